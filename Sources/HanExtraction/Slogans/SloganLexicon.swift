import HanCore
import HanLexicon

/// Nationally standard mottos, as words and as patterns with slots.
///
/// The bundled list is `Dictionaries/slogans.txt`; `Dictionaries/README.md` names its sources.
struct SloganLexicon: Sendable {
  private struct Entry: Sendable {
    var scalars: [Unicode.Scalar]
    var isPattern: Bool
  }

  /// Entries in buckets by their first character, in each the longest first.
  private let buckets: [[Entry]]
  /// A bit for each pair of first characters of an entry, and of its first and third character when
  /// the second one is a slot.
  private let pairs: [UInt64]

  /// The first characters of the entries.
  let beginnings: [Unicode.Scalar]

  /// A hit in a text.
  struct Match {
    var length: Int
    var isPattern: Bool
  }

  /// The bundled list.
  static let bundled = SloganLexicon(BundledSlogans.lexicon)

  private static let bucketCount = 256

  init(_ words: [String]) {
    let list = words.map { word in
      Entry(scalars: Array(word.unicodeScalars), isPattern: word.contains("_"))
    }
    .filter { $0.scalars.count > 2 && $0.scalars[0] != "_" && $0.scalars[2] != "_" }
    var buckets = [[Entry]](repeating: [], count: Self.bucketCount)
    var pairs = [UInt64](repeating: 0, count: 1 << 10)
    for entry in list.sorted(by: { $0.scalars.count > $1.scalars.count }) {
      buckets[Self.bucket(of: entry.scalars[0])].append(entry)
      let second = entry.scalars[1] == "_" ? 2 : 1
      let pair = Self.pair(entry.scalars[0], entry.scalars[second])
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    }
    self.buckets = buckets
    self.pairs = pairs
    beginnings = list.map { $0.scalars[0] }
  }

  private static func bucket(of scalar: Unicode.Scalar) -> Int {
    Int(scalar.value) & (bucketCount - 1)
  }

  /// A number below 2¹⁶ for two characters.
  @inline(__always)
  private static func pair(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Int {
    Int((a.value &* 0x9E37_79B1 ^ b.value &* 0x85EB_CA77) >> 16)
  }

  /// `false` when no entry begins at an index.
  @inline(__always)
  func mayBegin(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index + 2 < scalars.count else { return false }
    let next = Self.pair(scalars[index], scalars[index + 1])
    if pairs[next >> 6] >> UInt64(next & 63) & 1 == 1 { return true }
    let open = Self.pair(scalars[index], scalars[index + 2])
    return pairs[open >> 6] >> UInt64(open & 63) & 1 == 1
  }

  /// The longest entry at `start`, not reaching `high`.
  func match(at start: Int, to high: Int, in scalars: [Unicode.Scalar]) -> Match? {
    guard mayBegin(at: start, in: scalars) else { return nil }
    for entry in buckets[Self.bucket(of: scalars[start])]
    where start + entry.scalars.count <= high && fits(entry, at: start, in: scalars) {
      return Match(length: entry.scalars.count, isPattern: entry.isPattern)
    }
    return nil
  }

  private func fits(_ entry: Entry, at start: Int, in scalars: [Unicode.Scalar]) -> Bool {
    for (offset, scalar) in entry.scalars.enumerated() {
      let actual = scalars[start + offset]
      if scalar == "_" {
        // A slot holds a character of its own.
        if !actual.isHan || entry.scalars.contains(actual) { return false }
      } else if scalar != actual {
        return false
      }
    }
    return true
  }
}
