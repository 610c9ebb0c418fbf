public import HanCore

/// Term statistics of a set of documents, in memory; see ``CorpusCounts`` for sets of any size.
///
/// A value of this type is a monoid: ``merge(_:)`` is commutative and associative, and an empty
/// value changes nothing, so documents can be counted in any order, on any number of threads or
/// machines. Everything in it is an integer; measures are computed from the merged counts.
public struct TermStatistics: Sendable {
  /// The number of documents.
  public private(set) var documents = 0
  /// The number of running words in them.
  public private(set) var tokens = 0
  private(set) var table = CountTable()
  private(set) var phraseTable = PhraseStatistics()

  /// The statistics of no documents.
  public init() {}

  /// The number of distinct terms.
  ///
  /// - Complexity: O(rows).
  public var termCount: Int {
    var count = 0
    table.forEach { key, _ in
      if key.first == CountKey.word, key.last == 0 { count += 1 }
    }
    return count
  }

  /// The count of `term`, all zeros when it does not occur.
  public subscript(term: Term) -> TermCount { table[CountKey.term(term.text)] }

  /// Adds one document's words, and its n-grams of the given lengths.
  public mutating func add(_ text: TokenizedText, ngrams: ClosedRange<Int> = 1...1) {
    add(DocumentCounts(text, ngrams: ngrams))
  }

  /// Adds one document.
  ///
  /// - Complexity: O(rows of the document).
  package mutating func add(_ document: DocumentCounts) { add(document, wanted: []) }

  /// Adds one document.
  ///
  /// - Parameter wanted: The hashes of the phrases that ranking will ask for.
  package mutating func add(_ document: DocumentCounts, wanted: some Sequence<UInt64>) {
    add(document, wanted: wanted) { _, _ in }
  }

  /// Adds one document.
  ///
  /// - Parameter onTerm: Called with the hash of each term, see ``PostingTable/hash(of:)``, and its
  ///   occurrences.
  mutating func add(
    _ document: DocumentCounts, wanted: some Sequence<UInt64>,
    onTerm: (_ hash: UInt64, _ occurrences: Int) -> Void
  ) {
    documents += 1
    tokens += document.tokens
    document.forEachRow { key, readable, occurrences in
      let head = KeyHead(key, readable: readable)
      let hash = head.hash(key)
      table.add(
        key, head, hash,
        TermCount(
          frequency: occurrences, documentFrequency: 1,
          sumOfSquares: occurrences &* occurrences))
      if key.first == CountKey.word, key.last == 0 { onTerm(hash, occurrences) }
    }
    phraseTable.add(documents: 1)
    for phrase in document.phrases {
      phraseTable.add(phrase.hash, documents: 1, occurrences: Int(phrase.occurrences))
    }
    want(wanted)
  }

  /// Notes which phrases ranking will ask for.
  mutating func want(_ hashes: some Sequence<UInt64>) {
    for hash in hashes { phraseTable.add(hash, documents: 0, occurrences: 0, isWanted: true) }
  }

  /// Adds the statistics of other documents.
  ///
  /// - Complexity: O(rows of `other`).
  package mutating func merge(_ other: TermStatistics) {
    documents += other.documents
    tokens += other.tokens
    other.table.forEach { table.add($0, $1) }
    phraseTable.merge(other.phraseTable)
  }

  /// Adds documents and running words whose rows come apart.
  mutating func add(documents: Int, tokens: Int) {
    self.documents += documents
    self.tokens += tokens
    phraseTable.add(documents: documents)
  }

  /// Adds to the count of a key.
  mutating func addRow(_ key: ArraySlice<UInt8>, _ count: TermCount) { table.add(key, count) }

  /// Adds to the count of a phrase.
  mutating func addPhrase(_ hash: UInt64, _ count: TermCount) {
    phraseTable.add(
      hash, documents: count.documentFrequency, occurrences: count.frequency)
  }

  /// About how many bytes it takes.
  var size: Int { table.size + phraseTable.size }

  /// Forgets all rows, and keeps the number of documents and words.
  mutating func removeRows() {
    table.removeAll()
    phraseTable.removePhrases()
  }

  /// The inverse document frequency of `term`: ln((N + 1) / (df + 1)) + 1, which is positive for
  /// every term (the smoothed form; Salton & Buckley 1988, doi:10.1016/0306-4573(88)90021-0).
  public func inverseDocumentFrequency(of term: Term) -> Double {
    Measures.inverseDocumentFrequency(of: self[term], in: documents)
  }

  /// The terms, best first by `measure`; ties are broken by the terms' bytes.
  ///
  /// - Parameter limit: How many at most; `nil` for all.
  /// - Complexity: O(*n* log *n*) in the number of distinct terms.
  public func terms(by measure: TermMeasure = .frequency, limit: Int? = nil) -> [ScoredTerm] {
    var rows: [(key: ArraySlice<UInt8>, count: TermCount)] = []
    table.forEach { rows.append(($0, $1)) }
    rows.sort { $0.key.lexicographicallyPrecedes($1.key) }
    var result: [ScoredTerm] = []
    var grouping = TermGrouping()
    for row in rows {
      if let term = grouping.add(row.key, row.count) { result.append(term.scored(in: documents)) }
    }
    if let term = grouping.finish() { result.append(term.scored(in: documents)) }
    result.sort { a, b in
      let (x, y) = (a.value(of: measure) ?? -1, b.value(of: measure) ?? -1)
      return x != y ? x > y : a.term < b.term
    }
    if let limit, limit < result.count { result.removeLast(result.count - limit) }
    return result
  }

  /// What ranking asks for.
  ///
  /// - Complexity: O(1).
  package var lookup: CountLookup {
    CountLookup(documents: documents, phrases: phraseTable, slogans: SloganCounts(table))
  }
}

extension TermStatistics: Equatable {
  /// Whether both have the same counts.
  public static func == (a: TermStatistics, b: TermStatistics) -> Bool {
    guard
      a.documents == b.documents, a.tokens == b.tokens, a.table.count == b.table.count,
      a.phraseTable == b.phraseTable
    else { return false }
    var areEqual = true
    a.table.forEach { key, count in areEqual = areEqual && b.table[Array(key)] == count }
    return areEqual
  }
}
