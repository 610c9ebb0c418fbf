package import HanCore

/// In which documents each term occurs, and how often: what dispersion is computed from.
///
/// Memory: up to a bound, sixteen bytes for each document of a term; past it, lists of about three
/// bytes go to a temporary file, in order of the terms' hashes, and are merged when they are asked
/// for.
package struct PostingTable: Sendable {
  /// That a term occurs in a document.
  private struct Posting {
    /// The term's.
    var hash: UInt64
    var document: UInt32
    var count: UInt32
  }

  /// In the order they were added, so documents ascend.
  private var recent: [Posting] = []
  /// Lists of documents that came earlier, by hash.
  private var spilled = RecordSorter(memoryLimit: 4 << 20)
  /// The tokens of each document.
  package private(set) var sizes: [Int] = []
  /// The numbers of documents that go by their ids.
  private var numbers: [Term: Int] = [:]
  private let memoryLimit: Int
  /// Whether there are postings of documents that are not known.
  package private(set) var isIncomplete = false

  /// No documents.
  ///
  /// - Parameter memoryLimit: How many bytes postings may take until they go to a file.
  package init(memoryLimit: Int = 8 << 20) { self.memoryLimit = memoryLimit }

  /// Adds the next document.
  package mutating func add(_ document: DocumentCounts) throws(ScratchError) {
    begin(documentOf: document.tokens)
    document.forEachTerm { key, occurrences in
      addTerm(KeyHead(key).hash(key), occurrences)
    }
    try spillIfNeeded()
  }

  /// Begins the next document, whose terms come apart.
  mutating func begin(documentOf tokens: Int) { sizes.append(tokens) }

  /// Adds a term of the document that was begun last.
  mutating func addTerm(_ hash: UInt64, _ occurrences: Int) {
    add(hash, sizes.count &- 1, occurrences)
  }

  /// Adds the row of a document or of a term in one, in order of the rows of a file: documents come
  /// before terms, and those of a term in the same order.
  mutating func add(_ row: CountRow) throws(ScratchError) {
    let name = row.key.dropFirst()
    if row.key.first == CountKey.document {
      numbers[Term(String(decoding: name.dropLast(), as: UTF8.self))] = sizes.count
      sizes.append(row.count.frequency)
    } else if let end = name.firstIndex(of: 0) {
      let document = Term(String(decoding: name[end...].dropFirst(), as: UTF8.self))
      if let number = numbers[document] {
        add(
          CountTable.hash(([CountKey.word] + name[...end])[...]), number, row.count.frequency)
      } else {
        isIncomplete = true
      }
    }
    try spillIfNeeded()
  }

  private mutating func add(_ hash: UInt64, _ document: Int, _ occurrences: Int) {
    recent.append(
      Posting(
        hash: hash, document: UInt32(clamping: document), count: UInt32(clamping: occurrences)))
  }

  /// Ends a document: what takes too much room goes to the file.
  mutating func spillIfNeeded() throws(ScratchError) {
    if recent.count * MemoryLayout<Posting>.stride > memoryLimit { try spill() }
  }

  private mutating func spill() throws(ScratchError) {
    try Self.write(recent, to: &spilled)
    try spilled.spill()
    recent.removeAll(keepingCapacity: true)
  }

  /// Gives back what memory the postings take, if some of them are in the file.
  mutating func finish() throws(ScratchError) {
    guard spilled.hasSpilled else { return }
    try spill()
    recent = []
    spilled.releaseMemory()
  }

  /// Visits the terms of some postings, in order of their hashes.
  private static func forEachTerm<Failure: Error>(
    in postings: [Posting],
    _ body: (_ hash: UInt64, _ postings: ArraySlice<Posting>) throws(Failure) -> Void
  ) throws(Failure) {
    // Documents ascend already.
    var sorted = postings
    StableOrder.sort(&sorted) { $0.hash }
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].hash == sorted[start].hash { end += 1 }
      try body(sorted[start].hash, sorted[start..<end])
      start = end
    }
  }

  /// Adds a list for each term.
  private static func write(
    _ postings: [Posting], to sorter: inout RecordSorter
  ) throws(ScratchError) {
    try forEachTerm(in: postings) { hash, postings throws(ScratchError) in
      try sorter.add(
        key: withUnsafeBytes(of: hash.bigEndian) { Array($0) }, value: bytes(postings))
    }
  }

  /// Pairs of numbers as ``ByteWriter`` writes them: documents since the last one, beginning at -1,
  /// and occurrences.
  private static func bytes(_ postings: ArraySlice<Posting>) -> [UInt8] {
    var writer = ByteWriter()
    var last = -1
    for posting in postings {
      writer.count(Int(posting.document) - last)
      writer.count(Int(posting.count))
      last = Int(posting.document)
    }
    return writer.bytes
  }

  /// Reads what ``bytes(_:)`` wrote.
  fileprivate static func forEachPair(
    in bytes: ArraySlice<UInt8>, _ body: (_ document: Int, _ count: Int) -> Void
  ) {
    var reader = ByteReader(bytes)
    var document = -1
    while !reader.isAtEnd, let step = try? reader.count(), let count = try? reader.count() {
      document += step
      body(document, count)
    }
  }

  /// The tokens of all documents.
  var tokens: Int { sizes.reduce(0, +) }

  /// Visits the terms, in order of their hashes, with the documents of each in order.
  private func forEach(
    _ body: (_ hash: UInt64, _ postings: ArraySlice<Posting>) -> Void
  ) throws(ScratchError) {
    if !spilled.hasSpilled { return Self.forEachTerm(in: recent, body) }
    var sorter = spilled
    try Self.write(recent, to: &sorter)
    var current: UInt64?
    var postings: [Posting] = []
    try sorter.forEach { key, value in
      let hash = key.reduce(0) { $0 << 8 | UInt64($1) }
      if current != hash {
        if let current { body(current, postings[...]) }
        current = hash
        postings.removeAll(keepingCapacity: true)
      }
      Self.forEachPair(in: value) {
        postings.append(
          Posting(hash: hash, document: UInt32(clamping: $0), count: UInt32(clamping: $1)))
      }
    }
    if let current { body(current, postings[...]) }
  }

  /// Visits the terms, in order of their hashes, with the documents that have each and how often, in
  /// order.
  ///
  /// - Parameter body: Called with ``hash(of:)`` and the places of documents in the order they were
  ///   added, from 0.
  /// - Throws: ``ScratchError`` when temporary data cannot be read.
  package func forEachTerm(
    _ body: (_ hash: UInt64, _ postings: [(document: Int, count: Int)]) -> Void
  ) throws(ScratchError) {
    try forEach { hash, postings in
      body(hash, postings.map { (Int($0.document), Int($0.count)) })
    }
  }

  /// The hash a term goes by.
  package static func hash(of term: Term) -> UInt64 {
    CountTable.hash(CountKey.term(term.text)[...])
  }

  /// The dispersion of terms by one measure.
  ///
  /// Memory: sixteen bytes a term.
  ///
  /// - Parameter wanted: The hashes of the terms in question; `nil` for all.
  /// - Returns: `nil` when not all documents are known.
  func values(
    of measure: DispersionMeasure, wanted: Set<UInt64>? = nil
  ) throws(ScratchError) -> DispersionValues? {
    guard !isIncomplete else { return nil }
    let (parts, places) = parts
    var values = DispersionValues()
    if parts.count < 2, measure == .juillandD { return values }
    if let wanted, !spilled.hasSpilled {
      Self.forEachTerm(in: recent.filter { wanted.contains($0.hash) }, add)
    } else {
      try forEach { hash, postings in
        if wanted?.contains(hash) ?? true { add(hash, postings) }
      }
    }
    func add(_ hash: UInt64, _ postings: ArraySlice<Posting>) {
      let dispersion = Dispersion(
        postings: postings.lazy.map { (places[Int($0.document)], Int($0.count)) }, in: parts)
      values.append(dispersion.value(of: measure), of: hash)
    }
    return values
  }

  /// The lists of all terms, in order of their hashes.
  fileprivate func lists() throws(ScratchError) -> PostingLists {
    var lists = PostingLists()
    guard !isIncomplete else { return lists }
    try forEach { hash, postings in lists.append(Self.bytes(postings), of: hash) }
    return lists
  }

  /// The documents that have words as the parts of the corpus, and the part of each document, -1
  /// for one without words.
  fileprivate var parts: (parts: CorpusParts, places: [Int]) {
    var places: [Int] = []
    var next = 0
    for size in sizes {
      places.append(size > 0 ? next : -1)
      if size > 0 { next += 1 }
    }
    return (CorpusParts(sizes), places)
  }
}

