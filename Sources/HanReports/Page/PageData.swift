import HanCore
import HanExtraction
import HanStatistics

/// What the page's script reads: rows as lists, whose members have the places that the script knows.
/// What is missing, or the same as the member before, is 0. Fractions have three decimals, which is
/// what the page shows.
///
/// In blocks, a wording is 0 when the text of the document has it at its first place, and a canonical
/// wording is 1 when folding makes it of the wording.
enum PageData {
  /// The beginning, up to the rows of slogans.
  static func head(of report: Report) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("version", report.version)
    json.member("fingerprint", report.fingerprint ?? "")
    json.member("unit", report.page.unit.rawValue)
    json.member("embed", report.page.embedding.rawValue)
    json.key("pages")
    json.value(report.page.hasDocumentPages)
    json.member("simple", report.page.folding.pairs)
    json.member("texts", report.page.cut?.texts ?? report.totals.documents)
    json.key("hasTrends")
    json.value(report.page.timeline.counts.count > 1 && report.page.cut?.hasTrends ?? true)
    json.member("periods", report.page.timeline.names)
    json.key("counts")
    json.list(report.page.timeline.counts)
    json.key("types")
    json.beginObject()
    for type in SloganType.allCases {
      let label = Labels.type(type)
      json.member(type.rawValue, [label.zh, label.en])
    }
    json.endObject()
    json.key("hints")
    json.beginObject()
    for entry in Legend.entries {
      json.member(
        entry.name,
        report.page.language.choose(entry.zhText, entry.enText))
    }
    json.endObject()
    json.key("blocks")
    json.beginArray()
    for start in report.blockStarts { json.value(start) }
    json.endArray()
    let index = DocumentIndex(report)
    json.key("keywords")
    json.beginArray()
    for (place, keyword) in report.keywords.enumerated() {
      let spread = report.spread(ofKeyword: place)
      json.row(keyword, positions: index.positions(of: keyword), spread, report)
    }
    json.endArray()
    json.key("slogans")
    json.raw("[")
    return json.bytes
  }

  /// How keywords and terms went over time, apart from what the page needs to be used.
  static func trends(of report: Report) -> [UInt8] {
    let keywords = report.keywords.indices.map { report.spread(ofKeyword: $0) }
    return report.page.trends.json(keywords: keywords, limit: Report.maximumPageRows)
  }

  /// The row of a slogan.
  static func row(_ slogan: Report.BatchSlogan) -> [UInt8] {
    var json = JSONWriter()
    json.row(slogan)
    return json.bytes
  }

  /// The row of a term.
  static func row(_ term: ScoredTerm, isWeak: Bool) -> [UInt8] {
    var json = JSONWriter()
    json.beginArray()
    json.value(term.form.text)
    json.optional(term.term.text, unless: term.form.text)
    json.optional(term.partOfSpeech?.name)
    json.value(term.count.frequency)
    json.value(term.count.documentFrequency)
    json.short(term.inverseDocumentFrequency)
    json.short(term.dispersion ?? .nan)
    json.value(isWeak ? 1 : 0)
    json.endArray()
    return json.bytes
  }

  /// The row of a document in the list of all.
  static func row(_ document: Report.DocumentSummary) -> [UInt8] {
    var json = JSONWriter()
    json.beginArray()
    json.value(document.id)
    json.optional(document.title)
    json.optional(document.date)
    json.optional(document.source)
    json.value(document.script)
    json.value(document.characters)
    json.value(document.tokens)
    json.optional(document.duplicateOf)
    json.list(document.keywords.prefix(3).map(\.term))
    json.endArray()
    return json.bytes
  }

  /// A block: all else of some documents.
  static func block(_ documents: [Report.DocumentSummary], folding: SearchFolding) -> [UInt8] {
    var json = JSONWriter()
    json.beginArray()
    for document in documents { json.row(document, folding) }
    json.endArray()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func row(
    _ keyword: Report.BatchKeyword, positions: [Int], _ spread: KeywordSpread, _ report: Report
  ) {
    beginArray()
    value(keyword.term)
    optional(keyword.canonical, unless: keyword.term)
    short(keyword.score)
    value(keyword.count)
    value(keyword.documentCount)
    list(positions)
    value(Charts.line(spread.periods, of: report.page.timeline.counts))
    value(Charts.ticks(spread.parts))
    endArray()
  }

  fileprivate mutating func row(_ slogan: Report.BatchSlogan) {
    beginArray()
    value(slogan.text)
    optional(slogan.canonical, unless: slogan.text)
    value(slogan.type.rawValue)
    optional(slogan.template)
    list(slogan.members)
    short(slogan.score)
    value(slogan.count)
    value(slogan.documentCount)
    list(slogan.positions)
    optional(slogan.firstDate)
    if slogan.related.isEmpty { value(0) } else { list(slogan.related) }
    row(slogan.history)
    endArray()
  }

  mutating func list(_ strings: [String]) {
    beginArray()
    for string in strings { value(string) }
    endArray()
  }

  mutating func list(_ numbers: [Int]) {
    beginArray()
    for number in numbers { value(number) }
    endArray()
  }

  mutating func optional(_ string: String?) {
    if let string { value(string) } else { value(0) }
  }

  mutating func optional(_ string: String, unless other: String) {
    optional(string.utf8.elementsEqual(other.utf8) ? nil : string)
  }

  /// A number with three decimals at most.
  mutating func short(_ number: Double) {
    value(number.magnitude < 1e9 ? (number * 1000).rounded() / 1000 : number)
  }
}
