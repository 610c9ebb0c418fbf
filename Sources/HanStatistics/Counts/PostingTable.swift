package import HanCore

/// In which documents each term occurs, and how often: what dispersion is computed from.
///
/// Memory: about three bytes for each document of a term, and 48 for each term. Past a bound nothing
/// is kept: the postings of a part would pass for those of all.
package struct PostingTable: Sendable {
  private var lists: [UInt64: List] = [:]
  /// The tokens of each document.
  private var sizes: [Int] = []
  /// The numbers of documents that go by their ids.
  private var numbers: [Term: Int] = [:]
  private var bytes = 0
  private let memoryLimit: Int
  /// Whether there was more than the bound allows.
  private(set) var isIncomplete = false

  fileprivate struct List {
    /// Pairs of numbers as ``ByteWriter`` writes them: documents since the last one, occurrences.
    var writer = ByteWriter()
    var last = -1
  }

  /// No documents.
  package init(memoryLimit: Int = 1 << 30) { self.memoryLimit = memoryLimit }

  /// Adds the next document.
  package mutating func add(_ document: DocumentCounts) {
    let place = sizes.count
    sizes.append(document.tokens)
    guard !isIncomplete else { return }
    document.forEachTerm { key, occurrences in add(key, place, occurrences) }
  }

  /// Adds the row of a document or of a term in one, in order of the rows of a file: documents come
  /// before terms, and those of a term in the same order.
  mutating func add(_ row: CountRow) {
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
  }

  private mutating func add(_ key: ArraySlice<UInt8>, _ document: Int, _ occurrences: Int) {
    guard !isIncomplete else { return }
    bytes += lists[CountTable.hash(key), default: List()].add(document, occurrences)
    if bytes > memoryLimit {
      isIncomplete = true
      lists = [:]
    }
  }

  /// The running words of all documents.
  var tokens: Int { sizes.reduce(0, +) }

  /// How a term is spread over the documents; `nil` when it is not known.
  func dispersion(of term: Term, in parts: CorpusParts, places: [Int]) -> Dispersion? {
    guard !isIncomplete else { return nil }
    var postings: [(part: Int, count: Int)] = []
    if let list = lists[CountTable.hash(CountKey.term(term.text)[...])] {
      var reader = ByteReader(list.writer.bytes)
      var document = -1
      while !reader.isAtEnd, let step = try? reader.count(), let count = try? reader.count() {
        document += step
        postings.append((places[document], count))
      }
    }
    return Dispersion(postings: postings, in: parts)
  }

  /// The documents that have words, and the place of each among them.
  var parts: (parts: CorpusParts, places: [Int]) {
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
  /// - Returns: How many bytes that took.
  fileprivate mutating func add(_ document: Int, _ occurrences: Int) -> Int {
    let before = last < 0 ? -48 : writer.bytes.count
    writer.count(document - last)
    writer.count(occurrences)
    last = document
    return writer.bytes.count - before
  }
}

/// How evenly terms are spread over the documents of a corpus.
package struct TermDispersions: Sendable {
  private let table: PostingTable
  private let parts: CorpusParts
  private let places: [Int]

  /// How terms are spread over the documents of a table.
  package init(_ table: PostingTable) {
    self.table = table
    (parts, places) = table.parts
  }

  /// The documents that have words.
  package var documents: Int { parts.count }

  /// The dispersion of a term; `nil` when it is not known, as there were too many postings.
  ///
  /// - Complexity: O(documents that have the term).
  package subscript(term: Term) -> Dispersion? {
    table.dispersion(of: term, in: parts, places: places)
  }
}
