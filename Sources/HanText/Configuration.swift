public import HanCleaning
public import HanExtraction
public import HanLexicon
public import HanSegmentation

/// How documents are analysed.
public struct Configuration: Sendable {
  /// What cleans plain text.
  public var cleaner: Cleaner
  /// What cleans pages with their markup.
  public var pageCleaner: Cleaner
  /// What finds the words.
  public var engine: Segmenter.Engine
  /// By which convention words are cut.
  public var criterion: Segmenter.Criterion
  /// Words that win over the engine, in any script.
  public var userDictionary: UserDictionary
  /// Finds keywords.
  public var keywords: KeywordExtractor
  /// Finds slogans.
  public var slogans: SloganExtractor
  /// Whether tokens get parts of speech.
  public var tags: Bool
  /// The unit of reported ranges.
  public var offsets: OffsetUnit
  /// Whether the words of documents are counted; what is not wanted costs time.
  public var countsTerms = true
  /// Whether slogans are looked for.
  public var findsSlogans = true

  /// Creates a configuration.
  ///
  /// - Parameters:
  ///   - cleans: Whether noise is taken out before analysis.
  ///   - stopWords: Words that cannot begin or end a keyword.
  ///   - engine: What finds the words.
  ///   - criterion: By which convention words are cut.
  ///   - userDictionary: Words that win over the engine, in any script.
  ///   - tags: Whether tokens get parts of speech.
  ///   - offsets: The unit of reported ranges.
  ///   - ranker: What ranks keywords.
  public init(
    cleans: Bool = true, stopWords: WordList = .stopWords, engine: Segmenter.Engine = .hantext,
    criterion: Segmenter.Criterion = .general, userDictionary: UserDictionary = UserDictionary(),
    tags: Bool = false, offsets: OffsetUnit = .scalar, ranker: KeywordRanker = .bundled
  ) {
    self.cleaner = cleans ? Cleaner() : .none
    self.pageCleaner = cleans ? Cleaner(Cleaner.webPage) : .none
    self.engine = engine
    self.criterion = criterion
    self.userDictionary = userDictionary
    self.tags = tags
    self.keywords = KeywordExtractor(stopWords: stopWords, ranker: ranker)
    self.slogans = SloganExtractor()
    self.offsets = offsets
  }

  /// Cleaning on, the bundled stop list, ranges in scalars.
  public static let `default` = Configuration()
}

/// What a document's text is.
public enum DocumentKind: String, Hashable, Sendable, CaseIterable {
  /// Text without markup.
  case text
  /// A page with its markup.
  case html
}
