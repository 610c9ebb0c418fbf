import CIntrinsics
import HanLexicon

/// The table of long words, for a loop.
struct LongWordTable {
  private let base: UnsafeRawPointer
  /// The number of buckets that are the first one for a hash.
  private let count: Int

  /// Valid as long as the table lives, which has more than ``LongWord/spareBuckets`` buckets.
  init(_ table: TableBytes) {
    let entries = table.integers(of: UInt32.self)
    base = UnsafeRawPointer(entries.baseAddress.unsafelyUnwrapped)
    count = entries.count / LongWord.Bucket.scalarCount - LongWord.spareBuckets
  }

  /// Asks for the first bucket for a hash.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    prefetch_line(base + LongWord.bucket(hash, of: count) &* 16)
  }

  /// The entry for a hash.
  @inline(__always)
  func entry(_ hash: UInt64) -> LongWord {
    let number = LongWord.bucket(hash, of: count)
    let entry = LongWord.entry(LongWord(hash), in: bucket(number), bucket(number &+ 1))
    return LongWord(bits: entry == 1 ? self.entry(hash, behind: number) : entry)
  }

  /// The entry for a hash that is not in the first two buckets for it, which are full.
  @inline(never)
  private func entry(_ hash: UInt64, behind number: Int) -> UInt32 {
    var number = number &+ 2
    while number &+ 1 < count &+ LongWord.spareBuckets {
      let entry = LongWord.entry(LongWord(hash), in: bucket(number), bucket(number &+ 1))
      if entry != 1 { return entry }
      number &+= 2
    }
    return 0
  }

  /// - Precondition: `number` is below the number of buckets.
  @inline(__always)
  private func bucket(_ number: Int) -> LongWord.Bucket {
    base.loadUnaligned(fromByteOffset: number &* 16, as: LongWord.Bucket.self)
  }
}
