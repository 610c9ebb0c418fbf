internal import GRDB
internal import HanCore

/// The documents of words.
///
/// Every transaction adds a part, until all are made one. A part has its words in order, some
/// kilobytes of lists a row: `place` is the number of the part, shifted by 32, and that of the row's
/// first word. A list begins with the words since the last one, the documents, the occurrences and its
/// length; then come pairs of LEB128, the documents since the last one and the occurrences.
enum PostingParts {
  static let shift = 32

  /// A list as it stands in a row.
  struct List {
    var term: Int
    var documents: Int
    var occurrences: Int
    /// The pairs.
    var bytes: UnsafeRawBufferPointer
  }

  /// Reads a row; it ends where bytes are damaged.
  ///
  /// - Parameter body: Returns whether to go on.
  static func forEachList(
    _ bytes: UnsafeRawBufferPointer, from first: Int, _ body: (List) throws -> Bool
  ) rethrows {
    var reader = LEB128Reader(bytes)
    var term = first
    while let step = reader.next(), let documents = reader.next(), let occurrences = reader.next(),
      let count = reader.next(), count <= bytes.count - reader.place
    {
      term &+= step
      let list = UnsafeRawBufferPointer(rebasing: bytes[reader.place..<(reader.place + count)])
      guard
        try body(List(term: term, documents: documents, occurrences: occurrences, bytes: list))
      else { return }
      reader.place += count
    }
  }

  /// Calls `body` with each document of a list and the occurrences in it.
  @inline(__always)
  static func forEach(_ bytes: UnsafeRawBufferPointer, _ body: (Int, Int) -> Void) {
    var reader = LEB128Reader(bytes)
    var document = 0
    while let step = reader.next(), let count = reader.next() {
      document &+= step
      body(document, count)
    }
  }
}

/// Reads numbers that ``ByteWriter`` wrote; none come where bytes are damaged.
struct LEB128Reader {
  private let bytes: UnsafeRawBufferPointer
  var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  @inline(__always)
  mutating func next() -> Int? {
    var value = 0
    var shift = 0
    while place < bytes.count, shift < 56 {
      let byte = Int(bytes[place])
      place &+= 1
      value |= (byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift &+= 7
    }
    return nil
  }
}

/// Writes a list of the documents of a word.
struct PostingListWriter {
  private var writer = ByteWriter()
  private var last = 0
  /// The document at the end, which may come again.
  private var pending: (document: Int, count: Int)?
  private(set) var documents = 0
  private(set) var occurrences = 0

  var isEmpty: Bool { documents == 0 }

  /// Adds occurrences; numbers of documents do not fall.
  mutating func add(_ document: Int, _ count: Int) {
    occurrences += count
    if pending?.document == document {
      pending?.count += count
      return
    }
    flush()
    pending = (document, count)
    documents += 1
  }

  private mutating func flush() {
    guard let pending else { return }
    writer.count(pending.document - last)
    writer.count(pending.count)
    last = pending.document
    self.pending = nil
  }

  /// The pairs.
  mutating func finish() -> [UInt8] {
    flush()
    return writer.bytes
  }
}

/// Writes a part: words in order.
struct PostingPartWriter {
  /// Rows of so many bytes: small enough to find a list in one, large enough to read all.
  private static let rowBytes = 4000

  private let part: Int
  private let insert: RowStatement
  private var row = ByteWriter()
  private var first = 0
  private var last = 0

  init(_ database: Database, part: Int) throws {
    self.part = part
    insert = try RowStatement(database, "INSERT INTO postings(place, lists) VALUES(?, ?)")
  }

  mutating func add(_ term: Int, _ list: inout PostingListWriter) throws {
    guard !list.isEmpty else { return }
    let bytes = list.finish()
    if !row.bytes.isEmpty, row.bytes.count + bytes.count > Self.rowBytes { try finish() }
    if row.bytes.isEmpty {
      first = term
      last = term
    }
    row.count(term - last)
    row.count(list.documents)
    row.count(list.occurrences)
    row.block(bytes)
    last = term
  }

  mutating func finish() throws {
    guard !row.bytes.isEmpty else { return }
    try insert.run(.integer(part << PostingParts.shift | first), .bytes(row.bytes))
    row = ByteWriter()
  }
}
