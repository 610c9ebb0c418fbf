import CIntrinsics
import HanLexicon

/// The table of long words, for a loop.
struct LongWordTable {
  private let base: UnsafeRawPointer
  /// The number of buckets.
  private let count: Int

  /// Valid as long as the table lives.
  init(_ table: TableBytes) {
    let entries = table.integers(of: UInt32.self)
    base = UnsafeRawPointer(entries.baseAddress.unsafelyUnwrapped)
    count = entries.count / LongWord.Bucket.scalarCount
  }

  /// The bucket `distance` behind the first one for a hash; the first one follows the last.
  @inline(__always)
  func bucket(_ hash: UInt64, _ distance: Int) -> LongWord.Bucket {
    // Invariant: the distance is below the number of buckets.
    var number = LongWord.bucket(hash, of: count) &+ distance
    if number >= count { number &-= count }
    return base.loadUnaligned(fromByteOffset: number &* 16, as: LongWord.Bucket.self)
  }

  /// Asks for the first bucket for a hash.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    prefetch_line(base + LongWord.bucket(hash, of: count) &* 16)
  }

  /// The entry for a hash, looked for from the bucket on that is `distance` behind the first one.
  @inline(__always)
  func entry(_ hash: UInt64, after distance: Int) -> LongWord {
    var distance = distance
    while distance < count {
      let entry = LongWord.entry(LongWord(hash), in: bucket(hash, distance))
      if entry != 1 { return LongWord(bits: entry) }
      distance &+= 1
    }
    return LongWord(bits: 0)
  }
}
