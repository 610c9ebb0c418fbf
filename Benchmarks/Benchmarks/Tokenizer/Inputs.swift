import GeneratedText
import HanText

/// Texts and segmenters, made once a process when first used and outside what is measured.
enum Inputs {
  /// Bytes of every text but the one without punctuation.
  static let size = 4_000_000

  private static let texts = Dictionary(
    uniqueKeysWithValues: GeneratedText.Shape.allCases.map { ($0, LazyText($0)) })

  /// The text of a shape.
  static func text(_ shape: GeneratedText.Shape) throws -> MappedText {
    guard let text = texts[shape] else { preconditionFailure("no text of that shape") }
    return try text.value.get()
  }

  /// The segmenter with an engine.
  static func segmenter(_ engine: Segmenter.Engine) throws -> Segmenter {
    try engine == .icu ? icu.get() : hantext.get()
  }

  private static let hantext = Result { try Segmenter(engine: .hantext) }
  private static let icu = Result { try Segmenter(engine: .icu) }

  private final class LazyText: @unchecked Sendable {
    // Sendable: a benchmark process runs one benchmark at a time.
    private let shape: GeneratedText.Shape
    private(set) lazy var value = Result {
      MappedText(try GeneratedText.text(shape, bytes: shape == .noPunctuation ? 10_000_000 : size))
    }

    init(_ shape: GeneratedText.Shape) { self.shape = shape }
  }
}
