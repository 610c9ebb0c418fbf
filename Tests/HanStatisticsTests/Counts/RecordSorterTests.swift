import HanTestSupport
import Testing

@testable import HanStatistics

@Suite("External sorting")
struct RecordSorterTests {
  @Test("records come in order of their keys, whatever fits into memory", arguments: 0..<20)
  func order(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let records = (0..<400).map { index in
      let length = generator.below(14)
      return (
        key: (0..<length).map { _ in UInt8(generator.below(4)) * 60 },
        value: Array("\(index)".utf8)
      )
    }
    // Swift's sort is stable: equal keys stay in the order in which they were added.
    let sorted = records.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for limit in [1, 300, 4_000, 1 << 20] {
      var sorter = RecordSorter(memoryLimit: limit)
      for record in records { try sorter.add(key: record.key, value: record.value) }
      var found: [(key: [UInt8], value: [UInt8])] = []
      try sorter.forEach { found.append((Array($0), Array($1))) }
      #expect(found.map(\.key) == sorted.map(\.key))
      #expect(found.map(\.value) == sorted.map(\.value))
      #expect(sorter.hasSpilled == (limit < 1 << 20))
    }
  }

  @Test("records longer than a buffer are whole")
  func long() throws {
    var sorter = RecordSorter(memoryLimit: 1)
    let value = [UInt8](repeating: 7, count: 300_000)
    for key in [[3], [1], [2]] as [[UInt8]] { try sorter.add(key: key, value: value) }
    var keys: [UInt8] = []
    try sorter.forEach { key, found in
      keys += key
      #expect(found.count == value.count)
    }
    #expect(keys == [1, 2, 3])
  }
}
