import ArgumentParser
import Foundation
import HanExtraction
import HanTraining

/// `hantext-train train ranker`
struct TrainRanker: ParsableCommand {
  /// What a ranker ranks.
  enum Task: String, CaseIterable, ExpressibleByArgument {
    /// Candidates for keywords.
    case keywords
    /// Candidates for slogans.
    case slogans
  }

  static let configuration = CommandConfiguration(
    commandName: "ranker",
    abstract: "Trains the ranker of keywords or slogans.",
    discussion: """
      The input is a table of examples with tabs between its columns: its first line names them, \
      group, label and the features; a line is a candidate, 1 or 0 for right or wrong. Lines of a \
      group stand together. A label may stand alone in a line of its group for an answer without a \
      candidate. The same table gives the same bytes.

      Example: hantext-train train ranker --task slogans --examples slogans.tsv -o ranker.txt
      """)

  @Option(help: "What is ranked: keywords or slogans.")
  var task: Task

  @Option(help: ArgumentHelp("A table of examples.", valueName: "file"))
  var examples: String

  @Option(help: ArgumentHelp("The weight of the L2 penalty.", valueName: "number"))
  var penalty = 1.0

  @Option(help: ArgumentHelp("Folds of the cross-validation; 0 for none.", valueName: "n"))
  var folds = 5

  @Option(name: .shortAndLong, help: ArgumentHelp("The weights to write.", valueName: "file"))
  var output: String

  func validate() throws {
    guard penalty >= 0, penalty.isFinite else {
      throw ValidationError("--penalty takes a number from 0 up")
    }
    guard folds == 0 || folds >= 2 else { throw ValidationError("--folds takes 0, or 2 and more") }
  }

  func run() throws {
    let examples = try RankerExamples(contentsOf: examples)
    try trainRanker(
      on: examples, penalty: penalty, folds: folds, output: output,
      comment: "Weights of the ranker of \(task.rawValue): logistic regression, by feature.")
  }
}

/// Reports the cross-validated scores, fits all examples and writes the weights.
func trainRanker(
  on examples: RankerExamples, penalty: Double, folds: Int, output: String, comment: String
) throws {
  let regression = LogisticRegression(penalty: penalty)
  print("\(examples.groups.count) groups, \(examples.labels.count) candidates")
  if folds > 0 {
    let limits = [3, 5, 10]
    let scores = try RankerEvaluation.crossValidated(
      regression, on: examples, folds: folds, limits: limits)
    for (limit, score) in zip(limits, scores) {
      print(
        "cross-validated @\(limit): P \(percent(score.precision)) R \(percent(score.recall))"
          + " F1 \(percent(score.f1))")
    }
  }
  let text = regression.fit(examples).text(comment: comment)
  try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
  print("\(output): \(text.utf8.count) bytes")
}
