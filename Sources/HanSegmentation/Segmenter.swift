public import HanCore
import HanICU

/// Cuts text into tokens.
///
/// Tokens cover the text without gaps: joined, they are the text. The segmenter wants text in the
/// canonical script; the tokens' spans lead back to the document whatever it was written in.
///
/// ```swift
/// let segmenter = try Segmenter()
/// let text = segmenter.segment(MappedText("早发现、早报告"))
/// print(text.map { String(text.surface(of: $0)) })  // ["早", "发现", "、", "早", "报告"]
/// ```
public struct Segmenter: Sendable {
  /// What finds the words.
  public enum Engine: String, Hashable, Sendable, CaseIterable {
    /// ICU's word break iterator with its dictionary.
    case icu
  }

  /// What finds the words.
  public let engine: Engine
  private let words: ICUWords

  /// Creates a segmenter.
  ///
  /// - Throws: `ResourceError` when the engine's data cannot be opened.
  public init(engine: Engine = .icu) throws(ResourceError) {
    self.engine = engine
    do {
      words = try ICUWords()
    } catch {
      throw ResourceError(resource: "ICU word breaks", cause: error.description)
    }
  }

  /// The tokens of a text.
  ///
  /// - Complexity: O(*n*).
  public func segment(_ text: MappedText) -> TokenizedText {
    TokenizedText(text: text, tokens: words.tokens(of: text.text))
  }

  /// The tokens of a text that is its own source.
  public func segment(_ text: String) -> TokenizedText { segment(MappedText(text)) }
}
