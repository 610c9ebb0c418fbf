import HanCore
import HanLexicon
import HanTestSupport
import HanTraining
import Testing

@testable import HanSegmentation

/// A small model, trained from sentences made up for these tests.
enum TaggerFixture {
  static let corpus: SegmentedCorpus = {
    let lines = [
      "我/r 喜欢/v 北京/ns 。/w", "他/r 喜欢/v 苹果/n 。/w", "我们/r 研究/v 语言/n 。/w",
      "这/r 项/q 研究/vn 很/d 重要/a 。/w", "老师/n 研究/v 历史/n ，/w 学生/n 学习/v 语言/n 。/w",
      "三/m 个/q 苹果/n ！/w", "5/m 个/q 学生/n 来/v 了/y 。/w", "他们/r 在/p 北京/ns 学习/v 。/w",
      "在/p 上海/ns 的/u 研究/vn 很/d 好/a 。/w", "李/nr 小明/nr 是/v 学生/n 。/w",
    ]
    let text = Array(repeating: lines.joined(separator: "\n"), count: 6).joined(separator: "\n")
    do {
      return try SegmentedCorpus(parsing: text, format: .slash)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// The bytes of the model.
  static func bytes(seed: UInt64 = 1) -> [UInt8] {
    var options = TaggerOptions()
    options.seed = seed
    options.l1 = 0.05
    options.trustedCount = 4
    options.neighbourCount = 4
    options.centreCount = 4
    options.openCount = 0
    let trainer = TaggerTrainer(
      corpus: corpus, wordList: [("广州", "ns"), ("喜欢", "v")], options: options)
    trainer.train()
    var builder = ContainerBuilder()
    trainer.addSections(to: &builder)
    return builder.build()
  }

  static let model = bytes()

  static func tagger() throws -> PartOfSpeechTagger {
    try PartOfSpeechTagger(tables: ModelContainer(TableBytes(model)))
  }

  /// The tags of words, `-` for none.
  static func tags(_ words: String...) throws -> [String] {
    try tagger().tag(TokenizedText(words: words)).map { $0.tag?.name ?? "-" }
  }
}

@Suite("Part-of-speech tagger")
struct TaggerTests {
  @Test("Ambiguous words are told by their neighbours")
  func context() throws {
    #expect(
      try TaggerFixture.tags("他们", "研究", "语言", "。") == ["r", "v", "n", "w"])
    #expect(
      try TaggerFixture.tags("这", "项", "研究", "很", "重要", "。")
        == ["r", "q", "vn", "d", "a", "w"])
  }

