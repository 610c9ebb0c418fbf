import HanCore
import HanExtraction
import HanTestSupport
import HanText
import Testing

@Suite("Entities")
struct EntityTests {
  static let analyzer = Result { try Analyzer(Configuration(cleans: false, tags: true)) }

  static func found(_ text: String, date: String? = nil) throws -> DocumentEntities {
    try analyzer.get().entities(of: Document(id: "", text: text, date: date))
  }

  /// text, value, unit, approximate, item
  static let quantities: [(String, Double, String, Bool, String?)] = [
    ("捐出医用口罩65000只。", 65000, "只", false, "医用口罩"),
    ("惠及10万余户居民。", 100_000, "户", true, "居民"),
    ("近14万户居民受益。", 140_000, "户", true, "居民"),
    ("走访5600多家企业。", 5600, "家", true, "企业"),
    ("一千二百家企业开工。", 1200, "家", false, "企业"),
    ("全区有228个小区。", 228, "个", false, "小区"),
    ("增长5.8%。", 5.8, "%", false, nil),
    ("增长百分之五点八。", 5.8, "%", false, nil),
    ("总投资1.2亿元。", 120_000_000, "元", false, nil),
    ("面积３，０００平方米。", 3000, "平方米", false, "面积"),
    ("卖出两万斤脐橙。", 20_000, "斤", false, nil),
    ("三分之一的村民参加。", 1.0 / 3, "", false, "村民"),
    ("来了四五十个客人。", 40, "个", true, "客人"),
    ("用了三五天。", 3, "天", true, nil),
    ("花去五六百万元。", 5_000_000, "元", true, nil),
    ("十二三岁。", 12, "岁", true, nil),
    ("近千名会员到场。", 1000, "名", true, "会员"),
    ("逾百万人次参观。", 1_000_000, "人次", true, nil),
    ("走访十几个村庄。", 10, "个", true, "村庄"),
    ("处八万元以下罚款。", 80_000, "元", true, nil),
    ("附近三家商店开门。", 3, "家", false, "商店"),
    ("几十名社员赶来。", 10, "名", true, "社员"),
    ("数千人观看了比赛。", 1000, "人", true, nil),
    ("近百余名游客滞留。", 100, "名", true, "游客"),
    ("千余亩果园挂果。", 1000, "亩", true, "果园"),
    ("花去数十万元。", 100_000, "元", true, nil),
    ("走了两个多小时。", 2, "个小时", true, nil),
    ("等了半个月。", 0.5, "个月", false, nil),
    ("住了三年半。", 3.5, "年", false, nil),
    ("来过五六次。", 5, "次", true, nil),
    ("不到十分钟修好。", 10, "分钟", true, nil),
  ]

