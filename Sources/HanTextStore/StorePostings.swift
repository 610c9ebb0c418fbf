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

  /// Where a list stands in the rows of a part; a list without bytes is none.
  private struct Place {
    var row: Int32 = 0
    var start: Int32 = 0
    var count: Int32 = 0
  }

  /// The places of the lists by part and word, once many have been asked for.
  private var places: [[Place]]?
  private var lookups = 0
  /// So many lists are looked for row by row.
  private static let few = 200

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
      lookups += 1
      if lookups == Self.few { places = Self.places(of: rows) }
      if let places {
        for (part, lists) in zip(rows, places) where Int(term) < lists.count {
          let place = lists[Int(term)]
          guard place.count > 0 else { continue }
          part[Int(place.row)].bytes.withUnsafeBytes { bytes in
            let (start, count) = (Int(place.start), Int(place.count))
            PostingParts.forEach(
              UnsafeRawBufferPointer(rebasing: bytes[start..<(start + count)]), body)
          }
        }
        return
      }
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

  private static func places(of rows: [[(first: Int, bytes: [UInt8])]]) -> [[Place]] {
    rows.map { part in
      var places: [Place] = []
      for (number, row) in part.enumerated() {
        row.bytes.withUnsafeBytes { bytes in
          PostingParts.forEachList(bytes, from: row.first) { list in
            // Words come in order, and no number is greater than a vocabulary can have.
            guard list.term >= places.count, list.term < Int(Int32.max),
              let start = bytes.baseAddress, let own = list.bytes.baseAddress
            else { return false }
            places += repeatElement(Place(), count: list.term - places.count)
            places.append(
              Place(
                row: Int32(number), start: Int32(own - start), count: Int32(list.bytes.count)))
            return true
          }
        }
      }
      return places
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
