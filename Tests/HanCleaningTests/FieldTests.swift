import HanCleaning
import HanCore
import Testing

@Suite("Fields of pages")
struct FieldTests {
  private static func page(_ inner: String, head: String = "", title: String = "渡轮停航 - 江声网")
    -> CleanDocument
  {
    let text = """
      <html><head><title>\(title)</title>\(head)</head><body>
      <div class="nav"><a href="/">首页</a> <a href="/a">要闻</a> <a href="/b">社会</a></div>
      \(inner)
      <p>江心洲上的最后一班渡轮昨晚停航，船长老邵在汽笛声里站了很久，码头上没有人说话。</p>
      <p>渡轮开了四十一年，最忙的时候一天要跑二十六趟，现在每趟只有七八个人。</p>
      </body></html>
      """
    return Cleaner(Cleaner.webPage).clean(Document(id: "page", text: text))
  }

  @Test(
    "names beside the date need no label",
    arguments: [
      ("<h1>渡轮停航</h1><p>2023-06-01 09:10</p><p>江声日报</p><p>邵小舟</p>", "江声日报", "邵小舟"),
      ("<h1>渡轮停航</h1><p><i>2023-06-01</i><a>江声日报</a><a>邵小舟</a></p>", "江声日报", "邵小舟"),
      ("<h1>渡轮停航</h1><p><a>江声日报</a><a>邵小舟</a></p><p>2023-06-01</p>", "江声日报", "邵小舟"),
      ("<h1>渡轮停航</h1><p>江声日报客户端-邵小舟</p>", "江声日报客户端", "邵小舟"),
      ("<h1>渡轮停航</h1><p>江声快讯／欧阳小舟 2023年06月01日 09:10</p>", "江声快讯", "欧阳小舟"),
      ("<h1>渡轮停航</h1><p>2023-06-01 江声日报 记者邵小舟／即时报导</p>", "江声日报", "邵小舟"),
      ("<h1>渡轮停航</h1><p>2023-06-01</p><div class=\"author\">river_cat</div>", nil, "river_cat"),
      ("<h1>渡轮停航</h1><p>2023-06-01 财经新闻</p><p>时政</p>", nil, nil),
    ] as [(String, String?, String?)])
  func unlabelled(inner: String, source: String?, author: String?) {
    let clean = Self.page(inner)
    #expect(clean.metadata.source == source, "\(inner)")
    #expect(clean.metadata.author == author, "\(inner)")
  }

  @Test("where money or a picture comes from is no source")
  func otherSources() {
    let clean = Self.page("<h1>渡轮停航</h1><p>2023-06-01</p><p>（庭审内容来源：法院网站）</p>")
    #expect(clean.metadata.source == nil)
  }

  @Test(
    "the head of a page says who wrote it, and not who publishes it",
    arguments: [
      ("<meta name=\"author\" content=\"江声网\">", nil),
      ("<meta name=\"my:author\" content='[\"\\u90b5\\u5c0f\\u821f\"]'>", "邵小舟"),
      (
        """
        <meta name="author" content="江声"><meta property="og:site_name" content="江声 科技网">\
        <script type="application/ld+json">{"@type":"NewsArticle","author":"邵小舟／綜合報導"}</script>
        """, "邵小舟"
      ),
    ] as [(String, String?)])
  func head(head: String, author: String?) {
    #expect(Self.page("<h1>渡轮停航</h1>", head: head).metadata.author == author, "\(head)")
  }

  @Test(
    "dates stand in many names and forms",
    arguments: [
      ("<meta name=\"_pubtime\" content=\"2023-6-1 14:29:18\">", ""),
      ("<meta name=\"my:publish_date\" content=\"2023-06-01T17:29:00+08:00\">", ""),
      ("", "<p>June 1st, 2023／类型：随笔</p>"),
      ("", "<p>类型：随笔 | 2023/06/01</p>"),
    ])
  func dates(head: String, line: String) {
    let clean = Self.page("<h1>渡轮停航</h1>" + line, head: head)
    #expect(clean.metadata.date == "2023-06-01", "\(head)\(line)")
  }

  @Test("a page that calls itself 新闻详情 has the title it shows")
  func placeholder() {
    #expect(Self.page("<h2>渡轮停航以后</h2><p>2023-06-01</p>", title: "新闻详情").title == "渡轮停航以后")
  }

  @Test("what takes place when and where stays")
  func event() {
    let clean = Self.page("<h1>渡轮纪念展</h1><p>时间：6月10日 9:00</p><p>地点：候船室</p>")
    #expect(clean.text.text.contains("时间：6月10日 9:00"))
    #expect(clean.text.text.contains("地点：候船室"))
  }
}

@Suite("Strings against copying")
struct CopyMarkTests {
  private static let lines = [
    "江心洲上的最后一班渡轮昨晚停航，船长老邵在汽笛声里站了很久。", "渡轮开了四十一年，最忙的时候一天要跑二十六趟。",
    "大桥通车以后，过江只要六分钟，而渡轮要等，要排队，还要看风。", "老邵说，他明天还会来，因为码头上的猫没有人喂。",
  ]

  private static func clean(_ tail: (Int) -> String) -> String {
    let body = lines.enumerated().map { "<p>\($0.element)\(tail($0.offset))</p>" }.joined()
    let text = "<html><body><h1>渡轮停航</h1>\(body)</body></html>"
    return Cleaner(Cleaner.webPage).clean(Document(id: "page", text: text)).text.text
  }

  @Test("of one class, with addresses of one site, go")
  func marks() {
    let marks = ["江声网 www.jiang.example", "江声网 www.jiang.example", "江声论坛,bbs.jiang.example", "江声网"]
    let text = Self.clean { "<span class=\"k9\">\(marks[$0])</span>" }
    #expect(!text.contains("jiang.example"))
    #expect(!text.contains("江声"))
  }

  @Test("hidden inside a line go")
  func hidden() {
    #expect(!Self.clean { "<span style=\"display: none\">y\($0)#版权</span>" }.contains("版权"))
  }

  @Test("addresses of different sites inside sentences stay")
  func addresses() {
    let sites = ["one.example", "two.example", "three.example", "four.example"]
    let text = Self.clean { "见 <code class=\"s\">www.\(sites[$0])</code> 的说明。" }
    #expect(sites.allSatisfy { text.contains($0) })
  }
}
