import HanCleaning
import HanCore
import HanTestSupport
import Testing

@Suite("Documents in Markdown")
struct MarkdownTests {
  static func clean(_ text: String, _ rules: [any CleaningRule] = Cleaner.markdown)
    -> CleanDocument
  {
    Cleaner(rules).clean(Document(id: "a", text: text))
  }

  /// The text without what other rules do.
  static func text(_ markdown: String) -> String { clean(markdown, [Markdown()]).text.text }

  @Test(
    "marks go, text stays",
    arguments: [
      ("# 标题 #\n正文。", "标题\n\n正文。"),
      ("标题\n===\n\n小标题\n---\n正文。", "标题\n\n小标题\n\n正文。"),
      ("#话题# 不是标题", "#话题# 不是标题"),
      ("**粗**，*斜*，__粗__，~~删~~。", "粗，斜，粗，删。"),
      ("**重点。**后文，**“引文”**后文", "重点。后文，“引文”后文"),
      ("***又粗又斜***字", "又粗又斜字"),
      ("2 * 3 * 4，snake_case_name，5~10 个", "2 * 3 * 4，snake_case_name，5~10 个"),
      ("- 甲\n- 乙\n\n1. 丙\n2. 丁", "甲\n乙\n\n丙\n丁"),
      ("- 甲\n  - 乙\n    续行\n- 丙", "甲\n\n乙\n续行\n\n丙"),
      ("- [x] 做完了\n- [ ] 没做完", "做完了\n没做完"),
      ("> 引用\n> 第二行\n续行", "引用\n第二行\n续行"),
      ("见[这里](https://x.example/a_(b) \"题\")和![图](a.png)。", "见这里和图。"),
      ("见[这里][r]和[r]，但[这里]不是。\n\n[r]: https://x.example/ '题'", "见这里和r，但[这里]不是。"),
      ("[![图](a.png)](b) 后文", "图 后文"),
      ("注脚[^1]在此。\n\n[^1]: 注脚的话。", "注脚在此。\n\n注脚的话。"),
      ("| 名 | 量 |\n|:-:|---|\n| 橘 | **三** |\n| a\\|b | |", "名\t量\n橘\t三\na|b"),
      ("上文\n\n---\n\n下文", "上文\n\n下文"),
      ("上文\n\n```swift\nlet 甲 = 1\n```\n\n下文", "上文\n\n下文"),
      ("上文\n\n    let 甲 = 1\n\n下文", "上文\n\n下文"),
      ("用`git`提交，``a`b``也行，`没有关上", "用 提交， 也行，`没有关上"),
      ("转义\\*星号\\*、\\<b\\>、\\&amp;、\\# 号", "转义*星号*、<b>、&amp;、# 号"),
      ("1 < 2 && 3 > 2，a<b，&amp;，&#x4E2D;，&nosuch;", "1 < 2 && 3 > 2，a<b，&，中，&nosuch;"),
      ("<https://x.example/?a=1&b=2> 和 <a@x.example>", "https://x.example/?a=1&b=2 和 a@x.example"),
      ("行尾两个空格  \n反斜杠\\\n下一行", "行尾两个空格\n反斜杠\n下一行"),
      ("前<!-- 注释\n跨行 -->后", "前后"), ("<!--\n注释\n\n还是\n-->\n\n正文", "正文"),
      ("<strong>粗</strong>字<span class=\"nav\" data-x='1'>字</span><br>换行", "粗字字\n换行"),
      ("<div align=\"center\">\n<img src=\"a.png\" alt=\"图\">\n<p>字</p>\n</div>\n\n正文", "字\n\n正文"),
      ("<details>\n<summary>更多</summary>\n\n**里面**的字\n\n</details>", "更多\n\n里面的字"),
      ("<script>\nvar 甲 = \"<b>\"\n\n</script>\n\n正文", "正文"),
      ("写<script>和<style>都要小心，<title>也是", "写和都要小心，也是"),
      ("\u{FEFF}# 标题", "标题"), ("甲\r\n乙\r\n\r\n# 丙\r\n", "甲\n乙\n\n丙"),
      ("---\n\n不是字段\n\n---\n\n正文", "不是字段\n\n正文"),
      ("(a)[b](c\\)d) 和 [未完](x", "(a)b 和 [未完](x"),
    ])
  func marks(markdown: String, text: String) {
    #expect(Self.text(markdown) == text)
    let faults = PagePlaceTests.faults(of: Self.clean(markdown, [Markdown()]), isComplete: true)
    #expect(faults.isEmpty)
  }

