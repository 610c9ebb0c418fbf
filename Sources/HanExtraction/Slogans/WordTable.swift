import HanCore

/// Short words, looked up by where they end or begin in a text.
struct WordTable: Sendable {
  private let byLast: [Unicode.Scalar: [[Unicode.Scalar]]]
  private let byFirst: [Unicode.Scalar: [[Unicode.Scalar]]]
  /// A bit for the low twelve bits of every first and last character: most characters of a text
  /// are told apart by it alone.
  private let lasts: [UInt64]
  private let firsts: [UInt64]

  /// Creates a table of words with blanks between them.
  init(_ words: String) {
    let list = words.split(separator: " ").map { Array($0.unicodeScalars) }
      .sorted { $0.count > $1.count }
    byLast = Dictionary(grouping: list) { $0[$0.count - 1] }
    byFirst = Dictionary(grouping: list) { $0[0] }
    lasts = Self.filter(list.map { $0[$0.count - 1] })
    firsts = Self.filter(list.map { $0[0] })
  }

  private static func filter(_ scalars: [Unicode.Scalar]) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: 64)
    for scalar in scalars {
      let low = Int(scalar.value & 0xFFF)
      bits[low >> 6] |= 1 << UInt64(low & 63)
    }
    return bits
  }

  @inline(__always)
  private static func passes(_ bits: [UInt64], _ scalar: Unicode.Scalar) -> Bool {
    let low = Int(scalar.value & 0xFFF)
    return bits[low >> 6] >> UInt64(low & 63) & 1 == 1
  }

  /// The length of the longest word that ends before `end`, not reaching below `low`.
  func length(before end: Int, from low: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard end > low, Self.passes(lasts, scalars[end - 1]), let words = byLast[scalars[end - 1]]
    else { return nil }
    for word in words
    where end - word.count >= low && Self.stands(word, at: end - word.count, in: scalars) {
      return word.count
    }
    return nil
  }

  /// The length of the longest word that begins at `start`, not reaching `high`.
  func length(at start: Int, to high: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard start < high, Self.passes(firsts, scalars[start]), let words = byFirst[scalars[start]]
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
