import Foundation
package import HanCore
package import HanDocuments
import HanReports
package import HanStatistics

/// Lines of a file of analyses: a document a line, and totals.
///
/// ```
/// {"id":"a.txt","analysis":"…"}
/// {"id":"b.txt","error":"no text"}
/// {"documents":2,"failures":1,"fingerprint":"…","settings":"…","digest":"…"}
/// ```
///
/// An analysis is the bytes of ``AnalyzedDocument``, deflated, in base64. The totals say how many
/// lines there are and the sum of their hashes, so that files may be joined and sorted, and what is
/// missing, cut or repeated is found out.
package enum AnalysisLine {
  /// The line of a document, with its end.
  package static func line(of document: AnalyzedDocument) -> [UInt8] {
    var writer = ByteWriter()
    document.encode(to: &writer)
    let packed = Data(Deflater.packed(writer.bytes, level: 1)).base64EncodedString()
    var json = JSONWriter()
    json.beginObject()
    json.member("id", document.record.id)
    json.member("analysis", packed)
    json.endObject()
    json.newline()
    return json.take()
  }

  /// The line of a document that failed, with its end.
  package static func line(of failure: DocumentFailure) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("id", failure.id)
    json.member("error", failure.cause)
    json.endObject()
    json.newline()
    return json.take()
  }
}

/// What the lines of a file of analyses add up to.
package struct AnalysisTotals: Hashable, Sendable {
  /// Lines of documents.
  package private(set) var documents = 0
  /// Those of them that failed.
  package private(set) var failures = 0
  /// What the analyses were made with.
  package var fingerprint: CountsFingerprint
  /// How their places count, and whether they have texts.
  package var settings: AnalysisSettings
  /// The sum of the hashes of all lines.
  private var digest: UInt64 = 0

  /// The totals of no lines.
  package init(_ fingerprint: CountsFingerprint, _ settings: AnalysisSettings) {
    self.fingerprint = fingerprint
    self.settings = settings
  }

  /// Counts the line of a document.
  ///
  /// - Parameter line: With or without its end.
  package mutating func add(_ line: [UInt8], isFailure: Bool) {
    documents += 1
    if isFailure { failures += 1 }
    let bytes = line.last == 0x0A ? line.dropLast() : line[...]
    digest &+= Fingerprint(bytes).value
  }

  /// Adds the totals of another part.
  package mutating func merge(_ other: AnalysisTotals) {
    documents += other.documents
    failures += other.failures
    digest &+= other.digest
  }

  /// The line, with its end.
  package var line: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("documents", documents)
    json.member("failures", failures)
    json.member("fingerprint", fingerprint.text)
    json.member("settings", settings.text)
    json.member("digest", String(digest, radix: 16))
    json.endObject()
    json.newline()
    return json.take()
  }

  /// The totals that the members of a line say; `nil` when they say none.
  init?(_ members: [String: String]) {
    guard let documents = members["documents"].flatMap({ Int($0) }), documents >= 0,
      let failures = members["failures"].flatMap({ Int($0) }), failures >= 0,
      let fingerprint = members["fingerprint"].flatMap({ CountsFingerprint($0) }),
      let settings = members["settings"].flatMap({ AnalysisSettings($0) }),
      let digest = members["digest"].flatMap({ UInt64($0, radix: 16) })
    else { return nil }
    self.init(fingerprint, settings)
    self.documents = documents
    self.failures = failures
    self.digest = digest
  }
}

/// How the places of analyses count, and whether the texts are with them.
package struct AnalysisSettings: Hashable, Sendable {
  /// The unit of places.
  package var offsets: OffsetUnit
  /// Whether the texts are there, for pages.
  package var hasTexts: Bool

  /// Those of a configuration.
  package init(_ configuration: Configuration) {
    offsets = configuration.offsets
    hasTexts = configuration.keepsTexts
  }

  /// One word for each.
  package var text: String { "\(offsets.rawValue) \(hasTexts ? "texts" : "no-texts")" }

  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, let unit = OffsetUnit(rawValue: String(words[0])) else { return nil }
    offsets = unit
    hasTexts = words[1] == "texts"
  }
}
