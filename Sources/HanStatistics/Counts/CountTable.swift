import HanCore

/// Rows of counts in memory, each key once: a hash table over the keys' bytes.
struct CountTable: Sendable {
  private struct Entry {
    var hash: UInt64
    var head: KeyHead
    var start: Int
    var length: Int
    var count: TermCount

    var range: Range<Int> { start..<(start &+ length) }
  }

  private var keys: [UInt8] = []
  private var entries: [Entry] = []
  /// Open addressing: the number of an entry, or −1.
  private var slots = [Int32](repeating: -1, count: 1024)

  /// About how many bytes it takes.
  var size: Int { keys.count + entries.count * MemoryLayout<Entry>.stride + slots.count * 4 }

  /// The number of keys.
  var count: Int { entries.count }

  /// Adds to the count of a key.
  ///
  /// - Complexity: O(length of the key) on average.
  mutating func add(_ key: ArraySlice<UInt8>, _ count: TermCount) {
    key.withUnsafeBufferPointer { add($0, count) }
  }

  /// Adds to the count of a key.
  ///
  /// - Complexity: O(length of the key) on average.
  mutating func add(_ key: UnsafeBufferPointer<UInt8>, _ count: TermCount) {
    let head = KeyHead(key)
    let hash = head.hash(key)
    let (slot, number) = find(key, head, hash)
    if let number {
      entries[number].count.merge(count)
      return
    }
    slots[slot] = Int32(entries.count)
    entries.append(
      Entry(hash: hash, head: head, start: keys.count, length: key.count, count: count))
    keys.append(contentsOf: key)
    if entries.count * 2 > slots.count { grow() }
  }

  /// The count of a key; all zeros when it is not there.
  subscript(key: [UInt8]) -> TermCount {
    key.withUnsafeBufferPointer { key in
      let head = KeyHead(key)
      guard let number = find(key, head, head.hash(key)).entry else { return TermCount() }
      return entries[number].count
    }
  }

  /// The slot of a key, or the free one where it belongs, and its entry.
  private func find(
    _ key: UnsafeBufferPointer<UInt8>, _ head: KeyHead, _ hash: UInt64
  ) -> (slot: Int, entry: Int?) {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].hash == hash, isKey(key, head, of: number) { return (slot, number) }
      slot = (slot &+ 1) & mask
    }
    return (slot, nil)
  }

  private func isKey(
    _ key: UnsafeBufferPointer<UInt8>, _ head: KeyHead, of number: Int
  ) -> Bool {
    guard entries[number].length == key.count, entries[number].head == head else { return false }
    if key.count <= 16 { return true }
    return keys.withUnsafeBufferPointer { keys in
      KeyHead.order(UnsafeBufferPointer(rebasing: keys[entries[number].range]), key) == 0
    }
  }

  /// Calls `body` with each key and its count, in no order that means anything.
  func forEach<Failure: Error>(
    _ body: (ArraySlice<UInt8>, TermCount) throws(Failure) -> Void
  ) throws(Failure) {
    for entry in entries { try body(keys[entry.range], entry.count) }
  }

  /// Forgets all.
  mutating func removeAll() { self = CountTable() }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash >> 32) & mask
      while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  /// The hash that a key goes by.
  static func hash(_ key: ArraySlice<UInt8>) -> UInt64 {
    key.withUnsafeBufferPointer { KeyHead($0).hash($0) }
  }
}

extension CountTable {
  /// A row of the table.
  struct Row {
    /// Its key.
    var key: ArraySlice<UInt8>
    /// The hash that the key goes by.
    var hash: UInt64
    /// Its count.
    var count: TermCount
  }

  /// The row of a number, see ``sorted(_:)``.
  ///
  /// - Complexity: O(1).
  func row(_ number: Int32) -> Row {
    let entry = entries[Int(number)]
    return Row(key: keys[entry.range], hash: entry.hash, count: entry.count)
  }

  /// The numbers of the rows of one kind, in order of the keys' bytes.
  ///
  /// - Parameter kind: The first byte of their keys, see ``CountKey``.
  /// - Complexity: O(*n* log *n*).
  func sorted(_ kind: UInt8) -> [Int32] {
    struct Place {
      var head: KeyHead
      var number: Int32
    }
    var places: [Place] = []
    for (number, entry) in entries.enumerated()
    where UInt8(truncatingIfNeeded: entry.head.first >> 56) == kind && entry.length > 0 {
      places.append(Place(head: entry.head, number: Int32(number)))
    }
    keys.withUnsafeBufferPointer { keys in
      entries.withUnsafeBufferPointer { entries in
        func key(_ place: Place) -> UnsafeBufferPointer<UInt8> {
          UnsafeBufferPointer(rebasing: keys[entries[Int(place.number)].range])
        }
        places.sort { a, b in
          if a.head.first != b.head.first { return a.head.first < b.head.first }
          if a.head.second != b.head.second { return a.head.second < b.head.second }
          return KeyHead.order(key(a), key(b)) < 0
        }
      }
    }
    return places.map(\.number)
  }
}
