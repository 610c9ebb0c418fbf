internal import GRDB
internal import HanCore
internal import HanStatistics

/// The documents of words, read from a store: all lists are held where they are small, else they are
/// read as they are asked for.
///
/// Memory: up to 64 MB.
package final class StorePostings {
  private let connection: StoreConnection
  /// The number of each part.
  private var parts: [Int] = []
  /// The rows by part, in order; `nil` when there are too many to hold.
  private var rows: [[(first: Int, bytes: [UInt8])]]?
  private static let held = 64 << 20

  init(_ connection: StoreConnection) throws {
    self.connection = connection
    try connection.read { database in
      let size = try Int.fetchOne(database, sql: "SELECT sum(length(lists)) FROM postings") ?? 0
      parts = try Int.fetchAll(
        database, sql: "SELECT DISTINCT place >> \(PostingParts.shift) FROM postings ORDER BY 1")
      guard size <= Self.held else { return }
      let numbers = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1, $0) })
      var held = [[(first: Int, bytes: [UInt8])]](repeating: [], count: parts.count)
      let statement = try RowStatement(
        database, "SELECT place, lists FROM postings ORDER BY place")
      while try statement.step() {
        let place = statement.integer(0)
        guard let part = numbers[place >> PostingParts.shift] else { continue }
        held[part].append((Self.first(place), statement.withBytes(1) { Array($0) }))
      }
      rows = held
    }
  }

  private static func first(_ place: Int) -> Int { place & (1 << PostingParts.shift - 1) }

  /// Calls `body` with each document of a word and the occurrences in it, in the order of their numbers.
  /// Documents that were removed are among them.
  package func forEach(of term: Int32, _ body: (Int, Int) -> Void) throws {
    func find(_ bytes: UnsafeRawBufferPointer, _ first: Int) {
      PostingParts.forEachList(bytes, from: first) { list in
        if list.term == Int(term) { PostingParts.forEach(list.bytes, body) }
        return list.term < Int(term)
      }
    }
    if let rows {
      for part in rows {
        // The last row that begins at the word or before.
        var low = 0
        var high = part.count
        while low < high {
          let middle = (low + high) / 2
          if part[middle].first <= Int(term) { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { continue }
        part[low - 1].bytes.withUnsafeBytes { find($0, part[low - 1].first) }
      }
      return
    }
    try connection.read { database in
      let row = try RowStatement(
        database,
        """
        SELECT place, lists FROM postings WHERE place >= ? AND place <= ?
        ORDER BY place DESC LIMIT 1
        """, isKept: true)
      for part in parts {
        try row.begin(
          .integer(part << PostingParts.shift), .integer(part << PostingParts.shift | Int(term)))
        guard try row.step() else { continue }
        defer { row.end() }
        row.withBytes(1) { find($0, Self.first(row.integer(0))) }
      }
    }
  }

  /// Calls `body` with each list: its word, how many documents and occurrences it has, and what calls a
  /// body of its own with these. Lists of a word come apart.
  package func forEachList(
    _ body: (_ term: Int, _ documents: Int, _ occurrences: Int, ((Int, Int) -> Void) -> Void) ->
      Void
  ) throws {
    func visit(_ bytes: UnsafeRawBufferPointer, _ first: Int) {
      PostingParts.forEachList(bytes, from: first) { list in
        body(list.term, list.documents, list.occurrences) { PostingParts.forEach(list.bytes, $0) }
        return true
      }
    }
    if let rows {
      for row in rows.joined() { row.bytes.withUnsafeBytes { visit($0, row.first) } }
      return
    }
    try connection.read { database in
      let rows = try RowStatement(database, "SELECT place, lists FROM postings ORDER BY place")
      while try rows.step() { rows.withBytes(1) { visit($0, Self.first(rows.integer(0))) } }
    }
  }
}

extension CorpusStore {
  /// The documents of its words.
  package func postings() throws -> StorePostings { try StorePostings(connection) }
}
