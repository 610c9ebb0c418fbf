import Foundation
import HanCore
import HanExtraction
import HanSegmentation
import HanTestSupport
import HanTraining
import Testing

@Suite("Training of keywords")
struct KeywordTrainerTests {
  /// Documents whose keyword stands behind 研究 and is repeated.
  static let texts: [(text: String, keyword: String)] = [
    "夜间阅读", "馆藏建设", "儿童绘本", "数字资源", "古籍修复", "阅读推广", "读者服务", "城市书房", "方言保护", "民间美术",
  ].enumerated().map { index, term in
    ("第\(index)篇文章研究\(term)，并比较城市与农村，\(term)受到居民欢迎。", term)
  }

  static func trainer() throws -> KeywordTrainer {
    let segmenter = try Segmenter()
    var trainer = KeywordTrainer(extractor: KeywordExtractor(ranker: try .untrained()))
    trainer.add(
      texts.map {
        KeywordTrainer.Document(
          text: segmenter.refine(segmenter.segment(canonical: $0.text)), title: nil,
          keywords: [$0.keyword])
      })
    return trainer
  }

  @Test("a trained ranker finds what it was taught, on documents it has not seen")
  func learns() throws {
    let trainer = try Self.trainer()
    #expect(trainer.candidateSummary.recall > 0.8)
    let scores = try trainer.crossValidated(set: 0, alone: true, limits: [1])
    #expect(scores[0].f1 > 0.5)
  }

  @Test("the same documents give the same weights, which a file of them gives back")
  func weights() throws {
    let weights = try Self.trainer().train()
    #expect(weights == (try Self.trainer().train()))
    let folder = try TemporaryDirectory()
    let path = folder.path("weights.txt")
    try Data(weights.text(comment: "test").utf8).write(to: URL(fileURLWithPath: path))
    let extractor = KeywordExtractor(ranker: try KeywordRanker(contentsOf: path))
    let segmenter = try Segmenter()
    let text = segmenter.segment(canonical: "本文研究夜间照明，夜间照明受到欢迎。")
    let proposals = extractor.candidates(in: text)
    #expect(!proposals.candidates.isEmpty)
    // As tables they are the same weights.
    let tables = KeywordModel.tables(of: weights)
    #expect(tables == KeywordModel.tables(of: weights))
    let other = folder.path("weights.bin")
    try Data(tables).write(to: URL(fileURLWithPath: other))
    let same = KeywordExtractor(ranker: try KeywordRanker(contentsOf: other))
    #expect(same.candidates(in: text) == proposals)
    try Data(tables.dropLast(100)).write(to: URL(fileURLWithPath: other))
    #expect(throws: ResourceError.self) { try KeywordRanker(contentsOf: other) }
  }

  @Test("two kinds of text have words of their own, and a style")
  func style() throws {
    let segmenter = try Segmenter()
    var trainer = try Self.trainer()
    trainer.add(
      (0..<4).map { number in
        KeywordTrainer.Document(
          text: segmenter.segment(canonical: "记者\(number)月在会议上看到，会议要求加强值守。"), title: nil,
          keywords: ["值守"])
      })
    let weights = trainer.train().values
    #expect(try #require(weights["style:研究"]) > 0.5)
    #expect(try #require(weights["style:会议"]) < -0.5)
    #expect(weights["title*style"] != nil)
  }

  @Test("a file that is no weights says so", arguments: ["", "x", "length4\tmany"])
  func badWeights(text: String) throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("weights.txt")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: ResourceError.self) { try KeywordRanker(contentsOf: path) }
    #expect(throws: ResourceError.self) { try KeywordRanker(contentsOf: path + "none") }
  }

  @Test("labelled documents in columns and in JSON")
  func labelled() throws {
    let folder = try TemporaryDirectory()
    let (columns, lines) = (folder.path("a.tsv"), folder.path("b.jsonl"))
    try Data("to keywords\t正文在前. 标题在后面\t阅读_馆藏\nx\t无题\t甲\n".utf8)
      .write(to: URL(fileURLWithPath: columns))
    try Data(#"{"text": "正文", "title": "题", "keywords": ["甲"]}"#.utf8)
      .write(to: URL(fileURLWithPath: lines))
    #expect(
      try LabelledText.read(contentsOf: columns) == [
        LabelledText(text: "正文在前.", title: "标题在后面", keywords: ["阅读", "馆藏"]),
        LabelledText(text: "无题", title: nil, keywords: ["甲"]),
      ])
    #expect(
      try LabelledText.read(contentsOf: lines) == [
        LabelledText(text: "正文", title: "题", keywords: ["甲"])
      ])
    try Data("two\tcolumns\n".utf8).write(to: URL(fileURLWithPath: columns))
    #expect(throws: CorpusError.self) { try LabelledText.read(contentsOf: columns) }
  }
}
