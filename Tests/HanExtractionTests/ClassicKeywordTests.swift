import HanCore
import HanExtraction
import HanLexicon
import HanStatistics
import HanText
import Testing

@Suite("Classic keywords")
struct ClassicKeywordTests {
  /// What jieba.analyse's TextRank makes of the words 0 to 4 in this order, with a gap for a stop
  /// word; computed with its `UndirectWeightedGraph`, words updated in order of number.
  @Test("TextRank has jieba's results on equal words")
  func textRank() {
    let text: [Int?] = [0, 1, nil, 2, 0, 3, 1, 0, nil, nil, 4, 2, 2]
    let ranks = ClassicFormulas.textRank(text, order: [0, 1, 2, 3, 4])
    let expected = [
      1.000000000000, 0.634456651306, 0.765515102852, 0.373636014295, 0.313628787792,
    ]
    #expect(ranks.count == expected.count)
    for (rank, value) in zip(ranks, expected) { #expect((rank - value).magnitude < 1e-9) }
    #expect(ClassicFormulas.textRank([], order: []).isEmpty)
    #expect(ClassicFormulas.textRank([0], order: [0]) == [0])
  }

  @Test("TF-IDF has jieba's formula: the share of the words times the weight")
  func tfIDF() {
    let weights = [2.0, 5.5, 11.7]
    #expect(
      ClassicFormulas.tfIDF([3, 1, 0]) { weights[$0] } == [3.0 / 4 * 2, 1.0 / 4 * 5.5, 0])
  }

  @Test("BM25 saturates")
  func bm25() {
    #expect((ClassicFormulas.bm25Frequency(1) - 1).magnitude < 1e-12)
    #expect(ClassicFormulas.bm25Frequency(100) < 2.2)
  }

  @Test("RAKE: the degree over the frequency")
  func rake() {
    // 0 1 | 0 1 2 | 0
    let scores = ClassicFormulas.rake([[0, 1], [0, 1, 2], [0]])
    #expect(scores == [6.0 / 3, 5.0 / 2, 3])
  }

  @Test("YAKE prefers what comes early and often")
  func yake() {
    let scores = ClassicFormulas.yake([[0, 1], [0, 2], [3, 0], [1, 4]])
    #expect(scores[0] > scores[4])
    #expect(ClassicFormulas.yake([]).isEmpty)
  }

  @Test("all methods rank through the same interface", arguments: KeywordMethod.allCases)
  func methods(method: KeywordMethod) throws {
    let analyzer = try KeywordTests.analyzer.get()
    let text = analyzer.tokenize(MappedText("社区图书馆开放夜间阅读，夜间阅读受到读者欢迎。读者说，图书馆很方便。"))
    var extractor = KeywordExtractor()
    extractor.method = method
    let proposals = extractor.candidates(in: text)
    var statistics = PhraseStatistics()
    statistics.add(proposals.hashes)
    statistics.add([])
    for counts in [PhraseStatistics(), statistics] {
      let keywords = extractor.keywords(from: proposals, in: counts, limit: 5)
      #expect(!keywords.isEmpty)
      #expect(keywords.map(\.score) == keywords.map(\.score).sorted(by: >))
      #expect(keywords.contains { "图书馆夜间阅读者".contains($0.canonical) || method == .rake })
    }
    #expect(extractor.candidates(in: analyzer.tokenize(MappedText(""))).candidates.isEmpty)
  }
}
