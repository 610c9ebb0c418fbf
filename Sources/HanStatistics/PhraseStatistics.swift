/// In how many documents of a set each phrase occurs; phrases go by their hashes.
///
/// A value of this type is a monoid, as ``TermStatistics`` is: documents can be counted in any
/// order and in parts. Of a hash 40 bits are kept: of *n* phrases about n² / 2^41 pairs count as
/// one, one pair among two million phrases. A count ends at 16,777,215.
///
/// Memory: 12 to 24 bytes a distinct phrase.
public struct PhraseStatistics: Sendable {
  // Open addressing. A slot has the kept bits of a hash above and its count below; a count of 0
  // marks a free slot. The upper bits of a hash are its place, so that tables grow in order. The
  // number of slots is a power of two, and at least a third of them are free.
  private var slots: [UInt64] = []
  /// By how much a kept hash is shifted to give its place.
  private var shift: UInt64 = 0

  /// The number of documents.
  public private(set) var documents = 0
  /// The number of distinct phrases.
  public private(set) var phraseCount = 0

  private static let countBits: UInt64 = 24
  private static let maximumCount: UInt64 = 1 << countBits - 1

  /// The statistics of no documents.
  public init() {}

  /// The number of documents that have a phrase with this hash.
  public subscript(hash: UInt64) -> Int {
    guard !slots.isEmpty else { return 0 }
    return Int(slots[place(of: Self.key(hash))] & Self.maximumCount)
  }

  /// Adds one document.
  ///
  /// - Parameter phrases: The hashes of its phrases, each once.
  /// - Complexity: O(phrases).
  public mutating func add(_ phrases: some Sequence<UInt64>) {
    documents += 1
    for phrase in phrases { add(Self.key(phrase), 1) }
  }

  /// Adds the statistics of other documents.
  ///
  /// - Complexity: O(distinct phrases of `other`).
  public mutating func merge(_ other: PhraseStatistics) {
    documents += other.documents
    // Places are in order of the keys: a table of the right size from the start keeps keys that
    // come in the order of another table from piling up.
    while (phraseCount + other.phraseCount) * 3 > slots.count * 2 { grow() }
    for slot in other.slots where slot & Self.maximumCount > 0 {
      add(slot & ~Self.maximumCount, slot & Self.maximumCount)
    }
  }

  /// The kept bits of a hash, in place. Multiplied, for hashes may differ in their lower bits only.
  private static func key(_ hash: UInt64) -> UInt64 {
    hash &* 0x9E37_79B9_7F4A_7C15 & ~maximumCount
  }

  private mutating func add(_ key: UInt64, _ count: UInt64) {
    if (phraseCount + 1) * 3 > slots.count * 2 { grow() }
    let place = place(of: key)
    let known = slots[place] & Self.maximumCount
    if known == 0 { phraseCount += 1 }
    slots[place] = key | min(Self.maximumCount, known + count)
  }

  /// Where a key is, or would be.
  private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key &>> shift)
    while slots[place] & Self.maximumCount != 0, slots[place] & ~Self.maximumCount != key {
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: max(64, old.count * 2))
    shift = UInt64(64 - slots.count.trailingZeroBitCount)
    for slot in old where slot & Self.maximumCount != 0 {
      slots[place(of: slot & ~Self.maximumCount)] = slot
    }
  }
}

extension PhraseStatistics: Equatable {
  /// Whether both have the same counts.
  public static func == (a: PhraseStatistics, b: PhraseStatistics) -> Bool {
    a.documents == b.documents && a.phraseCount == b.phraseCount
      && a.slots.allSatisfy { slot in
        let count = slot & maximumCount
        return count == 0 || b.count(of: slot & ~maximumCount) == count
      }
  }

  private func count(of key: UInt64) -> UInt64 {
    slots.isEmpty ? 0 : slots[place(of: key)] & Self.maximumCount
  }
}
