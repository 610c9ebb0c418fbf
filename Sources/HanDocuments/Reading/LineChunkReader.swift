import Synchronization

/// A piece of one large UTF-8 text: whole lines, or a part of a line that is very long.
package struct TextChunk: Hashable, Sendable {
  /// The text's path, or `-`.
  package var id: String
  package var bytes: [UInt8]
  /// Where the chunk starts in the input, in bytes.
  package var offset: Int
}

/// A chunk on its way to a worker, or the failure that ended the reading.
package struct PendingChunk: PipelineItem {
  package let id: String
  fileprivate let result: Result<TextChunk, DocumentFailure>

  package var cost: Int { if case .success(let chunk) = result { chunk.bytes.count } else { 0 } }
  package func content() throws -> TextChunk { try result.get() }
}

/// Reads one text of any size in chunks of whole lines (``LineChunker``), in bounded memory.
///
/// With a decoder, the chunks are UTF-8 whatever the encoding of the text; without one, bytes come
/// as they are. From a terminal, each line is a chunk.
package final class LineChunkReader: PipelineSource {
  private struct State {
    var chunker: LineChunker
    var decoder: StreamDecoder?
    var offset = 0
    var hasEnded = false
  }

  private let file: InputFile
  private let state: Mutex<State>
  private let pieceSize: Int
  private let isCancelled = Atomic(false)

  /// Opens the text.
  package init(
    _ reference: InputReference, decoder: TextDecoder? = nil, chunkSize: Int = 1 << 20,
    longestLine: Int = 8 << 20
  ) throws(DocumentFailure) {
    let file = try InputFile(reference)
    self.file = file
    pieceSize = min(chunkSize, 1 << 20)
    state = Mutex(
      State(
        chunker: LineChunker(
          chunkSize: file.isTerminal ? 1 : chunkSize, longestLine: longestLine),
        decoder: decoder.map { StreamDecoder($0, isInteractive: file.isTerminal) }))
  }

  /// How many broken sequences became U+FFFD in decoding so far.
  package var replacements: Int { state.withLock { $0.decoder?.replacements ?? 0 } }

  /// The length of the text's byte-order mark.
  package var markLength: Int { state.withLock { $0.decoder?.markLength ?? 0 } }

  package func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// The next chunk, or `nil` at the end.
  ///
  /// - Throws: `DocumentFailure`; `CancellationError` after ``cancel()``.
  package func nextChunk() throws -> TextChunk? {
    try state.withLock { state in
      while true {
        if let bytes = state.chunker.pop(atEnd: state.hasEnded) {
          defer { state.offset += bytes.count }
          return TextChunk(id: file.id, bytes: bytes, offset: state.offset)
        }
        if state.hasEnded { return nil }
        var piece: [UInt8] = []
        state.hasEnded = try !file.append(upTo: pieceSize, to: &piece) {
          isCancelled.load(ordering: .relaxed)
        }
        if state.decoder != nil {
          piece = try state.decoder?.push(piece, atEnd: state.hasEnded) ?? []
        }
        state.chunker.push(piece)
      }
    }
  }

  package func next(upTo limit: Int) -> [PendingChunk] {
    do {
      return try nextChunk().map { [PendingChunk(id: file.id, result: .success($0))] } ?? []
    } catch is CancellationError {
      return []
    } catch {
      state.withLock { state in
        state.chunker = LineChunker()
        state.hasEnded = true
      }
      let failure = DocumentFailure(id: file.id, error: error)
      return [PendingChunk(id: file.id, result: .failure(failure))]
    }
  }
}
