import HanCore
import HanExtraction
import HanTestSupport
import HanText
import Testing

@Suite("Slogans of odd input")
struct SloganInputTests {
  @Test(
    "text that is no prose gives no slogans, and does no harm",
    arguments: [
      "", "\0", "\u{FEFF}", "\n\n\r\n", "、", "“", "”", "“”", "“”“”", "“‘「『", "』」’”", "\"\"\"",
      "（（（（", "一", "一一一一", "三是", "一是", "一、二、三、", "打赢", "打", "𠀀、𠀀、𠀀", "e\u{301}、e\u{301}",
      "🇨🇳、🇨🇳", "\u{E000}、\u{E001}", "〇、々、〆", "二百五", "第一第二第三", "早、早、早",
    ])
  func odd(text: String) throws {
    let analyzer = try SloganTests.analyzer.get()
    let extractor = SloganExtractor(threshold: 0)
    for candidate in extractor.candidates(in: analyzer.tokenize(MappedText(text))) {
      #expect(String(text[candidate.span]) == candidate.form)
    }
    #expect(try SloganTests.slogans(text).isEmpty)
  }

  @Test("tokens may be missing, cross one another or cut characters", arguments: 0..<60)
  func brokenTokens(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 900)
    let text = "要早巡查、早报告，“三必查”（甲、乙、丙）。" + RandomText.text(upTo: 60, using: &generator)
    let count = text.utf8.count
    var tokens = [
      Token(span: TextSpan(0, Int.random(in: 0...count, using: &generator)), kind: .han)
    ]
    for _ in 0..<10 {
      let bounds = (0..<2).map { _ in Int.random(in: 0...count, using: &generator) }.sorted()
      tokens.append(Token(span: TextSpan(bounds[0], bounds[1]), kind: .han))
    }
    tokens.append(Token(span: TextSpan(count, count), kind: .symbol))
    let tokenized = TokenizedText(text: MappedText(text), tokens: tokens)
    for candidate in SloganExtractor(threshold: 0).candidates(in: tokenized) {
      #expect(String(text[candidate.span]) == candidate.form)
    }
  }

  @Test("a text without tokens has slogans too")
  func noTags() throws {
    let text = MappedText("墙上写着“人人讲卫生，家家爱清洁”。")
    let tokens = TokenizedText(text: text, tokens: [Token(span: text.text.fullSpan, kind: .han)])
    let found = SloganExtractor(threshold: 0).candidates(in: tokens).map(\.canonical)
    #expect(found.contains("人人讲卫生，家家爱清洁"))
  }

  @Test(
    "long runs take linear time, whatever they are made of",
    arguments: [
      "早巡查、晚报告、", "“三必查”", "一是建网。", "早、", "（一）", "不漏一户，", "、", "“", "”", "三", "三个服务",
      "“早巡查、晚报告”", "四张网\n组织网\n", "一人一档", "打赢蓝天保卫战", "疫情防控和生产两不误", "应检尽检",
      "一是早巡查；二是晚报告；", "“‘", "要坚持做到", " 早巡查 晚报告",
    ])
  func linear(piece: String) throws {
    func time(_ count: Int) throws -> Duration {
      let text = String(repeating: piece, count: count)
      let tokens = try SloganTests.analyzer.get().tokenize(MappedText(text))
      let extractor = SloganExtractor()
      return ContinuousClock().measure {
        _ = extractor.slogans(from: extractor.candidates(in: tokens))
      }
    }
    _ = try time(100)
    let small = try time(400)
    let large = try time(2_400)
    // Six times the text; quadratic time would be thirty-six times as long.
    #expect(large < max(small * 22, .milliseconds(800)), "\(small) and \(large)")
  }

  @Test("many headings and many numerals take linear time together")
  func headings() throws {
    func time(_ count: Int) throws -> Duration {
      let headings = (0..<390).map { "建好第\($0)张网\n" }.joined()
      let text = headings + String(repeating: "全镇织密四张网，", count: count)
      let tokens = try SloganTests.analyzer.get().tokenize(MappedText(text))
      return ContinuousClock().measure { _ = SloganExtractor().candidates(in: tokens) }
    }
    let small = try time(500)
    let large = try time(4_000)
    #expect(large < max(small * 32, .milliseconds(800)), "\(small) and \(large)")
  }
}
