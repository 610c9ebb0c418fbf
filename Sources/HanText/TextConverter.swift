public import HanCore
public import HanScripts
import HanSegmentation

/// Converts text between variants of written Chinese with regard to its words: finds the words and
/// the names, and lets them guide the conversion.
///
/// ```swift
/// let converter = try TextConverter(to: .traditional)
/// converter.convert("美国历史里的余光中").text.text  // "美國歷史裏的余光中"
/// ```
///
/// A converter is costly to make and cheap to use, from as many tasks as you like.
public struct TextConverter: Sendable {
  /// What decides.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// The dictionaries, the words and names of the text, and the script of its sentences.
    case words
    /// The dictionaries alone: the result is OpenCC's.
    case opencc
    /// ICU's transliterator, between Simplified and Traditional alone.
    case icu
  }

  /// What decides.
  public let mode: Mode
  /// The converter by dictionaries, which does the work unless ICU does.
  package let converter: ScriptConverter
  private let finder: WordFinder?
  private let terms: TermFinder?
  private let quotes: QuotationMarks?
  private let transliteration: TransliterationConverter?

  /// Creates a converter.
  ///
  /// - Parameters:
  ///   - source: The variant the text is in; `nil` leaves it to the text in mode
  ///     ``Mode/words``. In mode ``Mode/opencc`` it stands for Simplified, or for Traditional when
  ///     Simplified is the target.
  ///   - target: The variant to convert to.
  ///   - mode: What decides.
  ///   - custom: Words of the user's, which win over everything; mode ``Mode/icu`` takes none.
  ///   - terms: The groups of Taiwan's terms that are used in mode ``Mode/words`` when the target is
  ///     ``ScriptVariant/taiwanIdioms``, or when it is the source and Simplified the target.
  ///   - convertsQuotes: Whether quotation marks become those of the target: “” and 「」.
  /// - Throws: `ResourceError` when the bundled tables or models, or ICU's data, cannot be used, and
  ///   when mode ``Mode/icu`` is asked for a region.
  public init(
    from source: ScriptVariant? = nil, to target: ScriptVariant, mode: Mode = .words,
    custom: CustomConversions = CustomConversions(),
    terms: Set<TermGroup> = Set(TermGroup.allCases), convertsQuotes: Bool = false
  ) throws(ResourceError) {
    self.mode = mode
    converter = try ScriptConverter(
      from: source, to: target, custom: custom, foldsVariants: mode == .words)
    finder = mode == .words ? try WordFinder(for: converter) : nil
    let isReverse = target == .simplified
    self.terms =
      mode == .words && (target == .taiwanIdioms || isReverse && source == .taiwanIdioms)
      ? try TermFinder(isReverse: isReverse, groups: terms) : nil
    quotes = convertsQuotes ? QuotationMarks(to: target) : nil
    transliteration =
      mode == .icu ? try TransliterationConverter(from: source, to: target) : nil
  }

  /// Whether a mode converts from a variant, `nil` for any, to another one.
  public static func supports(
    _ mode: Mode, from source: ScriptVariant? = nil, to target: ScriptVariant
  ) -> Bool {
    mode != .icu || TransliterationConverter.supports(from: source, to: target)
  }

  /// The text in the target variant, with what is uncertain about it; in the modes ``Mode/opencc``
  /// and ``Mode/icu`` nothing is.
  ///
  /// - Complexity: O(*n*).
  public func convert(_ text: MappedText) -> Conversion {
    var conversion = convertCharacters(text)
    if let quotes { conversion.text = quotes.convert(conversion.text) }
    return conversion
  }

  /// Whether quotation marks become those of the target.
  package var convertsQuotes: Bool { quotes != nil }

  /// As ``convert(_:)-(MappedText)``, of text of which nothing but quotation marks is left to convert.
  package func convertQuotes(_ text: String) -> String {
    quotes?.convert(MappedText(text)).text ?? text
  }

  /// The converted text alone, which is faster than ``convert(_:)-(MappedText)``.
  package func text(of text: String) -> String {
    if finder == nil, transliteration == nil {
      let converted = converter.convert(text)
      return quotes == nil ? converted : convertQuotes(converted)
    }
    var converted = text
    if let transliteration {
      converted = transliteration.convert(MappedText(text)).text
    } else if let finder {
      converted = converter.text(of: text, words: words(of: text, finder, tellsKinds: false))
    }
    return convertQuotes(converted)
  }

  private func convertCharacters(_ text: MappedText) -> Conversion {
    if let transliteration { return Conversion(text: transliteration.convert(text)) }
    guard let finder else { return Conversion(text: converter.convert(text)) }
    return converter.convert(
      text, words: words(of: text.text, finder, tellsKinds: true), notes: true)
  }

  /// The words of a text; none if they change nothing.
  ///
  /// - Parameter tellsKinds: Whether the kinds of all words are needed, for what is said about them, and
  ///   not of those alone whose conversion depends on it.
  private func words(
    of text: String, _ finder: WordFinder, tellsKinds: Bool
  ) -> WordBoundaries {
    let needsWords =
      terms != nil
      || (converter.target == .simplified
        ? text.unicodeScalars.contains("著") : finder.detector.mayBeSimplified(text))
    return needsWords
      ? finder.boundaries(of: text, terms, tellsKinds: tellsKinds) : WordBoundaries(words: [])
  }

  /// As ``convert(_:)-(MappedText)``, of a text that is its own source.
  public func convert(_ text: String) -> Conversion { convert(MappedText(text)) }
}

