internal import GRDB
internal import HanCore
internal import HanStatistics
package import HanText

/// A corpus in one SQLite file, made by `hantext index`: documents with what is known of them, the
/// tokens they are made of, and words with the documents they occur in.
///
/// ```swift
/// let store = try CorpusStore("corpus.sqlite")
/// print(store.documentCount, store.tokenCount, try store.frequency(of: "图书馆"))
/// ```
///
/// Memory: sixteen bytes a document that was asked for, the distinct words, and SQLite's cache of
/// some megabytes.
public struct CorpusStore: Sendable {
  let connection: StoreConnection
  private let cache = VocabularyCache()
  /// How its documents were analysed.
  package let settings: StoreSettings
  /// The configuration that its documents were analysed by.
  package let configuration: HanText.Configuration
  /// The number of its documents.
  public let documentCount: Int
  /// The running words of all documents.
  public let tokenCount: Int
  /// Files that are not wholly in the store, as a run was broken off.
  package let incompleteFiles: Int
  /// Whether postings have documents that were removed.
  let hasRemoved: Bool

  /// Opens a store.
  ///
  /// - Throws: ``StoreError``; one that was made with other models than this program's is
  ///   ``StoreError/otherAnalysis(path:difference:rebuild:)``.
  public init(_ path: String) throws { try self.init(path, offsets: .scalar) }

  /// - Parameter offsets: The unit of ranges.
  package init(_ path: String, offsets: OffsetUnit) throws {
    connection = try StoreConnection(reading: path)
    guard connection.isCurrent else { throw connection.earlier() }
    guard let description = try StoreDescription(connection) else {
      throw StoreError.damaged(path: path, cause: "it was never finished")
    }
    settings = description.settings
    configuration = try settings.configuration(offsets: offsets)
    let fingerprint = configuration.fingerprint
    guard fingerprint == description.fingerprint else {
      throw StoreError.otherAnalysis(
        path: path, difference: description.fingerprint.difference(from: fingerprint),
        rebuild: description.command)
    }
    (documentCount, tokenCount, incompleteFiles, hasRemoved) = try connection.read { database in
      let documents = try RowStatement(database, "SELECT count(*), sum(tokens) FROM documents")
      guard try documents.step() else { return (0, 0, 0, false) }
      defer { documents.end() }
      return (
        documents.integer(0), documents.integer(1),
        try Int.fetchOne(database, sql: "SELECT count(*) FROM files WHERE state = 0") ?? 0,
        try StoreWriter.removedTokens(database) > 0
      )
    }
  }

  /// Where it is.
  package var path: String { connection.path }

  /// How often a word occurs, in either script.
  ///
  /// - Throws: ``StoreError``, `ResourceError`.
  public func frequency(of word: String) throws -> Int {
    guard let term = try vocabulary().term(try Canonicalizer(prepares: false).canonical(word))
    else { return 0 }
    let live = Set(try documents().map(\.number))
    var count = 0
    try postings().forEach(of: term) { document, occurrences in
      if live.contains(document) { count += occurrences }
    }
    return count
  }

  /// The documents in the order of the files and in them.
  package func documents() throws -> [StoredDocument] {
    try connection.read { database in
      let rows = try RowStatement(database, "SELECT document, tokens \(Self.order)")
      var documents: [StoredDocument] = []
      documents.reserveCapacity(documentCount)
      while try rows.step() {
        documents.append(StoredDocument(number: rows.integer(0), tokens: rows.integer(1)))
      }
      return documents
    }
  }

  // Both tables are walked by their indexes, so that nothing has to be sorted.
  private static let order = """
    FROM files CROSS JOIN documents USING(file) ORDER BY place, files.file, documents.number
    """
  private static let fields = "document, tokens, id, title, date, source, author, extra"

  private static func document(of row: RowStatement) -> (StoredDocument, StoredFields) {
    (
      StoredDocument(number: row.integer(0), tokens: row.integer(1)),
      StoredFields(
        id: row.text(2) ?? "", title: row.text(3), date: row.text(4), source: row.text(5),
        author: row.text(6), extra: row.text(7))
    )
  }

