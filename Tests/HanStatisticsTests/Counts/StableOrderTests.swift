import HanTestSupport
import Testing

@testable import HanStatistics

@Suite("Sorting by digits")
struct StableOrderTests {
  @Test("is the order of a stable sort", arguments: [0, 1, 2, 100, 255, 256, 3000])
  func order(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    for bits in [3, 16, 33, 64] as [UInt64] {
      let numbers = (0..<count).map { _ in
        generator.next() >> (64 - bits) | (bits == 33 ? 1 << 62 : 0)
      }
      var items = numbers.enumerated().map { (number: $1, place: $0) }
      let expected = items.sorted { ($0.number, $0.place) < ($1.number, $1.place) }
      StableOrder.sort(&items) { $0.number }
      #expect(items.map(\.place) == expected.map(\.place))
      for place in [0, count / 2, count - 1, count] {
        let found = StableOrder.number(at: place, of: numbers)
        #expect(found == (expected.indices.contains(place) ? expected[place].number : nil))
      }
    }
  }

  @Test("a key's head is the same whatever stands behind the key")
  func heads() {
    let bytes = (0..<64).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
    bytes.withUnsafeBufferPointer { bytes in
      for start in 0..<40 {
        for count in 0..<min(24, 64 - start) {
          let key = UnsafeBufferPointer(rebasing: bytes[start..<(start + count)])
          #expect(KeyHead(key, readable: 64 - start) == KeyHead(key))
        }
      }
    }
  }
}
