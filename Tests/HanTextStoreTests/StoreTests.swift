import Foundation
import GRDB
import HanDocuments
import HanTestSupport
import HanText
import Testing

@testable import HanTextStore

struct StoreTests {
  private let folder: TemporaryDirectory
  private let analyzer: Analyzer

  init() throws {
    folder = try TemporaryDirectory()
    analyzer = try Analyzer()
  }

  private func indexed(_ id: String, _ text: String) -> IndexedDocument {
    let document = Document(id: id, text: text)
    let (clean, tokens) = analyzer.tokens(of: document, as: .text)
    return IndexedDocument(
      StoredContent(document, as: .text, clean: clean, tokens: tokens),
      fields: StoredFields(id: id))
  }

  private func store(_ name: String, _ texts: [String]) throws -> String {
    let path = folder.path(name)
    let writer = try StoreWriter(path, settings: StoreSettings())
    try writer.place(texts.indices.map { "\($0)" })
    for (number, text) in texts.enumerated() {
      writer.begin("\(number)")
      try writer.add(indexed("\(number)", text), to: "\(number)", number: 0)
      try writer.end(StoreFile(path: "\(number)", size: text.utf8.count), isWhole: true)
    }
    try writer.finish()
    return path
  }

  /// Puts texts in the place of those of the first files.
  private func write(_ path: String, rebuilds: Bool = false, _ texts: [String]) throws {
    let writer = try StoreWriter(path, settings: StoreSettings(), rebuilds: rebuilds)
    for (number, text) in texts.enumerated() {
      writer.begin("\(number)")
      try writer.add(indexed("\(number)", text), to: "\(number)", number: 0)
      try writer.end(StoreFile(path: "\(number)", size: 1), isWhole: true)
    }
    try writer.finish()
  }

  @Test("texts come back as they were, whatever they are")
  func contents() throws {
    var random = SeededGenerator(seed: 7)
    let path = folder.path("t.sqlite")
    var expected: [(Document, CleanDocument, TokenizedText)] = []
    // The store is read once nobody writes it.
    do {
      let writer = try StoreWriter(path, settings: StoreSettings())
      try writer.place(["a"])
      writer.begin("a")
      for number in 0..<60 {
        let text = RandomText.text(upTo: 200, using: &random)
        let document = Document(
          id: "\(number)", text: text, title: "t", date: number % 2 == 0 ? "2021-03" : nil)
        let (clean, tokens) = analyzer.tokens(of: document, as: .html)
        expected.append((document, clean, tokens))
        let indexed = IndexedDocument(
          StoredContent(document, as: .html, clean: clean, tokens: tokens),
          fields: StoredFields(id: "\(number)", title: number % 3 == 0 ? "t" : nil))
        var bytes = ByteWriter()
        indexed.encode(to: &bytes)
        var reader = ByteReader(bytes.bytes)
        try writer.add(try IndexedDocument(from: &reader), to: "a", number: number)
      }
      try writer.end(StoreFile(path: "a", size: 1), isWhole: true)
      try writer.finish()
    }
    var number = 0
    try CorpusStore(path).forEachDocument { _, fields, text in
      let (document, clean, tokens) = expected[number]
      let text = try text()
      let content = try text.content()
      #expect(content.tokens == tokens)
      #expect(content.removed == clean.removed)
      #expect(content.kind == .html)
      #expect(content.sketch == MinHashSketch(clean.text.text))
      #expect(content.document(id: "\(number)") == document)
      number += 1
      // Damaged bytes are an error, and never more than that.
      for _ in 0..<40 {
        _ = try? text.damaged(using: &random).content()
      }
    }
    #expect(number == expected.count)
  }

