internal import GRDB
internal import HanCore
internal import HanDocuments
internal import HanStatistics
internal import HanText

/// Writes a store: takes documents file by file, in order, and writes them in transactions of some
/// megabytes. Whenever it is killed, what was written before is whole.
///
/// Used by one thread.
package final class StoreWriter {
  /// What became of a file since it was indexed.
  package enum Change: Hashable, Sendable {
    case unchanged
    /// It is new, or its bytes are others, or not all of it is in the store.
    case changed
  }

  /// How it analyses documents.
  package internal(set) var settings: StoreSettings

  private let connection: StoreConnection
  private var files: [String: Known] = [:]
  private var greatestFile = 0
  /// The tokens of all documents; `nil` until documents are added or removed.
  private var known: TokenVocabulary?
  private var part = 0
  /// The running words of documents that are removed but still in postings.
  private var removedTokens = 0

  private var operations: [Operation] = []
  private var pendingBytes = 0
  private var lastFlush = ContinuousClock.now
  /// A transaction for so many bytes of text, or for what came in so long: what a run that is killed
  /// loses is small on a slow machine, too.
  private static let batchBytes = 4 << 20
  private static let batchTime = Duration.seconds(2)

  private struct Known {
    var number: Int
    var file: StoreFile
    var place: Int
    var state: Int
  }

  private enum Operation {
    case begin(Int)
    case document(Int, Int, IndexedDocument)
    case end(Int, StoreFile, state: Int)
  }

  /// Opens a store or makes one.
  ///
  /// - Parameters:
  ///   - settings: How documents are to be analysed. Words that the store has adopted are added.
  ///   - rebuilds: Whether to make the store anew when it was made otherwise; without it that is an
  ///     error.
  ///   - command: What makes the store again, for messages; see ``StoreError/otherAnalysis``.
  package init(
    _ path: String, settings: StoreSettings, rebuilds: Bool = false, command: String = ""
  ) throws {
    connection = try StoreConnection(writing: path)
    self.settings = settings
    guard connection.isCurrent || rebuilds else { throw connection.earlier(command: command) }
    let known = connection.isCurrent ? try StoreDescription(connection) : nil
    if let known { self.settings.adopted = known.settings.adopted }
    let fingerprint = try self.settings.configuration().fingerprint
    if let known, !rebuilds {
      guard known.fingerprint == fingerprint else {
        throw StoreError.otherAnalysis(
          path: path, difference: known.fingerprint.difference(from: fingerprint),
          rebuild: command)
      }
    }
    try connection.write { database in
      if known != nil || !connection.isCurrent, rebuilds {
        try StoreSchema.drop(in: database)
        try StoreSchema.create(in: database)
      }
      try StoreDescription(
        settings: self.settings, fingerprint: fingerprint,
        command: command.isEmpty ? known?.command ?? "" : command
      ).write(to: database)
    }
    try load()
  }

  private func load() throws {
    try connection.read { database in
      let rows = try RowStatement(
        database, "SELECT path, file, place, size, modified, digest, state FROM files")
      while try rows.step() {
        let path = rows.text(0) ?? ""
        files[path] = Known(
          number: rows.integer(1),
          file: StoreFile(
            path: path, size: rows.optionalInteger(3), modified: rows.optionalInteger(4),
            digest: rows.optionalInteger(5)), place: rows.integer(2), state: rows.integer(6))
        greatestFile = max(greatestFile, rows.integer(1))
      }
      part =
        (try Int.fetchOne(database, sql: "SELECT max(place) >> \(PostingParts.shift) FROM postings")
          ?? -1) + 1
      removedTokens = try Self.removedTokens(database)
    }
  }

  /// The running words of documents that are removed but still in postings.
  static func removedTokens(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT value FROM settings WHERE name = 'removed_tokens'")
      ?? 0
  }

  /// Changes documents; what is written becomes whole with the transaction that this is a part of.
  private func writing(_ database: Database, _ body: (inout Writing) throws -> Void) throws {
    let vocabulary = try known ?? VocabularyPart.read(database)
    // One owner, so that what is added takes no copy.
    known = nil
    var writing = try Writing(database, vocabulary: vocabulary, written: vocabulary.count)
    try body(&writing)
    try writing.finish(part: part)
    removedTokens += writing.removedTokens
    known = writing.vocabulary
    try remember(database)
  }

  /// Whether a file has to be read. One whose time alone is another one is remembered as it is now.
  ///
  /// - Parameter digest: Reads the file for its digest.
  package func change(
    of file: inout StoreFile, digest: (inout StoreFile) -> Void
  ) -> Change {
    guard let known = files[file.path], known.state == 1, known.file.size != nil else {
      digest(&file)
      return .changed
    }
    if known.file.size == file.size, known.file.modified == file.modified { return .unchanged }
    digest(&file)
    guard known.file.size == file.size, file.digest != nil, known.file.digest == file.digest
    else { return .changed }
    files[file.path]?.file = file
    touched.append(file.path)
    return .unchanged
  }

  private var touched: [String] = []

  /// Calls `body` with the id of each document of a file that is none of these, in order.
  package func forEachID(besides paths: Set<String>, _ body: (String) -> Void) throws {
    let others = Set(files.values.lazy.filter { !paths.contains($0.file.path) }.map(\.number))
    guard !others.isEmpty else { return }
    try connection.read { database in
      let rows = try RowStatement(database, "SELECT file, id FROM documents ORDER BY document")
      while try rows.step() {
        if others.contains(rows.integer(0)) { body(rows.text(1) ?? "") }
      }
    }
  }

  /// Sets the order of files: those of this run in their order, behind all others.
  package func place(_ paths: [String]) throws {
    let own = Set(paths)
    let first = (files.values.filter { !own.contains($0.file.path) }.map(\.place).max() ?? -1) + 1
    places = Dictionary(
      paths.enumerated().map { ($1, first + $0) }, uniquingKeysWith: { first, _ in first })
    try connection.write { database in
      let update = try RowStatement(
        database, "UPDATE files SET place = ?, size = ?, modified = ? WHERE file = ?")
      var wanted = Set(touched)
      for (path, place) in places where files[path].map({ $0.place != place }) ?? false {
        files[path]?.place = place
        wanted.insert(path)
      }
      for path in wanted.sorted() {
        guard let known = files[path] else { continue }
        try update.run(
          .integer(known.place), .optional(known.file.size), .optional(known.file.modified),
          .integer(known.number))
      }
    }
  }

  private var places: [String: Int] = [:]

  /// Begins a file, whose documents in the store are replaced.
  package func begin(_ path: String) {
    if files[path] == nil {
      greatestFile += 1
      files[path] = Known(
        number: greatestFile,
        file: StoreFile(path: path, size: nil, modified: nil, digest: nil),
        place: places[path] ?? files.count, state: 0)
    }
    files[path]?.state = 0
    operations.append(.begin(files[path]?.number ?? 0))
  }

  /// Adds the next document of a file that was begun.
  package func add(_ document: IndexedDocument, to path: String, number: Int) throws {
    operations.append(.document(files[path]?.number ?? 0, number, document))
    pendingBytes += document.size + 64
    try flushIfDue()
  }

  /// Ends a file.
  ///
  /// - Parameter isWhole: Whether all its documents were read; if not, the next run reads it again.
  package func end(_ file: StoreFile, isWhole: Bool) throws {
    files[file.path]?.state = isWhole ? 1 : 2
    operations.append(
      .end(files[file.path]?.number ?? 0, file, state: isWhole ? 1 : 2))
    pendingBytes += 64
    try flushIfDue()
  }

  private func flushIfDue() throws {
    if pendingBytes >= Self.batchBytes || .now - lastFlush >= Self.batchTime { try flush() }
  }

  /// Writes what was added.
  package func flush() throws {
    guard !operations.isEmpty else {
      lastFlush = .now
      return
    }
    let byNumber = Dictionary(uniqueKeysWithValues: files.values.map { ($0.number, $0) })
    try connection.write { database in
      try self.writing(database) { writing in
        for operation in operations {
          switch operation {
          case .begin(let file):
            try writing.begin(
              file, byNumber[file]?.file.path ?? "", byNumber[file]?.place ?? 0)
          case .document(let file, let number, let document):
            try writing.add(document, file: file, number: number)
          case .end(let file, let state, let code): try writing.end(file, state, code)
          }
        }
      }
    }
    part += 1
    operations = []
    pendingBytes = 0
    lastFlush = .now
  }

  /// Changes documents in a transaction of its own; nothing may be waiting to be written.
  func change(_ body: (Database, inout Writing) throws -> Void) throws {
    try connection.write { database in
      try writing(database) { try body(database, &$0) }
    }
    part += 1
  }

  private func remember(_ database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO settings(name, value) VALUES('removed_tokens', ?)",
      arguments: [String(removedTokens)])
  }

  /// The files of the store that lead nowhere now.
  package func gone(besides paths: Set<String>) -> [String] {
    files.keys.filter { !paths.contains($0) && $0 != "-" && StoreFile.isGone($0) }.sorted()
  }

  /// Removes files with their documents.
  package func remove(_ paths: [String]) throws {
    guard !paths.isEmpty else { return }
    try flush()
    try connection.write { database in
      try writing(database) { writing in
        let delete = try RowStatement(database, "DELETE FROM files WHERE file = ?")
        for path in paths {
          guard let number = files[path]?.number else { continue }
          try writing.removeDocuments(of: number)
          try delete.run(.integer(number))
          files[path] = nil
        }
      }
    }
  }

  /// Writes all that was added, and tidies up when much was removed.
  package func finish() throws {
    try flush()
    let (tokens, parts, pages, free) = try connection.read { database in
      (
        try Int.fetchOne(database, sql: "SELECT sum(tokens) FROM documents") ?? 0,
        try Int.fetchOne(
          database, sql: "SELECT count(DISTINCT place >> \(PostingParts.shift)) FROM postings")
          ?? 0,
        try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0,
        try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
      )
    }
    let isUntidy = removedTokens > 0 && removedTokens * 4 > tokens
    if isUntidy || parts > 8 {
      try connection.write { database in
        try PostingCompaction.run(database, part: part)
        removedTokens = 0
        try remember(database)
      }
      part += 1
    }
    if isUntidy || free * 4 > pages { try connection.execute("VACUUM") }
  }
}
