internal import GRDB
internal import HanCore

extension StoreWriter {
  /// The statements of one transaction.
  struct Writing {
    private(set) var terms: [Term: Int]
    private(set) var removedTokens = 0
    private var postings = PostingBatch()
    private let database: Database
    private let insertDocument: RowStatement
    private let insertContent: RowStatement
    private let insertSearch: RowStatement
    private let insertTerm: RowStatement

    init(_ database: Database, terms: [Term: Int]) throws {
      self.database = database
      self.terms = terms
      insertDocument = try RowStatement(
        database,
        """
        INSERT INTO documents(file, number, id, title, date, source, author, extra, tokens)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      insertContent = try RowStatement(
        database, "INSERT INTO contents(document, content) VALUES(?, ?)")
      insertSearch = try RowStatement(database, "INSERT INTO search(rowid, words) VALUES(?, ?)")
      insertTerm = try RowStatement(database, "INSERT INTO terms(term, text) VALUES(?, ?)")
    }

    /// Begins a file: what it had goes.
    mutating func begin(_ file: Int, _ path: String, _ place: Int) throws {
      try removeDocuments(of: file)
      try RowStatement(
        database,
        """
        INSERT INTO files(file, path, place, state) VALUES(?, ?, ?, 0)
        ON CONFLICT(file) DO UPDATE SET state = 0
        """
      ).run(.integer(file), .text(path), .integer(place))
    }

    /// Adds a document.
    mutating func add(_ document: IndexedDocument, file: Int, number: Int) throws {
      let fields = document.fields
      try insertDocument.run(
        .integer(file), .integer(number), .text(fields.id), .optional(fields.title),
        .optional(fields.date), .optional(fields.source), .optional(fields.author),
        .optional(fields.extra), .integer(document.tokens))
      let key = Int(database.lastInsertedRowID)
      try insertContent.run(.integer(key), .bytes(document.content))
      try insertSearch.run(.integer(key), .text(document.running))
      for (word, count) in document.words {
        postings.add(try self.number(of: Term(word)), in: key, count: count)
      }
    }

    /// The number of a word, which a new one is given.
    private mutating func number(of word: Term) throws -> Int {
      if let known = terms[word] { return known }
      let next = terms.count
      terms[word] = next
      try insertTerm.run(.integer(next), .text(word.text))
      return next
    }

    /// Ends a file.
    func end(_ file: Int, _ state: StoreFile, _ code: Int) throws {
      try RowStatement(
        database, "UPDATE files SET size = ?, modified = ?, digest = ?, state = ? WHERE file = ?"
      ).run(
        .optional(state.size), .optional(state.modified), .optional(state.digest),
        .integer(code), .integer(file))
    }

    /// Removes the documents of a file; full text search wants to be told what it forgets.
    mutating func removeDocuments(of file: Int) throws {
      let select = try RowStatement(
        database, "SELECT document, tokens FROM documents WHERE file = ?")
      try select.begin(.integer(file))
      var documents: [Int] = []
      while try select.step() {
        documents.append(select.integer(0))
        removedTokens += select.integer(1)
      }
      guard !documents.isEmpty else { return }
      for document in documents { try remove(document) }
      try RowStatement(database, "DELETE FROM documents WHERE file = ?").run(.integer(file))
    }

    /// Puts a document in the place of another one.
    mutating func replace(
      _ document: Int, tokens: Int, with other: IndexedDocument
    ) throws {
      let select = try RowStatement(
        database, "SELECT file, number FROM documents WHERE document = ?")
      try select.begin(.integer(document))
      guard try select.step() else { return }
      let (file, number) = (select.integer(0), select.integer(1))
      select.end()
      try remove(document)
      try RowStatement(database, "DELETE FROM documents WHERE document = ?")
        .run(.integer(document))
      removedTokens += tokens
      try add(other, file: file, number: number)
    }

    private func remove(_ document: Int) throws {
      let select = try RowStatement(database, "SELECT content FROM contents WHERE document = ?")
      try select.begin(.integer(document))
      guard try select.step() else { return }
      let content = try select.withBytes(0) { try StoredContent(packed: $0) }
      select.end()
      try RowStatement(
        database, "INSERT INTO search(search, rowid, words) VALUES('delete', ?, ?)"
      ).run(.integer(document), .text(content.running))
      try RowStatement(database, "DELETE FROM contents WHERE document = ?")
        .run(.integer(document))
    }

    /// Writes the postings of the documents that were added.
    func finish(part: Int) throws { try postings.write(part: part, to: database) }
  }
}

/// Makes one list of all lists of a word, without documents that were removed.
enum PostingCompaction {
  static func run(_ database: Database, part: Int) throws {
    var live: Set<Int> = []
    let documents = try RowStatement(database, "SELECT document FROM documents")
    while try documents.step() { live.insert(documents.integer(0)) }
    try database.execute(
      sql: """
        CREATE TABLE compact(
          term INTEGER NOT NULL, part INTEGER NOT NULL, list BLOB NOT NULL,
          PRIMARY KEY(term, part)) WITHOUT ROWID
        """)
    let insert = try RowStatement(
      database, "INSERT INTO compact(term, part, list) VALUES(?, ?, ?)")
    let rows = try RowStatement(
      database, "SELECT term, list FROM postings ORDER BY term, part")
    var term = -1
    var list = PostingListWriter()
    func write() throws {
      guard !list.isEmpty else { return }
      try insert.run(.integer(term), .integer(part), .bytes(list.bytes))
    }
    while try rows.step() {
      if rows.integer(0) != term {
        try write()
        term = rows.integer(0)
        list = PostingListWriter()
      }
      rows.withBytes(1) { bytes in
        PostingList.forEach(bytes) { if live.contains($0) { list.add($0, $1) } }
      }
    }
    try write()
    try database.execute(
      sql: "DROP TABLE postings; ALTER TABLE compact RENAME TO postings")
  }
}
