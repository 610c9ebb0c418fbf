import HanCore
import HanReports
import HanStatistics

/// Reports for tests, with invented content.
enum SampleReport {
  /// A batch of four documents in both scripts, with every type of slogan and a failure.
  static let full = Report(
    documents: documents, keywords: keywords, slogans: slogans, terms: terms.terms(),
    tokens: terms.tokens, distinctTerms: terms.termCount,
    failures: [
      .init(id: "news/2021/损坏.txt", cause: "不是有效的 UTF-8（第 118 字节）。用 --encoding 指定编码。"),
      .init(id: "news/2021/empty.txt", cause: "The file has no text."),
    ], version: "1.0.0")

  /// A report of nothing.
  static let empty = Report(
    documents: [], keywords: [], slogans: [], terms: [], tokens: 0, distinctTerms: 0,
    version: "1.0.0")

  /// A report of one document in which every text is `value`.
  static func hostile(_ value: String) -> Report {
    var counts = DocumentCounts()
    counts.add(Term(value), forms: [Term(value + "x"): 2])
    var statistics = TermStatistics()
    statistics.add(counts)
    return Report(
      documents: [
        .init(
          id: value, title: value, date: value, source: value, encoding: value, script: value,
          characters: 1, tokens: 1,
          keywords: [.init(term: value, canonical: value, score: 1, count: 1, ranges: [0..<1])],
          slogans: [
            .init(
              text: value, canonical: value, type: .motto, template: value, members: [value],
              score: 1, ranges: [0..<1])
          ])
      ],
      keywords: [
        .init(term: value, canonical: value + "x", score: 1, count: 1, documents: [value, "?"])
      ],
      slogans: [
        .init(
          text: value, canonical: value + "x", type: .quoted, template: value, members: [value],
          score: 1, count: 1, documents: [value], firstDate: value, related: [value])
      ],
      terms: statistics.terms(), tokens: 1, distinctTerms: 1,
      failures: [.init(id: value, cause: value)], isPartial: true, version: "1.0.0")
  }

  /// A report of `count` documents, each with ten keywords and four slogans.
  static func large(_ count: Int) -> Report {
    let ids = (1...count).map { "archive/\($0).txt" }
    let documents = ids.enumerated().map { index, id in
      Report.DocumentSummary(
        id: id, title: "第\(index + 1)期工作简报", date: "2021-11-01", source: "河湾日报",
        encoding: "UTF-8", script: "hans", characters: 1200, tokens: 700,
        keywords: (0..<10).map {
          .init(
            term: "词语\($0)", canonical: "词语\($0)", score: 9.5 - Double($0), count: 12 - $0,
            ranges: [$0..<($0 + 2)])
        },
        slogans: (0..<4).map {
          .init(
            text: "早发现、早报告", canonical: "早发现早报告", type: .parallel, template: "早_",
            members: [], score: 0.9 - Double($0) / 10, ranges: [$0..<($0 + 7)])
        })
    }
    return Report(
      documents: documents,
      keywords: (0..<100).map {
        .init(
          term: "词\($0)", canonical: "词\($0)", score: 100 - Double($0), count: 5, documents: ids)
      },
      slogans: (0..<100).map {
        .init(
          text: "早发现、早报告\($0)", canonical: "早发现早报告\($0)", type: .parallel, score: 0.5,
          count: 9, documents: ids)
      },
      terms: terms.terms(), tokens: 700 * count, distinctTerms: 9000, version: "1.0.0")
  }

  /// What the sample's documents contain.
  static let terms: TermStatistics = {
    let words: [[(String, String, Int)]] = [
      [
        ("堤防", "堤防", 14), ("巡查", "巡查", 12), ("汛期", "汛期", 9), ("排查", "排查", 7), ("责任", "责任", 6),
        ("水位", "水位", 5),
      ],
      [
        ("社区", "社區", 11), ("长者", "長者", 9), ("接种", "接種", 8), ("义工", "義工", 6), ("早发现", "早發現", 4),
        ("责任", "責任", 2),
      ],
      [("垃圾", "垃圾", 13), ("分类", "分类", 12), ("社区", "社区", 7), ("回收", "回收", 6), ("志愿者", "志愿者", 5)],
      [("GDP", "GDP", 3), ("增长", "增长", 5), ("责任", "责任", 3), ("巡查", "巡查", 1)],
    ]
    var statistics = TermStatistics()
    for document in words {
      var counts = DocumentCounts()
      for (term, form, count) in document {
        let tag = partsOfSpeech[Term(term)]
        counts.add(
          Term(term), forms: [Term(form): count], tags: tag.map { [$0: count] } ?? [:])
        counts.add(tokens: count)
      }
      statistics.add(counts)
    }
    return statistics
  }()

  static let partsOfSpeech: [Term: PartOfSpeech] = Dictionary(
    uniqueKeysWithValues: [
      ("堤防", "n"), ("巡查", "v"), ("汛期", "n"), ("排查", "v"), ("责任", "n"), ("社区", "n"),
      ("接种", "v"), ("分类", "v"), ("垃圾", "n"), ("增长", "v"),
    ].compactMap { word, name in PartOfSpeech(name).map { (Term(word), $0) } })
}
