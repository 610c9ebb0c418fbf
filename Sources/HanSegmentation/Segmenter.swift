public import HanCore
import HanICU
import HanLexicon

/// Cuts text into tokens.
///
/// Tokens cover the text without gaps: joined, they are the text. The segmenter wants text in the
/// canonical script; the tokens' spans lead back to the document whatever it was written in.
///
/// ```swift
/// let segmenter = try Segmenter()
/// let text = segmenter.segment("早发现、早报告")
/// print(text.map { String(text.surface(of: $0)) })  // ["早", "发现", "、", "早", "报告"]
/// ```
public struct Segmenter: Sendable {
  /// What finds the words.
  public enum Engine: String, Hashable, Sendable, CaseIterable {
    /// The trained model: a linear-chain conditional random field compiled to tables.
    case hantext
    /// ICU's word break iterator with its dictionary.
    case icu
  }

  /// By which convention words are cut; the trained model knows several.
  public enum Criterion: String, Hashable, Sendable, CaseIterable {
    /// As the People's Daily corpus, with the full names of persons in one word: the default.
    case general
    /// As the People's Daily corpus of Peking University: family and given names apart.
    case pku
    /// As the Chinese Treebank.
    case ctb
    /// As the corpus of Shanxi University.
    case sxu
    /// As the Chinese treebanks of Universal Dependencies.
    case ud
  }

  /// What finds the words.
  public let engine: Engine
  /// By which convention words are cut; ICU has but its own.
  public let criterion: Criterion
  private let words: any WordFinder

  /// Creates a segmenter with the bundled model, or with ICU.
  ///
  /// - Throws: `ResourceError` when the engine's data cannot be opened.
  /// - Complexity: Under a few milliseconds; the model is not copied.
  public init(
    engine: Engine = .hantext, criterion: Criterion = .general
  ) throws(ResourceError) {
    self.engine = engine
    self.criterion = criterion
    switch engine {
    case .hantext:
      do {
        words = try SegmentationModel(BundledTables.segmenter(), criterion: criterion.rawValue)
      } catch {
        throw ResourceError(resource: "segmentation model", cause: error.description)
      }
    case .icu:
      do {
        words = try ICUWords()
      } catch {
        throw ResourceError(resource: "ICU word breaks", cause: error.description)
      }
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

/// Finds the tokens of a text.
protocol WordFinder: Sendable {
  /// The tokens, in order and without gaps.
  func tokens(of text: String) -> [Token]
}

extension ICUWords: WordFinder {}

extension SegmentationModel: WordFinder {
  func tokens(of text: String) -> [Token] { tokens(of: text, fixed: []) }
}
