import HanCore
import HanExtraction
import HanLexicon
import HanStatistics
import HanTestSupport
import HanText
import Testing

@Suite("Keywords")
struct KeywordTests {
  static let analyzer = Result { try Analyzer() }
  static let article = """
    社区图书馆开放夜间阅读
    山城区社区图书馆从今天起开放夜间阅读。夜间阅读时间为晚上七点到十点，读者可以凭借书证入馆。
    社区图书馆的馆员说，夜间阅读让上班的读者也能安心看书。
    """

  static func candidates(_ text: String, title: String? = nil) throws -> [KeywordCandidate] {
    let analyzer = try analyzer.get()
    return KeywordExtractor().candidates(
      in: analyzer.tokenize(MappedText(text)),
      title: title.map { analyzer.tokenize(MappedText($0)) })
  }

  static func keywords(_ text: String, limit: Int = 10) throws -> [Keyword] {
    KeywordExtractor().keywords(
      from: try candidates(text), in: TermStatistics(), limit: limit)
  }

  @Test("phrases that are repeated come first")
  func phrases() throws {
    let keywords = try Self.keywords(Self.article, limit: 3).map(\.canonical)
    #expect(keywords.contains("夜间阅读"))
    #expect(keywords.contains { $0.contains("图书馆") })
  }

  @Test("every occurrence is told, and cut out of the text is the term")
  func occurrences() throws {
    for keyword in try Self.keywords(Self.article) {
      #expect(keyword.count == keyword.occurrences.count)
      for span in keyword.occurrences { #expect(String(Self.article[span]) == keyword.term) }
    }
  }

  @Test("stop words, numbers and single characters are no keywords")
  func edges() throws {
    let terms = try Self.candidates("我们在2023年的今天去了图书馆").map(\.term.text)
    #expect(!terms.contains { $0.hasPrefix("我们") || $0.hasPrefix("的") || $0.hasPrefix("2023") })
  }

  @Test("scripts are one, the wording stays the document's")
  func scripts() throws {
    let keyword = try #require(try Self.keywords("圖書館開放，圖書館歡迎讀者。", limit: 1).first)
    #expect(keyword.canonical.contains("图书"))
    #expect(keyword.term.contains("圖書"))
  }

  @Test("a term of the title counts more")
  func titles() throws {
    let text = "阅读推广与馆藏建设。"
    let extractor = KeywordExtractor()
    let plain = try extractor.keywords(
      from: Self.candidates(text), in: TermStatistics(), limit: 20)
    let titled = try extractor.keywords(
      from: Self.candidates(text, title: "馆藏建设"), in: TermStatistics(), limit: 20)
    let score = { (keywords: [Keyword]) in
      keywords.first { $0.canonical.contains("馆藏") }?.score ?? 0
    }
    #expect(score(titled) > score(plain))
  }

  @Test("what every document has weighs less than what one has")
  func batches() throws {
    let extractor = KeywordExtractor()
    let texts = ["夜间阅读，开放时间。", "开放时间，儿童阅览。", "开放时间，馆藏建设。"]
    let candidates = try texts.map { try Self.candidates($0) }
    var statistics = TermStatistics()
    for each in candidates { statistics.add(extractor.terms(of: each)) }
    let first = extractor.keywords(from: candidates[0], in: statistics, limit: 5)
      .map(\.canonical)
    let night = try #require(first.firstIndex { $0.contains("夜间") })
    let opening = first.firstIndex { $0.contains("开放时间") } ?? first.count
    #expect(night < opening)
  }

  @Test("a stop list of everything leaves nothing; an empty text has nothing")
  func nothing() throws {
    #expect(try Self.keywords("").isEmpty)
    #expect(try Self.keywords("，。！").isEmpty)
    let analyzer = try Self.analyzer.get()
    let text = analyzer.tokenize(MappedText("图书馆开放"))
    let stops = WordList(text.map { String(text.surface(of: $0)) })
    #expect(KeywordExtractor(stopWords: stops).candidates(in: text).isEmpty)
  }

  @Test("spans lead to the text, for any text", arguments: 0..<100)
  func spans(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 120, using: &generator)
    for candidate in try Self.candidates(text) {
      #expect(candidate.occurrences == candidate.occurrences.sorted())
      for span in candidate.occurrences { #expect(span.upperBound <= text.utf8.count) }
      #expect(candidate.nestedCount <= candidate.occurrences.count)
      #expect(candidate.freeCount <= candidate.occurrences.count)
    }
  }

  @Test("a clause of a megabyte is read in linear time")
  func longClause() throws {
    let text = String(repeating: "图书馆开放夜间阅读", count: 30_000)
    #expect(try !Self.keywords(text).isEmpty)
  }
}
