import HanCore

/// Counts in a file: sorted lines of JSON, which any engine can add up by key.
///
/// ```
/// {"k":"d:pages/1.txt","df":1,"tf":412,"sq":0}
/// {"k":"p:图书馆\tpages/1.txt","df":1,"tf":5,"sq":0}
/// {"k":"t:图书馆\tn","df":3,"tf":12,"sq":0}
/// {"k":"w:图书馆","df":3,"tf":12,"sq":62}
/// {"k":"~0.2.0/9f…/3c…/77…","df":40,"tf":18230,"sq":21077}
/// ```
///
/// `df` counts documents, `tf` occurrences, `sq` sums up the squares of the occurrences a document.
/// Lines are in order of their bytes (`LC_ALL=C`), each key once. The last line is the total: its
/// key is the ``CountsFingerprint``, `df` the documents, `tf` the running words, `sq` the sum of `tf`
/// over all other lines. Documents and the terms in them are there on demand. So a file that is cut, or has a line too many, is found out, and the total
/// of a sum of files is the sum of their totals.
package enum CountsFile {
  /// Writes counts.
  ///
  /// - Parameter body: Takes the lines, some at a time.
  /// - Complexity: O(*n* log *n*) in the number of rows.
  package static func write(
    _ counts: CorpusCounts, to body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    var sorter = RecordSorter()
    var failure: ScratchError?
    var key: [UInt8] = []
    try counts.forEachUnsortedRow { row in
      key.removeAll(keepingCapacity: true)
      guard failure == nil, row.count != TermCount(), CountLine.appendEscaped(row.key, to: &key)
      else { return }
      // The quote behind the key, too, is part of the order of lines.
      key.append(0x22)
      do throws(ScratchError) {
        try sorter.add(key: key, value: CountRow.value(row.count, isWanted: false))
      } catch {
        failure = error
      }
    }
    if let failure { throw CountsError.scratch(failure) }
    var output = LineOutput(
      fingerprint: counts.fingerprint, documents: counts.documents, tokens: counts.tokens)
    var writing: (any Error)?
    do throws(ScratchError) {
      try sorter.forEach { key, value in
        guard writing == nil, let row = CountRow(key: key, value: value) else { return }
        do { try output.add(key.dropLast(), row.count, to: body) } catch { writing = error }
      }
    } catch {
      throw CountsError.scratch(error)
    }
    if let writing { throw writing }
    try output.finish(to: body)
  }

  /// Adds up files line by line, in memory that does not depend on their size.
  ///
  /// - Parameter body: Takes the lines, some at a time.
  /// - Returns: The number of documents.
  /// - Throws: ``CountsError`` when a file is damaged, or counts do not go together.
  @discardableResult
  package static func merge(
    _ paths: [String], to body: (ArraySlice<UInt8>) throws -> Void
  ) throws -> Int {
    var merger = try CountsMerger(paths)
    // The totals come last in every file, so that the sums are checked as they are read.
    var output = LineOutput(fingerprint: nil, documents: 0, tokens: 0)
    while let row = try merger.next() { try output.add(row.key[...], row.count, to: body) }
    guard let totals = merger.totals else { return 0 }
    output.fingerprint = totals.fingerprint
    output.documents = totals.documents
    output.tokens = totals.tokens
    try output.finish(to: body)
    return totals.documents
  }

  /// Reads files and adds them up.
  ///
  /// - Parameter keepsPostings: Whether to keep in which documents terms occur, where files say so.
  /// - Throws: ``CountsError`` when a file is damaged, or counts do not go together.
  package static func read(
    _ paths: [String], keepsPostings: Bool = false
  ) throws(CountsError) -> CorpusCounts? {
    var merger = try CountsMerger(paths)
    var rows: CorpusCounts?
    while let row = try merger.next() {
      if rows == nil, let fingerprint = merger.fingerprint {
        rows = CorpusCounts(fingerprint, keepsPostings: keepsPostings)
      }
      guard let key = CountLine.key(row.text) else {
        throw .damaged(path: row.path, line: row.line, cause: "no kind of count has this key")
      }
      try rows?.add(row: CountRow(key: key, count: row.count))
    }
    guard let totals = merger.totals else { return nil }
    var counts = rows ?? CorpusCounts(totals.fingerprint)
    counts.add(documents: totals.documents, tokens: totals.tokens)
    counts.checkPostings()
    return counts
  }
}

/// Writes lines in large pieces, and the total at the end.
private struct LineOutput {
  var fingerprint: CountsFingerprint?
  var documents: Int
  var tokens: Int
  private var sum = 0
  private var buffer: [UInt8] = []

  init(fingerprint: CountsFingerprint?, documents: Int, tokens: Int) {
    self.fingerprint = fingerprint
    self.documents = documents
    self.tokens = tokens
  }

  mutating func add(
    _ key: ArraySlice<UInt8>, _ count: TermCount, to body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    sum &+= count.frequency
    CountLine.append(escapedKey: key, count, to: &buffer)
    if buffer.count >= 1 << 16 {
      try body(buffer[...])
      buffer.removeAll(keepingCapacity: true)
    }
  }

  mutating func finish(to body: (ArraySlice<UInt8>) throws -> Void) throws {
    if let fingerprint {
      let totals = TermCount(frequency: tokens, documentFrequency: documents, sumOfSquares: sum)
      CountLine.append(escapedKey: "~\(fingerprint.text)".utf8, totals, to: &buffer)
    }
    if !buffer.isEmpty { try body(buffer[...]) }
  }
}
