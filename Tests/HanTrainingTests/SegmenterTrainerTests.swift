import HanCore
import HanLexicon
import HanSegmentation
import HanTraining
import Testing

@Suite("Training the segmenter")
struct SegmenterTrainerTests {
  static let sentences = """
    今天 天气 很 好 。
    我们 去 图书馆 看书 。
    图书馆 今天 开放 。
    天气 好 的 时候 我们 去 河边 。
    他们 在 图书馆 工作 。
    今天 我们 工作 很 忙 ， 明天 休息 。
    """

  static func options(epochs: Int) -> SegmenterTrainer.Options {
    var options = SegmenterTrainer.Options()
    options.epochs = epochs
    return options
  }

  static func model() throws -> [UInt8] {
    let corpus = try SegmentedCorpus(parsing: sentences, format: .plain)
    var lexicon = TrainingLexicon()
    try lexicon.insert(
      parsing: "图书馆 50 n\n天气 100 n\n今天 2000 t\n图书管理员 3 n\n河边 1 s", minimumCount: 2,
      path: "list")
    let trainer = SegmenterTrainer(criteria: 2, lexicon: lexicon, options: options(epochs: 6))
    trainer.add(corpus, criterion: 0)
    trainer.add(corpus, criterion: 1)
    trainer.train { _, _ in }
    trainer.prune(pairs: 40)
    trainer.train(epochs: 2) { _, _ in }
    var container = ContainerBuilder()
    trainer.compile(into: &container, names: ["a", "b"], base: 1)
    return container.build()
  }

  @Test("the same corpora give the same bytes")
  func deterministic() throws { #expect(try Self.model() == Self.model()) }

  @Test("the compiled model cuts what it has learnt", arguments: ["a", "b"])
  func learns(criterion: String) throws {
    let container = try ModelContainer(TableBytes(Self.model()))
    let model = try SegmentationModel(container, criterion: criterion)
    #expect(model.criteria == ["b", "a"])
    for sentence in Self.sentences.split(separator: "\n") {
      let text = String(sentence.replacing(" ", with: ""))
      let words = model.tokens(of: text, fixed: []).map { String(text[$0.span]) }
      #expect(words.joined(separator: " ") == sentence)
    }
  }

  @Test("weights are learnt: scores rise above those of a model without")
  func evaluation() throws {
    let corpus = try SegmentedCorpus(parsing: Self.sentences, format: .plain)
    let trainer = SegmenterTrainer(
      criteria: 1, lexicon: TrainingLexicon(), options: Self.options(epochs: 5))
    #expect(trainer.evaluate(corpus, criterion: 0).f1 == 0)
    trainer.add(corpus, criterion: 0)
    var losses: [Double] = []
    trainer.train { _, loss in losses.append(loss) }
    #expect(losses.last ?? 1 < losses.first ?? 0)
    #expect(trainer.evaluate(corpus, criterion: 0).f1 > 0.9)
  }

  @Test("errors are sorted by kind, unknown words scored apart")
  func errors() {
    var evaluation = SegmentationEvaluation(vocabulary: ["今天", "天气"])
    evaluation.add(gold: ["今天", "天气", "很", "好"], predicted: ["今", "天", "天气", "很好"])
    evaluation.add(gold: ["甲乙", "丙"], predicted: ["甲", "乙丙"])
    let errors = Dictionary(
      uniqueKeysWithValues: evaluation.errors(limit: 3).map { ($0.kind, $0.errors.map(\.example)) })
    #expect(errors["split"] == ["今天 → 今·天"])
    #expect(errors["merged"] == ["很·好 → 很好"])
    #expect(errors["crossing"] == ["甲乙·丙 → 甲·乙丙"])
    #expect(evaluation.unknownRecall == 0)
    #expect(evaluation.score.correct == 1)
  }
}

@Suite("Corpora")
struct SegmentedCorpusTests {
  @Test("the formats give the same words")
  func formats() throws {
    let plain = try SegmentedCorpus(parsing: "今天 好\n\n我 去", format: .plain)
    let slash = try SegmentedCorpus(parsing: "今天/t  好/a\n我/r 去/v\n", format: .slash)
    let underscore = try SegmentedCorpus(parsing: "今天_t 好_a\n我_r 去_v", format: .underscore)
    let rows = ["1\t今天\t_\tNOUN\tt", "2\t好\t_\tADJ\ta", "", "1\t我\t_\tPRON\tr", "2\t去\t_\tVERB\tv"]
    let conll = try SegmentedCorpus(parsing: rows.joined(separator: "\n"), format: .conll)
    #expect(plain.sentences.map { $0.map(\.text) } == slash.sentences.map { $0.map(\.text) })
    #expect(slash == underscore && slash == conll)
    #expect(slash.sentences[0][0].tag == "t")
  }

  @Test("a line that is not in the format is named")
  func errors() {
    #expect(throws: CorpusError.self) {
      try SegmentedCorpus(parsing: "今天/t\n好\n", format: .slash)
    }
    #expect(throws: CorpusError.self) { try SegmentedCorpus(parsing: "1\t今天", format: .conll) }
  }

  @Test("family and given names are joined, two persons are not")
  func names() throws {
    let corpus = try SegmentedCorpus(
      parsing: "王/nr 小明/nr 和/c 李/nr 大力/nr 张/nr 三丰/nr", format: .slash)
    #expect(corpus.mergingNames().sentences[0].map(\.text) == ["王小明", "和", "李大力", "张三丰"])
  }

  @Test("the end of a corpus is held out")
  func split() throws {
    let corpus = try SegmentedCorpus(parsing: "甲\n乙\n丙\n丁", format: .plain)
    let parts = corpus.split(heldOut: 0.25)
    #expect(parts.learnt.sentences.count == 3)
    #expect(parts.heldOut.sentences == [[CorpusWord("丁")]])
  }
}