  @Test("numbers that are damaged are an error")
  func damagedNumbers() throws {
    let path = try store("d.sqlite", ["图书馆每天开放。"])
    for bytes in [[UInt8](repeating: 0xFF, count: 9), [0x80], [0x7F, 0x7F]] {
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "UPDATE contents SET tokens = ?", arguments: [Data(bytes)])
      }
      #expect(throws: StoreError.self) {
        try CorpusStore(path).forEachDocument { _, _, text in _ = try text() }
      }
    }
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "UPDATE vocabulary SET tokens = x'0102'")
    }
    #expect(throws: StoreError.self) { try CorpusStore(path).frequency(of: "图书馆") }
  }

  @Test("a store of an earlier form is refused, and made anew when that is asked for")
  func earlier() throws {
    let path = try store("o.sqlite", ["图书馆每天开放。"])
    try DatabaseQueue(path: path).write {
      try $0.execute(
        sql: """
          PRAGMA user_version = 1; DROP TABLE vocabulary;
          CREATE TABLE terms(term INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
          INSERT OR REPLACE INTO settings VALUES('command', 'hantext index a --db b --rebuild')
          """)
    }
    func isRefused(_ error: any Error) -> Bool {
      "\(error)".contains("earlier version") && "\(error)".contains("--rebuild")
    }
    #expect { try CorpusStore(path) } throws: { isRefused($0) }
    #expect {
      try StoreWriter(
        path, settings: StoreSettings(), command: "hantext index c --db b --rebuild")
    } throws: {
      isRefused($0)
    }
    try write(path, rebuilds: true, ["阅览室开放。"])
    #expect(try CorpusStore(path).frequency(of: "阅览室") == 1)
    #expect(try CorpusStore(path).frequency(of: "图书馆") == 0)
  }

  @Test("a part of all documents has the frequencies of its own, whatever was removed")
  func frequencies() throws {
    let path = try store("q.sqlite", (0..<12).map { "第\($0)天图书馆开放，图书馆很静。" })
    let corpus = try CorpusStore(path)
    let documents = try corpus.documents()
    let lists = try corpus.frequencies(
      in: [Array(documents[..<3]), Array(documents[3...])])
    #expect(lists.map { $0[Term("图书馆")].occurrences } == [6, 18])
    #expect(lists.map { $0[Term("图书馆")].documents } == [3, 9])
    let vocabulary = try corpus.vocabulary()
    let term = Int(try #require(vocabulary.term("图书馆")))
    let postings = try corpus.postings()
    for part in [documents, Array(documents[2..<7])] {
      let entries = try corpus.entries(
        in: [part], of: postings, words: vocabulary.termCount)
      #expect(entries[0][term].documents == part.count)
      #expect(entries[0][term].occurrences == part.count * 2)
    }
    try write(path, ["图书馆。"])
    let after = try CorpusStore(path)
    #expect(try after.frequencies(in: [try after.documents()])[0][Term("图书馆")].occurrences == 23)
    #expect(
      try after.entries(
        in: [try after.documents()], of: try after.postings(), words: vocabulary.termCount)[0][
          term
        ].occurrences == 23)
  }

  @Test("other programs find words by SQLite's own full text search")
  func search() throws {
    let path = try store(
      "s.sqlite", ["社区图书馆每天开放。", "圖書館舉辦閱讀活動。", "消防通道保持畅通。"])
    let queue = try DatabaseQueue(path: path)
    let (ids, count, check) = try queue.read { database in
      (
        try String.fetchAll(
          database,
          sql: """
            SELECT id FROM documents JOIN search ON search.rowid = document
            WHERE words MATCH '图书馆' ORDER BY id
            """),
        try Int.fetchOne(
          database, sql: "SELECT cnt FROM search_terms WHERE term = '图书馆'"),
        try String.fetchOne(database, sql: "PRAGMA integrity_check")
      )
    }
    #expect(ids == ["0", "1"])
    #expect(count == 2)
    #expect(check == "ok")
    let corpus = try CorpusStore(path)
    #expect(corpus.documentCount == 3)
    #expect(try corpus.frequency(of: "圖書館") == 2)
    #expect(try corpus.frequency(of: "从未") == 0)
  }

  @Test("an index of words leaves no match of characters out")
  func candidates() throws {
    let texts = [
      "女性朋友", "妇女性格坚强", "男女性别平等", "女子与性格", "性别与女子", "新时代新女性", "女，性",
    ]
    let path = try store("c.sqlite", texts)
    let corpus = try CorpusStore(path)
    for query in ["女性", "性", "女性朋友", "妇女性", "与性", "新女", "平等", "女子与性"] {
      let having = try #require(
        try corpus.documents(
          having: try ConcordanceQuery(query).needs, in: try corpus.vocabulary()))
      for (number, text) in texts.enumerated() where text.contains(query) {
        #expect(having.contains(number + 1), "\(query) in \(text)")
      }
    }
  }

  @Test("removed documents leave nothing behind, however often")
  func removal() throws {
    let path = try store("r.sqlite", (0..<30).map { "第\($0)天图书馆开放，读者很多。" })
    for round in 0..<12 {
      let writer = try StoreWriter(path, settings: StoreSettings())
      for number in 0..<20 {
        writer.begin("\(number)")
        try writer.add(
          indexed("\(number)", "第\(round)轮消防演练。"), to: "\(number)", number: 0)
        try writer.end(StoreFile(path: "\(number)", size: 9), isWhole: true)
      }
      try writer.finish()
    }
    let corpus = try CorpusStore(path)
    #expect(try corpus.frequency(of: "图书馆") == 10)
    #expect(try corpus.frequency(of: "消防") == 20)
    let queue = try DatabaseQueue(path: path)
    let (found, parts, check) = try queue.read { database in
      (
        try Int.fetchOne(database, sql: "SELECT count(*) FROM search WHERE words MATCH '图书馆'"),
        try Int.fetchOne(database, sql: "SELECT count(DISTINCT place >> 32) FROM postings"),
        try String.fetchOne(database, sql: "PRAGMA integrity_check")
      )
    }
    #expect(found == 10)
    #expect((parts ?? 0) <= 9)
    #expect(check == "ok")
  }

  @Test("stores that cannot be used are told apart")
  func errors() throws {
    let path = try store("e.sqlite", ["图书馆。"])
    let writer = try StoreWriter(path, settings: StoreSettings())
    #expect(throws: StoreError.locked(path: path)) { try CorpusStore(path) }
    #expect(throws: StoreError.locked(path: path)) {
      try StoreWriter(path, settings: StoreSettings())
    }
    try withExtendedLifetime(writer) { try writer.finish() }
  }

  @Test("a later form, another database, and a disk without room")
  func otherFiles() throws {
    let path = try store("n.sqlite", ["图书馆。"])
    try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(throws: StoreError.newer(path: path, version: 99)) { try CorpusStore(path) }
    #expect(throws: StoreError.newer(path: path, version: 99)) {
      try StoreWriter(path, settings: StoreSettings(), rebuilds: true)
    }
    let other = folder.path("other.sqlite")
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE a(b)") }
    #expect(throws: StoreError.foreign(path: other)) { try CorpusStore(other) }
    #expect(throws: StoreError.foreign(path: other)) {
      try StoreWriter(other, settings: StoreSettings(), rebuilds: true)
    }
    let full = DatabaseError(resultCode: .SQLITE_FULL, message: "full")
    #expect(StoreError(full, path: "x") == .full(path: "x"))
  }
}

extension StoredText {
  /// The same with a byte of what is beside the tokens changed.
  fileprivate func damaged(using random: inout SeededGenerator) -> StoredText {
    var rest = (try? PackedBytes.unpacked(rest)) ?? []
    guard !rest.isEmpty else { return self }
    rest[random.below(rest.count)] = UInt8(random.below(256))
    return StoredText(
      tokens: tokens, rest: PackedBytes.packed(rest), vocabulary: vocabulary, fields: fields)
  }
}
