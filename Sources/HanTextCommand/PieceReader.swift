import HanText
import Synchronization

/// A piece of a text: whole lines, or a part of a line that is very long.
struct TextPiece: PipelineItem {
  var text: String
  /// Where it begins in its document, in the unit of the run.
  var offset: Int

  init(text: String, offset: Int) {
    self.text = text
    self.offset = offset
  }

  /// The end of a piece, enough to tell how it ended.
  init(tailOf piece: TextPiece) {
    text = String(piece.text.unicodeScalars.suffix(1))
    offset = piece.offset
  }

  var id: String { "" }
  var cost: Int { text.utf8.count }
  func content() throws -> TextPiece { self }
}

extension TextPiece: WireValue {
  func encode(to writer: inout ByteWriter) {
    writer.string(text)
    writer.integer(offset)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    self.init(text: try reader.string(), offset: try reader.integer())
  }
}

/// A piece, or the failure that ended the reading.
struct PendingPiece: PipelineItem {
  let id: String
  fileprivate let result: Result<TextPiece, DocumentFailure>

  var cost: Int { (try? result.get().text.utf8.count) ?? 0 }
  func content() throws -> TextPiece { try result.get() }
}

/// Decodes one text of any length piece by piece.
///
/// The encoding is told from the first piece. UTF-16 cannot be cut at line feed bytes: such a text
/// is read whole.
final class PieceReader: PipelineSource {
  private struct State {
    var encoding: String?
    var offset = 0
    var replacements = 0
    var hasEnded = false
  }

  private let id: String
  private let chunks: LineChunkReader
  private let decoder: TextDecoder
  private let unit: OffsetUnit
  private let state: Mutex<State>

  /// Opens the text.
  init(
    _ reference: InputReference, decoder: TextDecoder, unit: OffsetUnit
  ) throws(DocumentFailure) {
    id = reference.id
    chunks = try LineChunkReader(reference)
    self.decoder = decoder
    self.unit = unit
    state = Mutex(State())
  }

  /// How many broken sequences became U+FFFD so far.
  var replacements: Int { state.withLock { $0.replacements } }

  func cancel() { chunks.cancel() }

  func next(upTo limit: Int) -> [PendingPiece] {
    state.withLock { state in
      guard !state.hasEnded else { return [] }
      do {
        guard var chunk = try chunks.nextChunk() else { return [] }
        if state.encoding == nil {
          let name = try decoder.recognize(chunk.bytes).name
          if name.hasPrefix("UTF-16") {
            while let more = try chunks.nextChunk() { chunk.bytes += more.bytes }
          }
          state.encoding = name
        }
        return [PendingPiece(id: id, result: .success(try decode(chunk, &state)))]
      } catch {
        state.hasEnded = true
        if error is CancellationError { return [] }
        return [PendingPiece(id: id, result: .failure(DocumentFailure(id: id, error: error)))]
      }
    }
  }

  private func decode(_ chunk: TextChunk, _ state: inout State) throws -> TextPiece {
    let named = try TextDecoder(encoding: state.encoding, invalid: decoder.invalid)
    do {
      let decoded = try named.decode(chunk.bytes)
      state.replacements += decoded.replacements
      let piece = TextPiece(text: decoded.text, offset: state.offset)
      state.offset += unit.count(of: decoded.text)
      return piece
    } catch DocumentError.malformed(let encoding, let offset) {
      throw DocumentError.malformed(encoding: encoding, byteOffset: chunk.offset + offset)
    }
  }
}

extension OffsetUnit {
  /// The length of a text in this unit.
  func count(of text: String) -> Int {
    switch self {
    case .utf8: text.utf8.count
    case .utf16: text.utf16.count
    case .scalar: text.utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
  }
}
