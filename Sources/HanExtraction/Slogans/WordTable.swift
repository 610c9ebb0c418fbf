import HanCore

/// Short words, looked up by where they end or begin in a text.
///
/// Words lie one behind the other in one array, those with equal beginnings (and, in a second
/// table, equal ends) together, so that a look-up neither hashes nor follows references.
struct WordTable: Sendable {
  private let byFirst: WordBuckets
  private let byLast: WordBuckets

  /// The first characters of the words.
  let beginnings: [Unicode.Scalar]
  /// The last characters of the words.
  let ends: [Unicode.Scalar]

  /// Creates a table of words with blanks between them.
  init(_ words: String) {
    let list = words.split(separator: " ").map { Array($0.unicodeScalars) }
    beginnings = list.map { $0[0] }
    ends = list.map { $0[$0.count - 1] }
    byFirst = WordBuckets(list) { $0[0] }
    byLast = WordBuckets(list) { $0[$0.count - 1] }
  }

  /// The length of the longest word that ends before `end`, not reaching below `low`.
  @inline(__always)
  func length(before end: Int, from low: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard end > low, end > 0, end <= scalars.count, byLast.filter.mayContain(scalars[end - 1])
    else { return nil }
    return byLast.longest(scalars[end - 1]) { word in
      let start = end - word.count
      return start >= max(low, 0) && byLast.stands(word, at: start, in: scalars)
    }
  }

  /// The length of the longest word that begins at `start`, not reaching `high`.
  @inline(__always)
  func length(at start: Int, to high: Int, in scalars: [Unicode.Scalar]) -> Int? {
    let high = min(high, scalars.count)
    guard start >= 0, start < high, byFirst.filter.mayContain(scalars[start]) else { return nil }
    return byFirst.longest(scalars[start]) { word in
      start + word.count <= high && byFirst.stands(word, at: start, in: scalars)
    }
  }

  /// Whether a word stands anywhere in the range.
  func occurs(in range: Range<Int>, of scalars: [Unicode.Scalar]) -> Bool {
    for index in range where length(at: index, to: range.upperBound, in: scalars) != nil {
      return true
    }
    return false
  }
}

/// Words in buckets by one of their characters; within a bucket the longest first.
private struct WordBuckets: Sendable {
  let filter: ScalarFilter
  private let scalars: [Unicode.Scalar]
  /// Where each word lies in `scalars`, bucket after bucket.
  private let words: [Range<Int>]
  /// The first word of each bucket; one more than there are buckets.
  private let starts: [UInt16]

  private static let count = 64

  init(_ list: [[Unicode.Scalar]], by character: ([Unicode.Scalar]) -> Unicode.Scalar) {
    filter = ScalarFilter(list.map(character))
    var scalars: [Unicode.Scalar] = []
    var words: [Range<Int>] = []
    var starts: [UInt16] = []
    for bucket in 0..<Self.count {
      starts.append(UInt16(words.count))
      let own = list.filter { Self.bucket(of: character($0)) == bucket }
      for word in own.sorted(by: { $0.count > $1.count }) {
        words.append(scalars.count..<(scalars.count + word.count))
        scalars += word
      }
    }
    starts.append(UInt16(words.count))
    (self.scalars, self.words, self.starts) = (scalars, words, starts)
  }

  @inline(__always)
  private static func bucket(of scalar: Unicode.Scalar) -> Int {
    Int(scalar.value) & (count - 1)
  }

  /// The length of the first word of the character's bucket that fits.
  func longest(_ character: Unicode.Scalar, where fits: (Range<Int>) -> Bool) -> Int? {
    let bucket = Self.bucket(of: character)
    for index in Int(starts[bucket])..<Int(starts[bucket + 1]) where fits(words[index]) {
      return words[index].count
    }
    return nil
  }

  func stands(_ word: Range<Int>, at start: Int, in text: [Unicode.Scalar]) -> Bool {
    for offset in 0..<word.count where scalars[word.lowerBound + offset] != text[start + offset] {
      return false
    }
    return true
  }
}
