internal import GRDB

/// The tables of a store.
///
/// | table | holds |
/// | --- | --- |
/// | `settings` | how documents were analysed, the fingerprint of that, and what was indexed |
/// | `files` | each file with size, modification time (ns) and digest; `place` is its order, `state` 1 once all of it is in |
/// | `documents` | each document with the fields that conditions ask for, and its running words |
/// | `vocabulary` | the distinct tokens in order of their numbers, from `first` on: see ``VocabularyPart`` |
/// | `contents` | the numbers of its tokens in LEB128, which are its canonical text; in `rest` what else there is to know, packed: see ``StoredContent`` |
/// | `postings` | the documents of words, in parts: see ``PostingParts`` |
/// | `search` | the running words for full text search; `rowid` is the document |
/// | `search_terms` | each word of `search` with its documents (`doc`) and occurrences (`cnt`) |
///
/// A document's number is never used again, so postings of what was removed do no harm; they are
/// dropped when a quarter of all are such.
enum StoreSchema {
  /// What tells a store from other databases: “HanT”.
  static let application = 0x4861_6E54
  /// The version of the tables.
  static let version = 2

  static let tables = """
    CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE files(
      file INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, place INTEGER NOT NULL,
      size INTEGER, modified INTEGER, digest INTEGER, state INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX files_by_place ON files(place, file);
    CREATE TABLE documents(
      document INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER NOT NULL, number INTEGER NOT NULL,
      id TEXT NOT NULL, title TEXT, date TEXT, source TEXT, author TEXT, extra TEXT,
      tokens INTEGER NOT NULL);
    CREATE INDEX documents_by_file ON documents(file, number);
    CREATE TABLE vocabulary(first INTEGER PRIMARY KEY, tokens BLOB NOT NULL);
    CREATE TABLE contents(
      document INTEGER PRIMARY KEY, tokens BLOB NOT NULL, rest BLOB NOT NULL);
    CREATE TABLE postings(place INTEGER PRIMARY KEY, lists BLOB NOT NULL);
    CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='unicode61');
    CREATE VIRTUAL TABLE search_terms USING fts5vocab(search, row);
    INSERT INTO search(search, rank) VALUES('hashsize', 16777216);
    """

  static let names = [
    "search_terms", "search", "postings", "terms", "vocabulary", "contents", "documents", "files",
    "settings",
  ]

  /// Makes the tables.
  static func create(in database: Database) throws {
    try database.execute(
      sql: tables + "PRAGMA application_id = \(application); PRAGMA user_version = \(version);")
  }

  /// Removes the tables, to make them again.
  static func drop(in database: Database) throws {
    for name in names { try database.execute(sql: "DROP TABLE IF EXISTS \(name)") }
  }

  /// Whether the database has nothing in it.
  static func isEmpty(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
  }

  /// Checks that a database is a store, and of no later form than this program's.
  ///
  /// - Returns: Whether its form is this program's.
  static func check(_ database: Database, path: String) throws -> Bool {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == Self.application else { throw StoreError.foreign(path: path) }
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= Self.version else { throw StoreError.newer(path: path, version: version) }
    return version == Self.version
  }

  /// The command that made a store of whatever form, if it says so.
  static func command(_ database: Database) -> String? {
    try? String.fetchOne(
      database, sql: "SELECT value FROM settings WHERE name = 'command' AND value <> ''")
  }
}
