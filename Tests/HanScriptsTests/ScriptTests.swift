import HanCore
import HanScripts
import HanTestSupport
import Testing

@Suite("Scripts")
struct ScriptTests {
  @Test(
    "detection",
    arguments: [
      ("图书馆开放时间", ScriptProfile.simplified), ("圖書館開放時間", .traditional),
      ("山水人日月", .none), ("", .none), ("hello 123", .none), ("图书馆開放時間", .mixed),
    ])
  func detection(text: String, expected: ScriptProfile) {
    #expect(ScriptDetector().profile(of: text) == expected)
  }

  @Test("a few characters of the other script do not make a text mixed")
  func mostlyOne() {
    let text = String(repeating: "圖書館開放時間", count: 10) + "图"
    #expect(ScriptDetector().profile(of: text) == .traditional)
  }

  @Test("conversion to Simplified keeps the way back to every character")
  func toSimplified() throws {
    let text = try ScriptConverter(to: .simplified).convert(MappedText("早發現、早報告𠮷"))
    #expect(text.text == "早发现、早报告𠮷")
    #expect(text.source[text.sourceSpan(of: TextSpan(3, 6))] == "發")
    #expect(text.sourceForm(of: TextSpan(0, 9)) == "早發現")
  }

  @Test("conversion to Traditional knows common words")
  func toTraditional() throws {
    let converter = try ScriptConverter(to: .traditional)
    #expect(converter.convert("图书馆开放时间") == "圖書館開放時間")
    #expect(converter.convert("头发") == "頭髮")
    #expect(converter.convert("") == "")
  }

  @Test("text already in the script stays as it is")
  func alreadyThere() throws {
    let text = MappedText("图书馆开放时间，hello")
    #expect(try ScriptConverter(to: .simplified).convert(text).map.isIdentity)
  }

  @Test("conversion covers every byte and touches Chinese characters only", arguments: 0..<150)
  func laws(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let source = RandomText.text(upTo: 60, using: &generator)
    for script in [ScriptVariant.simplified, .traditional] {
      let converted = try ScriptConverter(to: script).convert(MappedText(source))
      #expect(converted.sourceSpan(of: converted.text.fullSpan) == source.fullSpan)
      let other: (String) -> [Unicode.Scalar] = { $0.unicodeScalars.filter { !$0.isHan } }
      #expect(other(converted.text) == other(source))
      #expect(converted.text.unicodeScalars.count == source.unicodeScalars.count)
    }
  }

  @Test("many tasks convert alike")
  func concurrent() async throws {
    let converter = try ScriptConverter(to: .simplified)
    let text = String(repeating: "圖書館開放時間，請讀者留意。", count: 50)
    let expected = converter.convert(text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { converter.convert(text) == expected } }
      for await same in group { #expect(same) }
    }
  }
}
