internal import GRDB
internal import HanCore

/// The postings of the documents that one transaction adds.
struct PostingBatch {
  private struct Posting {
    var term: Int32
    var document: Int
    var count: Int
  }

  private var postings: [Posting] = []

  /// Adds occurrences; numbers of documents do not fall.
  mutating func add(_ term: Int, in document: Int, count: Int) {
    postings.append(Posting(term: Int32(clamping: term), document: document, count: count))
  }

  var isEmpty: Bool { postings.isEmpty }

  /// Writes a list for each word, as a part of the store of its own.
  func write(part: Int, to database: Database) throws {
    guard let greatest = postings.lazy.map(\.term).max() else { return }
    // Sorted by counting, which keeps the order of documents.
    var starts = [Int](repeating: 0, count: Int(greatest) + 2)
    for posting in postings { starts[Int(posting.term) + 1] += 1 }
    for term in 1..<starts.count { starts[term] += starts[term - 1] }
    var places = starts
    var order = [Int32](repeating: 0, count: postings.count)
    for (index, posting) in postings.enumerated() {
      order[places[Int(posting.term)]] = Int32(clamping: index)
      places[Int(posting.term)] += 1
    }
    var writer = try PostingPartWriter(database, part: part)
    for term in 0...Int(greatest) where starts[term] < starts[term + 1] {
      var list = PostingListWriter()
      for index in order[starts[term]..<starts[term + 1]] {
        let posting = postings[Int(index)]
        list.add(posting.document, posting.count)
      }
      try writer.add(term, &list)
    }
    try writer.finish()
  }
}

/// Makes one part of all parts, without documents that were removed.
enum PostingCompaction {
  /// A part that is read word by word.
  private final class Cursor {
    private let rows: RowStatement
    private var lists: [(term: Int, bytes: [UInt8])] = []
    private var next = 0

    init(_ database: Database, part: Int) throws {
      rows = try RowStatement(
        database, "SELECT place, lists FROM postings WHERE place >= ? AND place < ? ORDER BY place")
      try rows.begin(
        .integer(part << PostingParts.shift), .integer((part + 1) << PostingParts.shift))
      try fill()
    }

    /// The word whose list comes next; `nil` at the end.
    var term: Int? { next < lists.count ? lists[next].term : nil }

    func take() throws -> [UInt8] {
      defer { next += 1 }
      let bytes = lists[next].bytes
      if next + 1 == lists.count {
        try fill()
        next = -1
      }
      return bytes
    }

    private func fill() throws {
      lists = []
      guard try rows.step() else { return }
      let first = rows.integer(0) & (1 << PostingParts.shift - 1)
      rows.withBytes(1) { bytes in
        PostingParts.forEachList(bytes, from: first) {
          lists.append(($0.term, Array($0.bytes)))
          return true
        }
      }
    }
  }

  /// - Parameter part: The number of the new part, greater than all others.
  static func run(_ database: Database, part: Int) throws {
    var live: Set<Int> = []
    let documents = try RowStatement(database, "SELECT document FROM documents")
    while try documents.step() { live.insert(documents.integer(0)) }
    let numbers = try Int.fetchAll(
      database, sql: "SELECT DISTINCT place >> \(PostingParts.shift) FROM postings ORDER BY 1")
    let cursors = try numbers.map { try Cursor(database, part: $0) }
    var writer = try PostingPartWriter(database, part: part)
    while let term = cursors.compactMap(\.term).min() {
      var list = PostingListWriter()
      for cursor in cursors where cursor.term == term {
        try cursor.take().withUnsafeBytes { bytes in
          PostingParts.forEach(bytes) { if live.contains($0) { list.add($0, $1) } }
        }
      }
      try writer.add(term, &list)
    }
    try writer.finish()
    try RowStatement(database, "DELETE FROM postings WHERE place < ?")
      .run(.integer(part << PostingParts.shift))
  }
}
