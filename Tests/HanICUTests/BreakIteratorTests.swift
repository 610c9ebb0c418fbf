import HanICU
import Testing

@Suite struct BreakIteratorTests {
  /// The pieces of a text.
  static func pieces(_ text: [UInt16], _ iterator: BreakIterator) -> [String] {
    var start = 0
    return boundaries(text, iterator).map { end in
      defer { start = Int(end) }
      return String(decoding: text[start..<Int(end)], as: UTF16.self)
    }
  }

  static func boundaries(_ text: [UInt16], _ iterator: BreakIterator) -> [Int32] {
    var boundaries: [Int32] = []
    iterator.boundaries(in: text, into: &boundaries)
    return boundaries
  }

  @Test func piecesJoinToTheText() throws {
    let text = "我们有128只 cats，ひらがな"
    let pieces = Self.pieces(Array(text.utf16), try BreakIterator())
    #expect(pieces.joined() == text)
    for piece in ["我们", "128", "cats", "，"] { #expect(pieces.contains(piece)) }
  }

  @Test func theExampleOfTheDocumentation() throws {
    #expect(Self.boundaries(Array("春天来了".utf16), try BreakIterator()) == [2, 3, 4])
  }

  @Test func emptyTextHasNoBoundaries() throws {
    let iterator = try BreakIterator()
    var boundaries: [Int32] = [7, 7, 7]
    iterator.boundaries(in: [], into: &boundaries)
    #expect(boundaries.isEmpty)
    boundaries = [7]
    iterator.boundaries(in: UnsafeBufferPointer(start: nil, count: 0), into: &boundaries)
    #expect(boundaries.isEmpty)
  }

  @Test func astralCharactersAndEmojiSequencesStayWhole() throws {
    let iterator = try BreakIterator()
    let family = "👨‍👩‍👧‍👦"
    #expect(Self.boundaries(Array(family.utf16), iterator) == [Int32(family.utf16.count)])
    #expect(Self.boundaries(Array("𠮷".utf16), iterator) == [2])
    let pieces = Self.pieces(Array(Sample.hard.utf16), iterator)
    #expect(pieces.joined() == Sample.hard)
    #expect(pieces.contains(family))
  }

  @Test(
    arguments: [[0xD800], [0xDC00], [0x6625, 0xD842, 0x5929], [0xDFB7, 0xD842]] as [[UInt16]])
  func loneSurrogatesAreCovered(_ text: [UInt16]) throws {
    let boundaries = Self.boundaries(text, try BreakIterator())
    #expect(boundaries.last == Int32(text.count))
    #expect(zip(boundaries, boundaries.dropFirst()).allSatisfy(<))
  }

  @Test func arraysAreUsedAgain() throws {
    let iterator = try BreakIterator()
    var boundaries: [Int32] = []
    for text in [Sample.simplified, "花", Sample.hard, ""] {
      let units = Array(text.utf16)
      iterator.boundaries(in: units, into: &boundaries)
      #expect(boundaries == Self.boundaries(units, try BreakIterator()))
    }
  }

  @Test func aMegabyteIsCovered() throws {
    let units = Array(Sample.long(bytes: 1 << 20).utf16)
    #expect(Self.boundaries(units, try BreakIterator()).last == Int32(units.count))
    let run = [UInt16](repeating: 0x82B1, count: 1 << 19)
    #expect(Self.boundaries(run, try BreakIterator()).last == Int32(run.count))
  }

  @Test func anUnknownLocaleStillFindsWords() throws {
    #expect(Self.boundaries(Array("我们".utf16), try BreakIterator(locale: "xx")) == [2])
  }

  @Test func tasksOnOnePoolAgreeWithSerialWork() async throws {
    let pool = try BreakIteratorPool()
    let units = Array(Sample.long(bytes: 20_000).utf16)
    let expected = Self.boundaries(units, try BreakIterator())
    let results = await concurrently {
      (0..<4).map { _ in pool.withIterator { Self.boundaries(units, $0) } }
    }
    #expect(results.count == 8)
    for result in results.joined() { #expect(result == expected) }
  }

  @Test func anEscapedIteratorIsNotHandedOutAgain() throws {
    let pool = try BreakIteratorPool()
    var escaped: [BreakIterator] = []
    for _ in 0..<3 { pool.withIterator { escaped.append($0) } }
    let units = Array(Sample.simplified.utf16)
    let expected = Self.boundaries(units, try BreakIterator())
    pool.withIterator { inner in
      for iterator in escaped {
        #expect(iterator.handleIdentity != inner.handleIdentity)
        #expect(Self.boundaries(units, iterator) == expected)
      }
      #expect(Self.boundaries(units, inner) == expected)
    }
  }

  @Test func aReturnedIteratorIsUsedAgain() throws {
    let pool = try BreakIteratorPool()
    let first = pool.withIterator(\.handleIdentity)
    #expect(pool.withIterator(\.handleIdentity) == first)
    let both = pool.withIterator { outer in
      pool.withIterator { [outer.handleIdentity, $0.handleIdentity] }
    }
    #expect(both.first == first && both.last != first)
  }

  @Test func thePoolPassesOnWhatItsBodyThrows() throws {
    struct Refusal: Error, Equatable {}
    let pool = try BreakIteratorPool()
    #expect(throws: Refusal()) {
      try pool.withIterator { (_: BreakIterator) throws(Refusal) -> Int in throw Refusal() }
    }
    #expect(pool.withIterator { Self.boundaries([0x82B1], $0) } == [1])
  }
}
