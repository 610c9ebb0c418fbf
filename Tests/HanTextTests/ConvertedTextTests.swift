import HanTestSupport
import HanText
import Testing

/// What is converted for its text alone, and what words are asked about for that.
@Suite("Converted text alone")
struct ConvertedTextTests {
  /// Texts of both scripts, names, and what keys, words and marks have to do with each other.
  private static let parts = [
    "余光中的诗", "发卡银行发卡", "头发上的发卡", "干辣椒和干部", "里面咸阳的范仲淹", "看著著作", "於是看著", "圖書館裡",
    "⿰虫风在里", "余光中说：", "后来皇后里克里", "中华人民共和国万岁。", "台湾的计算机软件", "十里外一只鸟", "\n", "！", "ABC 12，",
    "乾隆年间于右任", "云南省云台山", "面条和面子工程师", "𠀀里", "复杂的复辟",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    (0..<(1 + random.below(30))).map { _ in parts[random.below(parts.count)] }.joined()
  }

  @Test(
    "is the text of the conversion", arguments: [ScriptVariant.traditional, .taiwan, .hongKong])
  func agreement(target: ScriptVariant) throws {
    var random = SeededGenerator(seed: 3)
    for quotes in [false, true] {
      let converter = try TextConverter(to: target, convertsQuotes: quotes)
      for _ in 0..<150 {
        let text = Self.text(&random)
        #expect(converter.text(of: text) == converter.convert(text).text.text)
      }
    }
  }

  @Test("the other variants and directions as well")
  func others() throws {
    var random = SeededGenerator(seed: 4)
    for (source, target) in [
      (nil, ScriptVariant.taiwanIdioms), (.simplified, .taiwan), (nil, .simplified),
      (.taiwanIdioms, .simplified), (nil, .hongKongIdioms),
    ] {
      let converter = try TextConverter(from: source, to: target)
      for _ in 0..<60 {
        let text = Self.text(&random)
        #expect(converter.text(of: text) == converter.convert(text).text.text)
      }
    }
  }

  @Test("tags of words that are asked about are of the same kinds as those of all")
  func tags() throws {
    let segmenter = try Segmenter()
    let tagger = try PartOfSpeechTagger()
    let names = ["nr", "ns", "nz"].compactMap { PartOfSpeech($0) }
    var random = SeededGenerator(seed: 5)
    for _ in 0..<100 {
      let tokens = segmenter.segment(canonical: Self.text(&random))
      let all = tagger.tag(tokens)
      var asked: Set<TextSpan> = []
      let some = tagger.tag(tokens, telling: names.map { [$0] }) { token in
        let isAsked = token.span.lowerBound % 2 == 0
        if isAsked { asked.insert(token.span) }
        return isAsked
      }
      for (one, other) in zip(some, all) where asked.contains(one.span) {
        let (a, b) = (
          one.tag.flatMap { names.firstIndex(of: $0) },
          other.tag.flatMap { names.firstIndex(of: $0) }
        )
        #expect(a == b)
      }
    }
  }
}
