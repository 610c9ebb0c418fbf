import ArgumentParser
import HanText

/// `hantext collocations`
struct CollocationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collocations",
    abstract: "Finds the words that occur near a word more often than elsewhere.",
    discussion: """
      Windows count words, skip punctuation and end at the sentence. Where windows overlap so much \
      that the table of counts is none, measures of the whole table are null, and Dice may pass 1.

      Example: hantext collocations 图书馆 --window 5,5 --by log_dice pages
      Example: hantext collocations --pairs adjacent --minimum 3 pages
      Example: hantext collocations 图书馆 --top 50 --network library.json pages
      """)

  @Argument(
    help: ArgumentHelp("The word, in either script; left out with --pairs.", valueName: "term"))
  var term: String?

  @OptionGroup(title: "Input") var input: InputOptions

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

  @Option(
    help: ArgumentHelp(
      "Write the words and pairs of the list as nodes and edges to a JSON file as well.",
      discussion: "\"value\" of an edge is the measure of --by; --top and --minimum keep it small.",
      valueName: "file"),
    completion: .file())
  var network: String?

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var table: TableOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws {
    if term == nil, pairs == nil {
      throw ValidationError("Name the word whose company is wanted, or say --pairs adjacent.")
    }
    if network == "-" {
      throw ValidationError("--network names a file; standard output has the list.")
    }
  }

  func run() throws {
    let output = try OutputWriter()
    var rows = StatisticsTable(table, output: output)
    var found = network == nil ? nil : CollocationNetwork(by: association.by)
    let outcome =
      pairs == nil
      ? try writeCompany(of: term ?? "", to: &rows, &found)
      : try AdjacentPairs(association: association, minimum: minimum).write(
        // What would be the word is the first path.
        of: try statisticsRun(paths: term.map { [$0] + input.paths }), to: &rows, &found)
    if let network { try found?.write(to: network) }
    try output.finish()
    try outcome.check()
  }

  private func statisticsRun(paths: [String]? = nil) throws -> StatisticsRun {
    try StatisticsRun(
      of: Self.self, paths: paths, input: input, options: options, analysis: analysis,
      selection: selection)
  }

  private var windowSize: CooccurrenceCounts.Window {
    .init(left: window.left, right: window.right, endsAtSentences: span == .sentence)
  }

  private func writeCompany(
    of term: String, to rows: inout StatisticsTable, _ network: inout CollocationNetwork?
  ) throws -> RunOutcome {
    let run = try statisticsRun()
    let node = Term(try Canonicalizer(prepares: false).canonical(term))
    if let stored = run.stored {
      let company = try Company(
        of: node, in: windowSize, stored: stored,
        endsAtMarks: run.configuration.tokenizedInput == nil)
      try write(company, of: node, to: &rows, &network)
      return RunOutcome()
    }
    var counts = CooccurrenceCounts(of: node, in: windowSize)
    var words = FrequencyList()
    let outcome = try run.perform {
      $0.words
    } deliver: { _, document in
      counts.add(document)
      words.add(document)
    }
    let company = Company(
      nodeFrequency: counts.nodeFrequency, tokens: words.tokens,
      words: counts.positions.map { word, positions in
        Company.Word(
          term: word, positions: positions, documents: counts.documents[word] ?? 0,
          frequency: words[word].occurrences)
      })
    try write(company, of: node, to: &rows, &network)
    return outcome
  }

  private func write(
    _ company: Company, of node: Term, to rows: inout StatisticsTable,
    _ network: inout CollocationNetwork?
  ) throws {
    let width = expected == .window ? window.left + window.right : 1
    let by = association.by
    let measures = association.measures.measures
    let least = minimum
    let found = company.words.compactMap { word in
      let pair = Association(
        together: word.positions.reduce(0, +), node: company.nodeFrequency,
        collocate: word.frequency, tokens: company.tokens, window: width)
      return pair.together < least
        ? nil : (word: word, pair: pair, value: pair.value(of: by))
    }
    // Places are sorted, for words are large.
    let ranked = rankedPlaces(found.map(\.value)) { found[$0].word.term }
    let slots = (0..<(window.left + window.right)).map { slot in
      slot < window.left ? "L\(window.left - slot)" : "R\(slot - window.left + 1)"
    }
    for place in ranked {
      if rows.isFull { break }
      let item = found[place]
      network?.add(node, item.word.term, item.pair, item.value)
      var row = rows.begin()
      row.add("term", .text(item.word.term.text))
      row.add("node", .text(node.text))
      row.addAssociation(item.pair, measures)
      row.add("documents", .integer(item.word.documents))
      row.add(
        "positions", .counts(zip(slots, item.word.positions).map { (name: $0, count: $1) }))
      try rows.write(row)
    }
  }
}

/// The words near a node.
struct Company {
  /// A word near the node.
  struct Word {
    var term: Term
    /// Occurrences by place, the outermost left one first.
    var positions: [Int]
    /// Documents in which they are near.
    var documents: Int
    /// Occurrences in the corpus.
    var frequency: Int
  }

  var nodeFrequency = 0
  var tokens = 0
  /// In no order.
  var words: [Word] = []
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
