import HanCore
import HanScripts
import HanTestSupport
import Testing

@Suite("Words of the user's")
struct CustomConversionsTests {
  @Test("they win over the dictionaries, in both ways of converting")
  func wins() throws {
    let custom = try CustomConversions(
      parsing: "\u{FEFF}# comment\r\n内存\t記憶體 內存\r\n里美\t里美\n\nAI\t人工智慧\n")
    #expect(custom.count == 3)
    let converter = try ScriptConverter(to: .traditional, custom: custom)
    #expect(converter.convert("里美的内存里有AI") == "里美的記憶體裏有人工智慧")
    let text = converter.convert(MappedText("里美的内存"), words: WordBoundaries(words: []))
    #expect(text.text.text == "里美的記憶體")
  }

  @Test("they are not touched by what follows, regional forms and pivots included")
  func locked() throws {
    let custom = try CustomConversions(parsing: "里美\t里裏\n")
    for to in ScriptVariant.allCases where to != .simplified {
      #expect(
        try ScriptConverter(from: .simplified, to: to, custom: custom).convert("里美").hasPrefix("里裏")
      )
    }
    let pivot = try ScriptConverter(from: .taiwan, to: .hongKong, custom: custom)
    #expect(pivot.convert("里美") == "里裏")
  }

  @Test(
    "bad lines are named with their cause, and nothing is kept",
    arguments: [
      ("内存\n", 1, "no tab"), ("a\tb\n\n没有\n", 3, "no tab"), ("\tb\n", 1, "no word"),
      ("a\t\n", 1, "nothing stands"), ("a\t b\n", 1, "nothing stands"), ("a\tb\tc\n", 1, "tab"),
      ("a\tb\nc\td\na\te\n", 3, "line 1"), ("甲\t乙\n乙\t丙\n丙\t甲\n", 3, "circle"),
      ("甲\t乙\n# x\n乙\t甲\n", 3, "circle"),
      (String(repeating: "长", count: 350_000) + "\tb\n", 1, "1050000 bytes"),
      ("a\t" + String(repeating: "长", count: 30_000), 1, "90000 bytes"),
    ])
  func bad(text: String, line: Int, cause: String) {
    let error = #expect(throws: CustomConversionsError.self) {
      try CustomConversions(parsing: text, path: "mine.txt")
    }
    #expect(error?.line == line)
    #expect(error?.cause.contains(cause) ?? false, "\(error?.cause ?? "")")
    #expect(error?.description.hasPrefix("mine.txt:\(line): ") ?? false)
  }

  @Test("files that are no UTF-8, or are not there")
  func files() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write("words", [0x61, 0x09, 0xFF, 0x0A] as [UInt8])
    #expect(throws: CustomConversionsError.self) { try CustomConversions(contentsOf: path) }
    #expect(throws: CustomConversionsError.self) {
      try CustomConversions(contentsOf: folder.path("missing"))
    }
  }

  @Test("the same line twice, long words and many words do no harm")
  func large() throws {
    let key = String(repeating: "长", count: 300)
    var text = "a\tb\na\tb\n\(key)\t短\n"
    for number in 0..<3000 { text += "键\(number)\t值\(number)\n" }
    let custom = try CustomConversions(parsing: text)
    let converter = try ScriptConverter(to: .traditional, custom: custom)
    #expect(converter.convert("长\(key)键2999a") == "短長值2999b")
    var stream = ConversionStream(converter)
    var result: [UInt8] = []
    for byte in "长\(key)键2999a".utf8 { result += stream.convert([byte]) }
    #expect(result + stream.finish() == Array("短長值2999b".utf8))
  }
}
