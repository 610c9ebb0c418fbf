import HanCore
import HanExtraction
import HanText
import Testing

@Suite("Boundaries of slogans")
struct SloganBoundaryTests {
  @Test(
    "the words around a run are cut off, its segments stay together",
    arguments: [
      ("各地要切实做到早巡查、早报告、早处置。", "早巡查、早报告、早处置"),
      ("形成上游有人护、下游有人巡的护河网络。", "上游有人护、下游有人巡"),
      ("驾驶人要自觉做到不超速、不超员、不疲劳驾驶。", "不超速、不超员、不疲劳驾驶"),
      ("落实“路长盯路、店长盯店、日清日结”的办法。", "路长盯路、店长盯店、日清日结"),
      ("坚持以病人为中心、以质量为核心。", "以病人为中心、以质量为核心"),
      ("确保不少一棵,不空一格。", "不少一棵，不空一格"),
      ("村民说：“‘早巡查、早报告、早处置’，我们都会背。”", "早巡查、早报告、早处置"),
    ])
  func trimmed(text: String, canonical: String) throws {
    let extractor = SloganExtractor(threshold: 0)
    let tokens = try SloganTests.analyzer.get().tokenize(MappedText(text))
    let found = extractor.candidates(in: tokens).map(\.canonical)
    #expect(found.contains(canonical), "\(found)")
  }

  @Test(
    "segments of one length come out of the clauses that the outer ones are glued to",
    arguments: [
      ("要深化减证便民、并联办理、优化审批改革，取消证明二十项。", "减证便民、并联办理、优化审批"),
      ("资金用于支持补链条、强龙头、促集聚项目建设。", "补链条、强龙头、促集聚"),
      ("报告讲述了他扶危济困、热心助人的事迹。", "扶危济困、热心助人"),
      ("各村要做到清理杂物，拒绝高额礼金，反对大摆宴席。", "拒绝高额礼金，反对大摆宴席"),
      ("希望队员们有志气，有骨气，新队员也要跟上。", "有志气，有骨气"),
      ("按照“坚持学校主办、家长协助、学生自愿参加的原则”办班。", "学校主办、家长协助、学生自愿参加"),
      ("做有爱心，有担当，新时代的好学生。", "有爱心，有担当"),
      ("我们党来自人民，植根于人民，服务于人民。", "来自人民，植根于人民，服务于人民"),
      ("他的讲话《解放思想，实事求是，团结一致向前看》影响很大。", "解放思想，实事求是，团结一致向前看"),
    ])
  func levels(text: String, canonical: String) throws {
    let found = try SloganTests.proposals(text).map(\.canonical)
    #expect(found.contains(canonical), "\(found)")
  }

  @Test(
    "headings without marks come apart into parts of one length",
    arguments: [
      ("（五）助学安老扶弱\n政府今年增设宿位二百个。", "助学安老扶弱"),
      ("众志成城抗大旱齐心协力保秋粮\n本报讯 全县干部群众挑水保苗。", "众志成城抗大旱齐心协力保秋粮"),
      ("生产不停歇服务不打烊柳河乡工厂复工\n本报讯 柳河乡十家工厂昨日复工。", "生产不停歇服务不打烊"),
      ("没有农村信息化，就没有全县信息化。这话常有人说。", "没有农村信息化，就没有全县信息化"),
    ])
  func halves(text: String, canonical: String) throws {
    let found = try SloganTests.proposals(text).map(\.canonical)
    #expect(found.contains(canonical), "\(found)")
  }

  @Test(
    "clauses that are set against each other belong together, whatever their lengths",
    arguments: [
      (
        "乘客要的是准点发车，而不是一等再等；是平稳驾驶，而不是急停急走。车队作了整改。",
        "准点发车，而不是一等再等；是平稳驾驶，而不是急停急走"
      ),
      ("师傅常说，不求做得快，但求做得精。", "不求做得快，但求做得精"),
      ("调解员说，宁可自己多跑十趟，不让群众多跑一趟。", "宁可自己多跑十趟，不让群众多跑一趟"),
      ("他们养成了不是要我做，而是我要做的习惯。", "不是要我做，而是我要做的习惯"),
    ])
  func contrasts(text: String, canonical: String) throws {
    let found = try SloganTests.proposals(text).map(\.canonical)
    #expect(found.contains(canonical), "\(found)")
  }

  @Test(
    "parts of one length are found behind a dash, at the end of a heading and inside names of plans",
    arguments: [
      ("疏通城东水渠———加固城西堤坝\n入冬以来，工地上人来车往。", "疏通城东水渠———加固城西堤坝"),
      ("县长看望返乡青年时希望坚定信心加快发展\n本报讯 座谈会昨日举行。", "坚定信心加快发展"),
      ("依據「衛生局一百零九年度守護長者健康，提升照護品質實施計畫」辦理。", "守护长者健康，提升照护品质"),
      ("确保耕地面积不减少、农田灌溉用水质量不下降。", "耕地面积不减少、农田灌溉用水质量不下降"),
      ("对这些小厂成熟一个改造一个，不搞一刀切。", "成熟一个改造一个"),
    ])
  func places(text: String, canonical: String) throws {
    let found = try SloganTests.proposals(text).map(\.canonical)
    #expect(found.contains(canonical), "\(found)")
  }

