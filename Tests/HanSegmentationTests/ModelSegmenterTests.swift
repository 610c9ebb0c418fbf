import HanCore
import HanLexicon
import HanSegmentation
import HanTestSupport
import Testing

@Suite("The trained engine")
struct ModelSegmenterTests {
  static func words(
    _ text: String, criterion: Segmenter.Criterion = .general, dictionary: UserDictionary = .init()
  ) throws -> [String] {
    let shared = try segmenters.get().first { $0.criterion == criterion }
    let segmenter =
      dictionary.isEmpty
      ? try #require(shared) : try Segmenter(criterion: criterion, userDictionary: dictionary)
    let tokens = segmenter.segment(canonical: text)
    return tokens.map { String(tokens.surface(of: $0)) }
  }

  @Test(
    "ordinary sentences",
    arguments: [
      "社区 图书馆 今天 开放 夜间 阅读 ， 读者 可以 免费 借书 。",
      "他 的 研究 方向 是 自然语言处理 。",
      "我们 要 保护 环境 ， 节约 资源 。",
      "记者 从 市 教育局 了解 到 ， 新 学期 将 增加 体育课 。",
    ])
  func sentences(gold: String) throws {
    let words = gold.split(separator: " ").map(String.init)
    #expect(try Self.words(words.joined()) == words)
  }

  @Test("full names of persons are one word by default, two by the criterion of the corpus")
  func names() throws {
    let text = "主席王建国会见了李晓明。"
    #expect(try Self.words(text).contains("王建国"))
    #expect(try Self.words(text).contains("李晓明"))
    let split = try Self.words(text, criterion: .pku)
    #expect(split.contains("王") && split.contains("建国"))
  }

  @Test(
    "numbers, dates, addresses, model names and emoji stay whole",
    arguments: [
      "3.14", "10%", "１２％", "1,234,567", "2021-11-01", "8:30", "https://example.org/a?b=1",
      "name@example.org", "COVID-19", "5G", "H7N9", "PM2.5", "👩‍👩‍👧", "🇨🇳", "……", "——",
    ])
  func patterns(token: String) throws {
    #expect(try Self.words("今天我们看到\(token)，大家都很高兴").contains(token))
  }

  @Test("no token of a shape is cut, whatever stands around it", arguments: 0..<300)
  func patternsStayWhole(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let marks = [
      "，", "。", "。。", "——", "…", "！！", "!!", "（", "\u{201C}", "、", "3", "１２", "a", "★", "\n",
    ]
    var text = RandomText.text(upTo: 60, using: &generator)
    for _ in 0..<20 {
      text += marks[generator.below(marks.count)] + (generator.oneIn(2) ? "好" : "")
    }
    let segmenter = try #require(try Self.segmenters.get().first { $0.criterion == .general })
    let bounds = Set(segmenter.segment(canonical: text).map(\.span.upperBound))
    for token in TokenPatterns.tokens(in: text) where token.kind != .space {
      #expect(!bounds.contains { token.span.lowerBound < $0 && $0 < token.span.upperBound })
    }
  }

  @Test("a number of any length is one token", arguments: [4095, 4096, 4097, 20_000])
  func longNumber(digits: Int) throws {
    let number = String(repeating: "7", count: digits)
    let words = try Self.words("今天我们一共数到了\(number)个，大家都很高兴")
    #expect(words.contains(number))
    #expect(words.joined() == "今天我们一共数到了\(number)个，大家都很高兴")
  }

  @Test("words of the user win over the model and over patterns")
  func userDictionary() throws {
    let text = "智慧云平台发布iPhone 15 Pro新应用，工作专班到岗。"
    var dictionary = UserDictionary()
    for word in ["智慧云平台", "iphone 15 pro", "作专"] { dictionary.insert(word) }
    let words = try Self.words(text, dictionary: dictionary)
    #expect(words.contains("智慧云平台"))
    #expect(words.contains("iPhone 15 Pro"))
    #expect(words.contains("作专"))
    #expect(words.joined() == text)
    #expect(try !Self.words(text).contains("智慧云平台"))
  }

  @Test("the dictionary works with ICU as well, and gives tags")
  func userDictionaryWithICU() throws {
    var dictionary = UserDictionary()
    dictionary.insert("云平台发", tag: PartOfSpeech("nz"))
    let segmenter = try Segmenter(engine: .icu, userDictionary: dictionary)
    let text = segmenter.segment(canonical: "智慧云平台发布")
    let token = try #require(text.first { text.surface(of: $0) == "云平台发" })
    #expect(token.tag?.name == "nz")
    #expect(text.map { String(text.surface(of: $0)) }.joined() == "智慧云平台发布")
  }

