import HanCore

/// Rows of counts in memory, each key once: a hash table over the keys' bytes.
struct CountTable: Sendable {
  private struct Entry {
    var hash: UInt64
    var start: Int
    var length: Int
    var count: TermCount
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
    let hash = Self.hash(key)
    var slot = place(of: hash)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].hash == hash, matches(entries[number], key) {
        entries[number].count.merge(count)
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(hash: hash, start: keys.count, length: key.count, count: count))
    keys.append(contentsOf: key)
    if entries.count * 2 > slots.count { grow() }
  }

  /// The count of a key; all zeros when it is not there.
  subscript(key: [UInt8]) -> TermCount {
    let hash = Self.hash(key[...])
    var slot = place(of: hash)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, matches(entry, key[...]) { return entry.count }
      slot = (slot + 1) & (slots.count - 1)
    }
    return TermCount()
  }

  /// Calls `body` with each key and its count, in no order that means anything.
  func forEach<Failure: Error>(
    _ body: (ArraySlice<UInt8>, TermCount) throws(Failure) -> Void
  ) throws(Failure) {
    for entry in entries {
      try body(keys[entry.start..<(entry.start + entry.length)], entry.count)
    }
  }

  /// Forgets all.
  mutating func removeAll() { self = CountTable() }

  private func matches(_ entry: Entry, _ key: ArraySlice<UInt8>) -> Bool {
    entry.length == key.count
      && keys.withUnsafeBufferPointer { keys in
        key.withUnsafeBufferPointer { key in
          var index = 0
          while index < key.count, keys[entry.start &+ index] == key[index] { index &+= 1 }
          return index == key.count
        }
      }
  }

  private func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      var slot = place(of: entry.hash)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  static func hash(_ key: ArraySlice<UInt8>) -> UInt64 {
    key.withUnsafeBufferPointer { bytes in
      var hash = UInt64(bytes.count)
      for byte in bytes {
        hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      return hash
    }
  }
}
