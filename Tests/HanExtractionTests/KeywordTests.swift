import HanCore
import HanExtraction
import HanLexicon
import HanStatistics
import HanTestSupport
import HanText
import Testing

@Suite("Keywords")
struct KeywordTests {
  static let analyzer = Result { try Analyzer() }
  static let article = """
    社区图书馆开放夜间阅读
    山城区社区图书馆从今天起开放夜间阅读。夜间阅读时间为晚上七点到十点，读者可以凭借书证入馆。
    社区图书馆的馆员说，夜间阅读让上班的读者也能安心看书。
    """

  static func proposals(_ text: String, title: String? = nil) throws -> KeywordCandidates {
    let analyzer = try analyzer.get()
    return KeywordExtractor().candidates(
      in: analyzer.tokenize(MappedText(text)),
      title: title.map { analyzer.tokenize(MappedText($0)) })
  }

  static func keywords(_ text: String, title: String? = nil, limit: Int = 10) throws -> [Keyword] {
    KeywordExtractor().keywords(
      from: try proposals(text, title: title), in: PhraseStatistics(), limit: limit)
  }

  @Test("phrases that are repeated come first")
  func phrases() throws {
    let keywords = try Self.keywords(Self.article, limit: 3).map(\.canonical)
    #expect(keywords.contains { $0.contains("夜间阅读") })
    #expect(keywords.contains { $0.contains("图书馆") })
  }

  @Test("what is denied is no keyword without its negation")
  func negations() throws {
    let text = "这家店的包装不太整洁，送货也不太整洁。店员态度不怎么热情，老板也不怎么热情，后来又送来的水果不太新鲜。"
    let keywords = try Self.keywords(text, limit: 20).map(\.canonical)
    for wrong in ["整洁", "太整洁", "热情", "太新鲜", "新鲜"] {
      #expect(!keywords.contains(wrong), "\(keywords)")
    }
  }

  @Test("the parts of the title of a work are none")
  func works() throws {
    let text = "读书会上，大家谈起《山乡巨变》。《山乡巨变》写的是农村，主持人读了一段。会后大家又去了书店，买了几本小说。"
    let keywords = try Self.keywords(text, limit: 20).map(\.canonical)
    #expect(keywords.contains("山乡巨变"))
    #expect(!keywords.contains("巨变"), "\(keywords)")
  }

  @Test("the title of a work is one keyword, whatever its words are")
  func wholeTitles() throws {
    let text = "他读了《平凡的小镇》。《平凡的小镇》写了山里的普通人，后来《平凡的小镇》拍成了电影，在县城放映三天。"
    let keywords = try Self.keywords(text, limit: 20).map(\.canonical)
    #expect(keywords.contains("平凡的小镇"), "\(keywords)")
    #expect(!keywords.contains("小镇"), "\(keywords)")
  }

  @Test("halves of slogans are none, nor what crosses them")
  func halves() throws {
    let text = """
      学校严格落实早发现、早报告、早隔离、早治疗。各班每天上报体温，校医每周检查一次食堂和宿舍。

      学校坚持外防输入、内防反弹，再次要求落实早发现、早报告、早隔离、早治疗，体温异常的学生不到校。
      """
    let keywords = try Self.keywords(text, limit: 20).map(\.canonical)
    for wrong in ["早发现", "早报告", "早隔离", "早治疗", "外防输入", "防反弹", "落实早"] {
      #expect(!keywords.contains(wrong), "\(keywords)")
    }
    #expect(keywords.contains("体温"), "\(keywords)")
    let terms = try Self.keywords("展会上有新能源、新材料，观众最爱看新能源、新材料。", limit: 5).map(\.canonical)
    #expect(terms.contains("新能源") || terms.contains("新材料"), "\(terms)")
  }

  @Test("a name is not cut behind its first character")
  func cuts() throws {
    let text = "同丰合作社种植辣椒。同丰合作社有社员三百人，丰收之后，同丰合作社的辣椒卖到一线城市，也卖到二线城市。"
    let keywords = try Self.keywords(text, limit: 20).map(\.canonical)
    #expect(keywords.contains("同丰合作社"))
    #expect(!keywords.contains("丰合作社"), "\(keywords)")
    #expect(!keywords.contains("线城市"), "\(keywords)")
  }

  @Test("short texts have few keywords")
  func shortTexts() throws {
    #expect(try Self.keywords("房间干净，早餐不错，下次再来。", limit: 20).count <= 2)
    #expect(try Self.keywords(String(repeating: "客房服务周到。", count: 3), limit: 20).count <= 3)
  }