  @Test("fields above the text become title, date, author and source")
  func fields() throws {
    let yaml = """
      ---
      title: 桥洞下的书摊: 一个周末
      date: 2023/5/6 10:00
      author:
        - 林远
        - 苏禾
      source: "青原\\"晚\\"报"
      tags: [旧书, '周末', "a, b"] # 三个
      layout: post
      summary: >
        一个人
        和一排书架。
      ---

      # 书摊

      桥洞下面每个周末都有书摊，一排书架，几只纸箱，书按斤卖。
      """
    let clean = Self.clean(yaml)
    #expect(clean.title == "桥洞下的书摊: 一个周末")
    #expect(clean.articles.first?.title == clean.title)
    #expect(clean.metadata.date == "2023-05-06")
    #expect(clean.metadata.author == "林远 苏禾")
    #expect(clean.metadata.source == "青原\"晚\"报")
    #expect(clean.text.text.hasPrefix("书摊\n\n桥洞下面"))
    let front = try #require(FrontMatter(yaml))
    #expect(front.extra.map(\.name) == ["tags", "layout", "summary"])
    #expect(front.extra[0].values == ["旧书", "周末", "a, b"])
    #expect(front.extra[0].isList && !front.extra[1].isList)
    #expect(front.extra[2].values == ["一个人 和一排书架。"])
    #expect(yaml[front.span].hasSuffix("书架。\n---\n"))

    let toml = "+++\ntitle = \"书摊\"\ndate = 2023-05-06\n[extra]\nx = 1\n+++\n书按斤卖。"
    #expect(Self.clean(toml).title == "书摊")
    #expect(Self.clean(toml).metadata.date == "2023-05-06")
    #expect(Self.clean(toml).text.text == "书按斤卖。")
  }

  @Test(
    "what are no fields stays text",
    arguments: [
      "---\n这一行没有冒号\n---\n正文", "---\ntitle: 没有结尾\n\n正文", "title: 没有开头\n---", "---\n---\n正文", "",
      "---", "+++", "--- \n- 只有列表\n---\n",
    ])
  func noFields(text: String) {
    #expect(FrontMatter(text) == nil)
    _ = Self.clean(text)
  }

  @Test("without fields the first heading of the first level is the title")
  func title() {
    let clean = Self.clean("徽章一行\n\n## 小节\n\n# 真正的*标题*\n\n这一段是正文，写了一些话，说明标题在哪里。")
    #expect(clean.title == "真正的标题")
    #expect(clean.articles.first?.title == "真正的标题")
  }

