import HanExtraction
import HanStatistics

/// A report as the values that its templates show, numbers already in words.
///
/// Names of optional values are unique on their path from the root, because templates look up a
/// name that is missing in the levels above.
struct ReportView {
  private let report: Report
  private let index: DocumentIndex

  /// Creates a view of `report`.
  init(_ report: Report) {
    self.report = report
    index = DocumentIndex(report)
  }

  /// The values of the root.
  var values: TemplateValues {
    [
      "version": report.version, "partial": report.isPartial, "tiles": tiles,
      "keywords": keywords, "groups": groups, "unlistedSlogans": unlistedSlogans, "terms": terms,
      "unlistedTerms": unlistedTerms,
      "failures": failures, "damaged": damaged, "anyDamaged": !report.damaged.isEmpty,
      "anyDocuments": report.totals.documents > 0,
      "anyKeywords": !report.keywords.isEmpty,
      "anyTerms": !report.terms.isEmpty, "anyFailures": !report.failures.isEmpty,
      "counts": counts, "changes": report.changes?.views ?? [],
      "anyGroups": !report.groups.isEmpty, "comparisons": report.groupViews,
      "unlistedGroups": report.unlistedGroups,
    ]
  }

  /// How many there are of each.
  var counts: TemplateValues {
    [
      "keywords": DecimalText.grouped(report.keywords.count),
      "slogans": DecimalText.grouped(report.distinctSlogans),
      "terms": DecimalText.grouped(report.distinctTerms),
      "documents": DecimalText.grouped(report.totals.documents),
      "failures": DecimalText.grouped(report.failures.count),
      "damaged": DecimalText.grouped(report.damaged.count),
      "groups": DecimalText.grouped(report.groups.count),
    ]
  }

  /// The summary.
  var tiles: [TemplateValues] {
    let scripts = report.totals.scripts.map { script in
      let name = Labels.script(script.script)
      return (
        zh: "\(name.zh) \(script.documents)",
        page: "\(report.page.language.choose(name.zh, name.en)) \(script.documents)"
      )
    }
    return [
      Self.tile("文档", "Documents", DecimalText.grouped(report.totals.documents)),
      Self.tile(
        "空文档", "Empty", DecimalText.grouped(report.totals.empty),
        alert: report.totals.empty > 0),
      Self.tile("重复", "Repeats", DecimalText.grouped(report.totals.repeats)),
      Self.tile("字符", "Characters", DecimalText.grouped(report.totals.characters)),
      Self.tile("词次", "Running words", DecimalText.grouped(report.tokens)),
      Self.tile("不同词语", "Distinct terms", DecimalText.grouped(report.distinctTerms)),
      Self.tile(
        "文字", "Scripts",
        scripts.isEmpty ? "–" : scripts.map(\.zh).joined(separator: " · "),
        page: scripts.isEmpty ? "–" : scripts.map(\.page).joined(separator: " · "), text: true),
      Self.tile(
        "失败", "Failures", DecimalText.grouped(report.failures.count),
        alert: !report.failures.isEmpty),
    ]
  }

  /// - Parameter page: The value in the language of the page, where it has words.
  private static func tile(
    _ zh: String, _ en: String, _ value: String, page: String? = nil, text: Bool = false,
    alert: Bool = false
  ) -> TemplateValues {
    [
      "zh": zh, "en": en, "value": value, "pageValue": page ?? value, "isText": text,
      "isAlert": alert,
    ]
  }

  private var keywords: [TemplateValues] {
    let best = report.keywords.map(\.score).max() ?? 0
    return report.keywords.enumerated().map { position, keyword in
      var row = index.links(to: keyword.documents, of: keyword.documentCount)
      row["rank"] = String(position + 1)
      row["term"] = keyword.term
      row["lang"] = index.language(ofFirst: keyword.documents)
      row["canonical"] = Self.canonical(keyword.canonical, unless: keyword.term)
      row["score"] = DecimalText.rounded(keyword.score)
      row["share"] = Self.share(keyword.score, of: best)
      row["count"] = DecimalText.grouped(keyword.count)
      return row
    }
  }

  private var groups: [TemplateValues] {
    SloganType.allCases.compactMap { type in
      let slogans = listedSlogans.enumerated().filter { $0.element.type == type }
      guard !slogans.isEmpty else { return nil }
      let label = Labels.type(type)
      return [
        "zh": label.zh, "en": label.en, "note": Labels.note(type), "type": type.rawValue,
        "size": DecimalText.grouped(report.sloganTypes[type] ?? 0),
        "slogans": slogans.map { values(of: $0.element, rank: $0.offset + 1) },
      ]
    }
  }

  /// The slogans that a page of Markdown lists: the first ones.
  private var listedSlogans: some Collection<Report.BatchSlogan> {
    report.slogans.prefix(Report.maximumListedSlogans)
  }

  // Empty, or one element: a section that shows or not.
  private var unlistedSlogans: [String] {
    let rest = report.distinctSlogans - listedSlogans.count
    return rest > 0 ? [DecimalText.grouped(rest)] : []
  }

