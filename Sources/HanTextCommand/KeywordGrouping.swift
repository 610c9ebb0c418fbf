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

  /// The name of a document's group; empty for one that does not say.
  func name(of analysis: DocumentAnalysis) -> String {
    switch self {
    case .all: ""
    case .folder:
      analysis.id.lastIndex(of: "/").map { String(analysis.id[..<$0]) } ?? ""
    case .source: analysis.source ?? ""
    case .year: date(of: analysis, length: 4)
    case .month: date(of: analysis, length: 7)
    case .script: analysis.script.rawValue
    }
  }

  /// The beginning of a date that begins as ISO 8601 has it: 2021-11.
  private func date(of analysis: DocumentAnalysis, length: Int) -> String {
    let bytes = Array((analysis.date ?? "").utf8.prefix(length))
    let isDate =
      bytes.count == length
      && bytes.enumerated().allSatisfy { place, byte in
        place == 4 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      }
    return isDate ? String(decoding: bytes, as: UTF8.self) : ""
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
