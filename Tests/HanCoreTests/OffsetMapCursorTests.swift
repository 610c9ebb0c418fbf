import HanTestSupport
import Testing

@testable import HanCore

@Suite("Cursor over an offset map")
struct OffsetMapCursorTests {
  @Test("Leads to where a look-up of each offset leads")
  func agreesWithLookUp() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      var builder = OffsetMap.Builder()
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        builder.keep(Int.random(in: 0...5, using: &generator))
        builder.replace(
          Int.random(in: 0...4, using: &generator), with: Int.random(in: 0...4, using: &generator))
      }
      builder.keep(Int.random(in: 0...5, using: &generator))
      let map = builder.build()
      var cursor = OffsetMap.Cursor(map)
      for offset in 0...map.targetCount {
        #expect(cursor.sourceEnd(at: offset) == map.sourceEnd(at: offset))
      }
      // Starts and ends of spans in turn, as tokens have them.
      cursor = OffsetMap.Cursor(map)
      var start = 0
      while start < map.targetCount {
        let end = min(map.targetCount, start + Int.random(in: 1...3, using: &generator))
        #expect(cursor.sourceStart(at: start) == map.sourceStart(at: start))
        #expect(cursor.sourceEnd(at: end) == map.sourceEnd(at: end))
        start = end
      }
    }
  }
}
