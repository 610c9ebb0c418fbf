import HanTestSupport
import HanText
import Testing

@Suite("Conversion by ICU")
struct ICUConversionTests {
  @Test(
    "both ways, with the way back",
    arguments: [
      (ScriptVariant.traditional, "图书馆开放\n时间，hello 😀", "圖書館開放\n時間，hello 😀"),
      (.simplified, "圖書館開放\r\n時間𠮷", "图书馆开放\r\n时间𠮷"), (.simplified, "", ""),
      (.traditional, "\n\n", "\n\n"),
    ])
  func cases(target: ScriptVariant, source: String, expected: String) throws {
    let text = try TextConverter(to: target, mode: .icu).convert(source).text
    #expect(text.text == expected)
    #expect(text.sourceSpan(of: text.text.fullSpan) == source.fullSpan)
  }

  @Test("every scalar leads back to the one it was made from")
  func map() throws {
    let source = "市民發現，圖書館\n開放。"
    let text = try TextConverter(to: .simplified, mode: .icu).convert(source).text
    let (old, new) = (Array(source.unicodeScalars), Array(text.text.unicodeScalars))
    #expect(old.count == new.count)
    var offset = 0
    for (before, after) in zip(old, new) {
      let span = TextSpan(offset, offset + UTF8.width(after))
      #expect(source[text.sourceSpan(of: span)] == String(before))
      offset = span.upperBound
    }
    #expect(text.map.changes.count == 6)
  }

  @Test("any text: the map covers every byte of the source", arguments: 0..<100)
  func laws(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let source = RandomText.text(upTo: 80, using: &generator)
    for target in [ScriptVariant.simplified, .traditional] {
      let text = try TextConverter(to: target, mode: .icu).convert(source).text
      #expect(text.sourceSpan(of: text.text.fullSpan) == source.fullSpan)
      #expect(text.map.targetCount == text.text.utf8.count)
    }
  }

  @Test(
    "ICU knows no regions, and says so",
    arguments: [ScriptVariant.taiwan, .hongKong, .taiwanIdioms, .hongKongIdioms])
  func regions(region: ScriptVariant) throws {
    #expect(throws: ResourceError.self) { try TextConverter(to: region, mode: .icu) }
    #expect(throws: ResourceError.self) {
      try TextConverter(from: region, to: .simplified, mode: .icu)
    }
    #expect(!TextConverter.supports(.icu, to: region))
    #expect(TextConverter.supports(.words, to: region))
  }
}
