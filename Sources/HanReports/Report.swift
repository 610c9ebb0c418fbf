package import HanCore
public import HanExtraction
public import HanStatistics

/// The batch keyword report as a value: what every format shows.
///
/// It holds no time and no machine's name, so the same input gives the same bytes.
public struct Report: Hashable, Sendable {
  /// The documents that were analysed, in input order.
  package var documents: [DocumentSummary]
  /// Keywords of the whole batch, best first.
  public var keywords: [BatchKeyword]
  /// Slogans of the whole batch, best first; each once, however many documents have it.
  public var slogans: [BatchSlogan]
  /// How many distinct slogans there are, of which ``slogans`` may list the first ones only.
  public var distinctSlogans: Int
  /// How many of them there are of each type.
  package var sloganTypes: [SloganType: Int]
  /// Terms by frequency, most frequent first.
  public var terms: [ScoredTerm]
  /// Running words in all documents.
  public var tokens: Int
  /// Distinct terms in all documents, of which ``terms`` may list the first ones only.
  public var distinctTerms: Int
  /// What is said of all documents together.
  package var totals: Totals
  /// The documents that keywords and slogans refer to, if ``documents`` does not hold them.
  package var references: [DocumentReference] = []
  /// Stop words: pages leave them out of the list of terms.
  package var stopTerms: Set<Term> = []
  /// Documents that could not be analysed, in input order.
  public var failures: [Failure]
  /// Documents whose text looks wrongly decoded, in input order.
  package var damaged: [DamagedDocument] = []
  /// Whether the run was interrupted, so that documents are missing.
  public var isPartial: Bool
  /// The version of the program that made the report.
  public var version: String
  /// What the page shows beside.
  package var page = PageSettings()
  /// What it depends on beside the documents.
  package var fingerprint: String?
  /// What changed since an earlier report.
  package var changes: ReportChanges?
  /// Groups of documents compared, in order of their names; empty when that was not asked for.
  package var groups: [Group] = []

  /// Creates a report.
  package init(
    documents: [DocumentSummary], keywords: [BatchKeyword], slogans: [BatchSlogan],
    terms: [ScoredTerm], tokens: Int, distinctTerms: Int, failures: [Failure] = [],
    isPartial: Bool = false, version: String
  ) {
    self.documents = documents
    self.keywords = keywords
    self.slogans = slogans
    distinctSlogans = slogans.count
    sloganTypes = slogans.reduce(into: [:]) { $0[$1.type, default: 0] += 1 }
    self.terms = terms
    totals = Totals(documents)
    self.tokens = tokens
    self.distinctTerms = distinctTerms
    self.failures = failures
    self.isPartial = isPartial
    self.version = version
  }

  /// One document's line in the report.
  package struct DocumentSummary: Hashable, Sendable {
    /// What names the document.
    package var id: String
    /// Its title, if it has one.
    package var title: String?
    /// Its date as written, if it has one.
    package var date: String?
    /// The publication it comes from, if it says so.
    package var source: String?
    /// The encoding its bytes were in.
    package var encoding: String?
    /// `hans`, `hant`, `mixed` or `none`.
    package var script: String
    /// The length of the text in characters (scalars).
    package var characters: Int
    /// Running words.
    package var tokens: Int
    /// Its keywords, best first, with ranges in the report's unit.
    package var keywords: [LocatedTerm]
    /// Its slogans, best first.
    package var slogans: [LocatedSlogan]
    /// Its names, dates and quantities; `nil` when they were not looked for.
    package var entities: LocatedEntities?
    /// The id of the earlier document it repeats; it counts for nothing in the batch then.
    package var duplicateOf: String?
    /// The articles of a page that has several.
    package var articles: [ArticleSummary] = []
    /// What looks like a wrong decoding of its text.
    package var damage: [String] = []
    /// Its text, when the page is to have it.
    package var text: DocumentText?
    /// What tells its text apart from others.
    package var digest: String?

    /// Creates a summary.
    package init(
      id: String, title: String? = nil, date: String? = nil, source: String? = nil,
      encoding: String? = nil, script: String, characters: Int, tokens: Int,
      keywords: [LocatedTerm], slogans: [LocatedSlogan], entities: LocatedEntities? = nil
    ) {
      self.id = id
      self.title = title
      self.date = date
      self.source = source
      self.encoding = encoding
      self.script = script
      self.characters = characters
      self.tokens = tokens
      self.keywords = keywords
      self.slogans = slogans
      self.entities = entities
    }
  }

  /// A keyword of one document, with ranges in the unit the user asked for.
  package struct LocatedTerm: Hashable, Sendable {
    /// The wording shown.
    package var term: String
    /// The canonical wording.
    package var canonical: String
    /// See ``Keyword/score``.
    package var score: Double
    /// Occurrences.
    package var count: Int
    /// Where, half-open, in the decoded source text.
    package var ranges: [Range<Int>]
    /// See ``Keyword/evidence``; reports leave it out.
    package var evidence: [KeywordFeatureContribution]

    /// Creates a located keyword.
    package init(
      term: String, canonical: String, score: Double, count: Int, ranges: [Range<Int>],
      evidence: [KeywordFeatureContribution] = []
    ) {
      self.term = term
      self.canonical = canonical
      self.score = score
      self.count = count
      self.ranges = ranges
      self.evidence = evidence
    }
  }

