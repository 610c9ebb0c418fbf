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
  /// What cleans documents in Markdown.
  public var markdownCleaner: Cleaner
  /// What finds the words.
  public var engine: Segmenter.Engine
  /// By which convention words are cut.
  public var criterion: Segmenter.Criterion
  /// Words that win over the engine, in any script.
  public var userDictionary: UserDictionary
  /// Whether a word that no list has and a document has in several sentences is one word throughout.
  public var remembersWords = true
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
  /// Whether keywords are looked for.
  public var findsKeywords = true
  /// Whether slogans are looked for.
  public var findsSlogans = true
  /// Whether names, dates and quantities are looked for.
  public var findsEntities = true
  /// How documents are words already; `nil` when they are text. Such documents are neither cleaned
  /// nor segmented.
  public var tokenizedInput: TokenizedInput?
  /// From which similarity on a document counts as a repetition of an earlier one of its batch,
  /// 0.5 to 1; `nil` when all documents count.
  public var duplicateThreshold: Double?
  /// Whether the articles of a page that has several are analysed each by itself.
  package var findsArticles = true
  /// Whether analyses keep the text, for the pages of reports.
  package var keepsTexts = false
  /// Whether analyses say which text they are of, for citations.
  package var keepsDigests = false

  /// Creates a configuration.
  ///
  /// - Parameters:
  ///   - cleans: Whether noise is taken out before analysis.
  ///   - withoutRules: The names of rules of cleaning that are switched off.
  ///   - kind: What documents without markup are, whatever they look like; `nil` when each is looked at.
  ///   - stopWords: Words that cannot begin or end a keyword.
  ///   - engine: What finds the words.
  ///   - criterion: By which convention words are cut.
  ///   - userDictionary: Words that win over the engine, in any script.
  ///   - tags: Whether tokens get parts of speech.
  ///   - offsets: The unit of reported ranges.
  ///   - duplicateThreshold: From which similarity on a document counts as a repetition of an
  ///     earlier one of its batch, 0.5 to 1; `nil` when all documents count.
  ///   - ranker: What ranks keywords.
  public init(
    cleans: Bool = true, withoutRules: Set<String> = [], kind: TextKind? = nil,
    stopWords: WordList = .stopWords,
    engine: Segmenter.Engine = .hantext,
    criterion: Segmenter.Criterion = .general, userDictionary: UserDictionary = UserDictionary(),
    tags: Bool = true, offsets: OffsetUnit = .scalar, duplicateThreshold: Double? = nil,
    ranker: KeywordRanker = .bundled
  ) {
    func cleaner(_ rules: [any CleaningRule]) -> Cleaner {
      cleans ? Cleaner(rules).without(withoutRules).reading(as: kind) : .none
    }
    self.cleaner = cleaner(Cleaner.webText)
    self.pageCleaner = cleaner(Cleaner.webPage)
    self.markdownCleaner = cleaner(Cleaner.markdown)
    self.engine = engine
    self.criterion = criterion
    self.userDictionary = userDictionary
    self.tags = tags
    self.keywords = KeywordExtractor(stopWords: stopWords, ranker: ranker)
    self.slogans = SloganExtractor()
    self.offsets = offsets
    self.duplicateThreshold = duplicateThreshold
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
  /// Markdown.
  case markdown
}
