import HanText

extension JSONWriter {
  /// What a record said beyond what the library knows, if it did.
  mutating func extra(_ object: String?) {
    guard let object else { return }
    key("extra")
    raw(object)
  }
}

/// What was found in one of several articles of a page.
struct ArticleRecord<Item> {
  let title: String?
  let date: String?
  let source: String?
  let items: [Item]

  init(_ article: ArticleAnalysis, _ items: [Item]) {
    title = article.title
    date = article.date
    source = article.source
    self.items = items
  }
}

/// A line of JSON: a document, the list of what was found in it, and for a page with several
/// articles what was found in each.
func listRecord<Item>(
  _ analysis: DocumentAnalysis, _ name: String, _ items: [Item],
  _ articles: [ArticleRecord<Item>], writing write: (inout JSONWriter, Item) -> Void
) -> [UInt8] {
  var json = JSONWriter()
  func list(_ items: [Item]) {
    json.key(name)
    json.beginArray()
    for item in items { write(&json, item) }
    json.endArray()
  }
  json.beginObject()
  json.member("id", analysis.id)
  list(items)
  if !articles.isEmpty {
    json.key("articles")
    json.beginArray()
    for article in articles {
      json.beginObject()
      json.optional("title", article.title)
      json.optional("date", article.date)
      json.optional("source", article.source)
      list(article.items)
      json.endObject()
    }
    json.endArray()
  }
  json.extra(analysis.extra)
  json.endObject()
  json.newline()
  return json.bytes
}

/// A number for people, with three decimals.
func decimal(_ number: Double) -> String {
  let thousandths = Int((number * 1000).rounded())
  let fraction = String(abs(thousandths) % 1000)
  let padding = String(repeating: "0", count: 3 - fraction.count)
  return "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000).\(padding)\(fraction)"
}

/// The results for people of a document and of its articles, if it has several.
func section<Item>(
  _ id: String, _ lines: [String], _ articles: [ArticleRecord<Item>],
  _ itemLines: (Item) -> [String]
) -> [UInt8] {
  section(
    id,
    lines
      + articles.flatMap { article in
        ["-- \(Messages.escaped(article.title ?? ""))"] + article.items.flatMap(itemLines)
      })
}

/// A document's results for people: its id, its lines, an empty line.
func section(_ id: String, _ lines: [String]) -> [UInt8] {
  let heading = TerminalStyle.output.heading("== \(Messages.escaped(id))")
  return Array(([heading] + lines + [""]).map { $0 + "\n" }.joined().utf8)
}
