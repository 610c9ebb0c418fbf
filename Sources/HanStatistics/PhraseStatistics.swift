/// In how many documents of a set each phrase occurs; phrases go by their hashes.
///
/// A value of this type is a monoid, as ``TermStatistics`` is: documents can be counted in any
/// order and in parts.
///
/// Memory: 16 to 48 bytes a distinct phrase.
public struct PhraseStatistics: Sendable {
  // Open addressing: the keys are hashes already. A count of 0 marks a free slot; the number of
  // slots is a power of two, and at least a third of them are free.
  private var keys: [UInt64] = []
  private var counts: [UInt32] = []

  /// The number of documents.
  public private(set) var documents = 0
  /// The number of distinct phrases.
  public private(set) var phraseCount = 0

  /// The statistics of no documents.
  public init() {}

  /// The number of documents that have a phrase with this hash.
  public subscript(hash: UInt64) -> Int {
    guard !keys.isEmpty else { return 0 }
    return Int(counts[slot(of: hash)])
  }

  /// Adds one document.
  ///
  /// - Parameter phrases: The hashes of its phrases, each once.
  /// - Complexity: O(phrases).
  public mutating func add(_ phrases: some Sequence<UInt64>) {
    documents += 1
    for phrase in phrases { add(phrase, 1) }
  }

  /// Adds the statistics of other documents.
  ///
  /// - Complexity: O(distinct phrases of `other`).
  public mutating func merge(_ other: PhraseStatistics) {
    documents += other.documents
    for (key, count) in zip(other.keys, other.counts) where count > 0 { add(key, count) }
  }

  private mutating func add(_ hash: UInt64, _ count: UInt32) {
    if (phraseCount + 1) * 3 > keys.count * 2 { grow() }
    let slot = slot(of: hash)
    if counts[slot] == 0 {
      keys[slot] = hash
      phraseCount += 1
    }
    counts[slot] += count
  }

  /// Where a hash is, or would be.
  private func slot(of hash: UInt64) -> Int {
    let mask = keys.count - 1
    // Every size scatters in its own way: hashes in the order of another table's slots would else
    // pile up when tables are merged.
    let factor = 0x9E37_79B9_7F4A_7C15 &* UInt64(2 * keys.count.trailingZeroBitCount + 1)
    let shift = UInt64(64 - keys.count.trailingZeroBitCount)
    var slot = Int((hash &* factor) >> shift)
    while counts[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldCounts) = (keys, counts)
    keys = [UInt64](repeating: 0, count: max(64, oldKeys.count * 2))
    counts = [UInt32](repeating: 0, count: keys.count)
    for (key, count) in zip(oldKeys, oldCounts) where count > 0 {
      let slot = slot(of: key)
      keys[slot] = key
      counts[slot] = count
    }
  }
}

extension PhraseStatistics: Equatable {
  /// Whether both have the same counts.
  public static func == (a: PhraseStatistics, b: PhraseStatistics) -> Bool {
    a.documents == b.documents && a.phraseCount == b.phraseCount
      && zip(a.keys, a.counts).allSatisfy { $1 == 0 || b[$0] == Int($1) }
  }
}
