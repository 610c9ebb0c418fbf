extension Report {
  /// How many documents a keyword or slogan refers to at most.
  package static let maximumReferences = 50
  /// How many terms a page lists; all of them are in the CSV file.
  package static let maximumListedTerms = 500
  /// How many slogans a page of Markdown lists; all of them are in the CSV file.
  package static let maximumListedSlogans = 500

  /// What is said of all documents together.
  package struct Totals: Hashable, Sendable {
    /// How many documents there are.
    package var documents = 0
    /// Their length in characters (scalars).
    package var characters = 0
    /// How many have not a word once they are cleaned.
    package var empty = 0
    /// How many repeat an earlier one.
    package var repeats = 0
    private var scriptCounts: [String: Int] = [:]

    /// The totals of no documents.
    package init() {}

    /// The totals of some documents.
    package init(_ documents: some Sequence<DocumentSummary>) {
      for document in documents { add(document) }
    }

    /// Adds a document.
    package mutating func add(_ document: DocumentSummary) {
      documents += 1
      characters += document.characters
      if document.tokens == 0 { empty += 1 }
      if document.duplicateOf != nil { repeats += 1 }
      scriptCounts[document.script, default: 0] += 1
    }

    /// The scripts of the documents and how many have each: `hans`, `hant`, `mixed` and `none`
    /// first, then others by name; scripts without documents are left out.
    package var scripts: [(script: String, documents: Int)] {
      let known = ["hans", "hant", "mixed", "none"]
      let others = scriptCounts.keys.filter { !known.contains($0) }.sorted()
      return (known + others).compactMap { script in scriptCounts[script].map { (script, $0) } }
    }
  }

  /// A document that a keyword or slogan refers to.
  package struct DocumentReference: Hashable, Sendable {
    /// Its position among all documents, from 0.
    package var position: Int
    /// What names it.
    package var id: String
    /// Its title, if it has one.
    package var title: String?
    /// Its date, if it has one.
    package var date: String?
    /// `hans`, `hant`, `mixed` or `none`.
    package var script: String

    /// Creates a reference.
    package init(
      position: Int, id: String, title: String? = nil, date: String? = nil, script: String
    ) {
      self.position = position
      self.id = id
      self.title = title
      self.date = date
      self.script = script
    }
  }

  /// One of several articles of a page.
  package struct ArticleSummary: Hashable, Sendable {
    /// Its title, if it has one.
    package var title: String?
    /// Its date, if it has one.
    package var date: String?
    /// The publication it comes from, if the page says so.
    package var source: String?
    /// Its keywords, best first.
    package var keywords: [LocatedTerm]
    /// Its slogans, best first.
    package var slogans: [LocatedSlogan]

    /// Creates a summary.
    package init(
      title: String? = nil, date: String? = nil, source: String? = nil,
      keywords: [LocatedTerm] = [], slogans: [LocatedSlogan] = []
    ) {
      self.title = title
      self.date = date
      self.source = source
      self.keywords = keywords
      self.slogans = slogans
    }
  }
}