  @Test("half and full width are cut alike, the text stays as it is")
  func width() throws {
    let half = try Self.words("价格上涨10%,数量减少。")
    let full = try Self.words("价格上涨１０％，数量减少。")
    #expect(half.map(\.count) == full.map(\.count))
    #expect(full.joined() == "价格上涨１０％，数量减少。")
  }

  /// Every engine with every criterion, with and without words of the user.
  static let segmenters = Result {
    var dictionary = UserDictionary()
    for word in ["汉字", "龙门數", "5g", "3.1", "长", "👩"] { dictionary.insert(word) }
    return try [UserDictionary(), dictionary].flatMap { words in
      try Segmenter.Criterion.allCases.map {
        try Segmenter(criterion: $0, userDictionary: words)
      } + [try Segmenter(engine: .icu, userDictionary: words)]
    }
  }

  @Test("tokens join to the text, for every engine and criterion", arguments: 0..<60)
  func joins(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 150, using: &generator)
    let bounds = Set(RandomText.scalarBoundaries(of: text))
    for segmenter in try Self.segmenters.get() {
      var end = 0
      for token in segmenter.segment(canonical: text) {
        #expect(token.span.lowerBound == end && !token.span.isEmpty)
        #expect(bounds.contains(token.span.upperBound))
        end = token.span.upperBound
      }
      #expect(end == text.utf8.count)
    }
  }

  @Test(
    "input that is no text to speak of",
    arguments: [
      "", " ", "\n\n\n", "😀😀😀", "\0\0", "\u{E000}\u{10FFFF}", "𠮷𠮷野家", "𰻞𰻞面", "\u{FFFD}",
      "a\u{301}\u{301}", "，，，，", "\u{200D}\u{FE0F}", "\u{3000}\t \r\n",
    ])
  func oddInput(text: String) throws {
    #expect(try Self.words(text).joined() == text)
  }

  @Test("a long line without punctuation is cut as well as short ones, and in bounded time")
  func longLine() throws {
    let piece = "社区图书馆今天开放夜间阅读"
    let words = try Self.words(String(repeating: piece, count: 20_000))
    #expect(words.joined().utf8.count == piece.utf8.count * 20_000)
    #expect(words.filter { $0 == "图书馆" }.count == 20_000)
  }

  @Test("many tasks cut alike")
  func concurrent() async throws {
    let segmenter = try Segmenter()
    let text = String(repeating: "今天天气很好，我们去图书馆看书。\n", count: 500)
    let expected = segmenter.segment(canonical: text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { segmenter.segment(canonical: text) == expected } }
      for await same in group { #expect(same) }
    }
  }
}

@Suite("Model files")
struct ModelFileTests {
  @Test("the bundled model is whole")
  func checksum() throws {
    let bytes = BundledTables.segmenterBytes()
    _ = try ModelContainer(TableBytes(bytes))
  }

  @Test("a foreign, cut or damaged file is an error, never a crash", arguments: 0..<10)
  func damaged(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let whole = BundledTables.segmenterBytes()
    #expect(throws: ContainerError.foreign) { try ModelContainer(TableBytes(Array("hello".utf8))) }
    // With a checksum any change is noticed; without it the tables are checked one by one.
    var bytes = whole
    if generator.oneIn(3) { bytes.removeLast(1 + generator.below(bytes.count - 1)) }
    for _ in 0..<8 {
      let offset = generator.oneIn(2) ? generator.below(2_000) : generator.below(bytes.count)
      if offset < bytes.count { bytes[offset] = UInt8.random(in: 0...255, using: &generator) }
    }
    if bytes != whole {
      #expect(throws: ContainerError.self) { try ModelContainer(TableBytes(bytes)) }
    }
    if let container = try? ModelContainer(TableBytes(bytes), verifies: false),
      let model = try? SegmentationModel(container, criterion: "ctb")
    {
      let text = "今天天气很好，我们去图书馆看书2021年。"
      #expect(model.tokens(of: text, fixed: []).map { String(text[$0.span]) }.joined() == text)
    }
  }

  @Test("an unknown criterion is an error")
  func criterion() throws {
    #expect(throws: ContainerError.self) {
      try SegmentationModel(BundledTables.segmenter(), criterion: "msr")
    }
  }
}