  /// A slogan of one document, with ranges in the unit the user asked for.
  package struct LocatedSlogan: Hashable, Sendable {
    /// The wording shown.
    package var text: String
    /// The canonical wording.
    package var canonical: String
    /// What makes it a slogan.
    package var type: SloganType
    /// The frame of a parallel slogan.
    package var template: String?
    /// The canonical wording of the frame.
    package var canonicalTemplate: String?
    /// What a numeral slogan stands for, in the wording shown.
    package var members: [String]
    /// The canonical wordings of the members.
    package var canonicalMembers: [String] = []
    /// Where the members stand, half-open, in the decoded source text.
    package var memberRanges: [Range<Int>]
    /// Why it is one; see ``Slogan/evidence``.
    package var evidence: [SloganFeatureContribution]
    /// See ``Slogan/score``.
    package var score: Double
    /// Where, half-open, in the decoded source text.
    package var ranges: [Range<Int>]

    /// Creates a located slogan.
    package init(
      text: String, canonical: String, type: SloganType, template: String? = nil,
      members: [String] = [], memberRanges: [Range<Int>] = [],
      evidence: [SloganFeatureContribution] = [],
      score: Double, ranges: [Range<Int>]
    ) {
      self.text = text
      self.canonical = canonical
      self.type = type
      self.template = template
      self.members = members
      self.memberRanges = memberRanges
      self.evidence = evidence
      self.score = score
      self.ranges = ranges
    }
  }

  /// A keyword of the batch.
  public struct BatchKeyword: Hashable, Sendable {
    /// The wording shown.
    public var term: String
    /// The canonical wording.
    public var canonical: String
    /// The score; higher is better.
    public var score: Double
    /// Occurrences in all documents.
    public var count: Int
    /// The ids of documents it is a candidate in, in input order; of many the first
    /// ``Report/maximumReferences``.
    public var documents: [String]
    /// The positions of ``documents``, if known.
    package var positions: [Int] = []
    /// In how many documents it occurs.
    public var documentCount: Int

    /// Creates a batch keyword.
    package init(
      term: String, canonical: String, score: Double, count: Int, documents: [String],
      documentCount: Int? = nil
    ) {
      self.term = term
      self.canonical = canonical
      self.score = score
      self.count = count
      self.documents = documents
      self.documentCount = documentCount ?? documents.count
    }
  }

  /// A slogan of the batch: all its wordings in all documents.
  public struct BatchSlogan: Hashable, Sendable {
    /// The wording shown, that of its first occurrence.
    public var text: String
    /// The canonical wording.
    public var canonical: String
    /// What makes it a slogan.
    public var type: SloganType
    /// The frame of a parallel slogan.
    public var template: String?
    /// The canonical wording of the frame.
    package var canonicalTemplate: String?
    /// What a numeral slogan stands for, in the wording shown.
    public var members: [String]
    /// The canonical wordings of the members.
    package var canonicalMembers: [String] = []
    /// The score; higher is better.
    public var score: Double
    /// Occurrences in all documents.
    public var count: Int
    /// The ids of its documents, in input order; of many the first ``Report/maximumReferences``.
    public var documents: [String]
    /// The positions of ``documents``, if known.
    package var positions: [Int] = []
    /// In how many documents it occurs.
    public var documentCount: Int
    /// The earliest date of its documents, of those whose dates begin with year, month and day.
    public var firstDate: String?
    /// The canonical wordings of near variants in the batch: 守土尽责 of 守土有责.
    public var related: [String]
    /// How it came about and what became of it, if that was looked at.
    package var history: SloganHistory?

    /// Creates a batch slogan.
    package init(
      text: String, canonical: String, type: SloganType, template: String? = nil,
      members: [String] = [], score: Double, count: Int, documents: [String],
      documentCount: Int? = nil, firstDate: String? = nil, related: [String] = []
    ) {
      self.text = text
      self.canonical = canonical
      self.type = type
      self.template = template
      self.members = members
      self.score = score
      self.count = count
      self.documents = documents
      self.documentCount = documentCount ?? documents.count
      self.firstDate = firstDate
      self.related = related
    }
  }

  /// A document whose text looks wrongly decoded.
  package struct DamagedDocument: Hashable, Sendable {
    /// What names the document.
    package var id: String
    /// What must have happened.
    package var damage: [String]

    /// Creates a damaged document.
    package init(id: String, damage: [String]) {
      self.id = id
      self.damage = damage
    }
  }

  /// A document that could not be analysed.
  public struct Failure: Hashable, Sendable {
    /// What names the document.
    public var id: String
    /// Why, and what to do about it.
    public var cause: String

    /// Creates a failure.
    public init(id: String, cause: String) {
      self.id = id
      self.cause = cause
    }
  }
}
