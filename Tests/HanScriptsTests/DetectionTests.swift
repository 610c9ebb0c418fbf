import HanCore
import HanScripts
import Testing

@Suite("Detection and folding")
struct DetectionTests {
  @Test("spans of each script cover the text")
  func spans() {
    let text = "图书馆在這裡，圖書館在那边"
    let spans = ScriptDetector().spans(in: text)
    #expect(spans.map(\.script) == [.simplified, .traditional, .simplified])
    #expect(spans.map { String(text[$0.span]) } == ["图书馆在", "這裡，圖書館在那", "边"])
    #expect(ScriptDetector().spans(in: "山水，hello").isEmpty)
  }

  @Test("share and region")
  func region() {
    let detector = ScriptDetector()
    let taiwan = detector.evidence(in: "這裡的群眾為什麼來這裡")
    #expect(taiwan.traditionalShare == 1)
    #expect(detector.region(taiwan) == .taiwan)
    #expect(detector.region(detector.evidence(in: "衞生署説明裏面")) == .hongKong)
    #expect(detector.region(detector.evidence(in: "这里的群众")) == nil)
    #expect(detector.evidence(in: "hello").traditionalShare == 0)
  }

  @Test(
    "what both scripts have tells nothing",
    arguments: ["后", "里", "面", "台", "干", "乾隆", "著名", "吃", "峰", "群", "床", "秘", "于"])
  func tellsNothing(text: String) {
    #expect(ScriptDetector().profile(of: text) == .none)
  }

  @Test(
    "variants are one for matching",
    arguments: [
      ["看著", "看着"], ["裡", "裏", "里"], ["臺灣", "台湾", "台灣"], ["為", "爲", "为"],
      ["說", "説", "说"], ["５Ｇ　网", "5G 网"], ["衞生", "衛生", "卫生"], ["喫", "吃"],
      ["羣衆", "群眾", "群众"], ["\u{F900}", "豈", "岂"], ["著名", "着名"],
    ])
  func folding(wordings: [String]) throws {
    let folding = try VariantFolding()
    #expect(Set(wordings.map { folding.key($0) }).count == 1)
    let key = folding.key(wordings[0])
    #expect(folding.key(key) == key)
  }

  @Test(
    "著 becomes 着 where it does in Simplified, and stays where it does not",
    arguments: [
      ("看著書", "看着书"), ("隨著時間", "随着时间"), ("著名著作", "著名著作"), ("顯著", "显著"),
      ("編著《史記》", "编著《史记》"), ("執著", "执着"), ("乾隆看著", "乾隆看着"), ("牠於此", "它于此"),
    ])
  func folded(text: String, expected: String) throws {
    #expect(try ScriptConverter(to: .simplified, foldsVariants: true).convert(text) == expected)
  }
}
