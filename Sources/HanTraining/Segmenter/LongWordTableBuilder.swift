import HanSegmentation

/// Builds the hash table of words of three symbols and more, and of their beginnings.
struct LongWordTableBuilder {
  /// Entries, four to a bucket.
  private(set) var slots: [UInt32] = []

  /// - Parameter words: Words of three symbols and more, by ids, with their classes from 1 on.
  init(_ words: [(ids: [UInt16], wordClass: Int)]) {
    var entries: [UInt64: LongWord] = [:]
    for word in words {
      var hash = LongWord.hash(word.ids[0], word.ids[1], word.ids[2])
      for next in word.ids.dropFirst(LongWord.minimum) {
        entries[hash, default: LongWord(hash)].insertNext(next)
        hash = LongWord.hash(hash, adding: next)
      }
      entries[hash, default: LongWord(hash)].wordClass = word.wordClass
    }
    let size = LongWord.Bucket.scalarCount
    // Four fifths full.
    let buckets = max(16, entries.count * 5 / 16)
    slots = [UInt32](repeating: 0, count: (buckets + LongWord.spareBuckets) * size)
    for (hash, entry) in entries.sorted(by: { $0.key < $1.key }) {
      var slot = LongWord.bucket(hash, of: buckets) * size
      while slots[slot] != 0 { slot += 1 }
      slots[slot] = entry.bits
    }
    precondition(slots.last == 0, "the table of long words is full at its end")
  }
}
