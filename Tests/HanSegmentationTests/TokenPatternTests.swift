import HanCore
import HanSegmentation
import HanTestSupport
import Testing

@Suite("Token patterns")
struct TokenPatternTests {
  /// The tokens of a text with a shape, without spaces.
  static func found(_ text: String) -> [String] {
    TokenPatterns.tokens(in: text).filter { $0.kind != .space }.map { String(text[$0.span]) }
  }

  /// Texts that are one token, by kind.
  static let wholes: [(TokenKind, [String])] = [
    (
      .number,
      [
        "5", "2021", "3.14", "1,234,567", "1,234.5", "-5", "+3.2", "−5", "10%", "10％", "７５％", "5‰",
        "75°", "36.5℃", "36.5°C", "１，２３４", "３．１４", "1.2.3", "192.168.1.1", "2021-11-01",
        "2021/11/1", "2021.11.01", "1/11/2021", "２０２１-11-01", "8:30", "08:30:15", "8：30",
        "08:30:15.250", "2021-11-01T08:30:15Z", "2021-11-01T08:30+08:00", "½", "Ⅳ", "①", "٣٤",
      ]
    ),
    (
      .latin,
      [
        "hello", "café", "Москва", "don't", "Jean-Paul", "5G", "COVID-19", "F-16", "H7N9", "A4",
        "iPhone15", "GB/T", "PM2.5", "C++", "C++11", "C#", ".NET", "3D", "WiFi6", "16-bit", "5kg",
        "2.4GHz", "snake_case", "a__b", "Node.js", "AT&T", "8:30pm", "５Ｇ", "ＣＯＶＩＤ－１９", "v1.2.3",
        "name@example.org", "first.last+tag@mail.example.com.cn", "123456@qq.com", "@name",
        "@user_1", "https://www.example.org/a/b.html?x=1&y=%20#top", "http://localhost:8080/",
        "ftp://example.org/a_(b)", "www.example.org", "HTTP://EXAMPLE.ORG", "ｗｗｗ．ｘ．ｃｏｍ", "สวัสดี",
      ]
    ),
    (
      .symbol,
      [
        "😀", "👍🏽", "👩‍👩‍👧", "🇨🇳", "1️⃣", "#️⃣", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈", "👩🏽‍💻", "===", "+", "￥", "→→",
      ]
    ),
    (.punctuation, ["……", "——", "!!!", "，", "、", "！！", "(", "“", "---", "。。。", "!！"]),
    (.space, [" ", " \t\u{3000} ", "\r\n", "\n", "\0", "\u{200B}"]),
  ]

  @Test("one token", arguments: wholes.flatMap { kind, texts in texts.map { (kind, $0) } })
  func whole(kind: TokenKind, text: String) {
    let tokens = TokenPatterns.tokens(in: text)
    #expect(tokens == [Token(span: text.fullSpan, kind: kind)])
    // Nor does it change between Chinese characters, where a sign or a handle stays as it is
    // only behind a space.
    let framed = TokenPatterns.tokens(in: "汉 \(text)字").filter { $0.kind != .space }
    let expected = Token(span: text.fullSpan.shifted(by: 4), kind: kind)
    #expect(kind == .space || framed == [expected])
  }

