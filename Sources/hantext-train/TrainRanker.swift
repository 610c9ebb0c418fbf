import ArgumentParser
import Foundation
import HanCore
import HanExtraction
import HanText
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
      The same input gives the same bytes. Keywords are learnt from documents with the keywords \
      that people chose (--labelled); anything else from a table of examples (--examples) with \
      tabs between its columns: its first line names them, group, label and the features; a line \
      is a candidate, 1 or 0 for right or wrong. Lines of a group stand together. A line of a \
      group and a label alone is an answer without a candidate.

      Example: hantext-train train ranker --task keywords --labelled abstracts.tsv -o keywords.txt
      Example: hantext-train train ranker --task slogans --examples slogans.tsv -o slogans.txt
      """)

  @Option(help: "What is ranked: keywords or slogans.")
  var task: Task

  @Option(help: ArgumentHelp("A table of examples.", valueName: "file"))
  var examples: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Labelled documents; repeatable, each file is a batch of its own.",
      discussion: """
        .jsonl with text, title and keywords, or a prompt, a text and keywords with '_' between \
        them in columns. N*FILE counts each document N times.
        """,
      valueName: "[N*]file"))
  var labelled: [String] = []

  @Option(
    help: ArgumentHelp("A table to write what keywords are learnt from to.", valueName: "file"))
  var writeExamples: String?

  @Option(help: ArgumentHelp("The weight of the L2 penalty.", valueName: "number"))
  var penalty = 10.0

  @Option(
    help: ArgumentHelp(
      "Folds of the cross-validation, of the first file when there are several; 0 for none.",
      valueName: "n"))
  var folds = 5

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The weights to write; those of keywords as tables when the name ends in .bin.",
      valueName: "file"))
  var output: String

  func validate() throws {
    guard penalty >= 0, penalty.isFinite else {
      throw ValidationError("--penalty takes a number from 0 up")
    }
    guard folds == 0 || folds >= 2 else { throw ValidationError("--folds takes 0, or 2 and more") }
    guard (examples == nil) != labelled.isEmpty else {
      throw ValidationError("give --examples, or --labelled")
    }
    guard labelled.isEmpty || task == .keywords else {
      throw ValidationError("--labelled is for --task keywords")
    }
  }

  func run() throws {
    let comment = "Weights of the ranker of \(task.rawValue): logistic regression, by feature."
    let weights =
      if let examples {
        try train(on: RankerExamples(contentsOf: examples))
      } else {
        try trainKeywords()
      }
    let bytes =
      output.hasSuffix(".bin") && task == .keywords
      ? KeywordModel.tables(of: weights) : Array(weights.text(comment: comment).utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    print("\(output): \(bytes.count) bytes")
  }

  private func train(on examples: RankerExamples) throws -> RankerWeights {
    let regression = LogisticRegression(penalty: penalty)
    print("\(examples.groups.count) groups, \(examples.labels.count) candidates")
    if folds > 0 {
      try report("cross-validated") {
        try RankerEvaluation.crossValidated(regression, on: examples, folds: folds, limits: $0)
      }
    }
    return regression.fit(examples)
  }

  private func trainKeywords() throws -> RankerWeights {
    let analyzer = try Analyzer(Configuration(cleans: false, ranker: .untrained()))
    var trainer = KeywordTrainer(extractor: analyzer.configuration.keywords)
    trainer.regression = LogisticRegression(penalty: penalty)
    for argument in labelled {
      let parts = argument.split(separator: "*", maxSplits: 1)
      let weight = parts.count == 2 ? Int(parts[0]) : nil
      let path = weight == nil ? argument : String(parts[1])
      let documents = try LabelledText.read(contentsOf: path).map { labelled in
        let input = analyzer.keywordInput(
          Document(id: "", text: labelled.text, title: labelled.title))
        return KeywordTrainer.Document(
          text: input.text, title: input.title,
          keywords: labelled.keywords.map { analyzer.canonical(MappedText($0)).text })
      }
      trainer.add(documents, weight: weight ?? 1)
      print("\(path): \(documents.count) documents")
    }
    let summary = trainer.candidateSummary
    print(
      "\(Int(summary.perDocument.rounded())) candidates a document, "
        + "\(percent(summary.recall)) of the keywords")
    if let writeExamples {
      try Data(trainer.examples().table.utf8).write(to: URL(fileURLWithPath: writeExamples))
    }
    if folds > 0 {
      try report("cross-validated in its batch") {
        try trainer.crossValidated(set: 0, alone: false, folds: folds, limits: $0)
      }
      try report("cross-validated alone") {
        try trainer.crossValidated(set: 0, alone: true, folds: folds, limits: $0)
      }
    }
    return trainer.train()
  }

  private func report(_ name: String, _ score: ([Int]) throws -> [RankerScore]) throws {
    let limits = [3, 5, 10]
    for (limit, score) in zip(limits, try score(limits)) {
      print(
        "\(name) @\(limit): P \(percent(score.precision)) R \(percent(score.recall))"
          + " F1 \(percent(score.f1))")
    }
  }
}
