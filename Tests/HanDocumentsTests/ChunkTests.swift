import HanTestSupport
import Testing

@testable import HanDocuments

@Suite struct ChunkTests {
  /// The chunks of `bytes`, which arrive in random pieces.
  private func chunks(
    _ bytes: [UInt8], size: Int, longest: Int, piece: Int, _ generator: inout SeededGenerator
  ) -> [[UInt8]] {
    var chunker = LineChunker(chunkSize: size, longestLine: longest)
    var chunks: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = min(rest.count, 1 + generator.below(piece))
      chunker.push(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
      while let chunk = chunker.pop(atEnd: false) { chunks.append(chunk) }
    }
    while let chunk = chunker.pop(atEnd: true) { chunks.append(chunk) }
    return chunks
  }

  /// Where a line was cut inside.
  private func inner(_ chunks: [[UInt8]]) -> [Int] {
    var end = 0
    var cuts: [Int] = []
    for chunk in chunks {
      end += chunk.count
      if chunk.last != 0x0A { cuts.append(end) }
    }
    return cuts
  }

  @Test func chunksJoinToTheInputAndNeverCutAScalar() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<400 {
      let text = RandomText.text(upTo: 120, using: &generator)
      let bytes = Array(text.utf8)
      let longest = 4 + generator.below(40)
      let found = chunks(
        bytes, size: 1 + generator.below(60), longest: longest, piece: 1 + generator.below(80),
        &generator)
      #expect(found.flatMap { $0 } == bytes)
      #expect(found.allSatisfy { !$0.isEmpty })
      for chunk in found {
        #expect(String(validating: chunk, as: UTF8.self) != nil)
        for line in chunk.split(separator: 0x0A) { #expect(line.count <= longest) }
      }
      let others = chunks(
        bytes, size: 1 + generator.below(60), longest: longest, piece: 1 + generator.below(80),
        &generator)
      #expect(inner(others) == inner(found), "cuts depend on the text alone")
    }
  }

  @Test func bytesThatAreNotUTF8AreCutSomewhere() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let bytes = (0..<generator.below(300)).map { _ in UInt8(0x80 + generator.below(128)) }
      let found = chunks(bytes, size: 50, longest: 20, piece: 33, &generator)
      #expect(found.flatMap { $0 } == bytes)
      #expect(found.allSatisfy { (1...20).contains($0.count) })
    }
  }

  @Test(arguments: [
    ("一二三。四五，六七", 24, "一二三。"),  // a sentence before a clause
    ("一二三，四五六七", 21, "一二三，"),
    ("一二三四五六七", 20, "一二三四五六"),
    ("abc def ghijkl", 10, "abc def "),
    ("abc。def!ghijkl", 13, "abc。def!"),
    ("一𠮷𠮷𠮷𠮷𠮷", 10, "一𠮷"),
  ])
  func longLinesAreCutAtMarks(_ text: String, _ limit: Int, _ expected: String) {
    let cut = TextCut.position(in: Array(text.utf8), limit: limit)
    #expect(String(decoding: Array(text.utf8)[..<cut], as: UTF8.self) == expected)
  }

  @Test func aChunkEndsAfterTheLastLineFeed() {
    var generator = SeededGenerator(seed: 1)
    let bytes = Array("aa\nbb\ncc\ndd".utf8)
    #expect(
      chunks(bytes, size: 7, longest: 100, piece: 1, &generator).map {
        String(decoding: $0, as: UTF8.self)
      } == ["aa\nbb\n", "cc\ndd"])
    #expect(chunks([], size: 7, longest: 100, piece: 1, &generator).isEmpty)
    #expect(chunks([0x0A], size: 7, longest: 100, piece: 1, &generator) == [[0x0A]])
    // A line of just the greatest length is whole.
    let whole = chunks(Array("abcd\nabcd".utf8), size: 1, longest: 4, piece: 9, &generator)
    #expect(inner(whole) == [9])
  }

  @Test func aReaderEndsWithItsFailure() throws {
    let folder = try TemporaryDirectory()
    let reference = InputReference(id: folder.url.path, source: .file, format: .text)
    let reader = try LineChunkReader(reference)
    let items = reader.next(upTo: 1)
    #expect(items.count == 1)
    #expect(throws: DocumentFailure.self) { try items[0].content() }
    #expect(reader.next(upTo: 1).isEmpty)
    #expect(throws: DocumentFailure.self) {
      _ = try LineChunkReader(
        InputReference(id: folder.path("missing"), source: .file, format: .text))
    }
  }
}
