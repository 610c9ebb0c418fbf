internal import GRDB
package import HanCore
internal import HanStatistics
package import HanText

/// A corpus in one SQLite file, made by `hantext index`: documents with what is known of them,
/// words with the documents they occur in, and texts with the places of their tokens.
///
/// ```swift
/// let store = try CorpusStore("corpus.sqlite")
/// print(store.documentCount, store.tokenCount, try store.frequency(of: "图书馆"))
/// ```
///
/// Memory: eight bytes a document that was asked for, and SQLite's cache of some megabytes.
public struct CorpusStore: Sendable {
  let connection: StoreConnection
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

  /// Opens a store.
  ///
  /// - Throws: ``StoreError``; one that was made with other models than this program's is
  ///   ``StoreError/otherAnalysis(path:difference:rebuild:)``.
  public init(_ path: String) throws { try self.init(path, offsets: .scalar) }

  /// - Parameter offsets: The unit of ranges.
  package init(_ path: String, offsets: OffsetUnit) throws {
    connection = try StoreConnection(reading: path)
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
    (documentCount, tokenCount, incompleteFiles) = try connection.read { database in
      let documents = try RowStatement(database, "SELECT count(*), sum(tokens) FROM documents")
      guard try documents.step() else { return (0, 0, 0) }
      defer { documents.end() }
      return (
        documents.integer(0), documents.integer(1),
        try Int.fetchOne(database, sql: "SELECT count(*) FROM files WHERE state = 0") ?? 0
      )
    }
  }

  /// Where it is.
  package var path: String { connection.path }

  /// How often a word occurs, in either script.
  ///
  /// - Throws: ``StoreError``, `ResourceError`.
  public func frequency(of word: String) throws -> Int {
    let term = Term(try Canonicalizer().canonical(word))
    let live = Set(try documents().map(\.number))
    var count = 0
    try lists(of: [term]) { _, document, occurrences in
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
    try connection.passing { database in
      let rows = try RowStatement(database, "SELECT \(Self.fields) \(Self.order)")
      while try rows.step() {
        let (document, fields) = Self.document(of: rows)
        try body(document, fields)
      }
    }
  }

  /// Calls `body` with each document, in the order of ``documents()``; its last argument unpacks the
  /// text. The store must not be asked for anything else meanwhile.
  package func forEachDocument(
    _ body: (StoredDocument, StoredFields, () throws -> StoredContent) throws -> Void
  ) throws {
    try connection.passing { database in
      let rows = try RowStatement(database, "SELECT \(Self.fields) \(Self.order)")
      let texts = try RowStatement(
        database, "SELECT content FROM contents WHERE document = ?")
      while try rows.step() {
        let (document, fields) = Self.document(of: rows)
        try body(document, fields) { try content(of: document.number, texts) }
      }
    }
  }

  /// The same for some documents, in the order of their numbers here.
  package func forEachDocument(
    of numbers: some Sequence<Int>, _ body: (StoredFields, StoredContent) throws -> Void
  ) throws {
    try connection.passing { database in
      let row = try RowStatement(
        database, "SELECT \(Self.fields) FROM documents WHERE document = ?")
      let texts = try RowStatement(
        database, "SELECT content FROM contents WHERE document = ?")
      for number in numbers {
        try row.begin(.integer(number))
        guard try row.step() else { continue }
        let (_, fields) = Self.document(of: row)
        row.end()
        try body(fields, try content(of: number, texts))
      }
    }
  }

  private func content(of number: Int, _ texts: RowStatement) throws -> StoredContent {
    try texts.begin(.integer(number))
    guard try texts.step() else {
      throw StoreError.damaged(path: path, cause: "a document has no text")
    }
    defer { texts.end() }
    do throws(ByteError) {
      return try texts.withBytes(0) { bytes throws(ByteError) in
        try StoredContent(packed: bytes)
      }
    } catch {
      throw StoreError.damaged(path: path, cause: "\(error)")
    }
  }
}
