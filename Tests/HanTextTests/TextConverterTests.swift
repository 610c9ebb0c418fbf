import HanText
import Testing

@Suite("Conversion by words")
struct TextConverterTests {
  static let converter = Result { try TextConverter(to: .traditional) }

  @Test("traps")
  func traps() throws {
    let converter = try TextConverter(from: .simplified, to: .traditional)
    for (source, expected) in ConversionTraps.cases {
      #expect(converter.convert(source).text.text == expected)
    }
  }

  @Test(
    "text in the target's script stays as it is",
    arguments: [
      "皇后在圖書館裡看著書", "他在台灣的床上喫飯", "乾隆年間的雲南后土", "干擾與干係，余先生說",
      "這裏的羣衆為什麼來",
    ])
  func stays(text: String) throws {
    #expect(try Self.converter.get().convert(text).text.map.isIdentity)
  }

  @Test(
    "of a text in both scripts only what differs is converted",
    arguments: [
      ("皇后大道的图书馆，圖書館裡的皇后", "皇后大道的圖書館，圖書館裡的皇后"),
      ("他說：“头发乱了”。后來他來了。", "他說：“頭髮亂了”。后來他來了。"),
    ])
  func mixed(text: String, expected: String) throws {
    #expect(try Self.converter.get().convert(text).text.text == expected)
  }

  @Test(
    "to Simplified",
    arguments: [
      ("乾隆與乾坤、俱樂部、慰藉與瞭望", "乾隆与乾坤、俱乐部、慰藉与瞭望"),
      ("反覆看著著名著作", "反复看着著名著作"), ("以此為藉口，回覆信件", "以此为借口，回复信件"),
      ("魯迅著", "鲁迅著"), ("已是简体的著名文章，看著", "已是简体的著名文章，看著"),
    ])
  func toSimplified(text: String, expected: String) throws {
    #expect(try TextConverter(to: .simplified).convert(text).text.text == expected)
  }

  @Test("regional forms and idioms go by words, too")
  func regions() throws {
    let converter = try TextConverter(from: .simplified, to: .taiwanIdioms)
    #expect(converter.convert("包括发动机的软件").text.text == "包括發動機的軟體")
    #expect(converter.convert("鼠标和内存").text.text == "滑鼠和記憶體")
    #expect(
      try TextConverter(from: .simplified, to: .hongKong).convert("里面的说明").text.text == "裏面的説明")
  }

  @Test("what is uncertain is named, with its place and the alternatives")
  func ambiguities() throws {
    let text = "考试制度，他干。"
    let conversion = try Self.converter.get().convert(text)
    #expect(conversion.text.text == "考試制度，他幹。")
    let boundary = try #require(conversion.ambiguities.first { $0.reason == .boundary })
    #expect(text[boundary.source] == "试制")
    #expect(boundary.alternatives == ["試製"])
    let character = try #require(conversion.ambiguities.first { $0.reason == .character })
    #expect(text[character.source] == "干")
    #expect(character.chosen == "幹" && character.alternatives.contains("乾"))
    #expect(try TextConverter(to: .traditional, mode: .opencc).convert(text).ambiguities.isEmpty)
  }

  @Test("words of the user's are not cut, whatever the words of the text are")
  func custom() throws {
    let custom = try CustomConversions(parsing: "试制\t試制\n")
    let converter = try TextConverter(to: .traditional, custom: custom)
    #expect(converter.convert("考试制度里").text.text == "考試制度裏")
  }

  @Test("documents in three writings have their slogans and keywords in one")
  func keys() throws {
    let analyzer = try Analyzer()
    var batch = Batch()
    for (id, text) in [
      ("a", "口号：“早发现、早报告、早处置”。"), ("b", "口號：「早發現、早報告、早處置」。"),
      ("c", "口號：「早發現、早報吿、早處置」。"),
    ] {
      batch.add(analyzer.analyze(Document(id: id, text: text)))
    }
    #expect(batch.slogans().contains { $0.documents.count >= 2 })
  }
}
