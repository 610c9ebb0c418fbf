import HanText
import Testing

@Suite("One-line verbs")
struct OneLinerTests {
  @Test("keywords and slogans of a string, as the documentation shows them")
  func examples() throws {
    #expect(
      try "山城图书馆开放夜间阅读，夜间阅读免费。".keywords(limit: 1).map(\.term) == ["夜间阅读"])
    #expect(try "各村要早巡查、早报告、早处置。".slogans().map(\.text) == ["早巡查、早报告、早处置"])
    #expect(try "".keywords().isEmpty)
  }

  @Test("the example of the README runs")
  func readme() throws {
    let analyzer = try Analyzer()
    var batch = Batch()
    batch.add(analyzer.analyze(Document(id: "a", text: "各村要早巡查、早报告、早处置。")))
    batch.add(analyzer.analyze(Document(id: "b", text: "各村要早巡查、早報告、早處置。")))
    let slogan = try #require(batch.slogans(limit: 10).first)
    #expect(slogan.text == "早巡查、早报告、早处置")
    #expect(slogan.documents == ["a", "b"])
  }
}
