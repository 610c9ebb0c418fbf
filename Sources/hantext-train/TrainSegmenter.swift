import ArgumentParser
import Foundation
import HanLexicon
import HanTraining

/// `hantext-train train segmenter`
struct TrainSegmenter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segmenter",
    abstract: "Trains the segmentation model jointly for several criteria.",
    discussion: """
      The same corpora in the same order give the same bytes. Corpora are plain (words separated \
      by spaces), word/tag, word_tag (.wordpos) or CoNLL (.conll).

      Example: hantext-train train segmenter --lexicon dict.txt --corpus pku=pku.txt \
      --merged general=pku.txt -o segmenter.bin
      """)

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A word list: word, count and tag a line; repeatable.", valueName: "file"))
  var lexicon: [String] = []

  @Option(help: ArgumentHelp("The lowest count of words to take from the list.", valueName: "n"))
  var minimumCount = 3

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Words listed by hand: word and tag a line, - to leave a word out; repeatable.",
      valueName: "file"))
  var words: [String] = []

  @Option(
    help: ArgumentHelp("What words listed by hand weigh more, a character.", valueName: "weight"))
  var bonus: Float = 0.5

  @Option(
    help: ArgumentHelp(
      "Templates of sentences for the base criterion, see SentenceTemplates.", valueName: "file"))
  var templates: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A criterion and a corpus cut by it; repeatable.", valueName: "name=file"))
  var corpus: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "The same, family and given names of persons joined (tag nr).", valueName: "name=file"))
  var merged: [String] = []

  @Option(help: ArgumentHelp("The criterion that opens fastest: the default.", valueName: "name"))
  var base = "general"

  @Option(help: ArgumentHelp("Passes over the corpora.", valueName: "n"))
  var epochs = 10

  @Option(help: ArgumentHelp("Passes after pruning.", valueName: "n"))
  var finalEpochs = 3

  @Option(help: ArgumentHelp("The learning rate.", valueName: "rate"))
  var alpha: Float = 0.1

  @Option(help: ArgumentHelp("What makes small weights zero.", valueName: "weight"))
  var l1: Float = 1

  @Option(help: ArgumentHelp("Pairs of characters to keep.", valueName: "n"))
  var pairs = 60_000

  @Option(
    help: ArgumentHelp(
      "The share of each corpus, at its end, that is kept for scoring.", valueName: "share"))
  var heldOut = 0.0

  @Option(name: .shortAndLong, help: ArgumentHelp("The model to write.", valueName: "file"))
  var output: String

  func run() throws {
    let parts =
      try (corpus.map { try Part($0, merges: false) })
      + merged.map { try Part($0, merges: true) }
    var names: [String] = []
    for part in parts where !names.contains(part.criterion) { names.append(part.criterion) }
    guard let base = names.firstIndex(of: base) else {
      throw ValidationError("no corpus is given for the base criterion “\(base)”.")
    }
    var list = TrainingLexicon()
    for path in lexicon {
      try list.insert(
        parsing: String(contentsOfFile: path, encoding: .utf8), minimumCount: minimumCount,
        path: path)
    }
    var listed: [String] = []
    for path in words {
      listed += try list.insert(
        listed: String(contentsOfFile: path, encoding: .utf8), path: path)
    }
    var options = SegmenterTrainer.Options()
    options.epochs = epochs
    options.alpha = alpha
    options.l1 = l1
    let trainer = SegmenterTrainer(
      criteria: names.count, lexicon: list, options: options, listedBonus: bonus)
    var tests: [(criterion: Int, corpus: SegmentedCorpus)] = []
    for part in parts {
      let criterion = names.firstIndex(of: part.criterion) ?? 0
      let (learnt, test) = try part.corpus().split(heldOut: heldOut)
      trainer.add(learnt, criterion: criterion)
      tests.append((criterion, test))
      if let templates, criterion == base {
        let source = try SentenceTemplates(
          parsing: String(contentsOfFile: templates, encoding: .utf8), path: templates)
        let drawn = source.sentences(corpus: learnt, lists: ["*": listed], seed: 1)
        trainer.add(drawn, criterion: criterion)
        print("\(drawn.sentences.count) sentences from templates")
      }
    }
    func report(_ title: String) {
      var fields = [title]
      for test in tests where heldOut > 0 {
        let score = trainer.evaluate(test.corpus, criterion: test.criterion)
        fields.append("\(names[test.criterion]) \(percent(score.f1))")
      }
      print(fields.joined(separator: "  "))
    }
    trainer.train { epoch, loss in report("epoch \(epoch): loss \(loss)") }
    trainer.prune(pairs: pairs)
    report("pruned to \(pairs) pairs")
    trainer.train(epochs: finalEpochs) { epoch, loss in report("epoch +\(epoch): loss \(loss)") }
    var container = ContainerBuilder()
    trainer.compile(into: &container, names: names, base: base)
    let bytes = container.build()
    try Data(bytes).write(to: URL(fileURLWithPath: output))
    print("\(output): \(bytes.count) bytes")
  }

  /// A corpus and its criterion.
  private struct Part {
    var criterion: String
    var path: String
    var merges: Bool

    init(_ argument: String, merges: Bool) throws {
      let fields = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard fields.count == 2 else {
        throw ValidationError("“\(argument)” is not of the form name=file.")
      }
      (criterion, path) = (fields[0], fields[1])
      self.merges = merges
    }

    func corpus() throws -> SegmentedCorpus {
      let corpus = try SegmentedCorpus(contentsOf: path)
      return merges ? corpus.mergingNames() : corpus
    }
  }
}

/// A share as per cent, with two decimals.
func percent(_ share: Double) -> String { String(format: "%.2f", share * 100) }
