import HanCore

/// Short words, looked up by where they end or begin in a text.
struct WordTable: Sendable {
  private let byLast: [Unicode.Scalar: [[Unicode.Scalar]]]
  private let byFirst: [Unicode.Scalar: [[Unicode.Scalar]]]
  private let lasts: ScalarFilter
  private let firsts: ScalarFilter

  /// Creates a table of words with blanks between them.
  init(_ words: String) {
    let list = words.split(separator: " ").map { Array($0.unicodeScalars) }
      .sorted { $0.count > $1.count }
    byLast = Dictionary(grouping: list) { $0[$0.count - 1] }
    byFirst = Dictionary(grouping: list) { $0[0] }
    lasts = ScalarFilter(list.map { $0[$0.count - 1] })
    firsts = ScalarFilter(list.map { $0[0] })
  }

  /// The length of the longest word that ends before `end`, not reaching below `low`.
  func length(before end: Int, from low: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard end > low, lasts.mayContain(scalars[end - 1]), let words = byLast[scalars[end - 1]]
    else { return nil }
    for word in words
    where end - word.count >= low && Self.stands(word, at: end - word.count, in: scalars) {
      return word.count
    }
    return nil
  }

  /// The length of the longest word that begins at `start`, not reaching `high`.
  func length(at start: Int, to high: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard start < high, firsts.mayContain(scalars[start]), let words = byFirst[scalars[start]]
    else { return nil }
    for word in words
    where start + word.count <= high && Self.stands(word, at: start, in: scalars) {
      return word.count
    }
    return nil
  }

  private static func stands(
    _ word: [Unicode.Scalar], at start: Int, in scalars: [Unicode.Scalar]
  ) -> Bool {
    for (offset, scalar) in word.enumerated() where scalars[start + offset] != scalar {
      return false
    }
    return true
  }

  /// Whether a word stands anywhere in the range.
  func occurs(in range: Range<Int>, of scalars: [Unicode.Scalar]) -> Bool {
    for index in range where length(at: index, to: range.upperBound, in: scalars) != nil {
      return true
    }
    return false
  }
}

/// Tells most scalars apart from those of a small set, without hashing: a bit for the low twelve
/// bits of each.
struct ScalarFilter: Sendable {
  private let bits: [UInt64]

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var bits = [UInt64](repeating: 0, count: 64)
    for scalar in scalars {
      let low = Int(scalar.value & 0xFFF)
      bits[low >> 6] |= 1 << UInt64(low & 63)
    }
    self.bits = bits
  }

  /// `false` when the scalar is not in the set.
  @inline(__always)
  func mayContain(_ scalar: Unicode.Scalar) -> Bool {
    let low = Int(scalar.value & 0xFFF)
    return bits[low >> 6] >> UInt64(low & 63) & 1 == 1
  }
}