  @Test("every occurrence is told, and cut out of the text is the term")
  func occurrences() throws {
    for keyword in try Self.keywords(Self.article) {
      #expect(keyword.count == keyword.occurrences.count)
      for span in keyword.occurrences { #expect(String(Self.article[span]) == keyword.term) }
    }
  }

  @Test("a term that the title cuts into other words than the text is still the term")
  func titleTokens() throws {
    func tokenized(_ words: [String]) -> TokenizedText {
      var tokens: [Token] = []
      var end = 0
      for word in words {
        let start = end
        end += word.utf8.count
        tokens.append(
          Token(span: TextSpan(start, end), kind: word == "。" ? .punctuation : .han))
      }
      return TokenizedText(text: MappedText(words.joined()), tokens: tokens)
    }
    let candidates = KeywordExtractor().candidates(
      in: tokenized(["北半球", "植被", "变化", "。"]), title: tokenized(["北", "半球", "植被"])
    ).candidates
    #expect(candidates.contains { $0.term.text == "北半球" && $0.count == 2 && $0.words == 1 })
    #expect(candidates.contains { $0.term.text == "北半球植被" && $0.count == 2 && $0.words == 2 })
    for candidate in candidates where !candidate.occurrences.isEmpty {
      #expect(candidate.form == candidate.term)
    }
  }

  @Test("stop words, numbers and single characters are no keywords")
  func edges() throws {
    let terms = try Self.proposals("我们在2023年的今天去了图书馆").candidates.map(\.term.text)
    #expect(!terms.contains { $0.hasPrefix("我们") || $0.hasPrefix("的") || $0.hasPrefix("2023") })
  }

  @Test(
    "stop words that are parts of terms stay in them, others end a candidate",
    arguments: [
      ("采用多目标优化。", "多目标优化", true), ("提高了城市美誉度。", "美誉度", true),
      ("图书馆的建设。", "图书馆的建设", false), ("教师和学生。", "教师和学生", false),
      ("持续加强。", "持续加强", false),
    ])
  func affixes(text: String, term: String, isCandidate: Bool) throws {
    let terms = try Self.proposals(text).candidates.map(\.term.text)
    #expect(terms.contains(term) == isCandidate)
  }

  @Test("a blank joins words of other letters, and parts Chinese ones")
  func blanks() throws {
    let terms = try Self.proposals("用support vector machine分类。图书 阅览").candidates.map(\.term.text)
    #expect(terms.contains("support vector machine"))
    #expect(!terms.contains { $0.contains("图书 ") })
  }

  @Test("menus around the text propose nothing, its heading counts as a title")
  func layout() throws {
    let page = """
      首页
      热门推荐
      山城旅游攻略
      社区图书馆开放夜间阅读
      社区图书馆从今天起开放夜间阅读，时间为晚上七点到十点，读者可以凭借书证入馆。
      文化惠民
      馆员说，夜间阅读让上班的读者也能安心看书，儿童阅览区同时开放，家长可以陪伴孩子阅读绘本。
      工作日晚上，志愿者轮流值班，为读者整理书架、指引座位，馆里还备好热水、充电插座和雨伞，方便读者取用。
      相关新闻
      明星八卦排行
      联系我们
      """
    let proposals = try Self.proposals(page)
    let terms = proposals.candidates.map(\.term.text)
    #expect(terms.contains("夜间阅读"))
    #expect(terms.contains("文化惠民"))
    for chrome in ["热门推荐", "旅游攻略", "明星八卦", "排行"] {
      #expect(!terms.contains { $0.contains(chrome) })
    }
  }

  @Test("scripts are one, the wording stays the document's")
  func scripts() throws {
    let keyword = try #require(try Self.keywords("圖書館開放，圖書館歡迎讀者。", limit: 1).first)
    #expect(keyword.canonical.contains("图书"))
    #expect(keyword.term.contains("圖書"))
  }

  @Test("a term of the title counts more; one of the title alone is found without a place")
  func titles() throws {
    let text = "阅读推广与馆藏建设。"
    let score = { (keywords: [Keyword]) in
      keywords.first { $0.canonical == "馆藏建设" }?.score ?? 0
    }
    let titled = try Self.keywords(text, title: "城市书房与馆藏建设", limit: 20)
    #expect(score(titled) > score(try Self.keywords(text, limit: 20)))
    let own = try #require(titled.first { $0.canonical == "城市书房" })
    #expect(own.occurrences.isEmpty)
    #expect(own.count == 1)
  }

  @Test("parts of a better keyword lose, the more the less they stand without it")
  func nesting() throws {
    // Words that are no candidates make room for more keywords.
    let text =
      "社区推广夜间阅读。夜间阅读受到欢迎，夜间阅读要坚持。" + String(repeating: "这是我们的，那是你们的。", count: 20)
    let analyzer = try Self.analyzer.get()
    let extractor = KeywordExtractor(explains: true)
    let keywords = extractor.keywords(
      from: extractor.candidates(in: analyzer.tokenize(MappedText(text))), in: PhraseStatistics(),
      limit: 20)
    #expect(keywords.first?.canonical == "夜间阅读")
    let part = try #require(keywords.first { $0.canonical == "夜间" })
    let loss = try #require(part.evidence.first { $0.feature == "repetition" })
    #expect(loss.value <= -0.4)
    #expect(keywords.map(\.score) == keywords.map(\.score).sorted(by: >))
    #expect(Set(keywords.map(\.canonical)).count == keywords.count)
  }

  @Test("with a diversity, what shares characters with a keyword waits")
  func diversity() throws {
    let proposals = try Self.proposals(Self.article)
    var extractor = KeywordExtractor()
    func shared() -> Int {
      let terms = extractor.keywords(from: proposals, in: PhraseStatistics(), limit: 5)
        .map { Set($0.canonical) }
      return terms.indices.reduce(0) { sum, place in
        sum + terms[..<place].count { !$0.isDisjoint(with: terms[place]) }
      }
    }
    let plain = shared()
    extractor.diversity = 0.7
    #expect(shared() < plain)
    extractor.diversity = 1
    #expect(extractor.keywords(from: proposals, in: PhraseStatistics(), limit: 5).count == 5)
  }

  @Test("a line that says the title is the title, and its terms have a place")
  func titleLine() throws {
    let text = "城市书房与馆藏建设\n馆藏建设需要读者参与。"
    let keywords = try Self.keywords(text, title: "城市书房与馆藏建设", limit: 20)
    let term = try #require(keywords.first { $0.canonical == "城市书房" })
    #expect(term.count == 1)
    #expect(term.occurrences.count == 1)
  }

  @Test("the evidence adds up to the score")
  func evidence() throws {
    let analyzer = try Self.analyzer.get()
    let extractor = KeywordExtractor(explains: true)
    let proposals = extractor.candidates(in: analyzer.tokenize(MappedText(Self.article)))
    var statistics = PhraseStatistics()
    for _ in 0..<3 { statistics.add(proposals.hashes) }
    for keyword in extractor.keywords(from: proposals, in: statistics, limit: 5) {
      let sum = keyword.evidence.reduce(0) { $0 + $1.value }
      #expect((LinearRanker.probability(sum) - keyword.score).magnitude < 1e-9)
      #expect((0...1).contains(keyword.score))
    }
    #expect(try Self.keywords(Self.article).allSatisfy(\.evidence.isEmpty))
  }

  @Test("a batch of the document alone ranks it as no batch does")
  func batchOfOne() throws {
    let proposals = try Self.proposals(Self.article)
    var statistics = PhraseStatistics()
    statistics.add(proposals.hashes)
    let extractor = KeywordExtractor()
    #expect(
      extractor.keywords(from: proposals, in: statistics, limit: 10)
        == extractor.keywords(from: proposals, in: PhraseStatistics(), limit: 10))
  }

