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
    finder = mode == .words ? try WordFinder() : nil
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
    let converted = convertCharacters(MappedText(text), notes: false).text
    return quotes?.convert(converted).text ?? converted.text
  }

  private func convertCharacters(_ text: MappedText, notes: Bool = true) -> Conversion {
    if let transliteration { return Conversion(text: transliteration.convert(text)) }
    guard let finder else { return Conversion(text: converter.convert(text)) }
    let needsWords =
      terms != nil
      || (converter.target == .simplified
        ? text.text.unicodeScalars.contains("著") : finder.hasSimplified(text.text))
    return converter.convert(
      text,
      words: needsWords ? finder.boundaries(of: text.text, terms) : WordBoundaries(words: []),
      notes: notes)
  }

  /// As ``convert(_:)-(MappedText)``, of a text that is its own source.
  public func convert(_ text: String) -> Conversion { convert(MappedText(text)) }
}

/// Finds the words that guide a conversion.
private struct WordFinder: Sendable {
  let canonicalizer: ScriptConverter
  let segmenter: Segmenter
  let tagger: PartOfSpeechTagger
  let detector = ScriptDetector()

  init() throws(ResourceError) {
    canonicalizer = try ScriptConverter(to: .simplified, foldsVariants: true)
    segmenter = try Segmenter()
    tagger = try PartOfSpeechTagger()
  }

  /// Whether anything of a text may have to become Traditional.
  func hasSimplified(_ text: String) -> Bool {
    let evidence = detector.evidence(in: text)
    return evidence.simplified > 0 || evidence.traditional == 0
  }

  /// The words of a text in any script.
  func boundaries(of text: String, _ terms: TermFinder?) -> WordBoundaries {
    let canonical = canonicalizer.convert(MappedText(text))
    let tokens = tagger.tag(segmenter.segment(canonical: canonical))
    var words: [WordBoundaries.Word] = []
    words.reserveCapacity(tokens.count)
    var map = OffsetMap.Cursor(canonical.map)
    for token in tokens.tokens {
      let start = map.sourceStart(at: token.startOffset)
      guard token.isHan else { continue }
      let end = map.sourceEnd(at: token.endOffset)
      words.append(.init(TextSpan(min(start, end), end), Self.kind(of: token.tag)))
    }
    let fine = segmenter.refine(tokens)
    map = OffsetMap.Cursor(canonical.map)
    let seams = fine.tokens.map { token in
      let start = map.sourceStart(at: token.startOffset)
      return min(start, map.sourceEnd(at: token.endOffset))
    }
    guard let terms else { return WordBoundaries(words: words, seams: seams) }
    var bounds = fine.map(\.span.lowerBound)
    bounds.append(canonical.text.utf8.count)
    return WordBoundaries(
      words: words, seams: seams,
      terms: terms.terms(in: canonical, bounds: bounds))
  }

  private static func kind(of tag: PartOfSpeech?) -> WordBoundaries.Kind {
    guard let tag else { return .word }
    return persons.contains(tag) ? .person : names.contains(tag) ? .name : .word
  }

  private static let persons = ["nr", "nrf", "nrj"].compactMap { PartOfSpeech($0) }
  private static let names = ["ns", "nz"].compactMap { PartOfSpeech($0) }
}
