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

  func write(_ piece: TextPiece, to sink: inout ByteSink) -> PieceState {
    let isClosed =
      stream == nil
      || ConversionStream.isSeam(after: piece.before + piece.text.utf8.suffix(TextPiece.reach))
    let isWhole =
      stream == nil
      || isClosed && (piece.before.isEmpty || ConversionStream.isSeam(after: piece.before))
    if isWhole {
      writeWhole(piece, to: &sink)
      return .done
    }
    sink.append(contentsOf: piece.text.utf8)
    return isClosed ? .closed : .open
  }

  func writeWhole(_ document: TextPiece, to sink: inout ByteSink) {
    sink.append(contentsOf: converter.text(of: document.text).utf8)
  }

  func inOrder(_ bytes: some Collection<UInt8>, _ state: PieceState) -> [UInt8] {
    guard let stream else { return Array(bytes) }
    let converted = stream.convert(Array(bytes)[...])
    return quoted(state == .closed ? converted + stream.finish() : converted)
  }

  func rest() -> [UInt8] { stream.map { quoted($0.finish()) } ?? [] }

  private func quoted(_ bytes: [UInt8]) -> [UInt8] {
    converter.convertsQuotes
      ? Array(converter.convertQuotes(String(decoding: bytes, as: UTF8.self)).utf8) : bytes
  }

  func opening(of id: String) -> [UInt8] { [] }
  func separator(after piece: TextPiece) -> [UInt8] { [] }

  /// A text is written as it is, and so is its end; a line feed parts it from what follows, and ends a
  /// line that broke off.
  func closing(
    after piece: TextPiece?, extra: String?, error: String?, isLast: Bool
  ) -> [UInt8] {
    guard let piece, !isLast || error != nil, piece.text.utf8.last != UInt8(ascii: "\n") else {
      return []
    }
    return [0x0A]
  }

  /// The stream of the document under way.
  private final class StreamBox: Sendable {
    private let stream: Mutex<ConversionStream>

    init(_ converter: ScriptConverter) { stream = Mutex(ConversionStream(converter)) }

    func convert(_ bytes: ArraySlice<UInt8>) -> [UInt8] { stream.withLock { $0.convert(bytes) } }
    func finish() -> [UInt8] { stream.withLock { $0.finish() } }
  }
}