  @Test("what paragraphs have in common behind the same first clause is one slogan")
  func spread() throws {
    let text = """
      我们倡议，要努力当一名守时的乘客。上车前备好零钱。
      我们倡议，要一直当一名热心的邻居。有事互相搭把手。
      我们倡议，要带头当一名文明的游客。不乱丢一片纸屑。
      """
    let slogan = try #require(
      try SloganTests.proposals(text).first { $0.evidence.contains(.spread) })
    #expect(slogan.canonical == "当一名守时的乘客、当一名热心的邻居、当一名文明的游客")
    #expect(slogan.parts.map { String(text[$0]) } == ["当一名守时的乘客", "当一名热心的邻居", "当一名文明的游客"])
    let other = "今天，我去上学。\n今天，下了雨。\n今天，妈妈做了饭。"
    #expect(try !SloganTests.proposals(other).contains { $0.evidence.contains(.spread) })
  }

  @Test("a line that is one long word, and many lines, are read in bounded time")
  func long() throws {
    let line = String(repeating: "高起点规划高标准建设", count: 2000)
    #expect(try !SloganTests.proposals(line).isEmpty)
    let lines = String(repeating: "没有就没有\n没有没有\n《》\n", count: 2000)
    #expect(try SloganTests.slogans(lines).count <= 2)
  }

  @Test("a series over 、 and commas alike is one slogan")
  func mixed() throws {
    let found = try SloganTests.proposals("路面净、河水清，人心齐、邻里和。").map(\.canonical)
    #expect(found.contains("路面净、河水清，人心齐、邻里和"))
  }

  @Test("quotation marks of both scripts")
  func quotes() throws {
    for text in ["落實「早巡查、早報告、早處置」。", "落实“早巡查、早报告、早处置”。", "落實『早巡查、早報告、早處置』。"] {
      #expect(try SloganTests.slogans(text).first?.canonical == "早巡查、早报告、早处置")
    }
  }

  @Test("a slogan that is spread over headings has a span for each part")
  func distributed() throws {
    let text = """
      压实工作“担子”。镇里召开会议，明确分工。

      扎紧出入“口子”。对来往人员逐一登记。

      盘清物资“底子”。建立领取台账。
      """
    let slogan = try #require(
      try SloganTests.proposals(text).first { $0.parts.count == 3 })
    #expect(slogan.canonical == "压实工作担子、扎紧出入口子、盘清物资底子")
    #expect(slogan.parts.map { String(text[$0]) }.last == "盘清物资“底子”")
  }

  @Test(
    "campaigns, distributive forms and mottos inside a clause",
    arguments: [
      ("全市上下坚决打赢蓝天保卫战。", "坚决打赢蓝天保卫战"), ("实行“一户一档”管理。", "一户一档"),
      ("要落实联防联控措施。", "联防联控"), ("对重点人员做到应查尽查。", "应查尽查"),
    ])
  func shortForms(text: String, canonical: String) throws {
    #expect(try SloganTests.proposals(text).contains { $0.canonical == canonical })
  }

  @Test("every slogan says why, and the reasons give its score")
  func evidence() throws {
    let slogan = try #require(try SloganTests.slogans("要做到早巡查、早报告、早处置。").first)
    let names = slogan.evidence.map(\.name)
    #expect(names.contains("prefixFrame") && names.contains("type"))
    let sum = slogan.evidence.reduce(0) { $0 + $1.weight }
    #expect((slogan.score > 0.5) == (sum > 0))
  }

  @Test("a clause that introduces speech is no segment, and one segment is no slogan")
  func introductions() throws {
    let found = try SloganTests.proposals("村民们总结说，要想富，先修路。").map(\.canonical)
    #expect(found.contains("要想富，先修路"))
    #expect(!found.contains { $0.contains("总结说") })
  }

  @Test("a motto of national standing is a slogan wherever it stands, and nothing cuts it")
  func standing() throws {
    let text = "会议要求坚持绿水青山就是金山银山理念，推动绿色发展。"
    let found = try SloganTests.slogans(text).map(\.canonical)
    #expect(found.first == "绿水青山就是金山银山")
    #expect(!found.contains { $0.hasPrefix("金山银山") })
    #expect(try SloganTests.slogans("大家谈到，绿水青山就是金山银山。").count == 1)
    #expect(try SloganTests.slogans("大家谈到，今年雨水不少。").isEmpty)
  }

  @Test("characters of demands inside other words demand nothing")
  func demands() throws {
    let marks = try SloganTests.proposals("学习重要讲话、重要文件。").map(\.evidence)
    #expect(!marks.isEmpty && marks.allSatisfy { !$0.contains(.demand) })
  }
}
