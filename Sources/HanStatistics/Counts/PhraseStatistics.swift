/// In how many documents of a set each phrase occurs, and how often; phrases go by their hashes.
///
/// A value of this type is a monoid: documents can be counted in any order and in parts. Counts end
/// at 4,294,967,295 documents and 2,147,483,647 occurrences.
///
/// Memory: 24 to 48 bytes a distinct phrase.
package struct PhraseStatistics: Sendable {
  /// A phrase with its counts; no documents and no occurrences mark a free slot.
  struct Slot: Sendable {
    var hash: UInt64 = 0
    var documents: UInt32 = 0
    /// Occurrences, and in the lowest bit whether ranking will ask for the phrase.
    var bits: UInt32 = 0

    var occurrences: Int { Int(bits >> 1) }
    var isWanted: Bool { bits & 1 == 1 }
    var isFree: Bool { documents == 0 && bits == 0 }

    mutating func add(documents: Int, occurrences: Int, isWanted: Bool) {
      self.documents = UInt32(clamping: Int(self.documents) + documents)
      let sum = min(Int(UInt32.max >> 1), self.occurrences + occurrences)
      bits = UInt32(sum) << 1 | (isWanted || self.isWanted ? 1 : 0)
    }
  }

  // Open addressing: the upper bits of a mixed hash are its place, so that tables grow in order.
  // The number of slots is a power of two, and at least a third of them are free.
  private var slots: [Slot] = []
  private var shift: UInt64 = 0

  /// The number of documents.
  package private(set) var documents = 0
  /// The number of distinct phrases.
  package private(set) var phraseCount = 0

  /// The statistics of no documents.
  package init() {}

  /// Statistics of a number of documents, to which counts of phrases are added.
  init(documents: Int) { self.documents = documents }

  /// The number of documents that have a phrase with this hash.
  package subscript(hash: UInt64) -> Int { Int(slot(hash)?.documents ?? 0) }

  /// How often the phrase with this hash occurs in all documents.
  package func occurrences(of hash: UInt64) -> Int { slot(hash)?.occurrences ?? 0 }

  /// Adds one document.
  ///
  /// - Parameter phrases: The hashes of its phrases, each once; each counts as one occurrence.
  /// - Complexity: O(phrases).
  package mutating func add(_ phrases: some Sequence<UInt64>) {
    documents += 1
    for phrase in phrases { add(phrase, documents: 1, occurrences: 1) }
  }

  /// Adds the statistics of other documents.
  ///
  /// - Complexity: O(distinct phrases of `other`).
  package mutating func merge(_ other: PhraseStatistics) {
    documents += other.documents
    // A table of the right size from the start keeps keys that come in the order of another table
    // from piling up.
    while (phraseCount + other.phraseCount) * 3 > slots.count * 2 { grow() }
    for slot in other.slots where !slot.isFree {
      add(
        slot.hash, documents: Int(slot.documents), occurrences: slot.occurrences,
        isWanted: slot.isWanted)
    }
  }

  /// Adds to the counts of a phrase.
  mutating func add(
    _ hash: UInt64, documents: Int, occurrences: Int, isWanted: Bool = false
  ) {
    if (phraseCount + 1) * 3 > slots.count * 2 { grow() }
    let place = place(of: hash)
    if slots[place].isFree { phraseCount += 1 }
    slots[place].hash = hash
    slots[place].add(documents: documents, occurrences: occurrences, isWanted: isWanted)
  }

  /// Adds documents that have none of the phrases.
  mutating func add(documents count: Int) { documents += count }

  /// About how many bytes it takes.
  var size: Int { slots.count * MemoryLayout<Slot>.stride }

  /// The phrases, in no order that means anything.
  var all: some Sequence<Slot> { slots.lazy.filter { !$0.isFree } }

  /// Forgets the phrases, and keeps the number of documents.
  mutating func removePhrases() {
    slots = []
    shift = 0
    phraseCount = 0
  }

  private func slot(_ hash: UInt64) -> Slot? {
    guard !slots.isEmpty else { return nil }
    let slot = slots[place(of: hash)]
    return slot.isFree ? nil : slot
  }

  /// Where a hash is, or would be. Multiplied, for hashes may differ in their lower bits only.
  private func place(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    while !slots[place].isFree, slots[place].hash != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: max(64, old.count * 2))
    shift = UInt64(64 - slots.count.trailingZeroBitCount)
    for slot in old where !slot.isFree { slots[place(of: slot.hash)] = slot }
  }
}

extension PhraseStatistics: Equatable {
  /// Whether both have the same counts.
  package static func == (a: PhraseStatistics, b: PhraseStatistics) -> Bool {
    a.documents == b.documents && a.phraseCount == b.phraseCount
      && a.all.allSatisfy { slot in
        b.slot(slot.hash).map { $0.documents == slot.documents && $0.bits == slot.bits } ?? false
      }
  }
}
