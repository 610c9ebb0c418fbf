import HanCore
import HanExtraction
import HanTestSupport
import HanText
import Testing

@Suite("Members of numeral slogans")
struct SloganMemberTests {
  @Test(
    "members are found where the document states them",
    arguments: [
      ("商户落实“三必看”（看门窗、看电源、看气阀）要求。", "三必看", ["看门窗", "看电源", "看气阀"]),
      ("学校提出“三个学会”的要求：学会做人，学会学习，学会生活。", "三个学会", ["学会做人", "学会学习", "学会生活"]),
      ("执行“量体温、查证件、看行程”“三必查”制度。", "三必查", ["量体温", "查证件", "看行程"]),
      ("推行“四心”服务，即爱心、耐心、细心、责任心，群众满意。", "四心", ["爱心", "耐心", "细心", "责任心"]),
      ("确保防汛抗旱和项目建设两不误。", "防汛抗旱和项目建设两不误", ["防汛抗旱", "项目建设"]),
    ])
  func stated(text: String, canonical: String, members: [String]) throws {
    let slogans = try SloganTests.proposals(text).filter { $0.type == .numeral }
    let slogan = try #require(slogans.first { $0.canonical == canonical })
    #expect(slogan.members.map(\.canonical) == members)
    for member in slogan.members { #expect(String(text[member.span]) == member.text) }
  }

  @Test("headings with the same head are members")
  func headings() throws {
    let text = """
      全镇织牢“三道防线”守护平安

      筑牢思想防线

      组织干部学习，撰写体会九十篇。

      筑牢制度防线

      制定办法七项，严格执行。

      筑牢监督防线

      逐笔核对账目，追回资金。
      """
    let slogan = try #require(
      try SloganTests.proposals(text).first { $0.canonical == "三道防线" })
    #expect(slogan.members.map(\.canonical) == ["思想防线", "制度防线", "监督防线"])
  }

  @Test("the items of 一是…二是…三是 are members")
  func enumeration() throws {
    let text = "县里做优“三个服务”。一是暖心服务。设立窗口。二是高效服务。压缩时限。三是延伸服务。下沉乡镇。"
    let slogan = try #require(
      try SloganTests.proposals(text).first { $0.canonical == "三个服务" })
    #expect(slogan.members.map(\.canonical) == ["暖心服务", "高效服务", "延伸服务"])
  }

  @Test(
    "nothing is made up",
    arguments: [
      "各村落实“三必查”，人人参与。", "落实“三必查”（查证件、看行程）要求。",
      "推进“五大行动”，完成道路、桥梁、管网改造。", "对教师、医生、司机等“四类人员”登记。",
    ])
  func notStated(text: String) throws {
    for slogan in try SloganTests.proposals(text) { #expect(slogan.members.isEmpty) }
  }

  @Test("members lie in the text, for any text", arguments: 0..<100)
  func spans(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 5000)
    let text = "“三必查”（" + RandomText.text(upTo: 60, using: &generator) + "、甲、乙）"
    for slogan in try SloganTests.proposals(text) {
      for member in slogan.members { #expect(String(text[member.span]) == member.text) }
    }
  }
}
