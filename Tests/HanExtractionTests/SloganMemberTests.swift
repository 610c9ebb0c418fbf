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

  @Test(
    "the last items of a list may be joined, and lists stand before the numeral and behind it",
    arguments: [
      ("做到岗位、台账、设备和人员“四到位”，月底检查。", "四到位", ["岗位", "台账", "设备", "人员"]),
      ("落实采购清单以及库存清单、报废清单“三张清单”制度。", "三张清单", ["采购清单", "库存清单", "报废清单"]),
      ("形成村委、合作社、农户“三位一体”的格局。", "三位一体", ["村委", "合作社", "农户"]),
      ("总结出“两报告、两检查、两通报”的“三个两”办法。", "三个两", ["两报告", "两检查", "两通报"]),
      ("三网合一：水网、电网、气网三大管线由一个中心调度。", "三网合一", ["水网", "电网", "气网"]),
      ("双重保险：第一重，锁扣防止松脱；第二重，绑带防止滑落。", "双重保险", ["锁扣防止松脱", "绑带防止滑落"]),
      ("“三到户”就是政策到户、资金到户、技术到户。", "三到户", ["政策到户", "资金到户", "技术到户"]),
    ])
  func joined(text: String, canonical: String, members: [String]) throws {
    let slogan = try #require(
      try SloganTests.proposals(text).first { $0.type == .numeral && $0.canonical == canonical })
    #expect(slogan.members.map(\.canonical) == members)
  }

  @Test(
    "words before the first item, and verbs before all of them, are no part of the items",
    arguments: [
      (
        "方案对全面推行食品进货登记制度、餐具每日消毒制度、剩菜当天清理制度（以下统称“三项制度”）作出安排。",
        "三项制度", ["食品进货登记制度", "餐具每日消毒制度", "剩菜当天清理制度"]
      ),
      ("各地开展文化科技卫生“三下乡”活动，群众很欢迎。", "三下乡", ["文化", "科技", "卫生"]),
      (
        "完成了“引水进村”、“送电进村”、“修路进村”、“办学进村”四大扶贫工程，受益三万人。",
        "四大扶贫工程", ["引水进村", "送电进村", "修路进村", "办学进村"]
      ),
    ])
  func unglued(text: String, canonical: String, members: [String]) throws {
    let slogan = try #require(
      try SloganTests.proposals(text).first { $0.type == .numeral && $0.canonical == canonical })
    #expect(slogan.members.map(\.canonical) == members)
  }

  @Test(
    "items stand in quotations, in brackets, in two clauses and right before the numeral",
    arguments: [
      ("落实“引水到户”、“修路到村”和“办学到乡”“三大工程”，受益一万人。", "三大工程", ["引水到户", "修路到村", "办学到乡"]),
      ("要统筹城市农村“两个市场”，稳住菜价。", "两个市场", ["城市", "农村"]),
      ("干部要算清“两本账”，一本是经济账，另一本是生态账。", "两本账", ["经济账", "生态账"]),
      (
        "实行巡查登记制度、值班报告制度、交接签字制度（以下统称“三项制度”）。", "三项制度",
        ["巡查登记制度", "值班报告制度", "交接签字制度"]
      ),
      ("要建好平安、卫生、书香“三个校园”。", "三个校园", ["平安", "卫生", "书香"]),
    ])
  func places(text: String, canonical: String, members: [String]) throws {
    let slogan = try #require(
      try SloganTests.proposals(text).first { $0.type == .numeral && $0.canonical == canonical })
    #expect(slogan.members.map(\.canonical) == members)
  }

  @Test("sections of a text are no members of a numeral without its head")
  func sections() throws {
    let text = """
      关于推行“三随机”检查的意见

      一、总体要求

      做好检查工作。

      二、主要任务

      编好名单。

      三、保障措施

      落实经费。
      """
    let slogan = try #require(try SloganTests.proposals(text).first { $0.canonical == "三随机" })
    #expect(slogan.members.isEmpty)
  }

  @Test("what all headings begin with is no part of the members")
  func prefixes() throws {
    let text = """
      县里严守三关护食堂

      严守采购配送关

      米面一律公开招标。

      严守消毒清洗关

      餐具每日消毒两次。

      严守收费公示关

      账目每月公布一次。
      """
    let slogan = try #require(try SloganTests.proposals(text).first { $0.canonical == "三关" })
    #expect(slogan.members.map(\.canonical) == ["采购配送关", "消毒清洗关", "收费公示关"])
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
    "lists by dashes, behind 是说 and 是：, joined at their ends, with words before the first item",
    arguments: [
      ("镇里实行网格员——楼栋长——志愿者三级联动，有事当天回应。", "三级联动", ["网格员", "楼栋长", "志愿者"]),
      ("“双线一体”，就是“时间—地点”双线一体式的排班办法。", "双线一体", ["时间", "地点"]),
      ("开展“四史”学习，读村史、镇史、县史以及校史。", "四史", ["村史", "镇史", "县史", "校史"]),
      ("三到位是：人员到位，物资到位，预案到位。", "三到位", ["人员到位", "物资到位", "预案到位"]),
      ("继续办好“百店无假货”、文化科技卫生“三下乡”等活动。", "三下乡", ["文化", "科技", "卫生"]),
      ("坚持机器下沉、技师下沉、资金下沉等“三个下沉”。", "三个下沉", ["机器下沉", "技师下沉", "资金下沉"]),
    ])
  func marked(text: String, canonical: String, members: [String]) throws {
    let slogan = try #require(
      try SloganTests.proposals(text).first { $0.type == .numeral && $0.canonical == canonical })
    #expect(slogan.members.map(\.canonical) == members)
  }

  @Test(
    "clauses with the numeral's words, or with sides, are members",
    arguments: [
      (
        "医院推出“四心服务”，用热心接待患者、用细心检查病情、用耐心解答疑问、用爱心抚慰病痛。",
        "四心服务", ["用热心接待患者", "用细心检查病情", "用耐心解答疑问", "用爱心抚慰病痛"]
      ),
      ("建设“三好菜园”要求种好、浇好、管好，月底评比。", "三好菜园", ["种好", "浇好", "管好"]),
      (
        "一要严格执行制度，二要严格管理库房，三要严格考核奖惩。这“三个严格”是今年的重点。",
        "三个严格", ["严格执行制度", "严格管理库房", "严格考核奖惩"]
      ),
      (
        "推行“三个一”工程。一个小组建一本台账；一座大棚设一名管理员；一个季度办一次讲座。",
        "三个一", ["一个小组建一本台账", "一座大棚设一名管理员", "一个季度办一次讲座"]
      ),
      ("合作社要抓好“两头”，一头抓鲜果储运，一头抓线上销售。", "两头", ["抓鲜果储运", "抓线上销售"]),
      (
        "针对乱贴广告、海报的小店和在路口乱停车辆、乱搭棚架的“三乱”问题开展整治。",
        "三乱", ["乱贴广告", "乱停车辆", "乱搭棚架"]
      ),
      (
        "严把“三关”：一是严把采购关，选好货源；二是严把储存关，控好温度；三是严把出库关，对好单据。",
        "三关", ["采购关", "储存关", "出库关"]
      ),
      (
        "文章提出“三个进一步到位”。\n\n文章指出，安全意识要进一步到位。各车间要学习。\n\n文章指出，隐患排查要进一步到位。\n\n"
          + "文章指出，应急演练要进一步到位。每季一次。",
        "三个进一步到位", ["安全意识要进一步到位", "隐患排查要进一步到位", "应急演练要进一步到位"]
      ),
      (
        "园区围绕“三个聚焦”发力\n\n聚焦产业升级。今年新上项目二十个。\n\n聚焦人才引进。引进技师五十名。\n\n聚焦环境优化。新增绿地十公顷。",
        "三个聚焦", ["产业升级", "人才引进", "环境优化"]
      ),
    ])
  func clauses(text: String, canonical: String, members: [String]) throws {
    let slogan = try #require(
      try SloganTests.proposals(text).first { $0.type == .numeral && $0.canonical == canonical })
    #expect(slogan.members.map(\.canonical) == members)
  }

  @Test("a run of numerals has the members of the numeral that it is")
  func run() throws {
    let slogans = try SloganTests.proposals("更好利用城市农村两个市场、两种资源，带动就业。")
    for slogan in slogans where slogan.canonical == "两个市场、两种资源" {
      #expect(slogan.members.map(\.canonical) == ["城市", "农村"])
    }
    #expect(slogans.contains { $0.canonical == "两个市场、两种资源" && $0.type == .parallel })
  }

  @Test(
    "nothing is made up",
    arguments: [
      "各村落实“三必查”，人人参与。", "落实“三必查”（查证件、看行程）要求。",
      "推进“五大行动”，完成道路、桥梁、管网改造。", "对教师、医生、司机等“四类人员”登记。",
      "坚持“一国两制”，保持繁荣、稳定、开放。", "落实“五到位”，岗位、台账、台账到人。",
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