  @Test("prose, lists and tables of a document in Markdown stay as they are")
  func content() {
    let markdown = """
      # 合作社章程

      十一月，橘园里一片金黄，分拣车间里橘子沿着传送带滚动，再装箱发往各地，
      这一行接着上一行写，没有说完的话在这里说完。

      | 收入来源 | 办法 | 时间 | 人 |
      | --- | --- | --- | --- |
      | 橘子款 | 按斤 | 月底 | 社员 |
      | 分红 | 按股 | 年底 | 股东 |

      - 入社自愿，退社自由，入社的人要在册子上写下自己的名字，按下手印
      - 民主管理，利益共享。
      - [橘子的种法](a)
      - [橘子的吃法](b)
      - [橘子的卖法](c)

      这三条写在合作社的大门口，来的人都能看见，走的人也能看见。
      """
    #expect(
      Self.clean(markdown).text.text == """
        合作社章程

        十一月，橘园里一片金黄，分拣车间里橘子沿着传送带滚动，再装箱发往各地，这一行接着上一行写，没有说完的话在这里说完。

        收入来源\t办法\t时间\t人
        橘子款\t按斤\t月底\t社员
        分红\t按股\t年底\t股东

        入社自愿，退社自由，入社的人要在册子上写下自己的名字，按下手印
        民主管理，利益共享。
        橘子的种法
        橘子的吃法
        橘子的卖法

        这三条写在合作社的大门口，来的人都能看见，走的人也能看见。
        """)
  }

  @Test("a word leads back to its place, whatever stands around it")
  func places() throws {
    let markdown = "> - **早发现**、早\\*报\\*告\n>   续行<b>早隔离</b>[早治疗](x)`x`&#x65E9;"
    let clean = Self.clean(markdown, [Markdown()])
    for (word, form) in [
      ("早发现", "早发现"), ("*报*", "*报\\*"), ("告\n续行", "告\n>   续行"), ("早隔离", "早隔离"),
      ("早治疗", "早治疗"), ("早", "早"),
    ] {
      let text = clean.text.text
      let found = try #require(text.firstRange(of: word))
      let lower = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
      let span = clean.text.sourceSpan(of: TextSpan(lower, lower + word.utf8.count))
      #expect(markdown[span] == form)
    }
  }

  @Test("laws of places hold for any document", arguments: 0..<400)
  func laws(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "*", "**", "_", "~~", "`", "``", "[", "](", ")", "]", "![", "[r]", "[r]: /u\n", "[^1]",
      "[^1]: ", "\\", "\n", "\n\n", "  \n", "\t", "    ", "# ", "## ", "---\n", "===\n", "***\n",
      "- ", "* ", "1. ", "2) ", "> ", "- [ ] ", "```\n", "~~~\n", "|", "|---|---|\n", "<b>", "</b>",
      "<div>\n", "</div>", "<!--", "-->", "<script>", "</script>", "<https://a.example>", "<", "&",
      "&amp;", "&#20013;", "甲乙", "字。", "“丙”", "\r\n", "---\ntitle: 甲\n---\n", "<p a='b'>", "<?",
    ]
    var document = ""
    for _ in 0..<Int.random(in: 0..<60, using: &generator) {
      document += pieces.randomElement(using: &generator) ?? ""
      if Bool.random(using: &generator) { document += RandomText.text(upTo: 4, using: &generator) }
    }
    let faults = PagePlaceTests.faults(of: Self.clean(document, [Markdown()]), isComplete: true)
    #expect(faults.isEmpty, "\(faults.prefix(3)) in \(document.debugDescription)")
    let rest = PagePlaceTests.faults(of: Self.clean(document), isComplete: false)
    #expect(rest.isEmpty, "\(rest.prefix(3)) in \(document.debugDescription)")
  }

  @Test(
    "hostile documents take linear time",
    arguments: [
      "- ", "> ", "1. ", "*a ", "**a*", "_a__", "[", "](", "[a](", "![a](<", "[a](b \"", "`a``",
      "<", "<a b=\"", "<!--", "<?", "&", "\\", "|a", "# ", "[a]: b\n", "[^a]: b\n", "- a\n\n",
      "<title>", "~~a", "    a\n", "```\n", "<div>\n", "a\n---\n", "|a|b|\n|-|-|\n", " ",
    ])
  func hostile(piece: String) {
    let clock = ContinuousClock()
    let time = clock.measure {
      _ = Self.clean(String(repeating: piece, count: 100_000 / piece.utf8.count), [Markdown()])
    }
    #expect(time < .seconds(20))
  }

  @Test("what is nested too deep is text, and many lines inside take linear time")
  func deep() {
    let deep = String(repeating: "- ", count: 100) + "甲" + String(repeating: "\n", count: 5000)
    let text = Self.text(deep)
    #expect(text.hasSuffix("甲") && text.hasPrefix("- "))
  }
}
