/// What the table of words of three symbols and more says of a beginning of such words, in 32
/// bits: which of them may be the next symbol (10), the class of the word it is (4), and a
/// fingerprint of its symbols (18).
///
/// Four entries make a bucket; what has no room in its bucket is in one of the next. Two buckets
/// are compared at once.
package struct LongWord: Hashable, Sendable {
  /// The packed form; 0 for no entry.
  package var bits: UInt32

  /// The fewest symbols a beginning has.
  package static let minimum = 3
  /// The entries of a bucket.
  package typealias Bucket = SIMD4<UInt32>
  /// The buckets at the end of a table that are the first one for no hash.
  package static let spareBuckets = 16

  /// The bits of the fingerprint.
  package static let printMask: UInt32 = 0xFFFF_C000
  private static let nextBits: UInt32 = 10

  /// Unpacks.
  @inline(__always)
  package init(bits: UInt32) { self.bits = bits }

  /// Packs the fingerprint alone.
  @inline(__always)
  package init(_ hash: UInt64) {
    bits = UInt32(truncatingIfNeeded: hash &>> 32) & Self.printMask
  }

  /// 0, or one more than the class of the word the beginning is.
  package var wordClass: Int {
    get { Int(bits &>> Self.nextBits & 15) }
    set { bits = bits & ~(15 << Self.nextBits) | UInt32(newValue) << Self.nextBits }
  }

  /// Whether a longer word may go on with a symbol.
  @inline(__always)
  func mayContinue(with id: UInt16) -> Bool { bits &>> Self.next(id) & 1 != 0 }

  /// Notes that a longer word goes on with a symbol.
  package mutating func insertNext(_ id: UInt16) { bits |= 1 << Self.next(id) }

  @inline(__always)
  private static func next(_ id: UInt16) -> UInt32 {
    ((UInt32(id) &* 0x9E37_79B1) &>> 16 &* nextBits) &>> 16
  }

  // MARK: Hash

  /// The hash of three ids.
  @inline(__always)
  package static func hash(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> UInt64 {
    mix(UInt64(first) &<< 32 | UInt64(second) &<< 16 | UInt64(third))
  }

  /// Adds the next id to a hash.
  @inline(__always)
  package static func hash(_ hash: UInt64, adding id: UInt16) -> UInt64 {
    mix(hash ^ UInt64(id) &+ 1)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* 0x9E37_79B9_7F4A_7C15
    return (product ^ product &>> 29) &* 0xBF58_476D_1CE4_E5B9
  }

  /// The first bucket to look at, of so many.
  @inline(__always)
  package static func bucket(_ hash: UInt64, of count: Int) -> Int {
    // The lower half of the hash, as a share of the table: no division, no power of two.
    Int(truncatingIfNeeded: ((hash & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: count)) &>> 32)
  }

  /// The entry with a fingerprint in two buckets that follow each other; 0 if it is not there, or 1
  /// if it can still be behind them, as they are full.
  @inline(__always)
  static func entry(_ print: LongWord, in first: Bucket, _ second: Bucket) -> UInt32 {
    let prints = Bucket(repeating: print.bits)
    let mask = Bucket(repeating: printMask)
    let found =
      first.replacing(with: 0, where: (first ^ prints) & mask .!= 0)
      | second.replacing(with: 0, where: (second ^ prints) & mask .!= 0)
    let entry = found[0] | found[1] | found[2] | found[3]
    // Places are filled in order.
    return entry | (entry == 0 ? 1 : 0) & (second[3] != 0 ? 1 : 0)
  }
}
