package import HanCore

/// A ``UserDictionary`` compiled for finding its words in text: immutable, to be shared by all
/// tasks, and independent of the dictionary it was made from.
///
/// Words are sorted by their folded scalars. A hash table leads from the first two scalars to the
/// words that share them, within which each further scalar narrows the range; a bit table in front
/// of it turns away nearly all pairs that begin no word.
///
/// Text with hardly a match is passed over by the bit table alone. At worst, where a word of each length
/// begins at each character, time is proportional to the matches.
package struct UserDictionaryMatcher: Sendable {
  /// A word of the dictionary in a text.
  package struct Match: Hashable, Sendable {
    /// Where it stands, UTF-8 bytes.
    package let span: TextSpan
    /// Which entry it is; see ``UserDictionaryMatcher/subscript(_:)``.
    package let entry: Int
  }

  /// The words and what is known of them.
  private let table: WordTable
  /// The records of the words in the order of their folded scalars.
  private let order: [UInt32]
  /// The patterns, and entries for what they find.
  private let patterns: [CompiledPattern]
  private let patternEntries: [UserDictionary.Entry]
  /// The entries' frequencies, nought where unknown.
  let frequencies: [UInt32]
  /// The folded words, one behind the other.
  let symbols: [UInt32]
  /// Where each word begins in `symbols`, and the end.
  let starts: [UInt32]
  /// Whether there are words of a single scalar.
  let hasSingles: Bool
  /// Whether words begin with two Latin letters or digits.
  let hasLatin: Bool
  /// A bit for each hash of two first scalars.
  let filter: [UInt64]
  let filterShift: UInt64
  /// Ranges of words, the lower bound in the upper half; nought is free. Open addressing.
  let slots: [UInt64]
  let slotShift: UInt64

  /// Compiles a dictionary.
  ///
  /// - Complexity: O(*n* log *n*).
  package init(_ dictionary: UserDictionary) {
    let sorted = SortedWords(dictionary.words)
    let table = dictionary.words
    self.table = table
    order = sorted.order
    let compiled = dictionary.patterns.compactMap { pattern in
      pattern.compiled().map { ($0, pattern.name) }
    }
    patterns = compiled.map(\.0)
    patternEntries = compiled.map {
      UserDictionary.Entry(word: $0.1, frequency: nil, tag: PartOfSpeech($0.1))
    }
    symbols = sorted.symbols
    starts = sorted.starts
    frequencies = sorted.order.map { UInt32(clamping: table.frequency(Int($0)) ?? 0) }
    hasLatin = sorted.symbols.contains { $0 &- 0x61 < 26 }

    var groupCount = 0
    var singles = false
    sorted.forEachGroup { head, _ in
      groupCount += 1
      if head.second == FoldedScalar.none { singles = true }
    }
    hasSingles = singles
    // Sixteen bits and at least two slots a group; at least one slot stays free.
    let width = UInt64(Int.bitWidth - max(3, groupCount).leadingZeroBitCount)
    let (filterShift, slotShift) = (64 - (width + 4), 64 - (width + 1))
    var filter = [UInt64](repeating: 0, count: 1 << Int(width - 2))
    var slots = [UInt64](repeating: 0, count: 1 << Int(width + 1))
    sorted.forEachGroup { head, words in
      let hash = Self.hash(head.first, head.second)
      let bit = hash >> filterShift
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
      var slot = Int(hash >> slotShift)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt64(words.lowerBound) << 32 | UInt64(words.upperBound)
    }
    self.filterShift = filterShift
    self.slotShift = slotShift
    self.filter = filter
    self.slots = slots
  }

  /// The number of entries.
  package var count: Int { order.count }

  /// An entry, by the number that matches carry.
  package subscript(index: Int) -> UserDictionary.Entry {
    index < order.count ? table.entry(Int(order[index])) : patternEntries[index - order.count]
  }

  /// The matches of the patterns, in order and without overlaps: of those that overlap the first, and
  /// of those that begin together the longest.
  func patternMatches(in text: String) -> [Match] {
    var all: [Match] = []
    for (index, pattern) in patterns.enumerated() {
      for span in pattern.spans(in: text) {
        all.append(Match(span: span, entry: order.count + index))
      }
    }
    all.sort {
      ($0.span.lowerBound, -$0.span.upperBound, $0.entry)
        < ($1.span.lowerBound, -$1.span.upperBound, $1.entry)
    }
    var end = 0
    return all.filter { match in
      guard match.span.lowerBound >= end else { return false }
      end = match.span.upperBound
      return true
    }
  }

  /// Whether there are patterns.
  var hasPatterns: Bool { !patterns.isEmpty }

  /// A hash whose upper bits are good: two odd multipliers (from L'Ecuyer 1999, and the golden
  /// ratio's).
  @inline(__always)
  static func hash(_ first: UInt32, _ second: UInt32) -> UInt64 {
    let pair = UInt64(first) &* 0x2545_F491_4F6C_DD1D ^ UInt64(second)
    return (pair ^ pair >> 29) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The words that begin with two scalars; with ``FoldedScalar/none`` as the second, the word that
  /// is the first scalar alone.
  func words(hash: UInt64, _ first: UInt32, _ second: UInt32) -> Range<Int> {
    var slot = Int(hash >> slotShift)
    while slots[slot] != 0 {
      let lower = Int(slots[slot] >> 32)
      let start = Int(starts[lower])
      let hasSecond = starts[lower + 1] > starts[lower] + 1
      if symbols[start] == first, (hasSecond ? symbols[start + 1] : FoldedScalar.none) == second {
        return lower..<Int(slots[slot] & 0xFFFF_FFFF)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return 0..<0
  }

  /// The words of `range`, which share their first `depth` scalars and have more, whose next one is
  /// `symbol`.
  ///
  /// - Complexity: O(log *n*).
  func narrow(_ range: Range<Int>, depth: Int, to symbol: UInt32) -> Range<Int> {
    /// The first word in `low..<high` whose scalar is not below `bound`.
    func partition(_ low: Int, _ high: Int, _ bound: UInt32) -> Int {
      var low = low
      var high = high
      while low < high {
        let middle = (low + high) / 2
        if symbols[Int(starts[middle]) + depth] < bound { low = middle + 1 } else { high = middle }
      }
      return low
    }
    func next(_ word: Int) -> UInt32 { symbols[Int(starts[word]) + depth] }
    // The ends are looked at first: most ranges are one word, or wholly of the same scalar.
    var lower = range.lowerBound
    if next(lower) < symbol { lower = partition(lower + 1, range.upperBound, symbol) }
    guard lower < range.upperBound, next(lower) == symbol else { return lower..<lower }
    if next(range.upperBound - 1) == symbol { return lower..<range.upperBound }
    return lower..<partition(lower + 1, range.upperBound - 1, symbol + 1)
  }

  /// The number of scalars of a word.
  func length(_ word: Int) -> Int { Int(starts[word + 1] - starts[word]) }
}
