/// Sorts by numbers without comparing: digit by digit, the lowest first (radix sort).
///
/// What comes first among equals stays first. Digits that all have in common are skipped.
enum StableOrder {
  /// Items by their keys.
  ///
  /// Memory: as much again as the items take.
  /// - Complexity: O(*n*) for each digit of eleven bits that differs.
  static func sort<Item>(_ items: inout [Item], by key: (Item) -> UInt64) {
    guard items.count > 1 else { return }
    if items.count < 256 { return sortFew(&items, by: key) }
    let first = key(items[0])
    var differing: UInt64 = 0
    var isInOrder = true
    var last = first
    for item in items {
      let value = key(item)
      differing |= value ^ first
      isInOrder = isInOrder && last <= value
      last = value
    }
    if isInOrder { return }
    var starts = [Int](repeating: 0, count: 1 << width)
    var shift: UInt64 = 0
    while shift < 64 {
      defer { shift += UInt64(width) }
      guard differing >> shift & mask != 0 else { continue }
      for place in starts.indices { starts[place] = 0 }
      for item in items { starts[Int(key(item) >> shift & mask)] += 1 }
      var sum = 0
      for place in starts.indices { (starts[place], sum) = (sum, sum + starts[place]) }
      items = [Item](unsafeUninitializedCapacity: items.count) { buffer, filled in
        for item in items {
          let digit = Int(key(item) >> shift & mask)
          (buffer.baseAddress.unsafelyUnwrapped + starts[digit]).initialize(to: item)
          starts[digit] += 1
        }
        filled = items.count
      }
    }
  }

  private static let width = 11
  private static let mask: UInt64 = 1 << 11 - 1

  /// Binary insertion moves few items; larger numbers are rare.
  private static func sortFew<Item>(_ items: inout [Item], by key: (Item) -> UInt64) {
    let order = items.indices.sorted { (key(items[$0]), $0) < (key(items[$1]), $1) }
    items = order.map { items[$0] }
  }

  /// The number that stands at a place once numbers are in order; `nil` where none does.
  ///
  /// - Complexity: O(*n*).
  static func number(at place: Int, of numbers: [UInt64]) -> UInt64? {
    guard numbers.indices.contains(place) else { return nil }
    var place = place
    var found: UInt64 = 0
    var known: UInt64 = 0
    var shift: UInt64 = 48
    while true {
      var counts = [Int](repeating: 0, count: 1 << 16)
      for number in numbers where number & known == found {
        counts[Int(number >> shift & 0xFFFF)] += 1
      }
      var digit = 0
      while place >= counts[digit] {
        place -= counts[digit]
        digit += 1
      }
      found |= UInt64(digit) << shift
      known |= 0xFFFF << shift
      if shift == 0 { return found }
      shift -= 16
    }
  }
}
