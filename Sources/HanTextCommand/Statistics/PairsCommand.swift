import ArgumentParser
import HanText

/// `hantext pairs`
struct PairsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairs",
    abstract: "Finds the words that stand side by side more often than by chance.",
    discussion: """
      Pairs are neighbours inside a sentence with no punctuation between. The same as collocations \
      --pairs adjacent.

      Example: hantext pairs --by log_likelihood --minimum 3 pages
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup var association: AssociationOptions

  @Option(help: ArgumentHelp("The least occurrences of a pair.", valueName: "n"))
  var minimum = 2

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var table: TableOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func run() throws {
    let output = try OutputWriter()
    var rows = StatisticsTable(table, output: output)
    var network: CollocationNetwork?
    let outcome = try AdjacentPairs(association: association, minimum: minimum).write(
      of: try StatisticsRun(
        of: Self.self, input: input, options: options, analysis: analysis, selection: selection),
      to: &rows, &network)
    try output.finish()
    try outcome.check()
  }
}

/// The table of words that stand side by side.
struct AdjacentPairs {
  let association: AssociationOptions
  let minimum: Int

  /// Counts the pairs of all documents and writes a row each.
  func write(
    of run: StatisticsRun, to rows: inout StatisticsTable, _ network: inout CollocationNetwork?
  ) throws -> RunOutcome {
    var counts = NeighbourCounts()
    let outcome = try run.perform {
      $0.words
    } deliver: { _, document in
      counts.add(document)
    }
    let by = association.by
    let least = minimum
    let measures = association.measures.measures
    let found = counts.pairs.filter { $0.value >= least }.keys.map { pair in
      let found = counts.association(of: pair)
      return (
        pair: pair, words: Term("\(pair.first) \(pair.second)"), counts: found,
        value: found.value(of: by)
      )
    }
    for place in rankedPlaces(found.map(\.value), term: { found[$0].words }) {
      if rows.isFull { break }
      let item = found[place]
      network?.add(item.pair.first, item.pair.second, item.counts, item.value)
      var row = rows.begin()
      row.add("words", .text(item.words.text))
      row.addAssociation(item.counts, measures)
      try rows.write(row)
    }
    return outcome
  }
}
