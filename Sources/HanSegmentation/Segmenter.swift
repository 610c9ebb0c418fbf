public import HanCore
import HanICU
public import HanLexicon
import HanScripts

/// Cuts text into tokens.
///
/// Tokens cover the text without gaps: joined, they are the text. Words are found in the canonical
/// form of a text, Simplified; the tokens' spans lead back to the text as it was written.
///
/// ```swift
/// let segmenter = try Segmenter()
/// let text = segmenter.segment("早發現、早報告")
/// print(text.map { text.sourceForm(of: $0) })  // ["早", "發現", "、", "早", "報告"]
/// ```
///
/// The model decides about Chinese characters alone. What stands between them is cut by ICU's word
/// rules (UAX #29), but that addresses, numbers, dates, emoji, runs of a mark and the like stay whole
/// and are tokens of their own, under the criterion `general`. Beside a middle dot, a stroke, a point
/// or a dash, which names and numbers may have inside, the model decides.
///
/// A segmenter is costly to make and cheap to use, from as many tasks as you like. It is a value:
/// several of them, with dictionaries of their own, live side by side.
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
    /// As the People's Daily corpus, with the full names of persons in one word, and with
    /// numbers, dates, addresses and model names whole: the default.
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
  /// Whether an unknown word that a text has often is one word throughout.
  public let remembersWords: Bool
  let words: any WordFinder
  private let dictionary: UserDictionaryMatcher?
  private let spans = Pool { ProtectedSpans() }
  private let memory = Pool { DocumentMemory() }
  private let canonicalizer: Canonicalizer

  /// Creates a segmenter with the bundled model, or with ICU.
  ///
  /// - Parameters:
  ///   - engine: What finds the words.
  ///   - criterion: By which convention words are cut.
  ///   - userDictionary: Words that win over the engine, in any script.
  ///   - remembersWords: Whether a word that no list has and a text has in several sentences is one
  ///     word throughout, under the criterion `general` of the trained model.
  /// - Throws: `ResourceError` when the engine's data cannot be opened.
  /// - Complexity: A few milliseconds, and O(*n*) for *n* words of the dictionary; the model is
  ///   not copied.
  public init(
    engine: Engine = .hantext, criterion: Criterion = .general,
    userDictionary: UserDictionary = UserDictionary(), remembersWords: Bool = false
  ) throws(ResourceError) {
    self.engine = engine
    self.criterion = criterion
    self.remembersWords = remembersWords && engine == .hantext && criterion == .general
    canonicalizer = try Canonicalizer()
    let canonicalizer = canonicalizer
    dictionary =
      userDictionary.isEmpty
      ? nil : UserDictionaryMatcher(userDictionary.mapped { canonicalizer.canonical($0) })
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

  /// The tokens of a text in any script, found in its canonical form.
  ///
  /// ``TokenizedText/sourceForm(of:)`` and ``TokenizedText/sourceSpan(of:)`` give each token as it
  /// is written and where; ``TokenizedText/surface(of:)`` gives it in the canonical form.
  ///
  /// - Complexity: O(*n*).
  public func segment(_ text: MappedText) -> TokenizedText {
    segment(canonical: canonicalizer.canonical(text))
  }

  /// The tokens of a text in any script that is its own source.
  public func segment(_ text: String) -> TokenizedText { segment(MappedText(text)) }

  /// The tokens of a text that is in canonical form already; in any other, words are cut wrongly.
  ///
  /// - Complexity: O(*n*).
  package func segment(canonical text: MappedText) -> TokenizedText {
    TokenizedText(text: text, tokens: tokens(of: text.text))
  }

  /// The tokens of a text that is in canonical form already and its own source.
  package func segment(canonical text: String) -> TokenizedText {
    segment(canonical: MappedText(text))
  }

  private func tokens(of text: String) -> [Token] {
    let matches = dictionary?.matches(in: text) ?? []
    return spans.withObject { spans in
      spans.find(
        in: text, dictionary: matches.map(\.span),
        patterns: criterion == .general && engine == .hantext)
      var tokens = words.tokens(of: text, fixed: spans.fixed, joined: spans.joined)
        .cutting(at: spans.cuts, in: text)
      if remembersWords {
        tokens = memory.withObject {
          $0.revise(tokens, in: text, fixed: spans.fixed, words: words)
        }
      }
      if let dictionary { tag(&tokens, by: matches, of: dictionary) }
      return tokens
    }
  }

  /// Gives the words of the dictionary the tags it has for them.
  private func tag(
    _ tokens: inout [Token], by matches: [UserDictionaryMatcher.Match],
    of dictionary: UserDictionaryMatcher
  ) {
    var index = 0
    for match in matches {
      while index < tokens.count, tokens[index].span.lowerBound < match.span.lowerBound {
        index += 1
      }
      guard index < tokens.count, tokens[index].span == match.span else { continue }
      tokens[index].tag = dictionary[match.entry].tag
    }
  }
}

/// Finds the tokens of a text.
protocol WordFinder: Sendable {
  /// The tokens, in order and without gaps.
  ///
  /// - Parameters:
  ///   - fixed: Spans that are one token each, in order, without overlaps.
  ///   - joined: Spans inside which no token ends, in order, without overlaps.
  func tokens(of text: String, fixed: [TextSpan], joined: [TextSpan]) -> [Token]

  /// The words of the finder's list in a stretch of text, in order of start, then of end.
  func listWords(in text: Substring) -> [TextSpan]
}

extension SegmentationModel: WordFinder {}

extension ICUWords: WordFinder {
  /// ICU takes no advice: its tokens are cut at the bounds of the fixed spans and joined inside.
  func tokens(of text: String, fixed: [TextSpan], joined: [TextSpan]) -> [Token] {
    var tokens = tokens(of: text)
    if !fixed.isEmpty { tokens = tokens.cutting(at: fixed).joined(in: fixed) }
    return tokens.joined(in: joined)
  }

  /// ICU's dictionary cannot be asked.
  func listWords(in text: Substring) -> [TextSpan] { [] }
}

extension Segmenter {
  /// Whether the engine's list has a word, in the canonical script.
  package func lists(_ word: String) -> Bool {
    words.listWords(in: word[...]).contains { $0 == TextSpan(0, word.utf8.count) }
  }
}
