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

  /// Adds a document; numbers of documents rise.
  mutating func add(_ term: Int, in document: Int, count: Int) {
    postings.append(Posting(term: Int32(clamping: term), document: document, count: count))
  }

  var isEmpty: Bool { postings.isEmpty }

  /// Writes a list for each term, as a part of the store of its own.
  func write(part: Int, to database: Database) throws {
    guard let greatest = postings.map(\.term).max() else { return }
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
    let insert = try RowStatement(
      database, "INSERT INTO postings(term, part, list) VALUES(?, ?, ?)")
    for term in 0...Int(greatest) where starts[term] < starts[term + 1] {
      var list = PostingListWriter()
      for index in order[starts[term]..<starts[term + 1]] {
        let posting = postings[Int(index)]
        list.add(posting.document, posting.count)
      }
      try insert.run(.integer(term), .integer(part), .bytes(list.bytes))
    }
  }
}

/// Writes the documents of a word: pairs of LEB128, the documents since the last one and the
/// occurrences.
struct PostingListWriter {
  private var writer = ByteWriter()
  private var last = 0

  var bytes: [UInt8] { writer.bytes }
  var isEmpty: Bool { writer.bytes.isEmpty }

  mutating func add(_ document: Int, _ count: Int) {
    writer.count(document - last)
    writer.count(count)
    last = document
  }
}

/// Reads what a ``PostingListWriter`` wrote; it ends where bytes are damaged.
struct PostingList {
  /// Calls `body` with each document and the occurrences in it.
  @inline(__always)
  static func forEach(_ bytes: UnsafeRawBufferPointer, _ body: (Int, Int) -> Void) {
    var place = 0
    var document = 0
    func next() -> Int? {
      var value = 0
      var shift = 0
      while place < bytes.count, shift < 56 {
        let byte = Int(bytes[place])
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }
    while let step = next(), let count = next() {
      document &+= step
      body(document, count)
    }
  }
}
