/// Finds documents by id and names them for readers.
struct DocumentIndex {
  private let documents: [Report.DocumentSummary]
  private let positions: [String: Int]

  /// Indexes documents; of several with one id, the first is found.
  init(_ documents: [Report.DocumentSummary]) {
    self.documents = documents
    positions = Dictionary(
      documents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What templates show of a document: `number` from 1 and `name`, its title or else its id.
  func values(at position: Int) -> TemplateValues {
    let document = documents[position]
    let title = document.title ?? ""
    return [
      "number": String(position + 1), "name": title.isEmpty ? document.id : title,
      "lang": Self.language(of: document.script),
    ]
  }

  /// Links to the documents with the given ids, of which a page shows the first ones only.
  ///
  /// - Returns: `documents` (how many), `links` (at most `limit`), `unlisted` (how many more, if
  ///   any), `manyLinks` if there are too many to stand in a line.
  func links(to ids: [String], limit: Int = 50) -> TemplateValues {
    let found = ids.prefix(limit).map { id in
      positions[id].map(values(at:)) ?? ["name": id, "missing": true]
    }
    var result: TemplateValues = ["documents": DecimalText.grouped(ids.count), "links": found]
    result["manyLinks"] = ids.count > 3
    result["unlisted"] = ids.count > limit ? DecimalText.grouped(ids.count - limit) : nil
    return result
  }

  /// The language tag of the first document with one of the given ids, so that glyphs of a
  /// batch keyword are those of its source.
  func language(ofFirst ids: [String]) -> String {
    guard let id = ids.first, let position = positions[id] else { return "zh" }
    return Self.language(of: documents[position].script)
  }

  /// The language tag of a text in a script.
  static func language(of script: String) -> String {
    switch script {
    case "hans": "zh-Hans"
    case "hant": "zh-Hant"
    default: "zh"
    }
  }
}
