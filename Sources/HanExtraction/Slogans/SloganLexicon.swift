import HanCore
import HanLexicon

/// Nationally standard mottos, as words and as patterns with slots.
///
/// The bundled list is `Dictionaries/slogans.txt`; `Dictionaries/README.md` names its sources. An
/// entry with `!` behind it stands for itself wherever it is.
struct SloganLexicon: Sendable {
  /// Entries by number lie one behind the other in ``scalars``.
  private struct Entry: Sendable {
    var start: Int
    var count: Int
    var isPattern: Bool
    var standsAlone: Bool
    /// The place in the list: of two entries that fit and are as long, the first one counts.
    var number: Int
  }

  private let scalars: [Unicode.Scalar]
  /// Entries in buckets by two of their characters: the first, and the second or, when that is a
  /// slot, the third.
  private let entries: [Entry]
  /// The first entry of each bucket; one more than there are buckets.
  private let starts: [UInt16]
  /// A bit for each such pair of characters.
  private let pairs: [UInt64]
  /// The first characters of patterns whose second character is a slot.
  let openBeginnings: [Unicode.Scalar]

  /// A hit in a text.
  struct Match {
    var length: Int
    var isPattern: Bool
    /// Whether it is of national standing: a slogan wherever it is.
    var standsAlone: Bool
  }

  /// The bundled list.
  static let bundled = SloganLexicon(BundledSlogans.lexicon)

  private static let bucketCount = 8192

  init(_ words: [String]) {
    let list = words.map { word in
      (Array(word.unicodeScalars.filter { $0 != "!" }), word.hasSuffix("!"))
    }.filter { $0.0.count > 2 && $0.0[0] != "_" && $0.0[1...2] != ["_", "_"] }
    var buckets = [[Entry]](repeating: [], count: Self.bucketCount)
    var pairs = [UInt64](repeating: 0, count: 1 << 12)
    var scalars: [Unicode.Scalar] = []
    for (number, (word, standsAlone)) in list.enumerated() {
      let pair = Self.pair(word[0], word[1] == "_" ? word[2] : word[1])
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
      buckets[pair & (Self.bucketCount - 1)].append(
        Entry(
          start: scalars.count, count: word.count, isPattern: word.contains("_"),
          standsAlone: standsAlone, number: number))
      scalars += word
    }
    self.scalars = scalars
    self.pairs = pairs
    entries = buckets.flatMap { $0 }
    starts = buckets.reduce(into: [0]) { $0.append($0[$0.count - 1] + UInt16($1.count)) }
    openBeginnings = list.filter { $0.0[1] == "_" }.map { $0.0[0] }
  }

  /// A number below 2¹⁸ for two characters.
  @inline(__always)
  private static func pair(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Int {
    Int((a.value &* 0x9E37_79B1 ^ b.value &* 0x85EB_CA77) >> 14)
  }

  /// `false` when no entry begins at an index.
  @inline(__always)
  func mayBegin(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index + 2 < scalars.count else { return false }
    return pairBit(scalars[index], scalars[index + 1]) != 0
      || pairBit(scalars[index], scalars[index + 2]) != 0
  }

  /// 0 when no entry has the two characters as those that tell it apart, else 1.
  @inline(__always)
  func pairBit(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> UInt8 {
    let pair = Self.pair(a, b)
    return UInt8(truncatingIfNeeded: pairs[pair >> 6] >> UInt64(pair & 63) & 1)
  }

  /// The longest entry at `start`, not reaching `high`.
  func match(at start: Int, to high: Int, in text: [Unicode.Scalar]) -> Match? {
    guard start + 2 < text.count else { return nil }
    var best: Entry?
    for second in 1...2 where pairBit(text[start], text[start + second]) != 0 {
      let bucket = Self.pair(text[start], text[start + second]) & (Self.bucketCount - 1)
      for index in Int(starts[bucket])..<Int(starts[bucket + 1]) {
        let entry = entries[index]
        guard start + entry.count <= high, fits(entry, at: start, in: text) else { continue }
        if let best, best.count > entry.count { continue }
        if let best, best.count == entry.count, best.number < entry.number { continue }
        best = entry
      }
    }
    return best.map {
      Match(length: $0.count, isPattern: $0.isPattern, standsAlone: $0.standsAlone)
    }
  }

  private func fits(_ entry: Entry, at start: Int, in text: [Unicode.Scalar]) -> Bool {
    let word = entry.start..<(entry.start + entry.count)
    for index in word {
      let actual = text[start + index - entry.start]
      if scalars[index] == "_" {
        // A slot holds a character of its own.
        if !actual.isHan || scalars[word].contains(actual) { return false }
      } else if scalars[index] != actual, scalars[index] != "、" || !Self.isSeparator(actual) {
        return false
      }
    }
    return true
  }

  /// Whether a mark may stand for 、 of an entry.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    let kind = MarkKind(scalar)
    return kind == .comma || kind == .space
  }
}
