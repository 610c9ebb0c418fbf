import HanCore

/// Rows of counts in memory, each key once: a hash table over the keys' bytes.
///
/// Memory: 56 to 64 bytes a row, and the bytes of keys that are longer than sixteen.
struct CountTable: Sendable {
  /// A row. A key of sixteen bytes or less is its head, and takes no other room.
  private struct Entry {
    var head: KeyHead
    var frequency: Int
    var sumOfSquares: Int
    var documentFrequency: UInt32
    /// Half of the key's hash; the lower bits are its slot.
    var hash: UInt32
    /// Where the key stands in `keys`, if it is longer than its head.
    var start: UInt32
    var length: UInt32

    var count: TermCount {
      TermCount(
        frequency: frequency, documentFrequency: Int(documentFrequency),
        sumOfSquares: sumOfSquares)
    }

    mutating func merge(_ count: TermCount) {
      frequency += count.frequency
      sumOfSquares += count.sumOfSquares
      documentFrequency = UInt32(clamping: Int(documentFrequency) + count.documentFrequency)
    }
  }

  /// The keys that are longer than their heads, one behind the other.
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
    add(key, head, head.hash(key), count)
  }

  /// Adds to the count of a key whose head and hash are known.
  mutating func add(
    _ key: UnsafeBufferPointer<UInt8>, _ head: KeyHead, _ whole: UInt64, _ count: TermCount
  ) {
    let hash = UInt32(truncatingIfNeeded: whole)
    let (slot, number) = find(key, head, hash)
    if let number { return entries[number].merge(count) }
    slots[slot] = Int32(entries.count)
    entries.append(
      Entry(
        head: head, frequency: count.frequency, sumOfSquares: count.sumOfSquares,
        documentFrequency: UInt32(clamping: count.documentFrequency), hash: hash,
        start: UInt32(truncatingIfNeeded: keys.count), length: UInt32(clamping: key.count)))
    if key.count > KeyHead.width { keys.append(contentsOf: key) }
    if entries.count * 2 > slots.count { grow() }
  }

  /// The count of a key; all zeros when it is not there.
  subscript(key: [UInt8]) -> TermCount {
    key.withUnsafeBufferPointer { key in
      let head = KeyHead(key)
      let hash = UInt32(truncatingIfNeeded: head.hash(key))
      guard let number = find(key, head, hash).entry else { return TermCount() }
      return entries[number].count
    }
  }

  /// The slot of a key, or the free one where it belongs, and its entry.
  private func find(
    _ key: UnsafeBufferPointer<UInt8>, _ head: KeyHead, _ hash: UInt32
  ) -> (slot: Int, entry: Int?) {
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
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
    guard Int(entries[number].length) == key.count, entries[number].head == head else {
      return false
    }
    return key.count <= KeyHead.width
      || withKey(of: entries[number]) { KeyHead.order($0, key) == 0 }
  }

  private func withKey<R>(
    of entry: Entry, _ body: (UnsafeBufferPointer<UInt8>) throws -> R
  ) rethrows -> R {
    let length = Int(entry.length)
    if length <= KeyHead.width { return try entry.head.withBytes(length, body) }
    return try keys.withUnsafeBufferPointer { keys in
      let start = Int(entry.start)
      return try body(UnsafeBufferPointer(rebasing: keys[start..<(start + length)]))
    }
  }

  /// Calls `body` with each key and its count, in the order the keys were added.
  func forEach<Failure: Error>(
    _ body: (ArraySlice<UInt8>, TermCount) throws(Failure) -> Void
  ) throws(Failure) {
    var key: [UInt8] = []
    for entry in entries {
      key.removeAll(keepingCapacity: true)
      withKey(of: entry) { key.append(contentsOf: $0) }
      try body(key[...], entry.count)
    }
  }

  /// Forgets all.
  mutating func removeAll() { self = CountTable() }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (number, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & mask
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
  /// The count of the row with a number, see ``sorted(_:)``.
  func count(of number: Int32) -> TermCount { entries[Int(number)].count }

  /// Calls `body` with the key of the row with a number.
  func withKey<R>(of number: Int32, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R
  {
    try withKey(of: entries[Int(number)], body)
  }

  /// The whole hash of the key of the row with a number.
  func hash(of number: Int32) -> UInt64 { withKey(of: number) { KeyHead($0).hash($0) } }

  /// How many rows there are of any kind; their numbers are below.
  var rowCount: Int { entries.count }

  /// The number of the row of a key.
  func number(of key: UnsafeBufferPointer<UInt8>) -> Int32? {
    let head = KeyHead(key)
    return find(key, head, UInt32(truncatingIfNeeded: head.hash(key))).entry.map { Int32($0) }
  }

  /// The kind of the row with a number, and whether its key ends with NUL, as those of terms do.
  func kind(of number: Int) -> (kind: UInt8, endsWithNUL: Bool) {
    let entry = entries[number]
    guard entry.length > 0 else { return (0, false) }
    let kind = UInt8(truncatingIfNeeded: entry.head.first >> 56)
    if Int(entry.length) > KeyHead.width {
      return (kind, keys[Int(entry.start) + Int(entry.length) - 1] == 0)
    }
    let bits = (KeyHead.width - Int(entry.length)) * 8
    let last = bits < 64 ? entry.head.second >> UInt64(bits) : entry.head.first >> UInt64(bits - 64)
    return (kind, last & 0xFF == 0)
  }

  /// Whether the key of a row comes before that of another one.
  func isBefore(_ a: Int32, _ b: Int32) -> Bool {
    let (first, second) = (entries[Int(a)], entries[Int(b)])
    if first.head.first != second.head.first { return first.head.first < second.head.first }
    if first.head.second != second.head.second { return first.head.second < second.head.second }
    // Short keys with one head differ in zeros at their ends.
    if first.length <= KeyHead.width || second.length <= KeyHead.width {
      return first.length < second.length
    }
    return withKey(of: first) { key in withKey(of: second) { KeyHead.order(key, $0) < 0 } }
  }

  /// The numbers of the rows of one kind, in order of the keys' bytes.
  ///
  /// - Parameter kind: The first byte of their keys, see ``CountKey``.
  /// - Complexity: O(*n*) for keys that differ in their first bytes, as most do.
  func sorted(_ kind: UInt8) -> [Int32] {
    struct Place {
      var first: UInt64
      var number: Int32
    }
    var places: [Place] = []
    places.reserveCapacity(entries.count)
    for (number, entry) in entries.enumerated()
    where UInt8(truncatingIfNeeded: entry.head.first >> 56) == kind && entry.length > 0 {
      places.append(Place(first: entry.head.first, number: Int32(number)))
    }
    StableOrder.sort(&places) { $0.first }
    var numbers = places.map(\.number)
    var start = 0
    while start < numbers.count {
      var end = start + 1
      while end < numbers.count, places[end].first == places[start].first { end += 1 }
      if end - start > 1 { numbers[start..<end].sort { isBefore($0, $1) } }
      start = end
    }
    return numbers
  }
}