  /// Calls `body` with the fields of each document, in the order of ``documents()``.
  package func forEachFields(_ body: (StoredDocument, StoredFields) throws -> Void) throws {
    try connection.read { database in
      let rows = try RowStatement(database, "SELECT \(Self.fields) \(Self.order)")
      while try rows.step() {
        let (document, fields) = Self.document(of: rows)
        try body(document, fields)
      }
    }
  }

  /// The fields of a document; `nil` when there is none of that number.
  package func fields(of number: Int) throws -> StoredFields? {
    try connection.read { database in
      let row = try RowStatement(
        database, "SELECT \(Self.fields) FROM documents WHERE document = ?", isKept: true)
      try row.begin(.integer(number))
      guard try row.step() else { return nil }
      defer { row.end() }
      return Self.document(of: row).1
    }
  }

  /// Calls `body` with each document, in the order of ``documents()``; its last argument reads the
  /// text. The store must not be asked for anything else meanwhile.
  package func forEachDocument(
    _ body: (StoredDocument, StoredFields, () throws -> StoredText) throws -> Void
  ) throws {
    let vocabulary = try vocabulary()
    try connection.read { database in
      let rows = try RowStatement(database, "SELECT \(Self.fields) \(Self.order)")
      let texts = try Texts(database, vocabulary, path: path)
      while try rows.step() {
        let (document, fields) = Self.document(of: rows)
        try body(document, fields) { try texts.text(of: document.number, fields) }
      }
    }
  }

  /// The same for some documents, in the order of their numbers here.
  package func forEachDocument(
    of numbers: some Sequence<Int>, _ body: (StoredFields, StoredText) throws -> Void
  ) throws {
    let vocabulary = try vocabulary()
    try connection.read { database in
      let row = try RowStatement(
        database, "SELECT \(Self.fields) FROM documents WHERE document = ?")
      let texts = try Texts(database, vocabulary, path: path)
      for number in numbers {
        try row.begin(.integer(number))
        guard try row.step() else { continue }
        let (_, fields) = Self.document(of: row)
        row.end()
        try body(fields, try texts.text(of: number, fields))
      }
    }
  }

  /// Calls `body` with some documents, in the order of their numbers here, as numbers of the tokens of
  /// a vocabulary. The store must not be asked for anything else meanwhile.
  package func forEachTokens(
    of numbers: some Sequence<Int>, in vocabulary: TokenVocabulary,
    _ body: (Int, [Int32]) throws -> Void
  ) throws {
    // Asked once: a vocabulary has many parts, and each call would hold all of them.
    let count = vocabulary.count
    try connection.read { database in
      let row = try RowStatement(database, "SELECT tokens FROM contents WHERE document = ?")
      var tokens: [Int32] = []
      for number in numbers {
        try row.begin(.integer(number))
        guard try row.step() else { continue }
        try row.withBytes(0) { bytes throws(ByteError) in
          try TokenNumbers.read(bytes, below: count, into: &tokens)
        }
        row.end()
        try body(number, tokens)
      }
    }
  }

  /// The tokens that documents are made of.
  package func vocabulary() throws -> TokenVocabulary { try cache.vocabulary(connection) }
}

/// Reads texts one after the other.
private final class Texts {
  private let row: RowStatement
  private let vocabulary: TokenVocabulary
  private let path: String

  init(_ database: Database, _ vocabulary: TokenVocabulary, path: String) throws {
    row = try RowStatement(database, "SELECT tokens, rest FROM contents WHERE document = ?")
    self.vocabulary = vocabulary
    self.path = path
  }

  func text(of number: Int, _ fields: StoredFields) throws -> StoredText {
    try row.begin(.integer(number))
    guard try row.step() else {
      throw StoreError.damaged(path: path, cause: "a document has no text")
    }
    defer { row.end() }
    var tokens: [Int32] = []
    try row.withBytes(0) { bytes throws(ByteError) in
      try TokenNumbers.read(bytes, below: vocabulary.count, into: &tokens)
    }
    return StoredText(
      tokens: tokens, rest: row.withBytes(1) { Array($0) }, vocabulary: vocabulary,
      fields: fields)
  }
}
