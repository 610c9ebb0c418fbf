import ArgumentParser
import HanText

/// Which documents belong together when keywords are listed by group.
enum KeywordGrouping: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// All of the run.
  case all
  /// Those in one folder.
  case folder
  /// Those of one publication.
  case source
  /// Those of one year, and of one month.
  case year
  case month
  /// Those in one script.
  case script

  /// The name of a document's group: empty for all of the run, `.` where an id has no folder,
  /// `unknown` without a source, `undated` without a date that can be read. A date without a month
  /// goes by its year.
  func name(of analysis: DocumentAnalysis) -> String {
    if self == .all { return "" }
    let name = DocumentFields(analysis).value(of: rawValue)
    // The folder of what lies at the root has an empty name.
    if let name, !name.isEmpty || self == .folder { return name }
    return self == .year || self == .month ? "undated" : "unknown"
  }
}

extension Batch.KeywordGroup {
  /// A line of JSON: group, documents, and the keywords with term, canonical, score, count and the
  /// ids of their documents.
  func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("group", name)
    json.member("documents", documents)
    json.key("keywords")
    json.beginArray()
    for keyword in keywords { json.keyword(keyword) }
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  /// Lines for people.
  var text: [UInt8] {
    section(
      "\(name) (\(documents))",
      keywords.map { "\($0.term)\t\($0.documents.count)\t\(decimal($0.score))" })
  }
}
