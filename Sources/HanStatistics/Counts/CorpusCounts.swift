import HanCore

/// The counts of a corpus of any size: integer sums under keys.
///
/// Rows are kept in memory up to a bound; past it they are written to a temporary file as sorted
/// runs, which are merged when the counts are read. Adding documents in another order, or merging
/// the counts of parts, gives the same rows.
///
/// Memory: the bound, 32 MB by default, and about as much again while rows are written.
package struct CorpusCounts: Sendable {
  /// What the counts depend on beside the documents.
  package let fingerprint: CountsFingerprint
  private let memoryLimit: Int
  private var recent = TermStatistics()
  private var spilled = RecordSorter()
  /// In which documents terms occur, if that is kept.
  package private(set) var postings: PostingTable?
  private let listsPostings: Bool

  /// The counts of no documents.
  ///
  /// - Parameters:
  ///   - keepsPostings: Whether it is kept in which documents terms occur, which dispersion is
  ///     computed from.
  ///   - listsPostings: Whether that is a row for each term of a document, which files can hold.
  package init(
    _ fingerprint: CountsFingerprint, memoryLimit: Int = 32 << 20, keepsPostings: Bool = false,
    listsPostings: Bool = false
  ) {
    self.fingerprint = fingerprint
    self.memoryLimit = memoryLimit
    self.listsPostings = listsPostings
    postings = keepsPostings ? PostingTable() : nil
  }

  /// How terms are spread over the documents; `nil` when that was not kept.
  ///
  /// - Throws: ``CountsError`` when temporary data cannot be read.
  package func dispersions() throws(CountsError) -> TermDispersions? {
    guard let postings else { return nil }
    do throws(ScratchError) { return try TermDispersions(postings) } catch { throw .scratch(error) }
  }

  /// - Parameter wanted: The hashes of the terms in question; `nil` for all.
  private func juillandD(
    of wanted: Set<UInt64>? = nil
  ) throws(CountsError) -> DispersionValues? {
    guard let postings else { return nil }
    do throws(ScratchError) {
      return try postings.values(of: .juillandD, wanted: wanted)
    } catch {
      throw .scratch(error)
    }
  }

  /// The number of documents.
  package var documents: Int { recent.documents }
  /// The number of running words in them.
  package var tokens: Int { recent.tokens }

  /// Adds one document.
  ///
  /// - Parameters:
  ///   - wanted: The hashes of the phrases that ranking will ask for.
  ///   - id: What names the document where postings are listed.
  package mutating func add(
    _ document: DocumentCounts, wanted: some Sequence<UInt64>, id: String = ""
  ) throws(CountsError) {
    if var postings {
      self.postings = nil
      postings.begin(documentOf: document.tokens)
      recent.add(document, wanted: wanted) { postings.addTerm($0, $1) }
      defer { self.postings = postings }
      do throws(ScratchError) { try postings.spillIfNeeded() } catch { throw .scratch(error) }
    } else {
      recent.add(document, wanted: wanted)
    }
    if listsPostings { try list(document, id: id) }
    try spillIfNeeded()
  }

  private mutating func list(_ document: DocumentCounts, id: String) throws(CountsError) {
    func value(_ occurrences: Int) -> [UInt8] {
      CountRow.value(
        TermCount(frequency: occurrences, documentFrequency: 1, sumOfSquares: 0), isWanted: false)
    }
    do throws(ScratchError) {
      try spilled.add(
        key: CountKey.term(id, kind: CountKey.document), value: value(document.tokens))
      var failure: ScratchError?
      document.forEachTerm { key, occurrences in
        guard failure == nil else { return }
        do throws(ScratchError) {
          try spilled.add(key: CountKey.posting(key, in: id), value: value(occurrences))
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
    } catch {
      throw .scratch(error)
    }
  }

  /// Notes which phrases ranking will ask for, of a document that is counted elsewhere.
  package mutating func want(_ hashes: some Sequence<UInt64>) throws(CountsError) {
    recent.want(hashes)
    try spillIfNeeded()
  }

  /// Adds the counts of other documents.
  ///
  /// - Throws: ``CountsError/differentFingerprints(first:second:path:)``.
  package mutating func merge(_ other: CorpusCounts) throws(CountsError) {
    guard fingerprint == other.fingerprint else {
      throw .differentFingerprints(
        first: fingerprint, second: other.fingerprint, path: "counts")
    }
    recent.merge(other.recent)
    // Documents of parts have no common numbers.
    postings = nil
    do throws(ScratchError) { try spilled.add(other.spilled) } catch { throw .scratch(error) }
    try spillIfNeeded()
  }

  /// Adds a row of a file of counts, in order.
  mutating func add(row: CountRow) throws(CountsError) {
    if row.isPosting {
      do throws(ScratchError) {
        try postings?.add(row)
      } catch {
        throw .scratch(error)
      }
      return
    }
    recent.add(row)
    try spillIfNeeded()
  }

  /// Forgets in which documents terms occur, unless that was said of all documents.
  mutating func checkPostings() {
    if postings?.tokens != tokens || tokens == 0 { postings = nil }
  }

  /// Adds documents and running words whose rows come apart.
  mutating func add(documents: Int, tokens: Int) {
    recent.add(documents: documents, tokens: tokens)
  }

  private mutating func spillIfNeeded() throws(CountsError) {
    guard recent.size > memoryLimit else { return }
    do throws(ScratchError) {
      try Self.write(recent, to: &spilled)
      try spilled.spill()
    } catch {
      throw .scratch(error)
    }
    recent.removeRows()
  }

  /// Gives back what memory the counts take, once all documents are added: what was spilled in part
  /// is spilled whole.
  package mutating func finish() throws(CountsError) {
    guard spilled.hasSpilled else { return }
    do throws(ScratchError) {
      try Self.write(recent, to: &spilled)
      try spilled.spill()
      try postings?.finish()
    } catch {
      throw .scratch(error)
    }
    recent.removeRows()
    spilled.releaseMemory()
  }

  private static func write(
    _ counts: TermStatistics, to sorter: inout RecordSorter
  ) throws(ScratchError) {
    try counts.table.forEach { key, count throws(ScratchError) in
      try sorter.add(key: key, value: CountRow.value(count, isWanted: false))
    }
    for slot in counts.phraseTable.all {
      let count = TermCount(
        frequency: slot.occurrences, documentFrequency: Int(slot.documents), sumOfSquares: 0)
      try sorter.add(
        key: CountKey.phrase(slot.hash), value: CountRow.value(count, isWanted: slot.isWanted))
    }
  }

  /// Calls `body` with each row once, in no order that means anything where that is cheaper.
  ///
  /// - Complexity: O(*n*) in the number of rows if all are in memory, else O(*n* log *n*).
  func forEachUnsortedRow(_ body: (CountRow) -> Void) throws(CountsError) {
    if spilled.hasRecords { return try forEachRow(body) }
    recent.table.forEach { key, count in body(CountRow(key: Array(key), count: count)) }
    for slot in recent.phraseTable.all {
      var row = CountRow(
        key: CountKey.phrase(slot.hash),
        count: TermCount(
          frequency: slot.occurrences, documentFrequency: Int(slot.documents), sumOfSquares: 0))
      row.isWanted = slot.isWanted
      body(row)
    }
  }

  /// Calls `body` with each row, in order of the keys' bytes.
  ///
  /// - Complexity: O(*n* log *n*) in the number of rows.
  func forEachRow(_ body: (CountRow) -> Void) throws(CountsError) {
    var sorter = spilled
    var current: CountRow?
    do throws(ScratchError) {
      try Self.write(recent, to: &sorter)
      try sorter.forEach { key, value in
        if let last = current, last.key.count == key.count, last.key[...] == key {
          current?.merge(value)
        } else {
          if let current { body(current) }
          current = CountRow(key: key, value: value)
        }
      }
    } catch {
      throw .scratch(error)
    }
    if let current { body(current) }
  }
}

extension CorpusCounts {
  /// Calls `body` with each term, best first by a measure; ties are broken by the terms' bytes.
  ///
  /// - Parameters:
  ///   - limit: How many are wanted at least; of fewer than there are, the rest may be left out, and is
  ///     then not put in order. `nil` for all.
  ///   - minimum: The occurrences of those that are wanted; others may be left out.
  ///   - isDone: Asked before each term; the rest is left out once it says so.
  /// - Returns: The number of distinct terms.
  /// - Complexity: O(*n* log *n*) in the number of distinct terms; O(*n*) where few are wanted.
  @discardableResult
  package func forEachTerm(
    by measure: TermMeasure = .frequency, limit: Int? = nil, minimum: Int = 1,
    until isDone: () -> Bool = { false }, _ body: (ScoredTerm) -> Void
  ) throws(CountsError) -> Int {
    if !spilled.hasRecords {
      let all = measure == .dispersion ? try juillandD() : nil
      let order = TermOrder(
        recent.table, by: measure, documents: documents, all, limit: limit, minimum: minimum)
      let own = order.isPart ? order.hashes : nil
      let dispersions = all == nil ? try juillandD(of: own) : all
      return order.forEach(dispersions, until: isDone, body)
    }
    let dispersions = try juillandD()
    var sorter = RecordSorter()
    var failure: ScratchError?
    var terms = 0
    func add(_ group: TermGrouping.Group?) {
      guard let group, failure == nil else { return }
      terms += 1
      var term = group.scored(in: documents)
      term.dispersion = dispersions?[PostingTable.hash(of: term.term)]
      do throws(ScratchError) {
        try sorter.add(key: term.sortKey(by: measure), value: term.bytes)
      } catch {
        failure = error
      }
    }
    var grouping = TermGrouping()
    try forEachRow { row in add(grouping.add(row.key[...], row.count)) }
    add(grouping.finish())
    if let failure { throw .scratch(failure) }
    do throws(ScratchError) {
      try sorter.forEach { _, value in
        if !isDone(), let term = ScoredTerm(bytes: value, documents: documents) { body(term) }
      }
    } catch {
      throw .scratch(error)
    }
    return terms
  }

  /// What ranking asks for: phrases of several documents that were noted when they were added, and
  /// slogans of several documents.
  package func lookup() throws(CountsError) -> CountLookup {
    if !spilled.hasSpilled { return recent.lookup }
    var phrases = PhraseStatistics(documents: documents)
    var slogans = CountTable()
    try forEachRow { row in
      guard row.count.documentFrequency > 1 else { return }
      switch row.key.first {
      case CountKey.slogan:
        slogans.add(row.key[...], row.count)
      case CountKey.phrase where row.isWanted:
        guard let hash = row.phrase else { return }
        phrases.add(
          hash, documents: row.count.documentFrequency, occurrences: row.count.frequency)
      default: break
      }
    }
    return CountLookup(documents: documents, phrases: phrases, slogans: SloganCounts(slogans))
  }
}
