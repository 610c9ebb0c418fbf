import HanTestSupport
import Testing

@testable import HanTextCommand

@Suite("Bytes of many small pieces")
struct ByteSinkTests {
  @Test("numbers are written as they are read")
  func numbers() {
    var random = SeededGenerator(seed: 5)
    var numbers = [0, 9, 10, 99, 100, 9999, 10_000, 99_999_999, 100_000_000, Int.max]
    for bound in [100, 10_000, 1_000_000, 100_000_000, 1 << 40] {
      for _ in 0..<500 { numbers.append(random.below(bound)) }
    }
    for number in numbers {
      var sink = ByteSink(capacity: 20)
      sink.appendDecimal(number)
      #expect(String(decoding: sink.bytes, as: UTF8.self) == "\(number)")
    }
  }

  @Test("where there is no room in memory of somebody else's, it is the sink's own")
  func region() {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 16)
    defer { memory.deallocate() }
    for (count, isOwned) in [(10, false), (200, false), (300, true), (5000, true)] {
      var sink = ByteSink(region: memory)
      var expected: [UInt8] = []
      for index in 0..<count {
        sink.append(contentsOf: [UInt8(truncatingIfNeeded: index)])
        expected.append(UInt8(truncatingIfNeeded: index))
      }
      #expect(sink.isOwned == isOwned)
      #expect(sink.bytes == expected)
    }
    var none = ByteSink(region: UnsafeMutableRawBufferPointer(start: nil, count: 0))
    none.append(contentsOf: [1, 2, 3])
    #expect(none.isOwned && none.bytes == [1, 2, 3])
  }

  @Test("a slot of shared memory is given to one at a time, and holds a text and an answer")
  func slots() throws {
    let slots = try #require(SharedSlots(count: 2))
    let (one, two) = (try #require(slots.take()), try #require(slots.take()))
    #expect(one != two && slots.take() == nil)
    slots.put([1, 2, 3], into: one)
    #expect(slots.withText(of: one, 3) { Array($0) } == [1, 2, 3])
    #expect(slots.withText(of: 7, 3) { Array($0) } == nil)
    #expect(slots.memory(of: 7).isEmpty)
    slots.memory(of: two)[0] = 9
    var answer: [UInt8] = []
    slots.withAnswer(in: two, 1) { answer = Array($0) }
    #expect(answer == [9])
    slots.giveBack(two)
    slots.giveBack(two)
    #expect(slots.take() == two && slots.take() == nil)
    slots.takeBack()
    #expect(slots.take() != nil && slots.take() != nil && slots.take() == nil)
  }
}
