import HanCleaning
import HanCore
import HanTestSupport
import Testing

@Suite("Pages with markup")
struct WebPageTests {
  static func clean(_ page: String) -> CleanDocument {
    Cleaner(Cleaner.webPage).clean(Document(id: "a", text: page))
  }

  @Test("the head gives title, date, site and author")
  func head() {
    let clean = Self.clean(
      """
      <html><head><title>山城图书馆夜间开放_山城网</title><meta property="og:site_name" content="山城网">
      <meta name="author" content="王小明"><meta name="publishdate" content="2021-11-01 08:00"></head>
      <body><h1>山城图书馆夜间开放</h1><p>从今天起，山城图书馆每晚开放到十点，读者可以凭证入馆。</p></body></html>
      """)
    #expect(clean.title == "山城图书馆夜间开放")
    #expect(clean.metadata.date == "2021-11-01")
    #expect(clean.metadata.source == "山城网")
    #expect(clean.metadata.author == "王小明")
  }

  @Test("scripts, styles, comments and what is hidden are no text")
  func opaque() {
    let clean = Self.clean(
      """
      <style>p{content:"样式"}</style><script>document.write("脚本")</script><!-- 注释 -->
      <noscript>请打开脚本</noscript><template>模板</template><select><option>选项</select>
      <p>这一段是看得见的文字，应当留下来，别的都不应当留下。</p>
      """)
    #expect(clean.text.text == "这一段是看得见的文字，应当留下来，别的都不应当留下。")
  }

  @Test("references 128 to 159 mean the characters of Windows-1252")
  func windowsReferences() {
    let clean = Self.clean("<p>他指着门口说：&#147;那是我的伞。&#0148;说完就走了&#133;&#133;谁也没有拦他。</p>")
    #expect(clean.text.text == "他指着门口说：“那是我的伞。”说完就走了……谁也没有拦他。")
  }

