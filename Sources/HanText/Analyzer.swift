public import HanCleaning
public import HanCore
import HanExtraction
import HanReports
import HanScripts
public import HanSegmentation
import HanStatistics

/// Runs a document through the whole pipeline: the one place that knows its order.
///
/// An analyzer is costly to make and cheap to use, from as many tasks as you like.
///
/// ```swift
/// let analyzer = try Analyzer()
/// var batch = Batch()
/// for document in documents { batch.add(analyzer.analyze(document)) }
/// for slogan in batch.slogans(limit: 10) { print(slogan.text, slogan.documents) }
/// ```
public struct Analyzer: Sendable {
  /// How it analyses.
  public let configuration: Configuration
  /// What cuts text into tokens.
  public let segmenter: Segmenter
  /// What gives tokens their parts of speech, if the configuration asks for them.
  package let tagger: PartOfSpeechTagger?
  private let canonicalizer: Canonicalizer
  private let detector = ScriptDetector()

  /// Creates an analyzer.
  ///
  /// - Throws: ``ResourceError`` when the bundled tables or models, or ICU's data, cannot be opened.
  public init(_ configuration: Configuration = .default) throws(ResourceError) {
    self.configuration = configuration
    canonicalizer = try Canonicalizer()
    tagger = configuration.tags ? try PartOfSpeechTagger() : nil
    segmenter = try Segmenter(
      engine: configuration.engine, criterion: configuration.criterion,
      userDictionary: configuration.userDictionary,
      remembersWords: configuration.remembersWords)
  }

  /// Takes the noise out of a document.
  ///
  /// - Parameter explains: Whether the result says why each block stayed or went.
  public func clean(
    _ document: Document, as kind: DocumentKind = .text, explains: Bool = false
  ) -> CleanDocument {
    switch kind {
    case .text: configuration.cleaner.clean(document, explains: explains)
    case .html: configuration.pageCleaner.clean(document, explains: explains)
    case .markdown: configuration.markdownCleaner.clean(document, explains: explains)
    }
  }

  /// The text in its canonical form: the script is Simplified, compatibility ideographs are plain,
  /// letters and digits are half-width.
  package func canonical(_ text: MappedText) -> MappedText { canonicalizer.canonical(text) }

  /// The tokens of a text, found in the canonical script, with spans that lead back to the text.
  public func tokenize(_ text: MappedText) -> TokenizedText {
    let tokens = segmenter.segment(canonical: canonical(text))
    return tagger?.tag(tokens) ?? tokens
  }

  /// The tokens of a document: cleaned and segmented, or as they are given.
  package func tokens(
    of document: Document, as kind: DocumentKind
  ) -> (clean: CleanDocument, tokens: TokenizedText) {
    guard let form = configuration.tokenizedInput else {
      let clean = clean(document, as: kind)
      return (clean, tokenize(clean.text))
    }
    let reader = TokenizedInputReader(form: form, canonicalizer: canonicalizer)
    return (Cleaner.none.clean(document), reader.tokens(of: document.text))
  }

  /// Analyses one document.
  ///
  /// - Complexity: O(*n*).
  public func analyze(_ document: Document, as kind: DocumentKind = .text) -> DocumentAnalysis {
    analyze(document, as: kind, ngrams: 1...1)
  }

  /// Analyses one document, and counts n-grams of the given lengths.
  package func analyze(
    _ document: Document, as kind: DocumentKind, ngrams: ClosedRange<Int>
  ) -> DocumentAnalysis {
    let (clean, tokens) = tokens(of: document, as: kind)
    var analysis = DocumentAnalysis(
      id: document.id, title: clean.title, date: clean.metadata.date,
      source: clean.metadata.source, author: clean.metadata.author, encoding: document.encoding,
      script: detector.profile(of: clean.text.text),
      characters: document.text.unicodeScalars.count, tokens: 0,
      keywords: configuration.findsKeywords
        ? keywordCandidates(clean.title, tokens) : KeywordCandidates(),
      sloganCandidates: configuration.findsSlogans
        ? configuration.slogans.candidates(in: tokens) : [],
      entities: configuration.findsEntities
        ? EntityExtractor().entities(in: tokens, date: clean.metadata.date) : nil,
      articles: articles(of: clean),
      sketch: configuration.duplicateThreshold == nil ? .empty : MinHashSketch(clean.text.text),
      extra: nil,
      counts: configuration.countsTerms
        ? DocumentCounts(tokens, ngrams: ngrams) : DocumentCounts(wordsOf: tokens))
    analysis.tokens = analysis.counts.tokens
    analysis.counts.add(phrases: analysis.keywords.phrases)
    analysis.keywords.phrases = []
    for article in analysis.articles.indices { analysis.articles[article].keywords.phrases = [] }
    analysis.counts.add(slogans: configuration.slogans.keys(of: analysis.sloganCandidates))
    let offsets = OffsetIndex(document.text, unit: configuration.offsets)
    analysis.convertSpans(offsets)
    if configuration.keepsDigests { analysis.digest = DocumentDigest.digest(of: document.text) }
    if configuration.keepsTexts {
      analysis.text = DocumentText(
        clean.text, removed: clean.removed.map { ($0.span, $0.reason.rawValue) }, offsets: offsets)
    }
    return analysis
  }
}
