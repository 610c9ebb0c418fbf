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

  @Test("texts come back as they were, whatever they are")
  func contents() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let text = RandomText.text(upTo: 200, using: &random)
      let document = Document(id: "a", text: text, title: "t")
      let (clean, tokens) = analyzer.tokens(of: document, as: .html)
      let content = StoredContent(document, as: .html, clean: clean, tokens: tokens)
      var writer = ByteWriter()
      content.encode(to: &writer)
      let packed = PackedBytes.packed(writer.bytes)
      let back = try packed.withUnsafeBytes { try StoredContent(packed: $0) }
      #expect(back.tokens == tokens)
      #expect(back.removed == clean.removed)
      #expect(back.sketch == TextSketch(clean.text.text))
      #expect(back.document(id: "a") == document)
      // Damaged bytes are an error, and never more than that.
      guard !packed.isEmpty else { continue }
      for _ in 0..<40 {
        var damaged = writer.bytes
        damaged[random.below(damaged.count)] =
          UInt8(random.below(256))
        var reader = ByteReader(damaged)
        _ = try? StoredContent(from: &reader)
      }
    }
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
        try corpus.documents(having: try ConcordanceQuery(query).needs))
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
        try Int.fetchOne(database, sql: "SELECT count(DISTINCT part) FROM postings"),
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