  @Test("the numbers beside the lines of a program are no text, its lines are")
  func gutter() {
    let clean = Self.clean(
      """
      <article><h1>用三行程序记账</h1><p>账本是一个文本文件，一行一笔，程序把它们加起来，再印出来。</p>
      <table><tr><td class="gutter"><pre>1
      2
      3</pre></td><td class="code language-python"><pre>total = 0
      for line in book:
        total += float(line)</pre></td></tr></table>
      <p>得到的数字和我心里想的差了一百多，查了半天，是把一笔退款记成了支出。</p></article>
      """)
    let lines = clean.text.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 6, "\(lines)")
    #expect(lines.contains("total = 0") && !lines.contains("1"))
  }

  @Test("the title is what the head and the page both say")
  func sharedTitle() {
    let page = """
      <html><head><title>霧社的早晨 (1) @ 小貨車慢慢開 :: 樟樹部落格</title></head><body>
      <h1><a href="/">小貨車慢慢開</a></h1><h2>霧社的早晨 (1)</h2>
      <p>我們的小貨車沒有暖氣，所以出門前要先把毯子烤過一遍。路上只有我們，跟送報的機車。</p></body></html>
      """
    #expect(Self.clean(page).title == "霧社的早晨 (1)")
    let empty = """
      <html><head><title>Untitled Document</title></head><body><h2>茶山合作社章程</h2>
      <p>合作社由茶山村的茶农自愿组成，入社自愿，退社自由，一户一票，盈余按交茶的数量分。</p></body></html>
      """
    #expect(Self.clean(empty).title == "茶山合作社章程")
  }

  @Test("a button to comment above a text makes no comments of it")
  func buttonAbove() {
    let paragraphs = (1...12).map {
      "<p>第\($0)张票根皱巴巴的，边角却压得很平。父亲不爱说话，可是每一张他都记得，说得出是去接谁，又是去送谁。</p>"
    }
    let clean = Self.clean(
      """
      <div>“口袋公园”里长出童话墙，孩子们自己设计，自己动手，自己起名，大家都来看，都来画</div>
      <div>气象台说周末有雨，出行请带伞，注意防滑，山区注意落石，低处注意积水，海边注意风浪，请勿下水</div>
      <div>路边的早市要搬家了，搬到桥东，摊位不变，时间不变，早晨五点到八点，雨天照常，请相互转告</div>
      <h1>老票根里的城市</h1><div>微信</div><div>评论</div>
      \(paragraphs.joined(separator: "\n"))
      """)
    #expect(clean.text.text.contains("第1张") && clean.text.text.contains("第12张"))
  }

  @Test("spans of clean text lead back to the page")
  func map() throws {
    let page = "<p>早&#x53D1;现，<b>早</b>报告，早\n隔离，都是为了不让疫情扩散到村里来。</p>"
    let clean = Self.clean(page)
    let text = clean.text.text
    #expect(text.hasPrefix("早发现，早报告，早隔离，"))
    for (word, source) in [
      ("报告", "报告"), ("发", "&#x53D1;"), ("早发现", "早&#x53D1;现"), ("早报告", "早</b>报告"),
    ] {
      let found = try #require(text.firstRange(of: word))
      let lower = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
      let span = clean.text.sourceSpan(of: TextSpan(lower, lower + word.utf8.count))
      #expect(page[span] == source)
    }
  }

  @Test("unclosed, stray and crossed tags are mended")
  func broken() {
    let clean = Self.clean(
      "<p>第一段写到这里，没有关上。<p>第二段<b>有粗体<i>和斜体</b>交错</i>，也没有关上。</div></span><p>第三段在多余的标签后面，还在。")
    let lines = clean.text.text.split(separator: "\n").map(String.init)
    #expect(lines == ["第一段写到这里，没有关上。", "第二段有粗体和斜体交错，也没有关上。", "第三段在多余的标签后面，还在。"])
  }

  @Test("menus and lists of links go, links inside sentences stay")
  func links() {
    let menu = (1...12).map { "<li><a href='\($0)'>栏目第\($0)</a></li>" }.joined()
    let clean = Self.clean(
      """
      <ul>\(menu)</ul><div><h1>怎样修一把旧椅子</h1>
      <p>先把椅子翻过来，看清楚榫头松在哪里，再用<a href="x">木工胶</a>把它粘牢，夹紧之后放一天。</p>
      <p>椅面如果裂了，可以锯掉一条，换上同样颜色的<a href="y">老木头</a>，打磨以后上一层桐油。</p></div>
      <div class="related"><a>怎样给桌子上漆</a><a>怎样磨一把刨子</a></div>
      """)
    let lines = clean.text.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines.first == "怎样修一把旧椅子")
    #expect(clean.text.text.contains("木工胶"))
  }

  @Test("control characters inside words leave nothing")
  func controls() {
    #expect(Self.clean("<p>早\0发\u{1}现，早报告。</p>").text.text == "早发现，早报告。")
  }

  @Test(
    "hostile pages take linear time and keep their text",
    arguments: [
      String(repeating: "<table><tr><td>", count: 10_000) + "很深的文字，在这里。",
      String(repeating: "<b>", count: 20_000) + "很深的文字，在这里。"
        + String(repeating: "</i></b>", count: 20_000),
      String(repeating: "<div>", count: 20_000) + "很深的文字，在这里。"
        + String(repeating: "</span>", count: 20_000),
      "<!DOCTYPE a [<!ENTITY b \"" + String(repeating: "&a;", count: 1000)
        + "\">]><p>&b;&b;很深的文字，在这里。" + String(repeating: "&amp;", count: 20_000),
      "<p>很深的文字，在这里。" + String(repeating: "<", count: 100_000),
    ])
  func hostile(page: String) {
    let clock = ContinuousClock()
    var text = ""
    let time = clock.measure { text = Self.clean(page).text.text }
    #expect(text.contains("很深的文字，在这里。"))
    #expect(time < .seconds(30))
  }

  @Test("any page is read, and its spans stay inside it", arguments: 0..<200)
  func laws(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "<p>", "</p>", "<div class=\"nav\">", "</div>", "<a href=x>", "</a>", "<!--", "-->",
      "<script>",
      "</script>", "<td", ">", "&amp;", "&#x4E2D;", "&", "<", "\"", "'", "<br/>", "<h1>", "\0",
      "\n",
    ]
    var page = ""
    for _ in 0..<Int.random(in: 0..<60, using: &generator) {
      page += pieces.randomElement(using: &generator) ?? ""
      page += RandomText.text(upTo: 12, using: &generator)
    }
    let clean = Self.clean(page)
    #expect(clean.text.source.utf8.elementsEqual(page.utf8))
    for removed in clean.removed { #expect(removed.span.upperBound <= page.utf8.count) }
    for article in clean.articles {
      #expect(article.span.upperBound <= clean.text.text.utf8.count)
    }
    let whole = clean.text.sourceSpan(of: clean.text.text.fullSpan)
    #expect(whole.upperBound <= page.utf8.count)
  }
}
