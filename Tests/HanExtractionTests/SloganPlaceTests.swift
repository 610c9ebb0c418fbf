import HanCore
import HanExtraction
import HanTestSupport
import HanText
import Testing

@Suite("Places of slogans")
struct SloganPlaceTests {
  @Test(
    "what stands alone, is introduced, or has no marks inside is proposed",
    arguments: [
      ("品牌故事\n青禾，把春天装进碗里\n青禾公司生产杂粮。", "青禾，把春天装进碗里"),
      ("食堂采用“集中采购+分散加工”的办法。", "集中采购+分散加工"),
      ("教练讲了三句话。第一句：安全比成绩重要。", "安全比成绩重要"),
      ("厂里坚持质量优先。废品少了。", "质量优先"),
      ("按照垃圾不落地标准做好清运。", "垃圾不落地"),
      ("馆里以守护乡土记忆为主线，整理旧物。", "守护乡土记忆"),
      ("会议的主题是守护一江清水。", "守护一江清水"),
      ("他和战士同吃同住同训练，过年也不回家。", "同吃同住同训练"),
      ("环保局提倡减碳减废，成效有限。", "减碳减废"),
      ("镇里继续做好五水同治工作。", "五水同治"),
      ("带出了一支业务精通、作风扎实、纪律严明的队伍。", "业务精通、作风扎实、纪律严明"),
      ("方案坚持政府引导、企业主体、群众自愿参与的原则。", "政府引导、企业主体、群众自愿参与"),
      ("增强四个意识，做好工作。", "四个意识"),
    ])
  func proposed(text: String, canonical: String) throws {
    let found = try SloganTests.proposals(text).map(\.canonical)
    #expect(found.contains(canonical), "\(found)")
  }

  @Test("a series goes on over lines between its headings, and over items without a frame")
  func series() throws {
    let text = """
      社区办了三件小事。
      点亮一盏灯
      楼道里换上了声控灯。
      铺平一条路
      坑洼的路面补好了。
      美化一面墙
      围墙上画了童谣。
      """
    let found = try SloganTests.proposals(text).map(\.canonical)
    #expect(found.contains("点亮一盏灯、铺平一条路、美化一面墙"), "\(found)")
    let items = "总结了三点。一是底子厚。企业八十家。二是路子对。早早转型。三是班子强。干部年轻。"
    #expect(try SloganTests.proposals(items).map(\.canonical).contains("底子厚、路子对、班子强"))
  }

  @Test("the words around a candidate have their say, and come with its reasons")
  func words() throws {
    let slogans = try SloganTests.slogans("墙上写着“人人讲卫生，家家爱清洁”。")
    #expect(slogans.first?.evidence.contains { $0.name == "words" } == true)
  }

  @Test(
    "laws, talk, subtitles and reviews have none",
    arguments: [
      "第一条　经营者应当尽快整改，不得拖延。\n第二条　用户应当尽量少开窗。\n第三条　依照规定处以罚款，依照规定登记。",
      "大家好\n\n欢迎收看本期节目\n\n我们下期再见\n\n我们走吧\n\n你们坐好\n\n下期再见",
      "房间小得不像话，早餐差得不像话，绝对不会再光顾。价格也不错，服务也不错。",
      "他推开门，看见院子里落了一地桃花。她不言不语，不哭不闹，只是坐着，看着他。",
    ])
  func none(text: String) throws {
    let slogans = try SloganTests.slogans(text)
    #expect(slogans.isEmpty, "\(slogans.map(\.canonical))")
  }

  @Test("any text is taken", arguments: 0..<100)
  func anything(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 9000)
    var text = "以" + RandomText.text(upTo: 40, using: &generator) + "为主线，第一句："
    text += "同同同同同同同同一网一网一网+" + RandomText.text(upTo: 40, using: &generator) + "坚持"
    for slogan in try SloganTests.proposals(text) {
      #expect(slogan.span.upperBound <= text.utf8.count)
    }
  }
}
