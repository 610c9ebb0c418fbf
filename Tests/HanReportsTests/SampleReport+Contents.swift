import HanReports

extension SampleReport {
  static let documents: [Report.DocumentSummary] = [
    .init(
      id: "news/2021/河湾-001.txt", title: "河湾县全面部署汛期堤防巡查工作", date: "2021-06-18",
      source: "河湾日报", encoding: "UTF-8", script: "hans", characters: 2346, tokens: 1288,
      keywords: located([
        ("堤防巡查", 18.42, 12), ("汛期", 15.07, 9), ("隐患排查", 11.9, 7), ("值守责任", 8.31, 4),
        ("水位监测", 6.02, 3), ("沙袋", 2.275, 2),
      ]),
      slogans: [
        .init(
          text: "早部署、早排查、早处置", canonical: "早部署早排查早处置", type: .parallel, template: "早_",
          score: 0.936, ranges: [120..<131, 880..<891]),
        .init(
          text: "三必查", canonical: "三必查", type: .numeral,
          members: ["堤脚渗水必查", "闸门启闭必查", "物资储备必查"], score: 0.871, ranges: [402..<405]),
        .init(
          text: "守土尽责", canonical: "守土尽责", type: .motto, score: 0.64, ranges: [1500..<1504]),
      ]),
    .init(
      id: "hk/sham-wan.html", title: "深灣社區中心推動長者接種及探訪計劃", date: "2021-07-02",
      source: "深灣社區報", encoding: "Big5", script: "hant", characters: 1808, tokens: 1012,
      keywords: located([
        ("社區義工", 16.75, 11), ("長者接種", 14.2, 8), ("探訪計劃", 9.66, 5), ("健康講座", 4.81, 3),
      ]),
      slogans: [
        .init(
          text: "早發現、早報告、早隔離、早治療", canonical: "早发现早报告早隔离早治疗", type: .parallel,
          template: "早_", score: 0.952, ranges: [77..<92]),
        .init(
          text: "一人一檔", canonical: "一人一档", type: .numeral, score: 0.702, ranges: [600..<604]),
        .init(
          text: "多走一步，多問一句", canonical: "多走一步多问一句", type: .quoted, template: "多_一_",
          score: 0.588, ranges: [990..<999]),
      ]),
    .init(
      id: "blog/垃圾分类.md", title: "让垃圾分类成为新时尚：桐里社区的三百天", date: "2021-08-20",
      source: "桐里微讯", encoding: "GB18030", script: "hans", characters: 3120, tokens: 1765,
      keywords: located([
        ("垃圾分类", 21.38, 13), ("回收站点", 10.04, 6), ("志愿者", 7.7, 5), ("定时定点投放", 7.12, 4),
      ]),
      slogans: [
        .init(
          text: "人人参与，户户动手", canonical: "人人参与户户动手", type: .parallel, score: 0.803,
          ranges: [210..<219, 1410..<1419])
      ]),
    .init(
      id: "stdin:4", script: "mixed", characters: 311, tokens: 160,
      keywords: located([("GDP 增长", 3.3, 3)]), slogans: []),
  ]

  static let keywords: [Report.BatchKeyword] = [
    batch("垃圾分类", 21.38, 13, [2]), batch("堤防巡查", 18.42, 13, [0, 3]),
    .init(
      term: "社區義工", canonical: "社区义工", score: 16.75, count: 16,
      documents: ["hk/sham-wan.html", "blog/垃圾分类.md"]),
    batch("汛期", 15.07, 9, [0]),
    .init(
      term: "長者接種", canonical: "长者接种", score: 14.2, count: 8, documents: ["hk/sham-wan.html"]),
    batch("隐患排查", 11.9, 7, [0]), batch("责任", 10.85, 11, [0, 1, 2, 3]),
    batch("回收站点", 10.04, 6, [2]),
    .init(
      term: "探訪計劃", canonical: "探访计划", score: 9.66, count: 5, documents: ["hk/sham-wan.html"]),
    batch("志愿者", 7.7, 5, [2]), batch("定时定点投放", 7.12, 4, [2]), batch("GDP 增长", 3.3, 3, [3]),
  ]

  static let slogans: [Report.BatchSlogan] = [
    .init(
      text: "早發現、早報告、早隔離、早治療", canonical: "早发现早报告早隔离早治疗", type: .parallel,
      template: "早_", score: 0.952, count: 3,
      documents: ["hk/sham-wan.html", "news/2021/河湾-001.txt"]),
    .init(
      text: "早部署、早排查、早处置", canonical: "早部署早排查早处置", type: .parallel, template: "早_",
      score: 0.936, count: 2, documents: ["news/2021/河湾-001.txt"]),
    .init(
      text: "三必查", canonical: "三必查", type: .numeral,
      members: ["堤脚渗水必查", "闸门启闭必查", "物资储备必查"], score: 0.871, count: 1,
      documents: ["news/2021/河湾-001.txt"]),
    .init(
      text: "人人参与，户户动手", canonical: "人人参与户户动手", type: .parallel, score: 0.803, count: 2,
      documents: ["blog/垃圾分类.md"]),
    .init(
      text: "一人一檔", canonical: "一人一档", type: .numeral, score: 0.702, count: 1,
      documents: ["hk/sham-wan.html"]),
    .init(
      text: "守土尽责", canonical: "守土尽责", type: .motto, score: 0.64, count: 4,
      documents: documents.map(\.id), firstDate: "2021-06-18", related: ["守土有责", "守土负责"]),
    .init(
      text: "多走一步，多問一句", canonical: "多走一步多问一句", type: .quoted, template: "多_一_",
      score: 0.588, count: 1, documents: ["hk/sham-wan.html"]),
  ]

  private static func batch(
    _ term: String, _ score: Double, _ count: Int, _ positions: [Int]
  ) -> Report.BatchKeyword {
    .init(
      term: term, canonical: term, score: score, count: count,
      documents: positions.map { documents[$0].id })
  }

  private static func located(_ rows: [(String, Double, Int)]) -> [Report.LocatedTerm] {
    rows.enumerated().map { index, row in
      .init(
        term: row.0, canonical: row.0, score: row.1, count: row.2,
        ranges: (0..<row.2).map { (index * 100 + $0 * 10)..<(index * 100 + $0 * 10 + 4) })
    }
  }
}