  /// The values of a slogan of the batch.
  func values(of slogan: Report.BatchSlogan, rank: Int) -> TemplateValues {
    var row = index.links(to: slogan.documents, of: slogan.documentCount)
    row["rank"] = String(rank)
    row["text"] = slogan.text
    row["lang"] = index.language(ofFirst: slogan.documents)
    row["canonical"] = Self.canonical(slogan.canonical, unless: slogan.text)
    row["template"] = slogan.template
    row["hasMembers"] = !slogan.members.isEmpty
    row["members"] = slogan.members
    row["firstDate"] = Self.nonempty(slogan.firstDate)
    row["hasRelated"] = !slogan.related.isEmpty
    row["related"] = slogan.related
    row["history"] = slogan.history?.inWords ?? ""
    row["score"] = DecimalText.rounded(slogan.score)
    row["count"] = DecimalText.grouped(slogan.count)
    return row
  }

  private var terms: [TemplateValues] {
    let listed = listedTerms
    let most = Double(listed.map(\.count.frequency).max() ?? 0)
    return listed.enumerated().map { position, term in
      var row: TemplateValues = [
        "rank": String(position + 1), "term": term.form.text,
        // A wording that differs from its Simplified canonical form is Traditional.
        "lang": term.form == term.term ? "zh-Hans" : "zh-Hant",
        "pos": term.partOfSpeech?.name ?? "–",
        "tf": DecimalText.grouped(term.count.frequency),
        "df": DecimalText.grouped(term.count.documentFrequency),
        "idf": DecimalText.rounded(term.inverseDocumentFrequency),
        "dispersion": term.dispersion.map { DecimalText.rounded($0) } ?? "–",
        "share": Self.share(Double(term.count.frequency), of: most),
      ]
      row["canonical"] = Self.canonical(term.term.text, unless: term.form.text)
      return row
    }
  }

  /// The terms that a page lists: the first ones that carry a meaning of their own.
  private var listedTerms: some Collection<ScoredTerm> {
    report.terms.lazy.filter { report.weakness(of: $0).isEmpty }.prefix(Report.maximumListedTerms)
  }

  // Empty, or one element: a section that shows or not.
  private var unlistedTerms: [String] {
    let rest = report.distinctTerms - listedTerms.count
    return rest > 0 ? [DecimalText.grouped(rest)] : []
  }

  /// The values of a document.
  ///
  /// - Parameter position: Its place in input order, from 0.
  static func values(of document: Report.DocumentSummary, position: Int) -> TemplateValues {
    var values = DocumentIndex.values(
      position: position, id: document.id, title: document.title, script: document.script)
    values.merge(self.values(of: document)) { _, new in new }
    return values
  }

  private static func values(of document: Report.DocumentSummary) -> TemplateValues {
    let script = Labels.script(document.script)
    var values: TemplateValues = [
      "id": document.id, "scriptZh": script.zh, "scriptEn": script.en,
      "characters": DecimalText.grouped(document.characters),
      "tokens": DecimalText.grouped(document.tokens),
      "located": located(document.keywords), "sayings": sayings(document.slogans),
      "articles": document.articles.map(values),
    ]
    values["date"] = nonempty(document.date)
    values["duplicateOf"] = nonempty(document.duplicateOf)
    values["source"] = nonempty(document.source)
    values["encoding"] = nonempty(document.encoding)
    return values
  }

  private static func values(of article: Report.ArticleSummary) -> TemplateValues {
    var values: TemplateValues = [
      "heading": article.title ?? "–", "located": located(article.keywords),
      "sayings": sayings(article.slogans),
    ]
    values["articleDate"] = nonempty(article.date)
    values["articleSource"] = nonempty(article.source)
    return values
  }

  private static func located(_ keywords: [Report.LocatedTerm]) -> [TemplateValues] {
    let best = keywords.map(\.score).max() ?? 0
    return keywords.map { keyword in
      [
        "term": keyword.term, "score": DecimalText.rounded(keyword.score),
        "share": share(keyword.score, of: best), "count": DecimalText.grouped(keyword.count),
      ]
    }
  }

  private static func sayings(_ slogans: [Report.LocatedSlogan]) -> [TemplateValues] {
    slogans.map { slogan in
      var row: TemplateValues = [
        "text": slogan.text, "score": DecimalText.rounded(slogan.score),
        "typeZh": Labels.type(slogan.type).zh, "typeEn": Labels.type(slogan.type).en,
        "count": DecimalText.grouped(slogan.ranges.count), "hasMembers": !slogan.members.isEmpty,
        "members": slogan.members,
      ]
      row["template"] = slogan.template
      return row
    }
  }

  private var failures: [TemplateValues] {
    report.failures.map { ["id": $0.id, "cause": $0.cause] }
  }

  /// The documents whose text looks wrongly decoded, the first ones.
  var damaged: [TemplateValues] {
    report.damaged.prefix(Self.maximumDamaged).map {
      ["id": $0.id, "cause": $0.damage.joined(separator: "; ")]
    }
  }

  /// How many damaged documents a page lists; all of them are in the CSV file.
  static let maximumDamaged = 200

  /// A canonical wording that is not the one shown.
  static func canonical(_ canonical: String, unless shown: String) -> String? {
    canonical.utf8.elementsEqual(shown.utf8) ? nil : canonical
  }

  private static func nonempty(_ text: String?) -> String? {
    text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The length of a bar, per cent with one decimal.
  static func share(_ value: Double, of best: Double) -> String {
    guard value.isFinite, best.isFinite, best > 0, value > 0 else { return "0" }
    return DecimalText.rounded(min(100, 100 * value / best), places: 1)
  }
}