/// The dispersion of terms by one measure.
struct DispersionValues: Sendable {
  private var hashes = SortedHashes()
  private var values: [Double] = []

  /// Whether no term has a value.
  var isEmpty: Bool { values.isEmpty }

  /// Appends the value of a term, whose hash is greater than those before.
  fileprivate mutating func append(_ value: Double?, of hash: UInt64) {
    guard let value else { return }
    hashes.append(hash)
    values.append(value)
  }

  /// The value of the term with a hash, see ``PostingTable/hash(of:)``; `nil` when it has none.
  subscript(hash: UInt64) -> Double? { hashes.place(of: hash).map { values[$0] } }
}

/// Hashes in ascending order.
private struct SortedHashes: Sendable {
  private var hashes: [UInt64] = []

  /// Appends a hash that is greater than those before.
  mutating func append(_ hash: UInt64) { hashes.append(hash) }

  /// Where a hash stands.
  ///
  /// - Complexity: O(log *n*), and less as a rule, for hashes are spread evenly.
  func place(of hash: UInt64) -> Int? {
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash ? low : nil
  }
}

/// The documents of terms, packed, by the terms' hashes.
private struct PostingLists: Sendable {
  private var hashes = SortedHashes()
  private var ends: [Int] = []
  private var bytes: [UInt8] = []

  /// Appends the list of a term whose hash is greater than those before.
  mutating func append(_ list: [UInt8], of hash: UInt64) {
    hashes.append(hash)
    bytes += list
    ends.append(bytes.count)
  }

  /// The documents of a term, and how often each has it.
  subscript(hash: UInt64) -> [(document: Int, count: Int)] {
    guard let place = hashes.place(of: hash) else { return [] }
    var postings: [(document: Int, count: Int)] = []
    PostingTable.forEachPair(in: bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]]) {
      postings.append(($0, $1))
    }
    return postings
  }
}

/// The dispersion of terms over the documents of a ``PostingTable``, all in memory.
package struct TermDispersions: Sendable {
  private let lists: PostingLists
  private let parts: CorpusParts
  private let places: [Int]
  private let isIncomplete: Bool

  /// Those of a table.
  package init(_ table: PostingTable) throws(ScratchError) {
    lists = try table.lists()
    (parts, places) = table.parts
    isIncomplete = table.isIncomplete
  }

  /// How many documents have words.
  package var documents: Int { parts.count }

  /// The dispersion of a term; `nil` when it is not known in which documents it occurs.
  package subscript(term: Term) -> Dispersion? {
    guard !isIncomplete else { return nil }
    let postings = lists[PostingTable.hash(of: term)].lazy
    return Dispersion(
      postings: postings.map { (part: places[$0.document], count: $0.count) }, in: parts)
  }
}
