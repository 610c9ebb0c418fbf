import HanStatistics

/// `report.json`: the whole report as one JSON object and a line end.
struct JSONReportWriter: ReportWriter {
  func slogan(_ slogan: Report.BatchSlogan, index: Int) -> String {
    var json = JSONWriter()
    Self.write(slogan, to: &json)
    return (index > 0 ? "," : "") + String(decoding: json.bytes, as: UTF8.self)
  }

  func term(_ term: ScoredTerm, index: Int, weakness: String) -> String {
    var json = JSONWriter()
    json.term(term, stopWord: weakness)
    return (index > 0 ? "," : "") + String(decoding: json.bytes, as: UTF8.self)
  }

  func document(_ document: Report.DocumentSummary, position: Int, of _: Int) -> String {
    var json = JSONWriter()
    Self.write(document, to: &json)
    return (position > 0 ? "," : "") + String(decoding: json.bytes, as: UTF8.self)
  }

  func pieces(of report: Report) -> [ReportPiece] {
    var json = JSONWriter()
    func text() -> ReportPiece { .text(String(decoding: json.take(), as: UTF8.self)) }
    json.beginObject()
    json.member("version", report.version)
    if let fingerprint = report.fingerprint { json.member("fingerprint", fingerprint) }
    json.key("partial")
    json.value(report.isPartial)
    json.key("summary")
    Self.writeSummary(of: report, to: &json)
    json.key("keywords")
    json.beginArray()
    for keyword in report.keywords { json.keyword(keyword) }
    json.endArray()
    json.key("slogans")
    json.beginArray()
    var pieces = [text(), .slogans]
    json.endArray()
    json.key("terms")
    json.beginArray()
    pieces += [text(), .terms]
    json.endArray()
    json.key("documents")
    json.beginArray()
    pieces += [text(), .documents]
    json.endArray()
    json.key("failures")
    json.beginArray()
    for failure in report.failures {
      json.beginObject()
      json.member("id", failure.id)
      json.member("cause", failure.cause)
      json.endObject()
    }
    json.endArray()
    if !report.groups.isEmpty { json.groups(report.groups) }
    if let changes = report.changes { json.changes(changes) }
    json.endObject()
    json.newline()
    return pieces + [text()]
  }

  private static func writeSummary(of report: Report, to json: inout JSONWriter) {
    json.beginObject()
    json.member("documents", report.totals.documents)
    json.member("empty", report.totals.empty)
    json.member("repeats", report.totals.repeats)
    json.member("characters", report.totals.characters)
    json.member("tokens", report.tokens)
    json.member("terms", report.distinctTerms)
    json.key("scripts")
    json.beginObject()
    for (script, count) in report.totals.scripts { json.member(script, count) }
    json.endObject()
    json.member("failures", report.failures.count)
    json.endObject()
  }

  private static func write(_ slogan: Report.BatchSlogan, to json: inout JSONWriter) {
    json.beginObject()
    json.member("text", slogan.text)
    json.member("canonical", slogan.canonical)
    json.member("type", slogan.type.rawValue)
    if let template = slogan.template { json.member("template", template) }
    json.member("members", slogan.members)
    json.member("score", slogan.score)
    json.member("count", slogan.count)
    json.member("document_count", slogan.documentCount)
    json.member("documents", slogan.documents)
    if let date = slogan.firstDate { json.member("first_date", date) }
    if !slogan.related.isEmpty { json.member("related", slogan.related) }
    if let history = slogan.history { json.history(history) }
    json.endObject()
  }

  private static func write(_ document: Report.DocumentSummary, to json: inout JSONWriter) {
    json.beginObject()
    json.member("id", document.id)
    if let title = document.title { json.member("title", title) }
    if let date = document.date { json.member("date", date) }
    if let source = document.source { json.member("source", source) }
    if let encoding = document.encoding { json.member("encoding", encoding) }
    if let digest = document.digest { json.member("digest", digest) }
    if !document.damage.isEmpty { json.member("damage", document.damage) }
    if let original = document.duplicateOf { json.member("duplicate_of", original) }
    json.member("script", document.script)
    json.member("characters", document.characters)
    json.member("tokens", document.tokens)
    json.key("keywords")
    json.beginArray()
    for keyword in document.keywords { json.keyword(keyword) }
    json.endArray()
    json.key("slogans")
    json.beginArray()
    for slogan in document.slogans { json.slogan(slogan) }
    json.endArray()
    if !document.articles.isEmpty {
      json.key("articles")
      json.beginArray()
      for article in document.articles { write(article, to: &json) }
      json.endArray()
    }
    if let entities = document.entities {
      json.key("entities")
      json.beginObject()
      json.entities(entities)
      json.endObject()
    }
    json.endObject()
  }

  private static func write(_ article: Report.ArticleSummary, to json: inout JSONWriter) {
    json.beginObject()
    if let title = article.title { json.member("title", title) }
    if let date = article.date { json.member("date", date) }
    if let source = article.source { json.member("source", source) }
    json.key("keywords")
    json.beginArray()
    for keyword in article.keywords { json.keyword(keyword) }
    json.endArray()
    json.key("slogans")
    json.beginArray()
    for slogan in article.slogans { json.slogan(slogan) }
    json.endArray()
    json.endObject()
  }
}
