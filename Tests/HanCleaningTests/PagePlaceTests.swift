import HanCleaning
import HanCore
import HanTestSupport
import Testing

@Suite("Places of a page's text")
struct PagePlaceTests {
  /// Breaks the laws of places, one line each.
  ///
  /// What is kept leads to itself or to the reference that stands for it, and is not removed;
  /// `isComplete` asks that all else is removed.
  static func faults(of clean: CleanDocument, isComplete: Bool) -> [String] {
    var faults: [String] = []
    let source = clean.document.text
    var isKept = [Bool](repeating: false, count: source.utf8.count)
    var offset = 0
    for scalar in clean.text.text.unicodeScalars {
      let width = UTF8.width(scalar)
      let span = clean.text.sourceSpan(of: TextSpan(offset, offset + width))
      offset += width
      let form = source[span]
      // A reference inside a reference is removed as one.
      if form.hasPrefix("&"), !isComplete { continue }
      if scalar.properties.isWhitespace {
        // Blanks may stand for markup.
        if !form.unicodeScalars.elementsEqual([scalar]) { continue }
      } else if form.unicodeScalars.first != scalar, !form.hasPrefix("&") {
        faults.append("\(scalar) leads to “\(form)” at \(span)")
      }
      for byte in span.range { isKept[byte] = true }
    }
    var isRemoved = [Bool](repeating: false, count: source.utf8.count)
    for removed in clean.removed {
      for byte in removed.span.range { isRemoved[byte] = true }
    }
    for (index, byte) in source.utf8.enumerated() {
      if isKept[index], isRemoved[index] { faults.append("\(index) is kept and removed") }
      let isBlank = byte <= 0x20 || byte == 0xC2 || byte == 0xA0
      if isComplete, !isKept[index], !isRemoved[index], !isBlank {
        faults.append("\(index) is neither kept nor removed")
      }
    }
    return faults
  }

  static func clean(_ page: String, _ rules: [any CleaningRule]) -> CleanDocument {
    Cleaner(rules).clean(Document(id: "a", text: page))
  }

  @Test(
    "text outside of elements has its place",
    arguments: [
      ("山城图书馆开放夜间阅读，夜间阅读免费。", "夜间阅读"),
      ("&#23665;城图书馆在河边", "图书馆"),
      ("<html><body>甲</body></html>山城图书馆开放夜间阅读。", "图书馆"),
      ("<html><head><title>标题</title></head>山城图书馆开放夜间阅读。</html>", "图书馆"),
      ("<!-- 注释 -->山城图书馆<p>开放</p>夜间阅读", "夜间阅读"),
      ("</div>山城图书馆开放", "开放"), ("4%", "4%"), ("甲>乙<b>丙</b>丁", "甲>乙"),
      ("<head>甲>乙&amp;丙</head>", "乙&丙"), ("早上好&hellip;<p a='>'>再见", "再见"),
    ])
  func outside(page: String, word: String) throws {
    let clean = Self.clean(page, [Markup()])
    #expect(Self.faults(of: clean, isComplete: true).isEmpty)
    let text = clean.text.text
    let found = try #require(text.firstRange(of: word))
    let lower = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    let span = clean.text.sourceSpan(of: TextSpan(lower, lower + word.utf8.count))
    #expect(page[span] == word.replacing("&", with: "&amp;"))
  }

  @Test("what is no character leaves nothing, not even a blank")
  func noncharacters() {
    let clean = Self.clean("<p>早\u{FFFF}发\u{7F}现\u{FFFE}。</p>", [Markup()])
    #expect(clean.text.text == "早发现。")
  }

  @Test("a style that closes itself does not spill its rules")
  func selfClosedStyle() {
    let page = """
      <html><head><style type="text/css" />
      p > a { color: red } .导航 { width: 9px }
      </style><script src="a.js" /><script>if (a < b) { document.write("<p>脚本</p>") }</script>
      </head><body><p>这一段是看得见的文字，应当留下来。</p></body></html>
      """
    #expect(Self.clean(page, [Markup()]).text.text == "这一段是看得见的文字，应当留下来。")
  }

