import HanCleaning
import HanCore
import Testing

@Suite("Pages of text")
struct TextPageTests {
  /// A page with a site's frame around an article.
  static let page = """
    首页 > 新闻 > 正文

    山城图书馆夜间开放

    时间：2021年11月1日 来源：山城晚报 记者 王小明

    山城讯 从今天起，山城图书馆每晚开放到十点，读者可以凭证入馆，也可以在门口的自助机上还书。

    馆长介绍，夜间开放以后，平均每晚多来了两百人，其中一半是下班以后来的年轻人，座位常常不够用。

    责任编辑：李四

    相关推荐
    山城动物园添了两只小熊猫

    山城动物园添了两只小熊猫

    版权所有 未经授权不得转载 山ICP备00000000号
    """

  static func clean(_ text: String) -> CleanDocument {
    Cleaner().clean(Document(id: "a", text: text))
  }

  @Test("the article stays, the frame goes, and all that goes is listed")
  func article() throws {
    let clean = Self.clean(Self.page)
    let lines = clean.text.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines.first == "山城图书馆夜间开放")
    #expect(lines.last?.hasPrefix("馆长介绍") == true)
    // What is left and what is listed make up the whole text.
    var covered = [Bool](repeating: false, count: Self.page.utf8.count)
    for removed in clean.removed {
      for offset in removed.span.range { covered[offset] = true }
    }
    let source = Array(Self.page.utf8)
    let listed = zip(source, covered).filter { $0.1 && $0.0 > 0x20 }.count
    let kept = clean.text.text.utf8.filter { $0 > 0x20 }.count
    #expect(listed + kept == source.filter { $0 > 0x20 }.count)
  }

  @Test("lines of date, source and author become fields")
  func fields() {
    let clean = Self.clean(Self.page)
    #expect(clean.title == "山城图书馆夜间开放")
    #expect(clean.metadata.date == "2021-11-01")
    #expect(clean.metadata.source == "山城晚报")
    #expect(clean.metadata.author == "记者 王小明" || clean.metadata.author == "王小明")
  }

  @Test("a page without an article has none, and all of it is listed")
  func index() {
    let text = "首页 | 要闻 | 体育\n要闻\n大桥合龙 [06-01]\n更多>>\n体育\n龙舟夺牌 [05-30]\n更多>>\n友情链接\n版权所有 京ICP备1号"
    let clean = Self.clean(text)
    #expect(clean.articles.isEmpty)
    let isBlank = clean.text.text.allSatisfy { $0.isWhitespace }
    #expect(isBlank)
    #expect(clean.removed.count == text.split(separator: "\n").count)
  }

  @Test(
    "rules can be switched off by name",
    arguments: [
      ("boilerplate", "相关推荐"), ("metadata-lines", "责任编辑"),
    ])
  func switches(rule: String, stays: String) {
    let cleaner = Cleaner().without([rule])
    #expect(!cleaner.rules.contains { $0.name == rule })
    let text = cleaner.clean(Document(id: "a", text: Self.page)).text.text
    if rule == "boilerplate" { #expect(text.contains(stays)) }
    #expect(!Self.clean(Self.page).text.text.contains(stays))
  }

  @Test("the explanation tells of every block, and its parts make up its score")
  func explanation() {
    let clean = Cleaner().clean(Document(id: "a", text: Self.page), explains: true)
    let lines = Self.page.split(separator: "\n").count
    #expect(clean.explanation.count == lines)
    for block in clean.explanation {
      let sum = block.features.reduce(0) { $0 + $1.value }
      #expect(abs(sum - block.score) < 0.001)
      #expect(!block.beginning.isEmpty)
    }
  }

  @Test("captions that repeat the title in the other script go")
  func captions() {
    let text = """
      防汛演練，沿江鎮出手快

      入汛以來，沿江鎮組織了三場演練，每個村都有人參加，物資也在堤上備好了。

      防汛演练，沿江镇出手快

      鎮裡還給每一戶發了明白卡，寫清楚往哪裡走、找誰、帶什麼，老人由幹部上門去接。

      防汛演练，沿江镇出手快防汛演练，沿江镇出手快
      """
    let clean = Self.clean(text)
    #expect(clean.removed.map(\.reason) == [.caption, .caption])
    #expect(!clean.text.text.contains("演练"))
  }

  @Test("several articles on one page are told apart, each with its title and its date")
  func articles() {
    func article(_ title: String, _ day: Int) -> String {
      """
      \(title)

      来源：校办 2021年10月\(day)日

      这是\(title)的第一段，说明事情的经过，写得不长也不短，一共有几十个字，读起来就像一条真的消息。

      第二段补充一些细节，比如时间、地点和人数，再引用一句负责人的话，最后说明下一步的打算是什么。


      """
    }
    let clean = Self.clean(
      article("图书馆延长开放时间", 11) + article("操场跑道翻新完工", 12) + article("食堂推出半份菜", 13))
    #expect(clean.articles.map(\.title) == ["图书馆延长开放时间", "操场跑道翻新完工", "食堂推出半份菜"])
    #expect(clean.articles.map(\.metadata.date) == ["2021-10-11", "2021-10-12", "2021-10-13"])
    // The articles make up the text.
    #expect(clean.articles.map(\.text.text).joined() == clean.text.text)
  }

  @Test("sections of one article are no articles")
  func sections() {
    let text = """
      一个村子的四季

      村子在山脚下，只有三十户人家，最老的房子有两百年，最新的是去年盖好的村史馆，墙还很白。

      春天的茶园

      清明以前，全村人都在茶园里。采茶要赶在太阳出来以前，露水还在叶子上，指甲不能碰到嫩芽。

      夏天的溪水

      孩子们整天泡在溪里，大人也不管。傍晚的时候，各家的烟囱冒了烟，溪里的人才一个一个上岸回家。
      """
    #expect(Self.clean(text).articles.count == 1)
  }

  @Test("headlines below the editor's name go, a section called 更新 stays")
  func belowEnd() {
    let clean = Cleaner().clean(
      Document(
        id: "a",
        text: """
          首页 > 乡镇 > 正文
          守井人的最后一班
          2019-08-14 08:12 来源：柳溪日报
          每天清晨五点，陈守田都要绕着老井走三圈，看看水位，闻闻井口的气味，再把昨夜落下的树叶捡干净。
          去年冬天，镇里的自来水通到了最后一户人家。按说老井可以封了，可村民们舍不得，他也舍不得。
          第二次更新：
          接班的是一位刚从城里回来的年轻人。两个人在井边坐了一上午，谁也没说几句话，只是轮流打水。
          编辑：高远
          【关闭窗口】 【发表评论】
          北岭县修复清代石拱桥三座
          东湖沿线新增环湖步道十二公里
          西坪村首次种出反季节草莓
          老粮仓变身乡村图书馆
          """))
    #expect(clean.text.text.contains("第二次更新："))
    #expect(clean.text.text.hasSuffix("只是轮流打水。\n"), "\(clean.text.text)")
    #expect(clean.articles.count == 1)
  }

  @Test("lines without marks are told from headlines by their function words")
  func functionWords() {
    let head = "首页\n登录\n注册\n分享到：\n收藏本站\n网站地图\n"
    let sentences = """
      那家店的老板娘看到我们就把灯打开了
      她说她也是从山下搬上来的
      我们坐在窗边的位子等着太阳出来
      雾散了以后大家都没有说话
      妹妹问我水底下是不是还有以前的房子
      没有人回答她因为大家都在看那棵树
      回来的时候换我开车而他在旁边睡着了
      他打呼的声音和引擎差不多但是我很安心
      下一次要再来的话我想住一个晚上

      """
    let headlines = """
      全市九所学校完成操场改造
      北岭县修复清代石拱桥三座
      山区公路塌方路段抢通
      茶农巧解春旱难题
      东渡口轮渡停航检修

      """
    func kept(_ lines: String) -> Int {
      let text = head + lines + head
      return Cleaner().clean(Document(id: "a", text: text)).text.text.count
    }
    #expect(kept(headlines) == 0)
    #expect(kept(sentences) >= sentences.count - 4)
  }

  @Test("character references that were left in text become characters")
  func references() {
    let text = "早发现&nbsp;早报告&ldquo;早治疗&rdquo;，&#x53D1;&#29616;，AT&T 和 R&D 不变。"
    #expect(Self.clean(text).text.text == "早发现 早报告“早治疗”，发现，AT&T 和 R&D 不变。")
    #expect(Self.clean(text).removed.map(\.reason) == Array(repeating: .markup, count: 5))
  }

  @Test(
    "wrongly decoded text is named and left as it is",
    arguments: [
      ("标题是锟斤拷锟斤拷，看不出原文。", TextDamage.Kind.replacementsAsGBK),
      ("这里有一处\u{FFFD}破损，其余完好。", .replaced),
      ("ÖÐÎÄÄÚÈÝ，后面正常。", .gbkAsLatin), ("烫烫烫烫，后面正常。", .unwritten),
      ("屯屯屯屯，后面正常。", .unwritten),
    ])
  func damage(text: String, kind: TextDamage.Kind) {
    let clean = Self.clean(text)
    #expect(clean.damage.map(\.kind).contains(kind))
    #expect(clean.text.text == text)
  }

  @Test("sound text is not called damaged")
  func sound() {
    #expect(Self.clean(Self.page).damage.isEmpty)
    #expect(Self.clean("Café à Paris：咖啡馆里的É、è、ü和ñ。").damage.isEmpty)
  }
}
