import HanTestSupport
import Testing

@testable import HanDocuments

@Suite("Whether bytes are UTF-8")
struct TextValidityTests {
  @Test("as the standard library says, of texts with bytes changed")
  func agreement() {
    let parts = ["a", "é", "中", "\u{800}", "\u{D7FF}", "\u{E000}", "😀", "\u{10FFFF}", "中文文本"]
    let bytes: [UInt8] = [0xE0, 0xED, 0x80, 0xBF, 0xC0, 0xC2, 0xF4, 0xF0, 0x9F, 0xA0, 0x8F, 0x90]
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      var text: [UInt8] = []
      for _ in 0..<random.below(9) { text += Array(parts[random.below(parts.count)].utf8) }
      for _ in 0..<random.below(3) where !text.isEmpty {
        text[random.below(text.count)] = bytes[random.below(bytes.count)]
      }
      if random.below(5) == 0, !text.isEmpty { text.removeLast() }
      let expected = String(validating: text, as: UTF8.self)
      #expect(UTF8Text.isValid(text) == (expected != nil))
      #expect(UTF8Text.string(of: text) == expected)
    }
  }
}