  @Test("paragraphs whose tags were escaped are paragraphs, tags in sentences and code are text")
  func escaped() {
    let page = """
      <div>&lt;p class=&quot;a&quot;&gt;昨天夜里下了一场大雨，河边的小路都被水淹了，早上才退下去。&lt;/p&gt;
      &lt;p&gt;住在河边的老人说，这样的雨十年没有下过，&lt;strong&gt;墙根&lt;/strong&gt;都湿了半尺高。&lt;/p&gt;</div>
      """
    let clean = Self.clean(page, [Markup()])
    #expect(
      clean.text.text == """
        昨天夜里下了一场大雨，河边的小路都被水淹了，早上才退下去。

        住在河边的老人说，这样的雨十年没有下过，墙根都湿了半尺高。
        """)
    #expect(Self.faults(of: clean, isComplete: true).isEmpty)
    let lesson = "<p>标签 &lt;p&gt; 和 &lt;/p&gt; 之间是一段。</p><pre>\n\(page)</pre>"
    #expect(Self.clean(lesson, [Markup()]).text.text.hasPrefix("标签 <p> 和 </p> 之间是一段。"))
    let code = page.replacing("<div>", with: "<pre><code>")
    #expect(Self.clean(code, [Markup()]).text.text.hasPrefix("<p class"))
  }

  @Test("readings beside characters are removed as such", arguments: ["<rp>(</rp>", ""])
  func ruby(mark: String) {
    let page = "<p>城南<ruby>净\(mark)<rt>jìng</rt>水<rt>shuǐ</ruby>厂开工。</p>"
    let clean = Self.clean(page, [Markup()])
    #expect(clean.text.text == "城南净水厂开工。")
    let readings = clean.removed.filter { $0.reason == .pinyin }.map { page[$0.span] }
    #expect(readings == ["jìng", "shuǐ"])
    #expect(Self.faults(of: clean, isComplete: true).isEmpty)
  }

  @Test("attributes are read in linear time, and text behind many of them is kept")
  func attributes() {
    func page(_ count: Int) -> String {
      "<p " + (0..<count).map { "a\($0)=b" }.joined(separator: " ") + " title='>'>很多属性的文字。"
    }
    func time(_ page: String) -> Duration {
      ContinuousClock().measure {
        #expect(Self.clean(page, [Markup()]).text.text == "很多属性的文字。")
      }
    }
    _ = time(page(100))
    let short = time(page(10_000))
    let long = time(page(160_000))
    // Sixteen times as many; quadratic time would be 256 times as long.
    #expect(long < short * 64 + .milliseconds(500), "\(short) \(long)")
  }

  @Test("laws of places hold for any page", arguments: 0..<400)
  func laws(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "<p>", "</p>", "<div class=\"nav\">", "</div>", "<a href=x>", "</a>", "<!--", "-->",
      "<script>", "</script>", "<style/>", "</style>", "<td", ">", "&amp;", "&#x4E2D;", "&", "<",
      "\"", "'", "<br/>", "<h1>", "\0", "\n", "<html>", "<head>", "<body>", "</body>", "</html>",
      "<title>", "</title>", "&hellip;", "&nbsp;", "&#150;", "&#0;", "&foo;", "&#59;", "&#38;",
      "</x>", "<ul><li>", "<table><tr><td>", "<ruby>", "<rt>", "<p title='&'>", "<![CDATA[", "]]>",
      "<?x", "\u{FFFE}", "甲乙", "\u{A0}", "<B>", "</ B>", "<甲>", "&甲",
    ]
    var page = ""
    for _ in 0..<Int.random(in: 0..<60, using: &generator) {
      page += pieces.randomElement(using: &generator) ?? ""
      if Bool.random(using: &generator) { page += RandomText.text(upTo: 6, using: &generator) }
    }
    let faults = Self.faults(of: Self.clean(page, [Markup()]), isComplete: true)
    #expect(faults.isEmpty, "\(faults.prefix(3)) in \(page.debugDescription)")
    let rest = Self.faults(of: Self.clean(page, Cleaner.webPage), isComplete: false)
    #expect(rest.isEmpty, "\(rest.prefix(30)) in \(page.debugDescription)")
  }
}
