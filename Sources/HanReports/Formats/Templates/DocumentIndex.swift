/// Finds documents by id and names them for readers.
struct DocumentIndex {
  private let references: [String: Report.DocumentReference]

  /// Indexes the documents of a report, or those it refers to; of several with one id, the first is
  /// found.
  init(_ report: Report) {
    let documents = report.documents.enumerated().map { position, document in
      Report.DocumentReference(
        position: position, id: document.id, title: document.title, script: document.script)
    }
    references = Dictionary(
      (documents + report.references).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What templates show of a document: `number` from 1 and `name`, its title or else its id.
  static func values(position: Int, id: String, title: String?, script: String) -> TemplateValues {
    let title = title ?? ""
    return [
      "number": String(position + 1), "name": title.isEmpty ? id : title,
      "lang": language(of: script),
    ]
  }

  /// Links to the documents with the given ids, of which a page shows the first ones only.
  ///
  /// - Parameters:
  ///   - count: How many documents there are in truth.
  ///   - limit: How many links there are at most.
  /// - Returns: `documents` (how many), `links`, `unlisted` (how many more, if any).
  func links(
    to ids: [String], of count: Int, limit: Int = Report.maximumReferences
  ) -> TemplateValues {
    let shown = ids.prefix(limit)
    let found = shown.map { id -> TemplateValues in
      references[id].map {
        Self.values(position: $0.position, id: $0.id, title: $0.title, script: $0.script)
      } ?? ["name": id, "missing": true]
    }
    var result: TemplateValues = ["documents": DecimalText.grouped(count), "links": found]
    result["unlisted"] = count > shown.count ? DecimalText.grouped(count - shown.count) : nil
    return result
  }

  /// What templates show of the document that had a slogan first: `seenName` and `seenLang`.
  func values(of sighting: Report.SloganHistory.Sighting) -> TemplateValues {
    let reference = references[sighting.document]
    let title = reference?.title ?? ""
    return [
      "seenName": title.isEmpty ? sighting.document : title,
      "seenLang": Self.language(of: reference?.script ?? ""),
    ]
  }

  /// The positions of the documents that have a keyword, as far as they are known.
  func positions(of keyword: Report.BatchKeyword) -> [Int] {
    keyword.positions.isEmpty ? positions(of: keyword.documents) : keyword.positions
  }

  /// The positions of the documents that have a slogan, as far as they are known.
  func positions(of slogan: Report.BatchSlogan) -> [Int] {
    slogan.positions.isEmpty ? positions(of: slogan.documents) : slogan.positions
  }

  private func positions(of ids: [String]) -> [Int] {
    ids.prefix(Report.maximumReferences).compactMap { references[$0]?.position }
  }

  /// The language tag of the first document with one of the given ids, so that glyphs of a
  /// batch keyword are those of its source.
  func language(ofFirst ids: [String]) -> String {
    guard let id = ids.first, let reference = references[id] else { return "zh" }
    return Self.language(of: reference.script)
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
