import HanCore
import HanStatistics
import HanTestSupport
import Testing

@Suite("Term statistics")
struct TermStatisticsTests {
  /// A document of the given words, cut by `|` into clauses.
  static func text(_ words: String) -> TokenizedText {
    var text = ""
    var tokens: [Token] = []
    for word in words.split(separator: " ") {
      let surface = word == "|" ? "，" : String(word)
      let kind: TokenKind =
        word == "|" ? .punctuation : word.utf8.first.map { $0 < 0x80 } == true ? .latin : .han
      let start = text.utf8.count
      text += surface
      tokens.append(Token(span: TextSpan(start, text.utf8.count), kind: kind))
    }
    return TokenizedText(text: MappedText(text), tokens: tokens)
  }

  static func statistics(_ documents: [String], ngrams: ClosedRange<Int> = 1...1) -> TermStatistics
  {
    var result = TermStatistics()
    for document in documents { result.add(text(document), ngrams: ngrams) }
    return result
  }

  @Test("frequency, document frequency, running words")
  func counts() {
    let statistics = Self.statistics(["图书 图书 | 读者", "读者 馆员", ""])
    #expect(statistics.documents == 3)
    #expect(statistics.tokens == 5)
    #expect(statistics[Term("图书")].frequency == 2)
    #expect(statistics[Term("图书")].documentFrequency == 1)
    #expect(statistics[Term("读者")].documentFrequency == 2)
    #expect(statistics[Term("没有")] == TermCount())
  }

  @Test("n-grams stay inside clauses, and Latin words keep their blank")
  func ngrams() {
    let statistics = Self.statistics(["社区 图书 | 读者 Swift Package"], ngrams: 1...2)
    #expect(statistics[Term("社区图书")].frequency == 1)
    #expect(statistics[Term("图书读者")].frequency == 0)
    #expect(statistics[Term("Swift Package")].frequency == 1)
    #expect(statistics[Term("读者Swift")].frequency == 1)
  }

  @Test("order is by measure, then by bytes")
  func order() {
    let statistics = Self.statistics(["乙 甲 丙 丙", "甲 丁"])
    #expect(statistics.terms().map(\.term.text) == ["丙", "甲", "丁", "乙"])
    #expect(statistics.terms(by: .documentFrequency).first?.term.text == "甲")
    #expect(statistics.terms(limit: 2).count == 2)
  }

  @Test("dispersion is that of the documents' relative frequencies")
  func dispersion() throws {
    var counts = CorpusCounts(CountsFingerprint(version: "1.0.0"), keepsPostings: true)
    for (words, term) in [(10, 2), (20, 4), (30, 0), (0, 0)] {
      var document = DocumentCounts()
      document.add(tokens: words)
      if term > 0 { document.add(Term("甲"), forms: [Term("甲"): term]) }
      try counts.add(document, wanted: [])
    }
    var found: [Double?] = []
    try counts.forEachTerm { found.append($0.dispersion) }
    let expected = Dispersion(counts: [2, 4, 0], in: CorpusParts([10, 20, 30]))
    #expect(found == [expected.value(of: .juillandD)])
    #expect(try counts.dispersions()?.documents == 3)
    #expect(try CorpusCounts(CountsFingerprint(version: "1.0.0")).dispersions() == nil)
  }

  @Test("the wording of the sources that is most frequent is shown")
  func forms() {
    var document = DocumentCounts()
    document.add(Term("图书馆"), forms: [Term("圖書館"): 2, Term("图书馆"): 1])
    var statistics = TermStatistics()
    statistics.add(document)
    #expect(statistics.terms().map(\.form) == [Term("圖書館")])
  }

  @Test("wordings are counted where the source differs, and only there")
  func sourceForms() {
    // 圖 became 图; (tú) was taken out and makes no other wording.
    let source = "圖書和图(tú)书和圖書"
    let text = MappedText(source).applying(
      [(0, 3, "图"), (3, 6, "书"), (12, 17, ""), (23, 26, "图"), (26, 29, "书")].map {
        TextEdit(TextSpan($0, $1), $2)
      })
    #expect(text.text == "图书和图书和图书")
    let spans = [(0, 6), (6, 9), (9, 15), (15, 18), (18, 24)]
    let tokens = spans.map { Token(span: TextSpan($0, $1), kind: .han) }
    var statistics = TermStatistics()
    statistics.add(TokenizedText(text: text, tokens: tokens))
    #expect(statistics[Term("图书")].frequency == 3)
    #expect(statistics.terms().map(\.form.text) == ["圖書", "和"])
  }

  @Test("many different words are told apart")
  func manyWords() {
    let words = (0..<5_000).map { "w\($0 % 2_500)" }
    let statistics = Self.statistics([words.joined(separator: " ")])
    #expect(statistics.termCount == 2_500)
    #expect(statistics.terms().allSatisfy { $0.count.frequency == 2 })
  }

  @Test(
    "merging is commutative, associative, has an identity, and equals counting at once",
    arguments: 0..<60)
  func monoid(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let vocabulary = ["图书", "读者", "馆员", "社区", "Swift", "|"]
    let documents = (0..<9).map { _ in
      (0..<generator.below(12)).map { _ in vocabulary[generator.below(vocabulary.count)] }
        .joined(separator: " ")
    }
    let parts = [documents[0..<3], documents[3..<5], documents[5..<9]]
      .map { Self.statistics(Array($0), ngrams: 1...2) }
    func merged(_ values: [TermStatistics]) -> TermStatistics {
      values.reduce(into: TermStatistics()) { $0.merge($1) }
    }
    let whole = Self.statistics(documents, ngrams: 1...2)
    #expect(merged(parts) == whole)
    #expect(merged(parts.reversed()) == whole)
    #expect(merged([parts[0], merged([parts[1], parts[2]])]) == whole)
    #expect(merged([whole, TermStatistics()]) == whole)
    #expect(merged(parts).terms() == whole.terms())
  }
}
