import HanICU
import Testing

@Suite struct TransliteratorTests {
  @Test(arguments: [
    ("Traditional-Simplified", Sample.traditional, Sample.simplified),
    ("Simplified-Traditional", Sample.simplified, Sample.traditional),
    ("Han-Latin", "花", "huā"), ("Fullwidth-Halfwidth", "ＡＢ１２", "AB12"),
    ("Traditional-Simplified", "𠮷👨‍👩‍👧‍👦", "𠮷👨‍👩‍👧‍👦"), ("Han-Latin", "", ""),
    ("Han-Latin; Latin-ASCII", "春花", "chun hua"),
  ])
  func rewrites(_ identifier: String, _ source: String, _ expected: String) throws {
    #expect(try Transliterator(identifier).transliterate(source) == expected)
  }

  @Test func loneSurrogatesStay() throws {
    let transliterator = try Transliterator("Traditional-Simplified")
    let units: [UInt16] = [0xD842, 0x6F22, 0xDFB7, 0x8A9E, 0xD800]
    #expect(transliterator.transliterate(units) == [0xD842, 0x6C49, 0xDFB7, 0x8BED, 0xD800])
    #expect(transliterator.transliterate([UInt16]()).isEmpty)
  }

  @Test func blocksDoNotShow() throws {
    let transliterator = try Transliterator("Traditional-Simplified")
    let lines = String(repeating: Sample.traditional + Sample.hard + "\n", count: 12_000)
    #expect(lines.utf8.count > 1 << 20)
    let line = transliterator.transliterate(Sample.traditional + Sample.hard + "\n")
    #expect(transliterator.transliterate(lines) == String(repeating: line, count: 12_000))
    let unbroken = String(repeating: Sample.traditional, count: 15_000)
    let expected = String(repeating: Sample.simplified, count: 15_000)
    #expect(transliterator.transliterate(unbroken) == expected)
  }

  @Test func resultsManyTimesAsLong() throws {
    // ICU spells each character out: the first buffer is too small.
    let transliterator = try Transliterator("Any-Name")
    let result = transliterator.transliterate(String(repeating: "☃", count: 500))
    #expect(result == String(repeating: #"\N{SNOWMAN}"#, count: 500))
  }

  @Test func tasksOnOneTransliteratorAgreeWithSerialWork() async throws {
    for identifier in ["Traditional-Simplified", "Han-Latin"] {
      let transliterator = try Transliterator(identifier)
      let source = Sample.long(bytes: 8_000) + Sample.traditional
      let expected = transliterator.transliterate(source)
      let results = await concurrently {
        (0..<3).map { _ in transliterator.transliterate(source) }
      }
      for result in results.joined() { #expect(result == expected) }
    }
  }

  @Test(arguments: ["Hans-Latin", "", "汉-拉", String(repeating: "x", count: 300)])
  func anUnknownIdentifierIsAnError(_ identifier: String) {
    let error = #expect(throws: ICUError.self) { try Transliterator(identifier) }
    #expect(error?.description.contains("help: ") == true)
  }
}
