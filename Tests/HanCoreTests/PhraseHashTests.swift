import HanCore
import HanTestSupport
import Testing

@Suite("Phrase hashes")
struct PhraseHashTests {
  @Test("a stretch has the hash of its text, for any text", arguments: 0..<50)
  func stretches(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let text = RandomText.text(upTo: 200, using: &generator)
    let bytes = Array(text.utf8)
    var prefixes: [PhraseHash.Prefix] = [0]
    for byte in bytes { prefixes.append(PhraseHash.extend(prefixes[prefixes.count - 1], by: byte)) }
    let hasher = PhraseHash()
    var start = 0
    for scalar in text.unicodeScalars {
      let rest = String(decoding: bytes[start...], as: UTF8.self)
      let hash = hasher.hash(
        from: prefixes[start], to: prefixes[bytes.count], count: bytes.count - start)
      #expect(hash == PhraseHash.hash(rest))
      start += UTF8.width(scalar)
    }
  }

  @Test("ASCII capitals are small letters, other bytes are themselves")
  func folding() {
    #expect(PhraseHash.hash("GPS定位") == PhraseHash.hash("gps定位"))
    #expect(PhraseHash.hash("定位") != PhraseHash.hash("位定"))
    #expect(PhraseHash.hash("a") != PhraseHash.hash("aa"))
  }
}
