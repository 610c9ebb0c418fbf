/// The table of long words, for a loop.
struct LongWordTable {
  private let base: UnsafeRawPointer
  private let mask: Int

  /// Valid as long as the tables live.
  init(_ tables: SegmentationTables) {
    let entries = tables.long.integers(of: UInt32.self)
    base = UnsafeRawPointer(entries.baseAddress.unsafelyUnwrapped)
    mask = entries.count / LongWord.Bucket.scalarCount &- 1
  }

  /// The bucket `distance` behind the first one for a hash.
  @inline(__always)
  func bucket(_ hash: UInt64, _ distance: Int) -> LongWord.Bucket {
    // Invariant: the number of buckets is a power of two.
    let number = (LongWord.bucket(hash, mask: mask) &+ distance) & mask
    return base.loadUnaligned(fromByteOffset: number &* 16, as: LongWord.Bucket.self)
  }

  /// The entry for a hash, looked for from the bucket on that is `distance` behind the first one.
  @inline(__always)
  func entry(_ hash: UInt64, after distance: Int) -> LongWord {
    var distance = distance
    while distance <= mask {
      let entry = LongWord.entry(LongWord(hash), in: bucket(hash, distance))
      if entry != 1 { return LongWord(bits: entry) }
      distance &+= 1
    }
    return LongWord(bits: 0)
  }
}
