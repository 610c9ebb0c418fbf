package import HanCore

/// In which documents each term occurs, and how often: what dispersion is computed from.
///
/// Memory: up to a bound, about three bytes for each document of a term and 48 for each term; past
/// it, lists go to a temporary file, in order of the terms' hashes, and are merged when they are
/// asked for.
package struct PostingTable: Sendable {
  private var lists: [UInt64: List] = [:]
  /// Lists of documents that came earlier, by hash.
  private var spilled = RecordSorter(memoryLimit: 4 << 20)
  /// The tokens of each document.
  package private(set) var sizes: [Int] = []
  /// The numbers of documents that go by their ids.
  private var numbers: [Term: Int] = [:]
  private var bytes = 0
  private let memoryLimit: Int
  /// Whether there are postings of documents that are not known.
  package private(set) var isIncomplete = false

  fileprivate struct List {
    /// Pairs of numbers as ``ByteWriter`` writes them: documents since the last one, occurrences.
    var writer = ByteWriter()
    var last = -1
  }

  /// No documents.
  ///
  /// - Parameter memoryLimit: How many bytes lists may take until they go to a file.
  package init(memoryLimit: Int = 8 << 20) { self.memoryLimit = memoryLimit }

  /// Adds the next document.
  package mutating func add(_ document: DocumentCounts) throws(ScratchError) {
    let place = sizes.count
    sizes.append(document.tokens)
    document.forEachTerm { key, occurrences in add(key, place, occurrences) }
    if bytes > memoryLimit { try spill() }
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
        add(([CountKey.word] + name[...end])[...], number, row.count.frequency)
      } else {
        isIncomplete = true
      }
    }
    if bytes > memoryLimit { try spill() }
  }

  private mutating func add(_ key: ArraySlice<UInt8>, _ document: Int, _ occurrences: Int) {
    bytes += lists[CountTable.hash(key), default: List()].add(document, occurrences)
  }

  private mutating func spill() throws(ScratchError) {
    try add(lists, to: &spilled)
    try spilled.spill()
    lists = [:]
    bytes = 0
  }

  /// Gives back what memory the lists take, if some of them are in the file.
  mutating func finish() throws(ScratchError) {
    guard spilled.hasSpilled else { return }
    try spill()
    spilled.releaseMemory()
  }

  private func add(
    _ lists: [UInt64: List], to sorter: inout RecordSorter
  ) throws(ScratchError) {
    for (hash, list) in lists {
      try sorter.add(
        key: withUnsafeBytes(of: hash.bigEndian) { Array($0) }, value: list.writer.bytes)
    }
  }

  /// The tokens of all documents.
  var tokens: Int { sizes.reduce(0, +) }

  /// Visits the terms, in order of their hashes: what of each came at a time, in order.
  private func forEach(
    _ body: (_ hash: UInt64, _ lists: [[UInt8]]) -> Void
  ) throws(ScratchError) {
    var sorter = spilled
    try add(lists, to: &sorter)
    var current: (hash: UInt64, lists: [[UInt8]])?
    try sorter.forEach { key, value in
      let hash = key.reduce(0) { $0 << 8 | UInt64($1) }
      if current?.hash == hash {
        current?.lists.append(Array(value))
      } else {
        if let current { body(current.hash, current.lists) }
        current = (hash, [Array(value)])
      }
    }
    if let current { body(current.hash, current.lists) }
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
    try forEach { hash, lists in body(hash, Self.postings(lists)) }
  }

  /// The hash a term goes by.
  package static func hash(of term: Term) -> UInt64 {
    CountTable.hash(CountKey.term(term.text)[...])
  }

  /// The dispersion of all terms by one measure.
  ///
  /// Memory: sixteen bytes a term.
  ///
  /// - Returns: `nil` when not all documents are known.
  func values(of measure: DispersionMeasure) throws(ScratchError) -> DispersionValues? {
    guard !isIncomplete else { return nil }
    let (parts, places) = parts
    var values = DispersionValues()
    try forEach { hash, lists in
      let dispersion = Dispersion(lists, places, in: parts)
      values.append(dispersion.value(of: measure), of: hash)
    }
    return values
  }

  /// The lists of all terms, in memory.
  fileprivate func all() throws(ScratchError) -> [UInt64: [[UInt8]]] {
    var all: [UInt64: [[UInt8]]] = [:]
    guard !isIncomplete else { return all }
    try forEach { hash, lists in all[hash] = lists }
    return all
  }

  fileprivate static func postings(_ lists: [[UInt8]]) -> [(document: Int, count: Int)] {
    var postings: [(document: Int, count: Int)] = []
    for list in lists {
      var reader = ByteReader(list)
      var document = -1
      while !reader.isAtEnd, let step = try? reader.count(), let count = try? reader.count() {
        document += step
        postings.append((document, count))
      }
    }
    return postings
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

extension PostingTable.List {
  /// Adds a document.
  ///
  /// - Returns: How many bytes that takes.
  fileprivate mutating func add(_ document: Int, _ occurrences: Int) -> Int {
    let before = last < 0 ? -48 : writer.bytes.count
    writer.count(document - last)
    writer.count(occurrences)
    last = document
    return writer.bytes.count - before
  }
}

/// The dispersion of terms by one measure.
struct DispersionValues: Sendable {
  /// Ascending.
  private var hashes: [UInt64] = []
  private var values: [Double] = []

  /// Appends the value of a term, whose hash is greater than those before.
  fileprivate mutating func append(_ value: Double?, of hash: UInt64) {
    guard let value else { return }
    hashes.append(hash)
    values.append(value)
  }

  /// The value of a term; `nil` when it has none.
  subscript(term: Term) -> Double? {
    let hash = PostingTable.hash(of: term)
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash ? values[low] : nil
  }
}

/// The dispersion of terms over the documents of a ``PostingTable``, all in memory.
package struct TermDispersions: Sendable {
  private let lists: [UInt64: [[UInt8]]]
  private let parts: CorpusParts
  private let places: [Int]
  private let isIncomplete: Bool

  /// Those of a table.
  package init(_ table: PostingTable) throws(ScratchError) {
    lists = try table.all()
    (parts, places) = table.parts
    isIncomplete = table.isIncomplete
  }

  /// How many documents have words.
  package var documents: Int { parts.count }

  /// The dispersion of a term; `nil` when it is not known in which documents it occurs.
  package subscript(term: Term) -> Dispersion? {
    guard !isIncomplete else { return nil }
    let lists = lists[PostingTable.hash(of: term), default: []]
    return Dispersion(lists, places, in: parts)
  }
}

extension Dispersion {
  /// Over the parts that documents belong to.
  fileprivate init(_ lists: [[UInt8]], _ places: [Int], in parts: CorpusParts) {
    let postings = PostingTable.postings(lists).lazy
    self.init(postings: postings.map { (part: places[$0.document], count: $0.count) }, in: parts)
  }
}
