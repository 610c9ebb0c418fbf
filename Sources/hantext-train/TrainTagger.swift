import ArgumentParser
import Foundation
import HanCore
import HanLexicon
import HanSegmentation
import HanTraining

/// `hantext-train train tagger`
struct TrainTagger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tagger",
    abstract: "Trains the part-of-speech tagger.",
    discussion: """
      The same corpus gives the same bytes. Sentences with names of persons are learnt twice: with \
      family and given names apart, and in one word.

      Example: hantext-train train tagger --lexicon dict.txt --corpus daily.txt -o tagger.bin
      """)

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A word list: word, count and tag a line; repeatable, the first that has a word counts.",
      valueName: "file"))
  var lexicon: [String] = []

  @Option(
    help: ArgumentHelp(
      "Templates of sentences with tags, see SentenceTemplates; {*ns} is a place of the lists, and "
        + "{*nr} one that the corpus has as a name of persons.",
      valueName: "file"))
  var templates: String?

  @Option(help: ArgumentHelp("The lowest count of words to take from the list.", valueName: "n"))
  var minimumCount = 20

  @Option(help: ArgumentHelp("A corpus of word/tag.", valueName: "file"))
  var corpus: String

  @Option(
    help: ArgumentHelp(
      "The share of the corpus, at its end, that is kept for scoring.", valueName: "share"))
  var heldOut = 0.0

  @Option(name: .shortAndLong, help: ArgumentHelp("The model to write.", valueName: "file"))
  var output: String

  func run() throws {
    let (learnt, test) = try SegmentedCorpus(contentsOf: corpus).split(heldOut: heldOut)
    let words = try wordList()
    var examples = learnt.addingMergedNames()
    if let templates {
      let source = try SentenceTemplates(
        parsing: String(contentsOfFile: templates, encoding: .utf8), path: templates)
      let places = words.filter { $0.tag == "ns" }.map(\.word)
      let drawn = source.sentences(
        corpus: examples, lists: ["*ns": places, "*nr": examples.persons(among: places)],
        tagged: true, seed: 1)
      examples = SegmentedCorpus(sentences: examples.sentences + drawn.sentences)
    }
    let trainer = TaggerTrainer(corpus: examples, wordList: words)
    trainer.train { epoch, loss in print("epoch \(epoch): loss \(loss)") }
    var container = ContainerBuilder()
    trainer.addSections(to: &container)
    let bytes = container.build()
    try Data(bytes).write(to: URL(fileURLWithPath: output))
    print("\(output): \(bytes.count) bytes")
    guard heldOut > 0 else { return }
    let tagger = try PartOfSpeechTagger(tables: ModelContainer(TableBytes(bytes)))
    print(TaggingScore(of: tagger, on: test) { trainer.knows($0) }.summary)
  }

  /// The words of the lists with their tags, list by list, the most frequent first.
  private func wordList() throws -> [(word: String, tag: String)] {
    var known: Set<Term> = []
    var result: [(word: String, tag: String)] = []
    for path in lexicon {
      let list = try String(contentsOfFile: path, encoding: .utf8)
      var words: [(word: Term, tag: String, count: Int)] = []
      for (index, line) in list.split(separator: "\n").enumerated() {
        if line.hasPrefix("#") { continue }
        let fields = line.split(separator: " ")
        guard fields.count == 3, let count = Int(fields[1]) else {
          throw ValidationError("\(path):\(index + 1): not a word, a count and a tag.")
        }
        if count >= minimumCount { words.append((Term(fields[0]), String(fields[2]), count)) }
      }
      words.sort { $0.count != $1.count ? $0.count > $1.count : $0.word < $1.word }
      for item in words where known.insert(item.word).inserted {
        result.append((item.word.text, item.tag))
      }
    }
    return result
  }
}

/// `hantext-train evaluate tagger`
struct EvaluateTagger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tagger",
    abstract: "Scores the tagger on the words of corpora.",
    discussion: "Example: hantext-train evaluate tagger --confusions 10 test.txt")

  @Argument(help: "Corpora of word/tag to score on.")
  var corpora: [String]

  @Option(help: ArgumentHelp("A model file (default: the bundled model).", valueName: "file"))
  var model: String?

  @Option(help: ArgumentHelp("Confusions to list.", valueName: "n"))
  var confusions = 0

  func run() throws {
    let container =
      try model.map { try ModelContainer(TableBytes(contentsOf: $0)) } ?? BundledTables.tagger()
    let tagger = try PartOfSpeechTagger(tables: container)
    for path in corpora {
      let score = TaggingScore(of: tagger, on: try SegmentedCorpus(contentsOf: path)) { _ in true }
      print("\(path): \(score.summary)")
      for (confusion, count) in score.topConfusions(confusions) {
        print("  \(confusion.gold) → \(confusion.predicted) ×\(count)")
      }
    }
  }
}

extension TaggingScore {
  /// The shares of right tags.
  var summary: String {
    var text = "tags \(percent(accuracy))  first letters \(percent(firstLetterAccuracy))"
    if unknownWords > 0 { text += "  unknown words \(percent(unknownAccuracy))" }
    return text
  }
}
