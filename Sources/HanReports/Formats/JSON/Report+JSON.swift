extension Report {
  /// The whole report as one JSON object and a line end.
  var json: String {
    var json = JSONWriter()
    json.beginObject()
    json.member("version", version)
    json.key("partial")
    json.value(isPartial)
    json.key("summary")
    writeSummary(to: &json)
    json.key("keywords")
    json.beginArray()
    for keyword in keywords { json.keyword(keyword) }
    json.endArray()
    json.key("slogans")
    json.beginArray()
    for slogan in slogans { Self.write(slogan, to: &json) }
    json.endArray()
    json.key("terms")
    json.beginArray()
    for term in terms { json.term(term, partOfSpeech: partsOfSpeech[term.term]) }
    json.endArray()
    json.key("documents")
    json.beginArray()
    for document in documents { Self.write(document, to: &json) }
    json.endArray()
    json.key("failures")
    json.beginArray()
    for failure in failures {
      json.beginObject()
      json.member("id", failure.id)
      json.member("cause", failure.cause)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.newline()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func writeSummary(to json: inout JSONWriter) {
    json.beginObject()
    json.member("documents", documents.count)
    json.member("characters", characters)
    json.member("tokens", tokens)
    json.member("terms", distinctTerms)
    json.key("scripts")
    json.beginObject()
    for (script, count) in scripts { json.member(script, count) }
    json.endObject()
    json.member("failures", failures.count)
    json.endObject()
  }

  private static func write(_ slogan: BatchSlogan, to json: inout JSONWriter) {
    json.beginObject()
    json.member("text", slogan.text)
    json.member("canonical", slogan.canonical)
    json.member("type", slogan.type.rawValue)
    if let template = slogan.template { json.member("template", template) }
    json.member("members", slogan.members)
    json.member("score", slogan.score)
    json.member("count", slogan.count)
    json.member("documents", slogan.documents)
    if let date = slogan.firstDate { json.member("firstDate", date) }
    if !slogan.related.isEmpty { json.member("related", slogan.related) }
    json.endObject()
  }

  private static func write(_ document: DocumentSummary, to json: inout JSONWriter) {
    json.beginObject()
    json.member("id", document.id)
    if let title = document.title { json.member("title", title) }
    if let date = document.date { json.member("date", date) }
    if let source = document.source { json.member("source", source) }
    if let encoding = document.encoding { json.member("encoding", encoding) }
    if let original = document.duplicateOf { json.member("duplicateOf", original) }
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
    if let entities = document.entities {
      json.key("entities")
      json.beginObject()
      json.entities(entities)
      json.endObject()
    }
    json.endObject()
  }
}
