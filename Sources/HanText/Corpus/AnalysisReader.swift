import Foundation
import HanCore
package import HanDocuments
import HanReports
package import HanStatistics

/// Why files of analyses cannot be used.
package enum AnalysesError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A line is none of such a file.
  case damaged(path: String, line: Int, cause: String)
  /// The lines are not those that the totals speak of.
  case incomplete(found: Int, expected: Int)
  /// The analyses were made by another program, or otherwise.
  case different(path: String, line: Int, cause: String)

  /// What is wrong, and what to do about it.
  package var description: String {
    switch self {
    case .damaged(let path, let line, let cause): "\(path): line \(line): \(cause)"
    case .incomplete(let found, let expected) where found == expected:
      "the files of analyses hold \(found) documents, but not those that their totals speak of: "
        + "some are damaged, missing or repeated; make the parts again with hantext analyze"
    case .incomplete(let found, let expected):
      "the files of analyses hold \(found) documents and not \(expected): parts are missing, cut or "
        + "repeated; make them again with hantext analyze"
    case .different(let path, let line, let cause):
      "\(path): line \(line): its analyses were made with \(cause); analyse all parts with the same "
        + "program, dictionaries and options"
    }
  }
}

/// Reads files of analyses, one document at a time, and finds out what is wrong with them.
package struct AnalysisReader: ~Copyable {
  private let fingerprint: CountsFingerprint
  private let offsets: OffsetUnit
  /// The totals that the files state, added up.
  private var stated: AnalysisTotals?
  /// What their lines add up to.
  private var found: AnalysisTotals

  /// - Parameters:
  ///   - fingerprint: What the analyses have to be made with.
  ///   - configuration: How their places have to count.
  package init(_ fingerprint: CountsFingerprint, _ configuration: Configuration) {
    self.fingerprint = fingerprint
    offsets = configuration.offsets
    found = AnalysisTotals(fingerprint, AnalysisSettings(configuration))
  }

  /// Whether all parts that were read have texts.
  package var hasTexts: Bool { stated?.settings.hasTexts ?? false }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - cancelled: Whether to give up.
  ///   - body: Called with each document in the file's order.
  /// - Throws: ``AnalysesError``, `DocumentFailure`, `CancellationError`; what `body` throws.
  package mutating func read(
    _ path: String, cancelled: () -> Bool,
    _ body: (Result<AnalyzedDocument, DocumentFailure>) throws -> Void
  ) throws {
    let reference = InputReference(
      id: path, source: path == "-" ? .standardInput : .file, format: .jsonl)
    let file = try InputFile(reference)
    var lines = LineReader(file, longest: .max)
    while true {
      let batch = try lines.next(upTo: 16, cancelled: cancelled)
      if batch.isEmpty { return }
      for line in batch {
        if cancelled() { throw CancellationError() }
        guard let bytes = line.bytes else { continue }
        if let document = try document(of: bytes, path: path, line: line.number) {
          try body(document)
        }
      }
    }
  }

  /// Checks that what was read is what the totals speak of.
  ///
  /// - Parameter expected: How many documents there should be, if that is known.
  package func check(expecting expected: Int? = nil) throws(AnalysesError) {
    var totals = found
    totals.settings.hasTexts = hasTexts
    guard let stated, stated == totals else {
      throw .incomplete(found: found.documents, expected: stated?.documents ?? 0)
    }
    if let expected, expected != found.documents {
      throw .incomplete(found: found.documents, expected: expected)
    }
  }

  private mutating func document(
    of bytes: [UInt8], path: String, line: Int
  ) throws(AnalysesError) -> Result<AnalyzedDocument, DocumentFailure>? {
    var members: [String: String] = [:]
    do throws(JSONError) {
      var scanner = JSONScanner(bytes)
      try scanner.object { scanner, key throws(JSONError) in
        members[key] =
          scanner.peek() == UInt8(ascii: "\"") ? try scanner.string() : try scanner.number()
      }
      try scanner.end()
    } catch {
      throw .damaged(
        path: path, line: line,
        cause: "it is not a line of analyses (\(error.reason)); "
          + "the file was cut or is another one")
    }
    if let id = members["id"], let cause = members["error"] {
      found.add(bytes, isFailure: true)
      return .failure(DocumentFailure(id: id, cause: cause))
    }
    if let analysis = members["analysis"] {
      found.add(bytes, isFailure: false)
      guard let packed = Data(base64Encoded: analysis),
        let unpacked = Inflater.unpacked([UInt8](packed))
      else { throw .damaged(path: path, line: line, cause: "its analysis is damaged") }
      var reader = ByteReader(unpacked)
      guard let document = try? AnalyzedDocument(from: &reader), reader.isAtEnd else {
        throw .damaged(
          path: path, line: line, cause: "its analysis is damaged or of another version")
      }
      return .success(document)
    }
    guard let totals = AnalysisTotals(members) else {
      throw .damaged(path: path, line: line, cause: "it is not a line of analyses")
    }
    try add(totals, path: path, line: line)
    return nil
  }

  private mutating func add(
    _ totals: AnalysisTotals, path: String, line: Int
  ) throws(AnalysesError) {
    if totals.fingerprint != fingerprint {
      throw .different(
        path: path, line: line, cause: totals.fingerprint.difference(from: fingerprint))
    }
    if totals.settings.offsets != offsets {
      throw .different(
        path: path, line: line, cause: "--offsets \(totals.settings.offsets.rawValue)")
    }
    if stated == nil {
      stated = totals
    } else {
      let hasTexts = hasTexts && totals.settings.hasTexts
      stated?.merge(totals)
      stated?.settings.hasTexts = hasTexts
    }
  }
}
