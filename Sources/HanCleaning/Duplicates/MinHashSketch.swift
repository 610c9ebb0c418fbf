/// A text's fingerprint for comparison: how much two texts have in common shows in how many of
/// its places agree.
///
/// It is a one-permutation MinHash (P. Li, A. Owen, C.-H. Zhang, “One Permutation Hashing”, NIPS
/// 2012) of the runs of five characters, folded: scripts, widths, capitals, blanks and marks make
/// no difference. It takes about 0.5 kB.
package struct MinHashSketch: Hashable, Sendable {
  /// How many places a sketch has.
  static let places = 128
  /// How many characters a run has.
  static let run = 5

  /// The least hash of the runs that fall into each place; `UInt32.max` where none does.
  let minima: [UInt32]
  /// Hash of all the folded characters, in order.
  let whole: UInt64
  /// How many runs the text has.
  let runs: Int

  init(minima: [UInt32], whole: UInt64, runs: Int) {
    self.minima = minima
    self.whole = whole
    self.runs = runs
  }

  /// The sketch of no text, which repeats nothing.
  package static let empty = MinHashSketch("")

  /// The sketch of a text.
  ///
  /// - Complexity: O(*n*).
  package init(_ text: String) {
    let folding = CharacterFolding.shared
    var minima = [UInt32](repeating: .max, count: Self.places)
    var whole: UInt64 = 0xcbf2_9ce4_8422_2325
    var window: UInt64 = 0
    var last: UInt64 = 0
    var count = 0
    for scalar in text.unicodeScalars {
      let folded = folding.fold(scalar)
      if folded == 0 { continue }
      whole = (whole ^ UInt64(folded)) &* 0x100_0000_01b3
      // Four characters stay in the window, the fifth leaves it.
      last = window >> 48
      window = window << 16 | UInt64(folded)
      count += 1
      guard count >= Self.run else { continue }
      let hash = Self.mixed(window ^ Self.mixed(last &+ 0x9e37_79b9_7f4a_7c15))
      let place = Int(hash >> 57)
      minima[place] = min(minima[place], UInt32(truncatingIfNeeded: hash))
    }
    self.minima = minima
    self.whole = whole
    runs = max(0, count - Self.run + 1)
  }

  /// How much two texts have in common, 0 to 1: an estimate of the share of runs (Jaccard's
  /// coefficient) within about 0.04 for texts of some hundred characters; 1 for equal texts.
  package func similarity(to other: MinHashSketch) -> Double {
    if runs == other.runs, whole == other.whole { return 1 }
    var equal = 0
    var used = 0
    for (a, b) in zip(minima, other.minima) where a != .max || b != .max {
      used += 1
      if a == b { equal += 1 }
    }
    return used == 0 ? 0 : Double(equal) / Double(used)
  }

  /// The finalizer of SplitMix64.
  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}
