import HanCleaning
import HanCore
import HanTestSupport
import Testing

@Suite("Cleaning")
struct CleanerTests {
  static func clean(_ text: String) -> CleanDocument {
    Cleaner().clean(Document(id: "a", text: text))
  }

  @Test("pinyin behind a character goes, and the map leads around it")
  func pinyin() throws {
    let clean = Self.clean("我們(men)在長(zhǎng)城邊(biān)種(zhòng)樹(shù)。")
    #expect(clean.text.text == "我們在長城邊種樹。")
    #expect(clean.removed.map(\.reason) == Array(repeating: .pinyin, count: 5))
    let city = try #require(clean.text.text.range(of: "長城"))
    let lower = clean.text.text.utf8.distance(
      from: clean.text.text.startIndex, to: city.lowerBound)
    let span = TextSpan(lower, lower + 6)
    #expect(clean.text.source[clean.text.sourceSpan(of: span)] == "長(zhǎng)城")
    #expect(clean.text.sourceForm(of: span) == "長城")
  }

  @Test(
    "real parentheses stay",
    arguments: [
      "重量(kg)和长度(cm)", "方案(a)与方案(b)", "(通讯员:李四)", "城镇(街道)", "他(她)",
      "比例(10%)", "国内生产总值(GDP)", "编号【2021】1号", "单位(men)", "词(Běijīng)",
    ])
  func realParentheses(text: String) {
    #expect(Self.clean(text).text.text == text)
  }

  @Test("pinyin in full-width parentheses, with combining marks and textbook letters")
  func pinyinForms() {
    #expect(Self.clean("長（zhǎng）城").text.text == "長城")
    #expect(Self.clean("長(zha\u{30C}ng)城").text.text == "長城")
    #expect(Self.clean("長(zhǎnɡ)城").text.text == "長城")
    #expect(Self.clean("綠(lǜ)色").text.text == "綠色")
  }

  @Test("lines broken inside a sentence are joined, also across blank lines")
  func hardWraps() {
    let text = "门诊设在东区,负责给受伤队员做初步包\n\n\n\n扎。来访者请先登记。\n\n下一段从这里开始。"
    #expect(
      Self.clean(text).text.text == "门诊设在东区,负责给受伤队员做初步包扎。来访者请先登记。\n\n下一段从这里开始。")
  }

  @Test("words of Latin letters keep a blank where a line was broken")
  func hardWrapsInLatin() {
    let text = "这个项目使用的工具是开源的,名字叫作 Swift\nPackage Manager,很好用。"
    #expect(Self.clean(text).text.text == text.replacing("\n", with: " "))
  }

  @Test(
    "headings, items and finished paragraphs keep their breaks",
    arguments: [
      "山城图书馆开放\n\n今天上午,山城图书馆开放。", "第一段结束。\n第二段开始。",
      "一、提高认识\n二、落实责任,抓好工作。", "议程如下:\n开会,讨论。",
      "水管要常检查,阀门要常关\n\n水管要常检查,阀门要常关\n\n小报",
    ])
  func breaksThatStay(text: String) {
    #expect(Self.clean(text).text.text == text)
  }

  @Test("control characters go, tabs, line breaks and emoji stay")
  func controls() {
    let clean = Self.clean("早\u{200B}发\0现\t\r\n👩‍👩‍👧\u{FEFF}")
    #expect(clean.text.text == "早发现\t\r\n👩‍👩‍👧")
    #expect(clean.removed.allSatisfy { $0.reason == .control })
    #expect(clean.removed.count == 3)
  }

  @Test("markup goes, with scripts, and references become characters")
  func markup() {
    let page = """
      <html><head><style>p { color: red }</style><script>if (a < b) { x("早发现") }</script></head>
      <body><p class="a>b">早&#x53D1;现&amp;早<b>报告</b></p><!-- 注释 --><P>1 &lt; 2</P></body></html>
      """
    let clean = Cleaner(Cleaner.webPage).clean(Document(id: "a", text: page))
    let lines = clean.text.text.split(whereSeparator: \.isNewline)
      .filter { !$0.allSatisfy(\.isWhitespace) }
    #expect(lines == ["早发现&早报告", "1 < 2"])
  }

  @Test("unbalanced markup is read in linear time")
  func hostileMarkup() {
    let page = String(repeating: "<a '", count: 50_000) + String(repeating: "<!-", count: 50_000)
    let clock = ContinuousClock()
    let time = clock.measure { _ = Cleaner(Cleaner.webPage).clean(Document(id: "a", text: page)) }
    #expect(time < .seconds(60))
  }

  @Test("the title is a short first line")
  func titles() {
    #expect(Self.clean("\n  山城图书馆开放  \n今天上午开放。").title == "山城图书馆开放")
    #expect(Self.clean("今天上午,山城图书馆开放。").title == nil)
    #expect(Self.clean("").articles.isEmpty)
  }

  @Test("without rules nothing changes", arguments: 0..<30)
  func raw(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let document = Document(id: "a", text: RandomText.text(upTo: 50, using: &generator))
    #expect(Cleaner.none.clean(document).text.text == document.text)
  }

  @Test("cleaning is total, keeps its map, and has nothing left to do", arguments: 0..<300)
  func laws(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let document = Document(id: "a", text: RandomText.text(upTo: 80, using: &generator))
    let clean = Self.clean(document.text)
    for removed in clean.removed {
      #expect(removed.span.upperBound <= document.text.utf8.count)
    }
    #expect(clean.text.source.utf8.elementsEqual(document.text.utf8))
    #expect(ControlCharacters().edits(in: clean.text.text).isEmpty)
  }
}
