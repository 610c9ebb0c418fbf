package import HanCore
import Synchronization

/// A piece of a text: whole lines, or a part of a line that is very long.
package struct TextPiece: Sendable {
  /// The text of the piece.
  package var text: String
  /// Where it begins in its document, in the unit of the run.
  package var offset: Int
  /// The last bytes of the document before it, at most ``reach``; none at its beginning.
  package var before: [UInt8]

  /// How many bytes before a piece come with it.
  package static let reach = 256

  package init(text: String, offset: Int, before: [UInt8] = []) {
    self.text = text
    self.offset = offset
    self.before = before
  }

  /// The end of a piece, enough to tell how it ended.
  package init(tailOf piece: TextPiece) {
    text = String(piece.text.unicodeScalars.suffix(1))
    offset = piece.offset
    before = []
  }

}

/// A piece on its way: as ``TextPiece``, its text being bytes that are valid UTF-8.
package struct PieceBytes: Sendable {
  package var bytes: [UInt8]
  package var offset: Int
  package var before: [UInt8]

  package init(bytes: [UInt8], offset: Int, before: [UInt8]) {
    self.bytes = bytes
    self.offset = offset
    self.before = before
  }
}

/// A piece, or the failure that ended the reading.
package struct PendingPiece: PipelineItem {
  package let id: String
  fileprivate let result: Result<PieceBytes, DocumentFailure>

  package var cost: Int { if case .success(let piece) = result { piece.bytes.count } else { 0 } }
  package func content() throws -> PieceBytes { try result.get() }
}

/// Decodes one text of any length and any encoding piece by piece, in bounded memory.
package final class PieceReader: PipelineSource {
  private struct State {
    var offset = 0
    var replacements = 0
    var hasEnded = false
    /// The end of what was read.
    var recent: [UInt8] = []
  }

  private let id: String
  private let chunks: LineChunkReader
  private let invalid: TextDecoder.InvalidBytes
  private let unit: OffsetUnit
  private let state = Mutex(State())

  /// Opens the text.
  package init(
    _ reference: InputReference, decoder: TextDecoder, unit: OffsetUnit
  ) throws(DocumentFailure) {
    id = reference.id
    chunks = try LineChunkReader(reference, decoder: decoder)
    invalid = decoder.invalid
    self.unit = unit
  }

  /// How many broken sequences became U+FFFD so far.
  package var replacements: Int { state.withLock { $0.replacements } + chunks.replacements }

  package func cancel() { chunks.cancel() }

  package func next(upTo limit: Int) -> [PendingPiece] {
    state.withLock { state in
      guard !state.hasEnded else { return [] }
      do {
        guard let chunk = try chunks.nextChunk() else { return [] }
        return [PendingPiece(id: id, result: .success(try piece(of: chunk, &state)))]
      } catch {
        state.hasEnded = true
        if error is CancellationError { return [] }
        return [PendingPiece(id: id, result: .failure(DocumentFailure(id: id, error: error)))]
      }
    }
  }

  private func piece(
    of chunk: TextChunk, _ state: inout State
  ) throws(DocumentError) -> PieceBytes {
    var bytes = chunk.bytes
    if !UTF8Text.isValid(bytes) {
      let place = UTF8Text.firstInvalid(in: chunk.bytes[...]) ?? 0
      guard invalid == .replace else {
        throw .malformed(encoding: "UTF-8", byteOffset: chunks.markLength + chunk.offset + place)
      }
      let decoded = try TextDecoder(encoding: "UTF-8", invalid: .replace).decode(chunk.bytes)
      state.replacements += decoded.replacements
      bytes = Array(decoded.text.utf8)
    }
    let piece = PieceBytes(bytes: bytes, offset: state.offset, before: state.recent)
    state.offset += bytes.withUnsafeBufferPointer { unit.count(in: $0) }
    state.recent = Array((state.recent + bytes.suffix(TextPiece.reach)).suffix(TextPiece.reach))
    return piece
  }
}
