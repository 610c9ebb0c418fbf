import HanCore
import Testing

@Suite("Letters of tags")
struct TagLetterTests {
  @Test("as the name has them, of names of up to four letters")
  func letters() throws {
    for name in ["n", "nr", "nrf", "nrfg", "x", "Vg", "a1z9"] {
      let tag = try #require(PartOfSpeech(name))
      let letters = try #require(tag.letters)
      var bytes: [UInt8] = []
      for place in 0..<letters.count {
        bytes.append(UInt8(truncatingIfNeeded: letters.bytes >> UInt32(8 * place)))
      }
      #expect(bytes == Array(name.utf8) && tag.name == name)
      #expect(tag.withName { Array($0) } == bytes)
      let token = Token(span: TextSpan(0, 3), kind: .space, tag: tag)
      #expect(!token.hasLongTag && token.tag == tag && token.kind == .space)
    }
    let long = try #require(PartOfSpeech("noun-proper"))
    #expect(long.letters == nil && long.name == "noun-proper")
    #expect(Token(span: TextSpan(0, 3), kind: .latin, tag: long).hasLongTag)
  }
}