  @Test("a stop list of everything leaves nothing; an empty text has nothing")
  func nothing() throws {
    for text in ["", "，。！", "2023 17.5 一百", "的"] { #expect(try Self.keywords(text).isEmpty) }
    #expect(try Self.keywords("图书馆").map(\.canonical) == ["图书馆"])
    let analyzer = try Self.analyzer.get()
    let text = analyzer.tokenize(MappedText("图书馆开放"))
    let stops = WordList(text.map { String(text.surface(of: $0)) })
    #expect(KeywordExtractor(stopWords: stops).candidates(in: text).candidates.isEmpty)
    var extractor = KeywordExtractor()
    extractor.stopWords = stops
    #expect(extractor.candidates(in: text).candidates.isEmpty)
  }

  @Test("the best of many are those that sorting gives", arguments: 0..<20)
  func selection(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 400, using: &generator)
    let analyzer = try Self.analyzer.get()
    let tokens = analyzer.tokenize(MappedText(text))
    let all = KeywordExtractor(tierSize: .max).candidates(in: tokens)
    for limit in [1, 7, 40] {
      let best = KeywordExtractor(tierSize: limit, maximumKeywords: 1).candidates(in: tokens)
      #expect(best.candidates == Array(all.candidates.prefix(limit)))
    }
  }

  @Test("an extractor gives the same whatever it read before")
  func reuse() throws {
    let analyzer = try Self.analyzer.get()
    let extractor = KeywordExtractor()
    let texts = [Self.article, "", "图书馆", String(repeating: Self.article, count: 20), "一 二"]
      .map { analyzer.tokenize(MappedText($0)) }
    let fresh = texts.map { KeywordExtractor().candidates(in: $0) }
    for order in [[0, 1, 2, 3, 4], [3, 2, 0, 1, 4], [4, 3, 3, 0]] {
      for number in order { #expect(extractor.candidates(in: texts[number]) == fresh[number]) }
    }
  }

  @Test("spans lead to the text, for any text", arguments: 0..<100)
  func spans(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 120, using: &generator)
    let proposals = try Self.proposals(text)
    #expect(Set(proposals.hashes).count == proposals.hashes.count)
    for candidate in proposals.candidates {
      #expect(candidate.occurrences == candidate.occurrences.sorted())
      for span in candidate.occurrences { #expect(span.upperBound <= text.utf8.count) }
      #expect(candidate.nestedCount <= candidate.count)
      #expect(candidate.freeCount <= candidate.count)
    }
  }

  @Test("a clause of a megabyte is read in linear time")
  func longClause() throws {
    let text = String(repeating: "图书馆开放夜间阅读", count: 30_000)
    #expect(try !Self.keywords(text).isEmpty)
  }
}
