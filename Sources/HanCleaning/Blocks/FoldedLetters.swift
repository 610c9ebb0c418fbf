/// The folded letters of a line, as they come: what tells whether lines say the same, and what
/// phrases of sites are in them.
struct FoldedLetters {
  /// How many letters of a line are looked at for phrases.
  static let phraseWindow = 160
  /// How many letters are counted at a time: a multiple of four.
  static let capacity = 512

  private let matcher: PhraseMatcher
  /// Letters that are not counted yet; room for ``capacity`` of them.
  private let letters: UnsafeMutableBufferPointer<UInt16>
  /// By letter, 1 when a blank or a mark stands before it; one more than there are letters.
  private let gaps: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  private var hash = Self.seed
  private var phrases: PhraseCounts?

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Calls `body` with a collector of letters that lives as long as the call.
  static func with<Result>(
    _ matcher: PhraseMatcher, _ body: (inout FoldedLetters) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: capacity) { letters in
      letters.initialize(repeating: 0)
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity + 1) { gaps in
        gaps.initialize(repeating: 0)
        var collector = FoldedLetters(matcher: matcher, letters: letters, gaps: gaps)
        return body(&collector)
      }
    }
  }

  private init(
    matcher: PhraseMatcher, letters: UnsafeMutableBufferPointer<UInt16>,
    gaps: UnsafeMutableBufferPointer<UInt8>
  ) {
    self.matcher = matcher
    self.letters = letters
    self.gaps = gaps
  }

  /// Adds a letter; 0 stands for a mark and is left out.
  @inline(__always)
  mutating func append(_ letter: UInt16) {
    // There is room for one: the letters are counted as soon as there is none.
    letters[count] = letter
    let isMark: UInt8 = letter == 0 ? 1 : 0
    gaps[count] |= isMark
    count &+= letter != 0 ? 1 : 0
    // What follows a mark has a gap before it; what follows a letter has none yet.
    gaps[count] &= isMark
    if count == Self.capacity { flush() }
  }

  /// The hash of the letters and their phrases; the next line begins.
  mutating func finish() -> (key: UInt64, phrases: PhraseCounts) {
    flush()
    defer {
      hash = Self.seed
      phrases = nil
    }
    return (hash, phrases ?? PhraseCounts())
  }

  private mutating func flush() {
    if phrases == nil {
      let length = min(count, Self.phraseWindow)
      phrases = matcher.counts(
        in: UnsafeBufferPointer(rebasing: letters[..<length]),
        gaps: UnsafeBufferPointer(rebasing: gaps[...length]), isCut: count > length)
    }
    Self.add(UnsafeBufferPointer(rebasing: letters[..<count]), to: &hash)
    count = 0
    gaps[0] = 0
  }

  /// The key that a line of these folded letters has.
  ///
  /// - Complexity: O(*n*).
  static func key(of letters: [UInt16]) -> UInt64 {
    var hash = seed
    letters.withUnsafeBufferPointer { add($0, to: &hash) }
    return hash
  }

  /// Four letters at a time, the last ones filled up with 0. Letters are not 0, so lines of other
  /// lengths differ.
  @inline(__always)
  private static func add(_ letters: UnsafeBufferPointer<UInt16>, to hash: inout UInt64) {
    var index = 0
    func add(_ four: UInt64) {
      hash = (hash ^ four) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    while index + 4 <= letters.count {
      add(
        UInt64(letters[index]) << 48 | UInt64(letters[index + 1]) << 32
          | UInt64(letters[index + 2]) << 16 | UInt64(letters[index + 3]))
      index += 4
    }
    var rest: UInt64 = 0
    while index < letters.count {
      rest = rest << 16 | UInt64(letters[index])
      index += 1
    }
    if rest != 0 { add(rest) }
  }
}