  @Test("numbers with units", arguments: quantities)
  func numbers(text: String, value: Double, unit: String, isApproximate: Bool, item: String?)
    throws
  {
    let quantity = try #require(try Self.found(text).quantities.first)
    #expect((quantity.value - value).magnitude < 1e-6)
    #expect(quantity.unit == unit)
    #expect(quantity.isApproximate == isApproximate)
    if let item { #expect(quantity.item?.contains(item) == true) }
    #expect(String(text[quantity.span]) == quantity.text)
  }

  @Test(
    "ordinals, dates and words are no quantities", arguments: ["第3个", "2021年11月1日", "一个", "5G"])
  func noQuantities(text: String) throws { #expect(try Self.found(text).quantities.isEmpty) }

  /// text, wording, value without the document's date, value with 2021-11-05
  static let dates: [(String, String, String?, String?)] = [
    ("2021年11月1日召开", "2021年11月1日", "2021-11-01", "2021-11-01"),
    ("2021-11-01 08:30 发布", "2021-11-01 08:30", "2021-11-01T08:30", "2021-11-01T08:30"),
    ("4月26日召开", "4月26日", "--04-26", "2021-04-26"),
    ("二〇二一年十月开工", "二〇二一年十月", "2021-10", "2021-10"),
    ("10月27日上午8:30开会", "10月27日上午8:30", "--10-27T08:30", "2021-10-27T08:30"),
    ("今年3月份以来", "今年3月份", "--03", "2021-03"),
    ("25日开始", "25日", "---25", "2021-11-25"),
    ("昨天开幕", "昨天", nil, "2021-11-04"),
    ("腊月廿八回家", "腊月廿八", nil, nil),
    ("晚上七点半开演", "晚上七点半", "T19:30", "T19:30"),
  ]

  @Test("dates and times", arguments: dates)
  func date(text: String, wording: String, plain: String?, based: String?) throws {
    let first = try #require(try Self.found(text).dates.first)
    #expect(first.text == wording)
    #expect(first.value == plain)
    #expect(try Self.found(text, date: "2021-11-05").dates.first?.value == based)
  }

  @Test("以上 is no estimate of what follows")
  func bounds() throws {
    let found = try Self.found("处一万元以上五万元以下罚款。").quantities
    #expect(found.map(\.text) == ["一万元", "五万元"])
  }

  @Test("laws name no persons, and sorts of places are no places")
  func laws() throws {
    let text = """
      第一条　仲裁庭应当自组成之日起三十日内作出裁决。直辖市人民政府应当制定规定。
      第二条　依照前款规定，当事人应当提交材料。主管部门应当查核，并依照规定陈报。
      第三条　经营者应当依照规定登记。违反规定的，由主管部门依照规定处以罚款。
      """
    let found = try Self.found(text)
    #expect(found.persons.isEmpty)
    #expect(!found.places.contains { $0.canonical == "直辖市" })
  }

  @Test("bodies that every law names are no organisations")
  func commonBodies() throws {
    let text = "县级以上人民政府应当组织实施。当事人可以向仲裁庭申请，也可以向人民法院起诉。"
    #expect(try Self.found(text).organizations.isEmpty)
  }

  @Test("yesterday of the first of March is in February")
  func monthEnds() throws {
    #expect(try Self.found("昨天", date: "2024-03-01").dates.first?.value == "2024-02-29")
    #expect(try Self.found("明日", date: "2021-12-31").dates.first?.value == "2022-01-01")
  }

  @Test(
    "organisations that are named by what they do are whole",
    arguments: [
      ("防汛抗旱指挥部今天通报水位。", "防汛抗旱指挥部"),
      ("记者从防汛抗旱指挥部办公室获悉。", "防汛抗旱指挥部办公室"),
      ("通知由国家外汇管理局发布。", "国家外汇管理局"),
      ("要求消费者权益保护委员会受理。", "消费者权益保护委员会"),
    ])
  func commonOrganizations(text: String, name: String) throws {
    let names = try Self.found(text).organizations.map(\.canonical)
    #expect(names.contains(name), "\(names)")
  }

  @Test("places that the name of an organisation begins with are places, too")
  func placesInNames() throws {
    let found = try Self.found("湖南省长沙市统计局发布公报。")
    #expect(found.organizations.map(\.canonical) == ["湖南省长沙市统计局"])
    #expect(found.places.map(\.canonical).contains("湖南省"))
    #expect(found.places.map(\.canonical).contains("长沙市"))
  }

  @Test("a verb in front of an organisation is no part of it")
  func verbs() throws {
    let names = try Self.found("会议要求教育局落实。").organizations.map(\.canonical)
    #expect(!names.contains { $0.contains("要求") })
  }

  @Test("names of persons, places, organisations and works")
  func names() throws {
    let found = try Self.found("王晓明在山东省济南市介绍，济南市人民医院发布《防疫工作手册》。王晓明是医生。")
    #expect(found.persons.map(\.canonical) == ["王晓明"])
    #expect(found.persons.first?.occurrences.count == 2)
    #expect(found.places.contains { $0.canonical.contains("济南") })
    #expect(found.organizations.contains { $0.canonical.hasSuffix("人民医院") })
    #expect(found.works.map(\.canonical) == ["防疫工作手册"])
  }

  @Test(
    "surnames of all kinds",
    arguments: ["洪建国", "赖文清", "萧玉梅", "傅春生", "欧阳建军", "上官秀英", "诸葛文华"])
  func surnames(name: String) throws {
    let found = try Self.found("车间主任\(name)说，今年的订单比去年多。记者采访了\(name)。")
    #expect(found.persons.map(\.text) == [name])
  }

  @Test("what only begins like a surname of two characters is no person")
  func notNames() throws {
    let text = "他住在上海路，写了一份上诉书，又去沿江走了走。"
    #expect(try Self.found(text).persons.isEmpty)
  }

  @Test("Traditional text has its own wording")
  func scripts() throws {
    let quantity = try #require(try Self.found("走訪5600多家企業。").quantities.first)
    #expect(quantity.item == "企業")
    #expect(quantity.canonicalItem == "企业")
    #expect(quantity.text == "5600多家")
  }

  @Test("spans lie in the text, for any text", arguments: 0..<100)
  func spans(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var text = RandomText.text(upTo: 100, using: &generator)
    text += "3千5百余万元二〇二一年《一二"
    let found = try Self.found(text)
    for quantity in found.quantities { #expect(quantity.span.upperBound <= text.utf8.count) }
    for date in found.dates { #expect(date.span.upperBound <= text.utf8.count) }
  }
}
