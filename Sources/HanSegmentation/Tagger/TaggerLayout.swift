import CIntrinsics

/// The layout of the tagger's sections, shared by the compiler of tables and by the tagger.
///
/// Everything a feature can say about one word is added up when the tables are made. What is left
/// for the tagger is, for a word that has more than one candidate tag,
///
///     score(tag) = own(word, tag) + left(previous word, tag) + right(next word, tag)
///                + far(class two words before, tag) + far(class two words after, tag)
///                + pairs(word, class before, tag) + pairs(word, class after, tag)
///                + transition(previous tag, tag)
///
/// all whole numbers. A *class* is the set of tags a word has been seen with.
package enum TaggerLayout {
  /// UInt32: number of tags, classes, buckets of words, buckets of parts, then the entries (numbers
  /// as in `words`) of an unknown mark, foreign word, number and other word; the version.
  package static let header = "tag.header"
  /// Four bytes a tag: its name, padded with NULs.
  package static let names = "tag.names"
  /// Hash table (see ``TaggerHashTable``): words to entries.
  package static let words = "tag.words"
  /// Six UInt16 an entry: first candidate, candidate count, class, centre, left row, right row.
  package static let entries = "tag.entries"
  /// Four bytes a candidate: tag, slot within the centre, score (Int16).
  package static let candidates = "tag.candidates"
  /// Int8, a row of one weight a tag: what a word says of the tag of the next word.
  package static let left = "tag.left"
  /// Int8, a row of one weight a tag: what a word says of the tag of the word before it.
  package static let right = "tag.right"
  /// Int16, a row a class: what the class says of the tag two words later; then all again for
  /// two words earlier.
  package static let far = "tag.far"
  /// Two UInt32 a centre: offset in `pairs`, slots.
  package static let centres = "tag.centres"
  /// Int8, by centre, by class of the word before, by slot; then by class of the word after.
  package static let pairs = "tag.pairs"
  /// Int16, a row a previous tag and one for the beginning: weight of the tag after it.
  package static let transitions = "tag.transitions"
  /// Hash table: parts of unknown words to rows.
  package static let parts = "tag.parts"
  /// UInt32 a row: where it begins in `partweights`; one more for the end.
  package static let partRows = "tag.partrows"
  /// Two bytes a weight: slot of the unknown word's candidates, weight (Int8).
  package static let partWeights = "tag.partweights"

  package static let version: UInt32 = 1
  package static let headerCount = 9
  package static let entrySize = 6
  /// The most tags, so that a tag set fits 64 bits.
  package static let mostTags = 64
  package static let mostClasses = 255
  /// The most candidates a word keeps.
  package static let mostCandidates = 8
  /// Candidates that score lower than the best by more than this are dropped: context never
  /// makes up for it.
  package static let margin: Int32 = 160
  /// One unit of weight of the trained model.
  package static let scale: Float = 20
}

/// A read-only hash table of 64-byte buckets: 16 fingerprints of 16 bits, then 16 values, of which
/// 0 means an empty slot. A look-up touches one cache line, rarely two.
package enum TaggerHashTable {
  /// UInt16s a bucket.
  package static let bucketSize = 32
  /// How many buckets are looked at before a key is taken to be absent.
  package static let mostProbes = 8

  /// The bucket a key begins at.
  @inline(__always)
  package static func bucket(of hash: UInt64, count: Int) -> Int {
    Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Asks for the bucket a key begins at.
  @inline(__always)
  static func prefetch(_ hash: UInt64, in table: UnsafePointer<UInt16>, count: Int) {
    prefetch_line(table + bucket(of: hash, count: count) &* bucketSize)
  }

  /// The value of a key, or 0.
  ///
  /// - Precondition: `table` has `count > 0` buckets.
  @inline(__always)
  static func value(of hash: UInt64, in table: UnsafePointer<UInt16>, count: Int) -> Int {
    let print = UInt16(truncatingIfNeeded: hash)
    var bucket = bucket(of: hash, count: count)
    for _ in 0..<mostProbes {
      // `bucket < count`, so the 32 numbers read here lie inside the table.
      let slots = table + bucket &* bucketSize
      // Slots are filled in order, so that an empty one, which has the value 0, is behind all others.
      let place = Int(place_of(slots, print))
      if place < 16 { return Int(slots[16 &+ place]) }
      if slots[31] == 0 { return 0 }
      bucket &+= 1
      if bucket == count { bucket = 0 }
    }
    return 0
  }

  /// The numbers of a table.
  ///
  /// - Parameter items: Hashes with values from 1 on; the frequent first. Of two that cannot be
  ///   told apart, the first stays.
  package static func build(_ items: [(hash: UInt64, value: UInt16)]) -> [UInt16] {
    var count = max(1, items.count * 10 / (16 * 9) + 1)
    while true {
      if let table = build(items, count: count) { return table }
      count += count / 16 + 1
    }
  }

  private static func build(_ items: [(hash: UInt64, value: UInt16)], count: Int) -> [UInt16]? {
    var table = [UInt16](repeating: 0, count: count * bucketSize)
    next: for item in items {
      let print = UInt16(truncatingIfNeeded: item.hash)
      var bucket = bucket(of: item.hash, count: count)
      for _ in 0..<min(mostProbes, count) {
        for slot in (bucket * bucketSize)..<(bucket * bucketSize + 16) {
          if table[slot + 16] == 0 {
            table[slot] = print
            table[slot + 16] = item.value
            continue next
          }
          if table[slot] == print { continue next }
        }
        bucket = bucket + 1 == count ? 0 : bucket + 1
      }
      return nil
    }
    return table
  }
}
