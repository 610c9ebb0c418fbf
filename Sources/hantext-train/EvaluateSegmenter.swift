import ArgumentParser
import Foundation
import HanLexicon
import HanSegmentation
import HanTraining

/// `hantext-train evaluate segmenter`
struct EvaluateSegmenter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segmenter",
    abstract: "Scores the segmentation model on corpora.",
    discussion: """
      Prints precision, recall and F1 of words, the recall of words that the training corpora do \
      not have, and the most frequent errors by kind.

      Example: hantext-train evaluate segmenter --criterion ctb --vocabulary train.txt test.txt
      """)

  @Argument(help: "Corpora to score on.")
  var corpora: [String]

  @Option(help: ArgumentHelp("A model file (default: the bundled model).", valueName: "file"))
  var model: String?

  @Option(help: ArgumentHelp("The criterion to cut by.", valueName: "name"))
  var criterion = "general"

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A corpus whose words are known; repeatable.", valueName: "file"))
  var vocabulary: [String] = []

  @Flag(help: "Score full names: join the corpora's family and given names.")
  var mergeNames = false

  @Option(help: ArgumentHelp("Errors to list, of each kind.", valueName: "n"))
  var errors = 0

  func run() throws {
    let container =
      try model.map { try ModelContainer(TableBytes(contentsOf: $0)) } ?? BundledTables.segmenter()
    let segmenter = try SegmentationModel(container, criterion: criterion)
    var known: Set<String> = []
    for path in vocabulary {
      for sentence in try SegmentedCorpus(contentsOf: path).sentences {
        for word in sentence { known.insert(word.text) }
      }
    }
    for path in corpora {
      var corpus = try SegmentedCorpus(contentsOf: path)
      if mergeNames { corpus = corpus.mergingNames() }
      var evaluation = SegmentationEvaluation(vocabulary: vocabulary.isEmpty ? nil : known)
      for sentence in corpus.sentences {
        let text = sentence.map(\.text).joined()
        let words = segmenter.tokens(of: text, fixed: []).map { String(text[$0.span]) }
        evaluation.add(gold: sentence.map(\.text), predicted: words)
      }
      let score = evaluation.score
      var line =
        "\(path): P \(percent(score.precision))  R \(percent(score.recall))  F1 \(percent(score.f1))"
      if let recall = evaluation.unknownRecall { line += "  unknown words R \(percent(recall))" }
      print(line)
      for (kind, list) in evaluation.errors(limit: errors) where !list.isEmpty {
        print("  \(kind): " + list.map { "\($0.example) ×\($0.count)" }.joined(separator: ", "))
      }
    }
  }
}