  @Test("Words that no table has are tagged by what they are made of")
  func unknownWords() throws {
    #expect(
      try TaggerFixture.tags("Swift", "42", "；", "😀", " ", "\n")
        == ["nx", "m", "w", "x", "-", "-"])
    #expect(try TaggerFixture.tags("５", "个", "苹果") == ["m", "q", "n"])
    let tag = try #require(try TaggerFixture.tags("龘龘").first)
    #expect(tag != "-")
  }

  @Test("A line break ends a sentence, other white space does not")
  func sentences() throws {
    let line = ["这", "项", "研究", "很", "好"]
    let alone = try TaggerFixture.tagger().tag(TokenizedText(words: line)).map(\.tag)
    for end in ["\n", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"] {
      let text = TokenizedText(words: ["我", "喜欢", end] + line)
      #expect(try TaggerFixture.tagger().tag(text).suffix(5).map(\.tag) == alone)
    }
    let spaced = TokenizedText(words: line.flatMap { [$0, "\u{3000}"] })
    let tags = try TaggerFixture.tagger().tag(spaced).filter { $0.kind != .space }.map(\.tag)
    #expect(tags == alone)
  }

  @Test("Every text is tagged: all tokens but white space have a tag, and nothing else changes")
  func totality() throws {
    let tagger = try TaggerFixture.tagger()
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let string = RandomText.text(upTo: 60, using: &generator)
      // Any cut at scalars is a segmentation as far as the tagger is concerned.
      var tokens: [Token] = []
      var start = 0
      for bound in RandomText.scalarBoundaries(of: string).dropFirst()
      where generator.oneIn(2) || bound == string.utf8.count {
        let first = string[TextSpan(start, bound)].unicodeScalars.first
        tokens.append(
          Token(
            span: TextSpan(start, bound), kind: first.map { TokenKind(startingWith: $0) } ?? .han))
        start = bound
      }
      let text = TokenizedText(text: MappedText(string), tokens: tokens)
      let tagged = tagger.tag(text)
      #expect(tagged.map(\.span) == text.map(\.span))
      #expect(tagged.allSatisfy { ($0.tag == nil) == ($0.kind == .space) })
      #expect(tagger.tag(tagged) == tagged)
    }
  }

  @Test("Empty, long and unbroken texts")
  func extremes() throws {
    let tagger = try TaggerFixture.tagger()
    #expect(tagger.tag(TokenizedText(words: [])).isEmpty)
    let long = String(repeating: "汉", count: 350_000)
    #expect(tagger.tag(TokenizedText(words: [long])).first?.tag != nil)
    // Longer than any sentence the decoder holds at once.
    let many = tagger.tag(TokenizedText(words: repeatElement("研究", count: 5000)))
    #expect(many.allSatisfy { $0.tag != nil })
    // Spans that cut characters are no segmentation, yet do no harm.
    let cut = TokenizedText(
      text: MappedText("研究"),
      tokens: (0..<6).map { Token(span: TextSpan($0, $0 + 1), kind: .han) })
    #expect(tagger.tag(cut).allSatisfy { $0.tag != nil })
  }

  @Test("The same corpus gives the same bytes")
  func determinism() {
    #expect(TaggerFixture.bytes() == TaggerFixture.model)
  }

  @Test("A damaged or foreign container gives an error, whatever is damaged")
  func damage() throws {
    #expect(throws: ContainerError.missing(TaggerLayout.header)) {
      try PartOfSpeechTagger(tables: ModelContainer(TableBytes(ContainerBuilder().build())))
    }
    var generator = SeededGenerator(seed: 3)
    let text = TokenizedText(words: ["研究", "Swift", "龘龘", "的", "。", "苹果", "研究"])
    for _ in 0..<400 {
      var bytes = TaggerFixture.model
      // Behind the table of sections: their contents.
      for _ in 0...generator.below(3) {
        let place = 512 + generator.below(bytes.count - 512)
        bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
      }
      // Unverified, what opens must still be safe to use.
      if let tables = try? ModelContainer(TableBytes(bytes), verifies: false),
        let tagger = try? PartOfSpeechTagger(tables: tables)
      {
        #expect(tagger.tag(text).count == text.count)
      }
      if bytes != TaggerFixture.model {
        #expect(throws: ContainerError.self) { try ModelContainer(TableBytes(bytes)) }
      }
    }
  }
}

@Suite("Part-of-speech names")
struct PartOfSpeechNameTests {
  @Test(
    "Coarse tags",
    arguments: [
      ("n", UniversalTag.noun), ("vn", .noun), ("nr", .properNoun), ("v", .verb), ("ad", .adverb),
      ("a", .adjective), ("r", .pronoun), ("rz", .determiner), ("m", .numeral), ("p", .adposition),
      ("u", .particle), ("uj", .particle), ("c", .conjunction), ("w", .punctuation),
      ("x", .symbol), ("e", .interjection), ("nx", .other), ("g", .other),
    ])
  func universal(name: String, tag: UniversalTag) throws {
    #expect(try #require(PartOfSpeech(name)).universal == tag)
  }

  @Test("Kinds of words")
  func kinds() throws {
    #expect(try #require(PartOfSpeech("nr")).isPersonName)
    #expect(try #require(PartOfSpeech("ns")).isPlaceName)
    #expect(try #require(PartOfSpeech("nt")).isOrganizationName)
    #expect(try #require(PartOfSpeech("m")).isNumeral)
    #expect(try #require(PartOfSpeech("q")).isQuantity)
    #expect(try #require(PartOfSpeech("t")).isTime)
    #expect(try !#require(PartOfSpeech("n")).isPersonName)
  }
}
