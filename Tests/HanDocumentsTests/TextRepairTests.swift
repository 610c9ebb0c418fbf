import HanDocuments
import Testing

@Suite("Undoing wrong decodings")
struct TextRepairTests {
  static let text = "石桥镇图书馆从本周一起把闭馆时间推迟到晚上十点，借书和还书照常办理。"

  /// Bytes read as Latin-1: a letter each.
  static func misread(_ bytes: [UInt8]) -> String {
    String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  @Test("UTF-8 that was read as Latin letters comes back whole, markup and all")
  func utf8() {
    let page = "<p>\(Self.text)</p>"
    let repaired = TextRepair.repaired(Self.misread(Array(page.utf8)))
    #expect(repaired?.text == page)
    #expect(repaired?.damage == "UTF-8 read as windows-1252")
  }

  @Test("GBK that was read as Latin letters comes back whole")
  func gbk() {
    // 中文的图书馆和文化站 and again, in GBK.
    let bytes: [UInt8] = [
      0xD6, 0xD0, 0xCE, 0xC4, 0xB5, 0xC4, 0xCD, 0xBC, 0xCA, 0xE9, 0xB9, 0xDD, 0xBA, 0xCD, 0xCE,
      0xC4, 0xBB, 0xAF, 0xD5, 0xBE,
    ]
    let repaired = TextRepair.repaired(Self.misread(bytes))
    #expect(repaired?.text == "中文的图书馆和文化站")
    #expect(repaired?.damage == "GBK read as windows-1252")
  }

  @Test(
    "sound text and text that lost something are left alone",
    arguments: [
      text, "", "Ça va très bien, merci, où êtes-vous, à bientôt, élève français, naïveté.",
      "ÖÐÎÄ 图书馆", "plain",
    ])
  func untouched(text: String) {
    #expect(TextRepair.repaired(text) == nil)
  }
}
