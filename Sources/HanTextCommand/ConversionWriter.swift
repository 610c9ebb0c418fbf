import HanText
import Synchronization

/// Writes converted text, piece by piece.
///
/// Words do not reach over lines, so pieces are converted each by itself. OpenCC's rules do reach
/// over them (ideographic description sequences), and a line may have been cut: by dictionaries
/// alone, a piece that neither begins nor ends inside of anything is converted by itself, and others
/// go through one stream, in order.
struct ConversionWriter: PieceWriter {
  let converter: TextConverter
  private let stream: StreamBox?

  init(converter: TextConverter) {
    self.converter = converter
    stream = converter.mode == .opencc ? StreamBox(converter.converter) : nil
  }

  func body(of piece: TextPiece) -> PieceBody {
    guard stream != nil else { return PieceBody(whole(piece)) }
    let isClosed = ConversionStream.isSeam(
      after: piece.before + piece.text.utf8.suffix(TextPiece.reach))
    if isClosed, piece.before.isEmpty || ConversionStream.isSeam(after: piece.before) {
      return PieceBody(whole(piece))
    }
    return PieceBody(Array(piece.text.utf8), isClosed ? .closed : .open)
  }

  func whole(_ document: TextPiece) -> [UInt8] {
    Array(converter.text(of: document.text).utf8)
  }

  func inOrder(_ body: PieceBody) -> [UInt8] {
    guard let stream else { return Array(body.bytes) }
    let converted = stream.convert(body.bytes)
    return quoted(body.state == .closed ? converted + stream.finish() : converted)
  }

  func rest() -> [UInt8] { stream.map { quoted($0.finish()) } ?? [] }

  private func quoted(_ bytes: [UInt8]) -> [UInt8] {
    converter.convertsQuotes
      ? Array(converter.convertQuotes(String(decoding: bytes, as: UTF8.self)).utf8) : bytes
  }

  func opening(of id: String) -> [UInt8] { [] }
  func separator(after piece: TextPiece) -> [UInt8] { [] }

  func closing(after piece: TextPiece?, extra: String?, error: String?) -> [UInt8] {
    piece.map { $0.text.utf8.last == UInt8(ascii: "\n") } ?? true ? [] : [0x0A]
  }

  /// The stream of the document under way.
  private final class StreamBox: Sendable {
    private let stream: Mutex<ConversionStream>

    init(_ converter: ScriptConverter) { stream = Mutex(ConversionStream(converter)) }

    func convert(_ bytes: ArraySlice<UInt8>) -> [UInt8] { stream.withLock { $0.convert(bytes) } }
    func finish() -> [UInt8] { stream.withLock { $0.finish() } }
  }
}
