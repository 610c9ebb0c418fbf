internal import Foundation
import HanCore
package import HanDocuments
package import HanReports
import HanStatistics

/// A report that was written before, as far as it is compared with another one.
package struct EarlierReport: Sendable {
  /// A term or slogan of a table.
  struct Entry: Hashable, Sendable {
    var text: String
    var count: Int
  }

  /// What it counts by.
  package let totals: ReportChanges.Totals
  private let terms: [String: Entry]
  private let slogans: [String: Entry]

  /// Reads the tables of a report's folder.
  ///
  /// - Throws: ``DocumentFailure`` when it is no folder of a report.
  /// - Complexity: O(*n*) time and memory in the number of its terms and slogans.
  package init(folder: String) throws(DocumentFailure) {
    totals = try Self.totals(in: folder)
    var terms = EntryTable.terms
    terms.push(try Self.contents(of: .termsCSV, in: folder))
    var slogans = EntryTable.slogans
    slogans.push(try Self.contents(of: .slogansCSV, in: folder))
    self.terms = terms.entries
    self.slogans = slogans.entries
  }

  private static func contents(
    of format: ReportFormat, in folder: String
  ) throws(DocumentFailure) -> [UInt8] {
    let path = "\(folder)/\(format.fileName)"
    do throws(FileContents.Failure) { return try FileContents.read(path) } catch {
      throw DocumentFailure(
        id: path, cause: "\(error.cause) (help: --since names the folder of an earlier report)")
    }
  }

  /// What stands in front of the lists of `report.json`.
  private static func totals(in folder: String) throws(DocumentFailure) -> ReportChanges.Totals {
    struct Head: Decodable {
      struct Summary: Decodable {
        var documents, repeats, tokens: Int
      }
      var fingerprint: String?
      var summary: Summary
    }
    let bytes = try contents(of: .json, in: folder).prefix(1 << 16)
    let end = bytes.firstRange(of: Array(#","keywords":["#.utf8))?.lowerBound ?? bytes.endIndex
    guard let head = try? JSONDecoder().decode(Head.self, from: Data(bytes[..<end] + [0x7D])) else {
      throw DocumentFailure(
        id: "\(folder)/\(ReportFormat.json.fileName)", cause: "this is no report of hantext's")
    }
    return ReportChanges.Totals(
      documents: head.summary.documents - head.summary.repeats, tokens: head.summary.tokens,
      fingerprint: head.fingerprint)
  }

  /// What changed up to another report.
  ///
  /// - Parameters:
  ///   - terms: The rows of its `terms.csv`.
  ///   - slogans: The rows of its `slogans.csv`.
  func changes(
    to now: ReportChanges.Totals, terms: EntryTable, slogans: EntryTable
  ) -> ReportChanges {
    var changes = ReportChanges(before: totals, now: now)
    changes.terms = Self.changes(
      self.terms, terms.entries, of: (totals.tokens, now.tokens), listsAll: false)
    changes.slogans = Self.changes(
      self.slogans, slogans.entries, of: (totals.documents, now.documents), listsAll: true)
    return changes
  }

  private static func changes(
    _ before: [String: Entry], _ now: [String: Entry], of totals: (before: Int, now: Int),
    listsAll: Bool
  ) -> [ReportChanges.Change] {
    let names = Set(before.keys).union(now.keys).map { Term($0) }.sorted().map(\.text)
    let tests = names.map { name -> Double in
      let counts = (before[name]?.count ?? 0, now[name]?.count ?? 0)
      let keyness = Keyness(
        target: counts.1, reference: counts.0, targetTokens: max(totals.now, counts.1),
        referenceTokens: max(totals.before, counts.0))
      guard let value = keyness.value(of: .logLikelihood), value.isFinite else { return 1 }
      return ChiSquare.upperTail(abs(value)) ?? 1
    }
    let adjusted = MultipleTests.benjaminiHochberg(tests)
    var found: [ReportChanges.Change] = []
    for (name, p) in zip(names, adjusted) {
      let (old, new) = (before[name]?.count ?? 0, now[name]?.count ?? 0)
      let rates = (
        Double(old) / Double(max(1, totals.before)), Double(new) / Double(max(1, totals.now))
      )
      let kind: ReportChanges.Kind =
        old == 0 ? .new : new == 0 ? .gone : rates.1 > rates.0 ? .rising : .falling
      let isOnOneSide = old == 0 || new == 0
      guard p <= ReportChanges.significance || listsAll && isOnOneSide else { continue }
      found.append(
        ReportChanges.Change(
          text: now[name]?.text ?? before[name]?.text ?? name, canonical: name, kind: kind,
          before: old, now: new, p: p))
    }
    // The surest first, then the largest; the names are in order already.
    return found.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.p != y.p { return x.p < y.p }
      let (one, other) = (abs(x.now - x.before), abs(y.now - y.before))
      return one != other ? one > other : a.offset < b.offset
    }.map(\.element)
  }
}

/// The entries of a table of a report, by their canonical wording.
struct EntryTable: Sendable {
  private let columns: (text: String, count: String, weak: String?)
  private var places: (text: Int, canonical: Int, count: Int, weak: Int?)?
  private var rows = CSVRows()
  private(set) var entries: [String: EarlierReport.Entry] = [:]

  /// That of terms, with their occurrences.
  static let terms = EntryTable(text: "term", count: "tf", weak: "stop_word")
  /// That of slogans, with their documents.
  static let slogans = EntryTable(text: "text", count: "documents", weak: nil)

  /// - Parameters:
  ///   - text: The column of wordings.
  ///   - count: The column of counts.
  ///   - weak: The column that is empty of what carries a meaning of its own.
  init(text: String, count: String, weak: String?) { columns = (text, count, weak) }

  /// Takes bytes of the table; what has no such columns has no entries.
  mutating func push(_ bytes: some Sequence<UInt8>) {
    var found: [[String]] = []
    rows.push(bytes) { found.append($0) }
    for row in found { add(row) }
  }

  private mutating func add(_ row: [String]) {
    guard let places else {
      let names = row.map { $0.replacing("\u{FEFF}", with: "") }
      guard let text = names.firstIndex(of: columns.text),
        let canonical = names.firstIndex(of: "canonical"),
        let count = names.firstIndex(of: columns.count)
      else { return }
      self.places = (text, canonical, count, columns.weak.flatMap { names.firstIndex(of: $0) })
      return
    }
    guard row.indices.contains(max(places.text, places.canonical, places.count)),
      let count = Int(row[places.count])
    else { return }
    if let weak = places.weak, row.indices.contains(weak), !row[weak].isEmpty { return }
    entries[row[places.canonical]] = EarlierReport.Entry(text: row[places.text], count: count)
  }
}
