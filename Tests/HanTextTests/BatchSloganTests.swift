import HanText
import Testing

@Suite("Slogans of a batch")
struct BatchSloganTests {
  private static func batch(_ documents: [(String, String?)]) throws -> Batch {
    let analyzer = try Analyzer()
    var batch = Batch()
    for (index, document) in documents.enumerated() {
      batch.add(
        analyzer.analyze(
          Document(id: "d\(index)", text: document.0, date: document.1)))
    }
    return batch
  }

  @Test("variants of script and punctuation are one, with documents, count and first date")
  func merged() throws {
    let batch = try Self.batch([
      ("各村要做到早巡查、早报告、早处置。", "2022-05-01"), ("各村要做到早巡查,早报告,早处置。", nil),
      ("各村要做到「早巡查、早報告、早處置」。", "2021-11-01"),
    ])
    let slogan = try #require(batch.slogans().first { $0.canonical.hasPrefix("早巡查") })
    #expect(slogan.documents == ["d0", "d1", "d2"])
    #expect(slogan.count == 3)
    #expect(slogan.firstDate == "2021-11-01")
  }

  @Test("near variants are linked and not merged")
  func linked() throws {
    let batch = try Self.batch([
      ("要坚持守土有责。", nil), ("要坚持守土尽责。", nil), ("要坚持联防联控。", nil),
    ])
    let slogans = batch.slogans()
    let first = try #require(slogans.first { $0.canonical == "守土有责" })
    #expect(first.related == ["守土尽责"])
    #expect(slogans.first { $0.canonical == "联防联控" }?.related == [])
  }
}
