import HanCore

/// One document's way from words to candidates, counted. Reading another document keeps the memory.
struct KeywordCandidateTable {
  private(set) var units = CandidateTokens()
  private(set) var tallies: [CandidateCounts] = []
  private(set) var occurrences: [KeywordOccurrence] = []
  /// By candidate: its logarithm among the reference's phrases, and among its words, in steps; −1
  /// when it is not there.
  private(set) var phraseCodes: [Int16] = []
  private(set) var wordCodes: [Int16] = []

  private var index = HashIndex(capacity: 0)
  private var reach: [Int32] = []

  /// How long candidates may be.
  struct Limits {
    var words: Int
    /// In characters; a word in other letters counts as two.
    var width: Int
  }

  /// Reads a document.
  ///
  /// - Complexity: O(tokens · words a candidate).
  mutating func read(
    _ text: KeywordText, title: KeywordText?, model: KeywordModel, stopWords: KeywordStopWords,
    limits: Limits
  ) {
    units.read(text, title: title, model: model, stopWords: stopWords)
    tallies.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    let titles = units.markTitles()
    units.markFrames(text.bytes)
    let count = units.units.count
    index.removeAll(capacity: count)
    tallies.reserveCapacity(count)
    occurrences.reserveCapacity(count * 3 / 2)
    var bounds: [Int] = []
    bounds.reserveCapacity(units.clauses.count)
    for clause in units.clauses {
      let bytes = clause.lowerBound < units.apart ? title?.bytes ?? text.bytes : text.bytes
      propose(clause, bytes, model.hasher, limits)
      bounds.append(occurrences.count)
    }
    for title in titles { propose(whole: title, model.hasher) }
    var start = 0
    for (clause, end) in zip(units.clauses, bounds) {
      markNested(start..<end, in: clause, limits.words)
      start = end
    }
    model.reference.phrases.codes(of: index.keys, into: &phraseCodes)
    model.reference.words.codes(of: index.keys, into: &wordCodes)
  }

  private mutating func propose(
    _ clause: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ hasher: PhraseHash,
    _ limits: Limits
  ) {
    let isMarked = isWholeInMarks(clause, limits)
    for start in clause {
      let first = units.units[start]
      guard first.canBegin else { continue }
      var width = 0
      var length = 0
      var hasContent = false
      for end in start..<min(clause.upperBound, start + limits.words) {
        let last = units.units[end]
        width += Int(last.width)
        length += Int(last.length)
        if width > limits.width { break }
        if last.isContent { hasContent = true }
        guard last.canEnd, hasContent, length >= 2 else { continue }
        let size = Int(last.end - first.start)
        let hash = hasher.hash(from: first.startPrefix, to: last.endPrefix, count: size)
        let (number, isNew) = index.insert(hash)
        if isNew {
          let isParallel =
            length == 4 && size == 12 && Self.isParallel(bytes, from: Int(first.start))
          tallies.append(
            CandidateCounts(
              hash: hash, first: start, words: end - start + 1, length: length,
              isParallel: isParallel))
        }
        occurrences.append(
          KeywordOccurrence(candidate: Int32(number), first: Int32(start), last: Int32(end)))
        tallies[number].count(start, end, in: units)
        if isMarked && end - start + 1 < clause.count
          || !first.flags.union(last.flags).isDisjoint(with: [.inTitle, .inFrame])
        {
          tallies[number].partCount += 1
        }
      }
    }
  }

  /// Proposes the title of a work whatever its words are.
  private mutating func propose(whole title: Range<Int>, _ hasher: PhraseHash) {
    let (first, last) = (units.units[title.lowerBound], units.units[title.upperBound - 1])
    let hash = hasher.hash(
      from: first.startPrefix, to: last.endPrefix, count: Int(last.end - first.start))
    let (number, isNew) = index.insert(hash)
    if isNew {
      let length = title.reduce(0) { $0 + Int(units.units[$1].length) }
      tallies.append(
        CandidateCounts(
          hash: hash, first: title.lowerBound, words: title.count, length: length,
          isParallel: false))
    }
    occurrences.append(
      KeywordOccurrence(
        candidate: Int32(number), first: Int32(title.lowerBound),
        last: Int32(title.upperBound - 1)))
    tallies[number].count(title.lowerBound, title.upperBound - 1, in: units)
  }

  /// Whether a clause fills a pair of marks, and is short enough to be a candidate: parts of the
  /// title of a work are none.
  private func isWholeInMarks(_ clause: Range<Int>, _ limits: Limits) -> Bool {
    guard clause.count > 1, clause.count <= limits.words,
      units.neighbour(clause.lowerBound - 1).flags.contains(.opensMarks),
      units.neighbour(clause.upperBound).flags.contains(.closesMarks),
      let first = clause.first, let last = clause.last, units.units[first].canBegin,
      units.units[last].canEnd
    else { return false }
    let width = clause.reduce(0) { $0 + Int(units.units[$1].width) }
    // Quotations of more characters are often clauses.
    let isTitle = units.neighbour(clause.lowerBound - 1).flags.contains(.opensTitle)
    return width <= (isTitle ? limits.width : 6)
  }

  /// Whether of four characters of three bytes the first and third, or the second and fourth, but
  /// not both, are the same.
  private static func isParallel(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    func same(_ a: Int, _ b: Int) -> Bool {
      (0..<3).allSatisfy { bytes[start + 3 * a + $0] == bytes[start + 3 * b + $0] }
    }
    return same(0, 2) != same(1, 3)
  }

  /// Counts occurrences inside longer candidates that occur more than once.
  private mutating func markNested(
    _ found: Range<Int>, in clause: Range<Int>, _ maximumWords: Int
  ) {
    // Occurrences come by start, then by end. `reach` is, by start, the furthest end of a repeated
    // candidate that begins there.
    var isEmpty = true
    for position in found where tallies[Int(occurrences[position].candidate)].count > 1 {
      if isEmpty {
        reach.removeAll(keepingCapacity: true)
        reach.append(contentsOf: repeatElement(-1, count: clause.count))
        isEmpty = false
      }
      let occurrence = occurrences[position]
      let place = Int(occurrence.first) - clause.lowerBound
      reach[place] = max(reach[place], occurrence.last)
    }
    if isEmpty { return }
    for position in found {
      let occurrence = occurrences[position]
      let place = Int(occurrence.first) - clause.lowerBound
      var isNested = reach[place] > occurrence.last
      var earlier = max(0, place - maximumWords + 1)
      while !isNested, earlier < place {
        isNested = reach[earlier] >= occurrence.last
        earlier += 1
      }
      if isNested { tallies[Int(occurrence.candidate)].nestedCount += 1 }
    }
  }
}
