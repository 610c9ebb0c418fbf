import ArgumentParser

/// The command `hantext-train`: builds and scores models.
@main
struct HanTextTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hantext-train",
    abstract: "Builds and scores the models of hantext from corpora.",
    subcommands: [Train.self, Evaluate.self, Compile.self])

  /// `hantext-train train`
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Builds a model.",
      subcommands: [
        TrainSegmenter.self, TrainTagger.self, TrainRanker.self, TrainReadings.self,
        TrainSlogans.self,
      ])
  }

  /// `hantext-train evaluate`
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Scores a model on a corpus.",
      subcommands: [EvaluateSegmenter.self, EvaluateTagger.self, EvaluateSlogans.self])
  }

  /// `hantext-train compile`
  struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes tables of dictionaries.",
      subcommands: [CompileConversion.self, CompileReference.self])
  }
}
