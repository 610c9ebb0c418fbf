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