  /// A text and its tokens without gaps and spaces.
  static let sequences: [(String, [String])] = [
    ("汉字", []), ("かな한글ㄅ", []), ("葛\u{E0100}城", []), ("", []),
    ("京A12345", ["A12345"]),
    ("#话题#", ["#", "#"]),
    ("@人民日报", ["@"]),
    ("a@b", ["a", "@", "b"]),
    ("详见https://example.org/a。", ["https://example.org/a", "。"]),
    ("(https://example.org/a).", ["(", "https://example.org/a", ")", "."]),
    ("https://example.org/a，好", ["https://example.org/a", "，"]),
    ("http://", ["http", ":", "//"]), ("www.好", ["www", "."]),
    ("name@example.org.", ["name@example.org", "."]),
    ("9月-10月", ["9", "-", "10"]), ("1-5", ["1", "-", "5"]), ("气温：-5℃", ["：", "-5℃"]),
    ("50%-60%", ["50%", "-", "60%"]), ("-5~-3℃", ["-5", "~", "-3℃"]), ("--5", ["--", "5"]),
    ("1,2,3", ["1", ",", "2", ",", "3"]), ("100，200人", ["100", "，", "200"]),
    ("1,2345", ["1", ",", "2345"]), ("1234,567", ["1234", ",", "567"]),
    ("3.", ["3", "."]), ("1.首先", ["1", "."]), ("1.Hello", ["1", ".", "Hello"]),
    ("3:2", ["3", ":", "2"]), ("98:85", ["98", ":", "85"]), ("8:305", ["8", ":", "305"]),
    ("25:00", ["25", ":", "00"]), ("8:60", ["8", ":", "60"]),
    ("2021-2022", ["2021", "-", "2022"]), ("2021-111-1", ["2021", "-", "111", "-", "1"]),
    ("2021-11-01 08:30", ["2021-11-01", "08:30"]),
    ("C#语言", ["C#"]), ("#C#", ["#", "C", "#"]), ("ABC#", ["ABC", "#"]), ("C+++", ["C", "+++"]),
    ("5G+工业", ["5G", "+"]), ("U.S.", ["U.S", "."]), ("a_ b", ["a", "_", "b"]),
    ("(x).NET", ["(", "x", ")", ".", "NET"]), ("...NET", ["...", "NET"]),
    ("用.NET写", [".NET"]), ("((a))", ["(", "(", "a", ")", ")"]), ("“a”", ["“", "a", "”"]),
    ("?!", ["?", "!"]), ("😀😀", ["😀", "😀"]), ("🇨🇳🇺🇸🇨", ["🇨🇳", "🇺🇸", "🇨"]),
    ("1️⃣2️⃣", ["1️⃣", "2️⃣"]), ("❤️❤️", ["❤️", "❤️"]), ("①②", ["①", "②"]),
    ("iPhone 15 Pro", ["iPhone", "15", "Pro"]), ("2021年11月1日", ["2021", "11", "1"]),
    ("$100", ["$", "100"]), ("100 %", ["100", "%"]), ("\u{4DC0}䷁", ["\u{4DC0}", "䷁"]),
  ]

  @Test("what is parted and what is not", arguments: 0..<sequences.count)
  func sequence(index: Int) {
    let (text, expected) = Self.sequences[index]
    #expect(Self.found(text) == expected)
  }

  @Test("line breaks are each a token, apart from spaces")
  func spaces() {
    let text = " \t\r\n\n\r \u{3000}汉"
    let spans = TokenPatterns.tokens(in: text).map { String(text[$0.span]) }
    let expected = [" \t", "\r\n", "\n", "\r", " \u{3000}"]
    #expect(spans.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test("tokens are sorted and whole; gaps are East Asian letters and marks", arguments: 0..<400)
  func cover(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 150, using: &generator)
    let bounds = Set(RandomText.scalarBoundaries(of: text))
    var end = 0
    for token in TokenPatterns.tokens(in: text) {
      #expect(token.span.lowerBound >= end && !token.span.isEmpty)
      #expect(bounds.contains(token.span.lowerBound) && bounds.contains(token.span.upperBound))
      expectGap(text[TextSpan(end, token.span.lowerBound)])
      end = token.span.upperBound
    }
    expectGap(text[TextSpan(end, text.utf8.count)])
  }

  private func expectGap(_ gap: Substring) {
    for scalar in gap.unicodeScalars {
      let isKana = (0x3041...0x30FF).contains(scalar.value)
      let isMark = scalar.properties.generalCategory == .nonspacingMark
      let isPartOfEmoji = scalar.value == 0x200D || (0x1F3FB...0x1F3FF).contains(scalar.value)
      #expect(scalar.isHan || isKana || isMark || isPartOfEmoji)
    }
  }

  @Test("any bytes are safe", arguments: 0..<400)
  func anyBytes(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces: [UInt8] = [
      0x41, 0x35, 0x2E, 0x2D, 0x3A, 0x40, 0x20, 0x0D, 0x80, 0xB7, 0xBC, 0xBF, 0xC3, 0xE2, 0xE3,
      0xE4, 0xE6, 0xEF, 0xF0, 0x9F, 0xF7, 0xFF,
    ]
    let bytes = (0..<generator.below(120)).map { _ in pieces[generator.below(pieces.count)] }
    var end = 0
    for token in TokenPatterns.tokens(in: bytes.span) {
      #expect(token.span.lowerBound >= end && !token.span.isEmpty)
      end = token.span.upperBound
    }
    #expect(end <= bytes.count)
  }

  @Test(
    "long runs take linear time",
    arguments: [
      "a.", "1,", "1.", ":", "1:", "@", "a@", "a@a.", "http://", "http://a(", "www.", "a-", "1-",
      "2021-1-", "1:00:", "C++", "👩‍", "🇨🇳", "e\u{301}", "\u{301}", "_", "#️", "a@a@", "12/",
    ])
  func linear(unit: String) {
    func time(_ count: Int) -> Duration {
      let text = String(repeating: unit, count: count / unit.utf8.count)
      return ContinuousClock().measure { _ = TokenPatterns.tokens(in: text) }
    }
    // Quadratic work on this much would take hours; measured: under 30 ms in release.
    #expect(time(1_000_000) < .seconds(60))
  }
}
