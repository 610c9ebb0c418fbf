import HanLexicon
import HanSegmentation
import Testing

@testable import HanTraining

@Suite("Training of the tagger")
struct TaggerTrainingTests {
  private static let text = """
    小/a 猫/n 喝/v 水/n 。/w
    大/a 狗/n 跑/v 了/u 。/w 小/a 狗/n 喝/v 水/n 。/w
    猫/n 很/d 小/a ，/w 狗/n 很/d 大/a 。/w
    """

  private func corpus() throws -> SegmentedCorpus {
    let one = try SegmentedCorpus(parsing: Self.text, format: .slash)
    return SegmentedCorpus(sentences: Array(repeating: one.sentences, count: 8).flatMap { $0 })
  }

  @Test("Learning lowers the loss, and the model knows its corpus")
  func learning() throws {
    let corpus = try corpus()
    var options = TaggerOptions()
    options.openCount = 0
    let trainer = TaggerTrainer(corpus: corpus, options: options)
    var losses: [Double] = []
    trainer.train { _, loss in losses.append(loss) }
    #expect(losses.count == options.epochs)
    #expect(try #require(losses.last) < (try #require(losses.first)))
    var builder = ContainerBuilder()
    trainer.addSections(to: &builder)
    let tagger = try PartOfSpeechTagger(tables: ModelContainer(TableBytes(builder.build())))
    let score = TaggingScore(of: tagger, on: corpus) { trainer.knows($0) }
    #expect(score.words == corpus.sentences.reduce(0) { $0 + $1.count })
    #expect(score.accuracy == 1)
    #expect(score.firstLetterAccuracy == 1)
    #expect(score.unknownWords == 0)
    #expect(trainer.knows("猫") && !trainer.knows("鸟"))
  }

  @Test("An empty corpus gives a model that can be opened")
  func empty() throws {
    let trainer = TaggerTrainer(corpus: SegmentedCorpus(sentences: []))
    trainer.train()
    var builder = ContainerBuilder()
    trainer.addSections(to: &builder)
    _ = try PartOfSpeechTagger(tables: ModelContainer(TableBytes(builder.build())))
  }

  @Test("Scores count confusions and unknown words")
  func scores() throws {
    let corpus = try corpus()
    let trainer = TaggerTrainer(corpus: corpus)
    trainer.train()
    var builder = ContainerBuilder()
    trainer.addSections(to: &builder)
    let tagger = try PartOfSpeechTagger(tables: ModelContainer(TableBytes(builder.build())))
    let wrong = SegmentedCorpus(sentences: [
      [CorpusWord("猫", tag: "v"), CorpusWord("水", tag: "nz")]
    ])
    let score = TaggingScore(of: tagger, on: wrong) { $0 == "猫" }
    #expect(score.words == 2 && score.correct == 0 && score.correctFirstLetters == 1)
    #expect(score.unknownWords == 1 && score.unknownAccuracy == 0)
    #expect(score.topConfusions(5).map(\.confusion.gold) == ["nz", "v"])
  }
}

@Suite("Corpus readers")
struct CorpusReaderTests {
  @Test("Words and tags of every format")
  func formats() throws {
    let plain = try SegmentedCorpus(parsing: "小 猫\n\n 大狗 \n", format: .plain)
    #expect(plain.sentences.map { $0.map(\.text) } == [["小", "猫"], ["大狗"]])
    let slash = try SegmentedCorpus(parsing: "1/2/m 猫/n", format: .slash)
    #expect(slash.sentences == [[CorpusWord("1/2", tag: "m"), CorpusWord("猫", tag: "n")]])
    let conll = try SegmentedCorpus(
      parsing: "# text\n1-2\t小猫\t_\t_\t_\n1\t小\t_\tADJ\ta\n2\t猫\t_\tNOUN\tn\n\n", format: .conll)
    #expect(conll.sentences == [[CorpusWord("小", tag: "a"), CorpusWord("猫", tag: "n")]])
  }

  @Test("A line without a tag is an error that names the line")
  func errors() {
    #expect(throws: CorpusError(path: "corpus", line: 2, cause: "“猫” has no tag")) {
      try SegmentedCorpus(parsing: "小/a\n猫\n", format: .slash)
    }
  }

  @Test("Family and given names become one word")
  func names() throws {
    let corpus = try SegmentedCorpus(parsing: "李/nr 小明/nr 和/c 王/nr 大/nr", format: .slash)
    #expect(
      corpus.mergingNames().sentences.first?.map(\.text) == ["李小明", "和", "王大"])
  }
}
