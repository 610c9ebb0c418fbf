/// The charts of a page with their tables, as templates show them.
struct PageCharts {
  private let report: Report

  init(_ report: Report) { self.report = report }

  private var language: ReportLanguage { report.page.language }
  private var timeline: Timeline { report.page.timeline }

  /// The charts of the summary.
  var summary: [TemplateValues] { periods + cloud + network }

  private func chart(
    _ zh: String, _ en: String, svg: String, note: (zh: String, en: String)? = nil,
    heads: [(zh: String, en: String)], rows: [(name: String, cells: [String])]
  ) -> TemplateValues {
    [
      "zh": zh, "en": en, "svg": svg, "tableLabel": language.choose(zh, en),
      "chartNote": note.map { [["zhNote": $0.zh, "enNote": $0.en] as TemplateValues] } ?? [],
      "heads": heads.enumerated().map { place, head in
        ["zhHead": head.zh, "enHead": head.en, "isNumber": place > 0] as TemplateValues
      },
      "rows": rows.map { ["rowName": $0.name, "cells": $0.cells] as TemplateValues },
    ]
  }

  private var periods: [TemplateValues] {
    guard timeline.counts.count > 1 else { return [] }
    let names = timeline.names
    let dated = DecimalText.grouped(timeline.counts.reduce(0, +))
    let svg = Charts.timeline(
      timeline.counts, names: names, title: language.choose("各时段的文档数", "Documents by period"),
      description: language.choose(
        "\(names.first ?? "") 至 \(names.last ?? "")，共 \(dated) 篇有日期。",
        "\(names.first ?? "") to \(names.last ?? ""), \(dated) dated documents."))
    return [
      chart(
        "各时段的文档数", "Documents by period", svg: svg,
        heads: [("时段", "Period"), ("篇数", "Documents")],
        rows: zip(names, timeline.counts).map { ($0, [DecimalText.grouped($1)]) })
    ]
  }

  /// So many keywords are in the cloud at most.
  private static let cloudWords = 50

  private var cloud: [TemplateValues] {
    let keywords = report.keywords.prefix(Self.cloudWords)
    let words = Charts.cloud(keywords.map { ($0.term, $0.score) })
    guard words.count > 1 else { return [] }
    let svg = Charts.svg(
      words, title: language.choose("关键词云", "Cloud of keywords"),
      description: language.choose(
        "字号随得分，共 \(words.count) 个关键词。", "\(words.count) keywords, sized by score."))
    return [
      chart(
        "关键词云", "Cloud of keywords", svg: svg,
        heads: [("关键词", "Keyword"), ("得分", "Score"), ("次数", "Count")],
        rows: words.map { word in
          let keyword = keywords[word.place]
          return (
            keyword.term,
            [DecimalText.rounded(keyword.score), DecimalText.grouped(keyword.count)]
          )
        })
    ]
  }

  private var network: [TemplateValues] {
    let network = report.page.network
    guard network.edges.count > 1 else { return [] }
    let svg = Charts.svg(
      network, title: language.choose("词语共现网络", "Network of terms"),
      description: language.choose(
        "\(network.nodes.count) 个词，\(network.edges.count) 条连线。",
        "\(network.nodes.count) terms, \(network.edges.count) links."))
    return [
      chart(
        "词语共现网络", "Network of terms", svg: svg,
        note: (
          "同篇出现明显多于偶然的词（G² ≥ 10.83），线越粗 logDice 越高；位置没有含义。",
          "Terms that occur in the same documents more often than by chance (G² ≥ 10.83); the thicker "
            + "a line, the higher logDice. Places mean nothing."
        ),
        heads: [("词对", "Pair"), ("共同篇数", "Documents"), ("logDice", "logDice"), ("G²", "G²")],
        rows: network.edges.map { edge in
          (
            network.nodes[edge.first].term + " – " + network.nodes[edge.second].term,
            [
              DecimalText.grouped(edge.documents), DecimalText.rounded(edge.logDice, places: 1),
              DecimalText.rounded(edge.logLikelihood, places: 1),
            ]
          )
        })
    ]
  }

  /// So many keywords have a chart of their trend.
  private static let trendCharts = 6

  /// The trends of the first keywords: nothing, or one section.
  var trends: [TemplateValues] {
    guard timeline.counts.count > 1, !report.keywords.isEmpty else { return [] }
    let names = timeline.names
    let index = DocumentIndex(report)
    let shown = Array(report.keywords.prefix(Self.trendCharts))
    let spreads = shown.indices.map { report.spread(ofKeyword: $0).periods }
    return [
      [
        "tableLabel": language.choose("走势", "Trends"),
        "lines": zip(shown, spreads).map { keyword, periods -> TemplateValues in
          let dated = DecimalText.grouped(periods.reduce(0, +))
          return [
            "trendTerm": keyword.term, "trendLang": index.language(ofFirst: keyword.documents),
            "svg": Charts.trend(
              periods, of: timeline.counts, names: names,
              title: language.choose("走势", "Trend") + ": " + keyword.term,
              description: language.choose(
                "\(names.first ?? "") 至 \(names.last ?? "")，\(dated) 篇。",
                "\(names.first ?? "") to \(names.last ?? ""), \(dated) documents.")),
          ]
        },
        "rows": names.indices.map { place -> TemplateValues in
          [
            "rowName": names[place],
            "cells": ([timeline.counts[place]] + spreads.map { $0[place] }).map {
              DecimalText.grouped($0)
            },
          ]
        },
      ]
    ]
  }
}
