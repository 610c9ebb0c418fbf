/// The keys under which the tagger's tables hold words and parts of words: hashes of folded
/// symbols, the same in training and in use.
package struct TaggerKey: Hashable, Sendable {
  private var state: UInt64

  /// What a key is about.
  package enum Kind: UInt64, CaseIterable, Sendable {
    /// A whole word.
    case word = 1
    /// The first symbol; the first two; the first, with the word's length.
    case first, firstTwo, firstAndLength
    /// The last symbol; the last two; the last, with the word's length.
    case last, lastTwo, lastAndLength
    /// The length alone.
    case length
  }

  /// Creates the key of an empty word.
  @inline(__always)
  package init(_ kind: Kind) { state = kind.rawValue &* 0x9E37_79B9_7F4A_7C15 }

  /// Adds a symbol or a length.
  @inline(__always)
  package mutating func combine(_ symbol: UInt32) {
    state = (state ^ UInt64(symbol)) &* 0xBF58_476D_1CE4_E5B9
    state ^= state >> 31
  }

  /// The hash: its high bits choose a bucket, its low 16 bits tell entries of a bucket apart.
  @inline(__always)
  package var hash: UInt64 {
    let mixed = (state ^ (state >> 29)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 32)
  }
}

/// The symbols of a word that the tagger looks at.
package struct WordEnds: Hashable, Sendable {
  /// The key of the whole word.
  package var word = TaggerKey(.word)
  /// The first two symbols, and the last two; 0 for what is not there.
  package var first: UInt32 = 0
  package var second: UInt32 = 0
  package var last: UInt32 = 0
  package var lastButOne: UInt32 = 0
  /// The number of symbols.
  package var length: UInt32 = 0

  /// Creates the ends of an empty word.
  @inline(__always)
  package init() {}

  /// The ends of a word of one symbol, or of two, which are folded.
  @inline(__always)
  init(_ one: UInt32, _ two: UInt32, isPair: Bool) {
    var single = TaggerKey(.word)
    single.combine(one)
    var pair = single
    pair.combine(two)
    word = isPair ? pair : single
    first = one
    second = isPair ? two : 0
    last = isPair ? two : one
    lastButOne = isPair ? one : 0
    length = isPair ? 2 : 1
  }

  /// The ends of a word.
  package init(_ text: String) {
    self.init()
    for scalar in text.unicodeScalars { append(Symbol.fold(scalar)) }
  }

  /// Adds a folded symbol.
  @inline(__always)
  package mutating func append(_ symbol: UInt32) {
    word.combine(symbol)
    if length == 0 { first = symbol } else if length == 1 { second = symbol }
    lastButOne = last
    last = symbol
    length &+= 1
  }

  /// Calls `body` with the key of each part: those of one symbol for every word, those of two for
  /// words of at least two.
  @inline(__always)
  package func forEachPart(_ body: (TaggerKey) -> Void) {
    let capped = min(length, 5)
    body(Self.key(.first, first))
    body(Self.key(.last, last))
    body(Self.key(.firstAndLength, first, capped))
    body(Self.key(.lastAndLength, last, capped))
    body(Self.key(.length, min(length, 8)))
    if length >= 2 {
      body(Self.key(.firstTwo, first, second))
      body(Self.key(.lastTwo, lastButOne, last))
    }
  }

  @inline(__always)
  private static func key(_ kind: TaggerKey.Kind, _ a: UInt32, _ b: UInt32 = 0) -> TaggerKey {
    var key = TaggerKey(kind)
    key.combine(a)
    key.combine(b)
    return key
  }
}
