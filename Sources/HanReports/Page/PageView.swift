import HanExtraction

/// A report as the values that the page's templates show: what stands in it as HTML.
struct PageView {
  private let report: Report
  private let view: ReportView
  private let index: DocumentIndex

  /// Creates a view of `report`.
  init(_ report: Report) {
    self.report = report
    view = ReportView(report)
    index = DocumentIndex(report)
  }

  /// The values of the root.
  var values: TemplateValues {
    let language = report.page.language
    return [
      "version": report.version, "language": language.rawValue,
      "pageLang": language == .en ? "en" : "zh-Hans",
      "pageTitle": language == .both
        ? "关键词与标语报告 · Keyword and Slogan Report"
        : language.choose("关键词与标语报告", "Keyword and Slogan Report"),
      "sectionsLabel": language.choose("章节", "Sections"),
      "partial": report.isPartial, "tiles": view.tiles,
      "charts": PageCharts(report).summary, "trends": PageCharts(report).trends,
      "keywords": keywords, "slogans": slogans, "hasTrend": hasTrend,
      "unlistedKeywords": unlisted(report.keywords.count, Report.maximumPlainRows),
      "unlistedSlogans": unlisted(report.distinctSlogans, Report.maximumPlainRows),
      "cutSlogans": unlisted(
        report.distinctSlogans, report.page.cut?.slogans ?? Report.maximumPageRows),
      "unlistedTerms": unlisted(
        report.distinctTerms, report.page.cut?.terms ?? Report.maximumPageRows),
      "cutTexts": cutTexts,
      "unlistedFailures": unlisted(report.failures.count, Self.maximumFailures),
      "failures": report.failures.prefix(Self.maximumFailures).map {
        ["id": $0.id, "cause": $0.cause] as TemplateValues
      },
      "damaged": view.damaged, "anyDamaged": !report.damaged.isEmpty,
      "unlistedDamaged": unlisted(report.damaged.count, ReportView.maximumDamaged),
      "terms": Array(report.terms.prefix(1)), "anyTerms": !report.terms.isEmpty,
      "anyDocuments": report.totals.documents > 0, "anyKeywords": !report.keywords.isEmpty,
      "anyFailures": !report.failures.isEmpty, "counts": view.counts, "legend": legend,
      "anyGroups": !report.groups.isEmpty, "comparisons": report.groupViews,
      "unlistedGroups": report.unlistedGroups,
      "changes": report.changes?.views ?? [],
      "embedZh": embedding.zh, "embedEn": embedding.en,
    ]
  }

  private static let maximumFailures = 200

  // Empty, or how many documents have their results in the page, and how many are listed.
  private var cutTexts: [TemplateValues] {
    guard let cut = report.page.cut, cut.texts < report.totals.documents else { return [] }
    return [
      [
        "textCount": DecimalText.grouped(cut.texts),
        "listedCount": DecimalText.grouped(min(cut.documents, report.totals.documents)),
      ]
    ]
  }

  private var hasTrend: Bool { report.page.timeline.counts.count > 1 }

  // Empty, or one element: a section that shows or not.
  private func unlisted(_ count: Int, _ limit: Int) -> [String] {
    count > limit ? [DecimalText.grouped(count - limit)] : []
  }

  private var embedding: (zh: String, en: String) {
    switch report.page.embedding {
    case .all, .auto:
      ("点标题看全文，关键词与标语已标出。", "Open a title to read the text, with keywords and slogans marked.")
    case .passages:
      (
        "点标题看关键词与标语所在的段落" + (report.page.hasDocumentPages ? "；全文在 documents 文件夹。" : "。"),
        "Open a title to read the passages with keywords and slogans"
          + (report.page.hasDocumentPages ? "; whole texts are in the folder documents." : ".")
      )
    case .none: ("点标题看每篇的结果；本页不含正文。", "Open a title to see its results; the page has no texts.")
    }
  }

  private var legend: [TemplateValues] {
    Legend.entries.map {
      ["zhName": $0.zhName, "enName": $0.enName, "zhText": $0.zhText, "enText": $0.enText]
    }
  }

  private var keywords: [TemplateValues] {
    let best = report.keywords.map(\.score).max() ?? 0
    return report.keywords.prefix(Report.maximumPlainRows).enumerated().map { place, keyword in
      let spread = report.spread(ofKeyword: place)
      let line = Charts.line(spread.periods, of: report.page.timeline.counts)
      var row: TemplateValues = [
        "rank": String(place + 1), "term": keyword.term,
        "lang": index.language(ofFirst: keyword.documents),
        "score": DecimalText.rounded(keyword.score),
        "share": ReportView.share(keyword.score, of: best),
        "count": DecimalText.grouped(keyword.count),
        "documents": DecimalText.grouped(keyword.documentCount),
        "strip": Charts.small("ticks", width: 200, height: 10, path: Charts.ticks(spread.parts)),
        "trend": hasTrend
          ? [["svg": Charts.small("line", width: 100, height: 20, path: line)] as TemplateValues]
          : [],
      ]
      row["canonical"] = ReportView.canonical(keyword.canonical, unless: keyword.term)
      return row
    }
  }

  private var slogans: [TemplateValues] {
    report.slogans.prefix(Report.maximumPlainRows).enumerated().map { place, slogan in
      var row = view.values(of: slogan, rank: place + 1)
      row.merge(index.links(to: slogan.documents, of: slogan.documentCount, limit: 3)) { $1 }
      row["unlisted"] =
        slogan.documentCount > 3 ? DecimalText.grouped(slogan.documentCount - 3) : nil
      row["histories"] =
        slogan.history?.views(report.page.timeline) { index.values(of: $0) } ?? []
      row["typeZh"] = Labels.type(slogan.type).zh
      row["typeEn"] = Labels.type(slogan.type).en
      return row
    }
  }
}
