import Foundation
import HanText

/// A passage of a document, as the page of a report copies it.
struct Citation: Hashable, Sendable {
  /// The passage, as the source writes it.
  var text: String
  /// The document's id: a path as it was given, or the id of a record.
  var document: String
  /// Where the passage stands.
  var range: Range<Int>
  /// The unit of ``range``.
  var unit: OffsetUnit
  /// The digest of the document's text; see `DocumentDigest`.
  var digest: String?
  /// What made the report.
  var fingerprint: String?
  /// The line of the file of citations, from 1.
  var line: Int

  /// The citations of a text: every line that begins as a JSON object does. Others are for people.
  ///
  /// - Throws: ``CitationError`` for an object that is no citation.
  static func all(in text: String, path: String) throws(CitationError) -> [Citation] {
    var citations: [Citation] = []
    // What else separates lines may stand inside the text of an object.
    let lines = text.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
    for (index, line) in lines.enumerated() {
      guard line.first(where: { !$0.isWhitespace }) == "{" else { continue }
      do { citations.append(try Citation(String(line), line: index + 1)) } catch {
        throw CitationError(path: path, line: index + 1, cause: error.cause)
      }
    }
    guard !citations.isEmpty else {
      throw CitationError(
        path: path, line: nil,
        cause:
          "there is no citation (help: 'Copy citation' of a report's page gives them, a line each)")
    }
    return citations
  }

  private init(_ json: String, line: Int) throws(CitationFault) {
    guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8)),
      let members = value as? [String: Any]
    else { throw CitationFault(cause: "this is no JSON object") }
    func text(_ name: String) throws(CitationFault) -> String? {
      guard let value = members[name], !(value is NSNull) else { return nil }
      guard let text = value as? String else {
        throw CitationFault(cause: "\"\(name)\" is no text")
      }
      return text
    }
    guard let passage = try text("text"), passage.contains(where: { !$0.isWhitespace }) else {
      throw CitationFault(cause: "\"text\", the passage, is missing")
    }
    guard let document = try text("document") else {
      throw CitationFault(cause: "\"document\", its id, is missing")
    }
    guard let ends = members["range"] as? [Int], ends.count == 2, 0 <= ends[0], ends[0] < ends[1]
    else { throw CitationFault(cause: "\"range\" is no [start, end]") }
    let name = try text("unit") ?? OffsetUnit.scalar.rawValue
    guard let unit = OffsetUnit(rawValue: name) else {
      throw CitationFault(
        cause: "there is no unit '\(name)'; there are "
          + OffsetUnit.allCases.map(\.rawValue).joined(separator: ", "))
    }
    self.text = passage
    self.document = document
    self.range = ends[0]..<ends[1]
    self.unit = unit
    digest = try text("digest")
    fingerprint = try text("fingerprint")
    self.line = line
  }
}

/// What is wrong with an object.
private struct CitationFault: Error { var cause: String }

/// What is wrong with a file of citations.
struct CitationError: Error, Hashable, Sendable, CustomStringConvertible {
  var path: String
  var line: Int?
  var cause: String

  var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + cause }
}
