import HanTestSupport
import Testing

@testable import HanCore

@Suite("Lengths in other units, and names of tags")
struct CountingTests {
  @Test("a length counted eight bytes at once is that of the string", arguments: 0..<100)
  func lengths(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var text = RandomText.text(upTo: 40, using: &generator) + "字😀é"
    let (scalars, pairs) = (text.unicodeScalars.count, text.utf16.count)
    text.withUTF8 { bytes in
      #expect(OffsetUnit.utf8.count(in: bytes) == bytes.count)
      #expect(OffsetUnit.scalar.count(in: bytes) == scalars)
      #expect(OffsetUnit.utf16.count(in: bytes) == pairs)
      // A part, behind which there is more.
      for end in 0...min(9, bytes.count) {
        let part = UnsafeBufferPointer(rebasing: bytes[..<end])
        for unit in OffsetUnit.allCases {
          #expect(unit.count(in: part, readable: bytes.count) == unit.count(in: part))
        }
      }
    }
  }

  @Test(
    "the bytes of a tag's name are its name",
    arguments: ["n", "nr", "vgo", "nrfg", "a\\b", "material-x", String(repeating: "t", count: 64)])
  func names(name: String) throws {
    let tag = try #require(PartOfSpeech(name))
    #expect(tag.name == name)
    #expect(tag.withName { String(decoding: $0, as: UTF8.self) } == name)
    #expect(PartOfSpeech(number: tag.number) == tag)
  }
}
