import ArgumentParser
import HanText

/// The options that say how pairs of words are measured.
struct AssociationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The measures, or all.", valueName: "names"))
  var measures = MeasureList<AssociationMeasure>([
    .mutualInformation, .tScore, .logLikelihood, .logDice,
  ])

  @Option(help: ArgumentHelp("The measure that orders the list.", valueName: "measure"))
  var by: AssociationMeasure = .logLikelihood
}

extension StatisticsRow {
  /// The counts of a pair and its measures.
  mutating func addAssociation(
    _ pair: Association, _ measures: [AssociationMeasure]
  ) {
    add("o11", .integer(pair.together))
    add("node_frequency", .integer(pair.node))
    add("collocate_frequency", .integer(pair.collocate))
    add("tokens", .integer(pair.tokens))
    add("window", .integer(pair.window))
    add("expected", .number(pair.expected))
    for measure in measures {
      let value = pair.value(of: measure)
      add(measure.rawValue, .number(value))
      if measure == .logLikelihood {
        add("log_likelihood_p", .number(value.flatMap { ChiSquare.upperTail(abs($0)) }))
      }
    }
  }
}
