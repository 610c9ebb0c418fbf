import ArgumentParser
import HanText

/// `hantext collocations`
struct CollocationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collocations",
    abstract: "Finds the words that keep a word's company.",
    discussion: """
      Windows count words, skip punctuation and end at the sentence. Where windows overlap so much \
      that the table of counts is none, measures of the whole table are null, and Dice may pass 1.

      Example: hantext collocations 图书馆 --window 5,5 --by log_dice pages
      Example: hantext collocations --pairs adjacent --minimum 3 pages
      """)

  @Argument(
    help: ArgumentHelp("The word, in either script; left out with --pairs.", valueName: "term"))
  var term: String?

  @OptionGroup var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "Instead of the company of a word, the pairs of all words: adjacent, side by side.",
      valueName: "kind"))
  var pairs: PairKind?

  @Option(
    help: ArgumentHelp("The words looked at to the left and to the right.", valueName: "l,r"))
  var window: WindowSize = WindowSize(left: 5, right: 5)

  @Option(
    help: ArgumentHelp("Where windows end: sentence or document.", valueName: "place"))
  var span: WindowEnd = .sentence

  @Option(
    help: ArgumentHelp(
      "What is expected by chance: with regard to the window, or plain as other tools have it.",
      valueName: "how"))
  var expected: Expectation = .window

  @OptionGroup var association: AssociationOptions

  @Option(help: ArgumentHelp("The least occurrences together.", valueName: "n"))
  var minimum = 1

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    if term == nil, pairs == nil {
      throw ValidationError("Name the word whose company is wanted, or say --pairs adjacent.")
    }
  }

  func run() throws {
    let output = try OutputWriter()
    var rows = StatisticsTable(table, output: output)
    let outcome =
      pairs == nil
      ? try writeCompany(of: term ?? "", to: &rows)
      : try AdjacentPairs(association: association, minimum: minimum).write(
        // What would be the word is the first path.
        of: try statisticsRun(paths: term.map { [$0] + input.paths }), to: &rows)
    try output.finish()
    try outcome.check()
  }

  private func statisticsRun(paths: [String]? = nil) throws -> StatisticsRun {
    try StatisticsRun(
      of: Self.self, paths: paths, input: input, options: options, analysis: analysis,
      selection: selection)
  }

  /// What a document needs to have the word.
  private static func needs(_ node: Term) -> ConcordanceNeeds? {
    // Signs of patterns stand for more than themselves.
    guard !node.text.isEmpty, !node.text.contains(where: { "[]{}|/* ".contains($0) }) else {
      return nil
    }
    return (try? ConcordanceQuery("[\(node.text)]"))?.needs
  }

  private func writeCompany(
    of term: String, to rows: inout StatisticsTable
  ) throws -> RunOutcome {
    let run = try statisticsRun()
    let node = Term(try Canonicalizer().canonical(term))
    var counts = CooccurrenceCounts(
      of: node,
      in: .init(
        left: window.left, right: window.right, endsAtSentences: span == .sentence))
    var words = FrequencyList()
    let outcome = try run.perform(needing: Self.needs(node)) {
      $0.words
    } deliver: { _, document in
      counts.add(document)
      if run.stored == nil { words.add(document) }
    }
    if let stored = run.stored {
      words = try stored.store.frequencies(
        in: [try stored.documents()], of: Set(counts.positions.keys))[0]
    }
    let width = expected == .window ? window.left + window.right : 1
    let by = association.by
    let found = counts.positions.compactMap { word, positions in
      let pair = Association(
        together: positions.reduce(0, +), node: counts.nodeFrequency,
        collocate: words[word].occurrences, tokens: words.tokens, window: width)
      return pair.together < minimum
        ? nil : (word: word, positions: positions, pair: pair, value: pair.value(of: by))
    }
    let ranked = found.sorted { rankedBefore(($0.value, $0.word), ($1.value, $1.word)) }
    for item in ranked {
      if rows.isFull { break }
      var row = StatisticsRow()
      row.add("term", .text(item.word.text))
      row.add("node", .text(node.text))
      row.addAssociation(item.pair, association.measures.measures)
      row.add("documents", .integer(counts.documents[item.word] ?? 0))
      row.add(
        "positions",
        .counts(
          item.positions.enumerated().map { slot, count in
            slot < window.left
              ? ("L\(window.left - slot)", count) : ("R\(slot - window.left + 1)", count)
          }))
      try rows.write(row)
    }
    return outcome
  }
}

/// Which pairs of words.
enum PairKind: String, CaseIterable, ExpressibleByArgument, Sendable { case adjacent }

/// The size of a window: `5,5`, or `3` for both sides.
struct WindowSize: ExpressibleByArgument, Sendable {
  var left: Int
  var right: Int

  init(left: Int, right: Int) {
    self.left = left
    self.right = right
  }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard let left = parts.first ?? nil, let right = parts.last ?? nil, parts.count <= 2,
      (0...1000).contains(left), (0...1000).contains(right), left + right > 0
    else { return nil }
    self.init(left: left, right: right)
  }

  var defaultValueDescription: String { "\(left),\(right)" }
}

/// Where windows end.
enum WindowEnd: String, CaseIterable, ExpressibleByArgument, Sendable { case sentence, document }

/// What is expected by chance.
enum Expectation: String, CaseIterable, ExpressibleByArgument, Sendable { case window, plain }
