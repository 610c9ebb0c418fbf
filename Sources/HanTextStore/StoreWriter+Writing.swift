internal import GRDB
internal import HanCore
internal import HanStatistics

extension StoreWriter {
  /// The statements of one transaction.
  struct Writing {
    /// The tokens of all documents; what is new in it is written at the end.
    private(set) var vocabulary: TokenVocabulary
    private(set) var removedTokens = 0
    private let writtenTokens: Int
    private var postings = PostingBatch()
    private let database: Database
    private let insertDocument: RowStatement
    private let insertContent: RowStatement
    private let insertSearch: RowStatement

    /// - Parameter written: How many tokens of the vocabulary are in the store.
    init(_ database: Database, vocabulary: TokenVocabulary, written: Int) throws {
      self.database = database
      self.vocabulary = vocabulary
      writtenTokens = written
      insertDocument = try RowStatement(
        database,
        """
        INSERT INTO documents(file, number, id, title, date, source, author, extra, tokens)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      insertContent = try RowStatement(
        database, "INSERT INTO contents(document, tokens, rest) VALUES(?, ?, ?)")
      insertSearch = try RowStatement(database, "INSERT INTO search(rowid, words) VALUES(?, ?)")
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
      let numbers = try claimNumbers(of: document)
      var tokens: [Int32] = []
      try TokenNumbers.read(document.numbers, below: numbers.count, into: &tokens)
      var counts = [Int](repeating: 0, count: numbers.count)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(tokens.count * 2)
      for token in tokens {
        counts[Int(token)] += 1
        TokenNumbers.append(numbers[Int(token)], to: &bytes)
      }
      try insertContent.run(.integer(key), .bytes(bytes), .bytes(document.rest))
      try insertSearch.run(.integer(key), .utf8(document.running))
      for (number, count) in zip(numbers, counts) {
        let term = vocabulary.term(of: number)
        if term >= 0 { postings.add(Int(term), in: key, count: count) }
      }
    }

    /// The numbers of a document's tokens among those of the store, which new ones are given.
    private mutating func claimNumbers(of document: IndexedDocument) throws(ByteError) -> [Int32] {
      var numbers: [Int32] = []
      // Parts of speech by their names, of which there are few.
      var tags: [[UInt8]: PartOfSpeech?] = [[]: nil]
      let isWhole = document.vocabulary.withUnsafeBytes { bytes in
        var reader = LEB128Reader(bytes)
        func block() -> UnsafeRawBufferPointer? {
          guard let count = reader.next(), count <= bytes.count - reader.place else { return nil }
          defer { reader.place += count }
          return UnsafeRawBufferPointer(rebasing: bytes[reader.place..<(reader.place + count)])
        }
        guard let count = reader.next(), count <= bytes.count else { return false }
        numbers.reserveCapacity(count)
        var last: (name: [UInt8], tag: PartOfSpeech?) = ([], nil)
        for _ in 0..<count {
          guard let number = reader.next(),
            let kind = TokenKind(rawValue: UInt8(clamping: number)), let name = block(),
            let surface = block()
          else { return false }
          if !last.name.elementsEqual(name) {
            let bytes = Array(name)
            let tag =
              tags[bytes] ?? PartOfSpeech(String(decoding: bytes, as: UTF8.self))
            tags[bytes] = .some(tag)
            last = (bytes, tag)
          }
          numbers.append(
            vocabulary.claim(surface.bindMemory(to: UInt8.self), kind, last.tag))
        }
        return true
      }
      guard isWhole else { throw ByteError(offset: document.vocabulary.count) }
      return numbers
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
      let select = try RowStatement(database, "SELECT tokens FROM contents WHERE document = ?")
      try select.begin(.integer(document))
      guard try select.step() else { return }
      var tokens: [Int32] = []
      try select.withBytes(0) { bytes throws(ByteError) in
        try TokenNumbers.read(bytes, below: vocabulary.count, into: &tokens)
      }
      select.end()
      var running: [UInt8] = []
      for token in tokens where vocabulary.term(of: token) >= 0 {
        if !running.isEmpty { running.append(UInt8(ascii: " ")) }
        vocabulary.withSurface(of: token) { running.append(contentsOf: $0) }
      }
      try RowStatement(
        database, "INSERT INTO search(search, rowid, words) VALUES('delete', ?, ?)"
      ).run(.integer(document), .utf8(running))
      try RowStatement(database, "DELETE FROM contents WHERE document = ?")
        .run(.integer(document))
    }

    /// Writes what all documents that were added have together.
    func finish(part: Int) throws {
      try postings.write(part: part, to: database)
      try VocabularyPart.write(vocabulary, from: writtenTokens, to: database)
    }
  }
}