/// Finds the words that guide a conversion.
private struct WordFinder: Sendable {
  let converter: ScriptConverter
  let canonicalizer: ScriptConverter
  let segmenter: Segmenter
  let tagger: PartOfSpeechTagger
  let detector = ScriptDetector()
  private let kinds = WordKinds()

  /// - Parameter converter: What the words are for.
  init(for converter: ScriptConverter) throws(ResourceError) {
    self.converter = converter
    canonicalizer = try ScriptConverter(to: .simplified, foldsVariants: true)
    segmenter = try Segmenter()
    tagger = try PartOfSpeechTagger()
  }

  /// The words of a text in any script.
  func boundaries(
    of text: String, _ terms: TermFinder?, tellsKinds: Bool
  ) -> WordBoundaries {
    let canonical = canonicalizer.convert(MappedText(text))
    let segmented = segmenter.segment(canonical: canonical)
    let tokens = tellsKinds ? tagger.tag(segmented) : tagged(segmented)
    var words: [WordBoundaries.Word] = []
    words.reserveCapacity(tokens.count)
    // Where words begin is known from them; of the shorter words inside, those places count that
    // are none of these.
    var seams: [Int] = []
    var map = OffsetMap.Cursor(canonical.map)
    var reached = 0
    for token in tokens.tokens {
      let start = map.sourceStart(at: token.startOffset)
      if token.isHan, token.endOffset - token.startOffset >= Segmenter.shortestDivided {
        var whole = map
        let end = whole.sourceEnd(at: token.endOffset)
        if asksKind(text, min(start, end), end) {
          for part in segmenter.parts(of: token, in: tokens).dropFirst() {
            let seam = map.sourceStart(at: part.lowerBound)
            seams.append(min(seam, map.sourceEnd(at: part.upperBound)))
          }
        }
      }
      let end = map.sourceEnd(at: token.endOffset)
      // What one character became may be two words, which stand at one place.
      if start < reached { seams.append(min(start, end)) }
      reached = max(reached, end)
      guard token.isHan else { continue }
      words.append(.init(TextSpan(min(start, end), end), kinds.kind(of: token)))
    }
    guard let terms else { return WordBoundaries(words: words, seams: seams) }
    let fine = segmenter.refine(tokens)
    var bounds = fine.map(\.span.lowerBound)
    bounds.append(canonical.text.utf8.count)
    return WordBoundaries(
      words: words, seams: seams,
      terms: terms.terms(in: canonical, bounds: bounds))
  }

  /// Whether conversion asks what a word is, and what it is made of.
  private func asksKind(_ text: String, _ start: Int, _ end: Int) -> Bool {
    text.utf8.withContiguousStorageIfAvailable {
      converter.asksKind(UnsafeBufferPointer(rebasing: $0[start..<end]))
    } ?? true
  }

  /// The tokens with the tags of those of which conversion asks whether they are names.
  private func tagged(_ tokens: TokenizedText) -> TokenizedText {
    var map = OffsetMap.Cursor(tokens.text.map)
    var source = tokens.text.source
    return source.withUTF8 { source in
      tagger.tag(tokens, telling: kinds.groups) { token in
        let start = map.sourceStart(at: token.startOffset)
        let end = map.sourceEnd(at: token.endOffset)
        return converter.asksKind(UnsafeBufferPointer(rebasing: source[min(start, end)..<end]))
      }
    }
  }
}

/// What words are by their tags, as far as conversion is concerned.
private struct WordKinds: Sendable {
  /// The tags of persons' names, and those of other names.
  let groups: [[PartOfSpeech]] = [
    ["nr", "nrf", "nrj"].compactMap { PartOfSpeech($0) },
    ["ns", "nz"].compactMap { PartOfSpeech($0) },
  ]

  func kind(of token: Token) -> WordBoundaries.Kind {
    guard let tag = token.tag else { return .word }
    return groups[0].contains(tag) ? .person : groups[1].contains(tag) ? .name : .word
  }
}
