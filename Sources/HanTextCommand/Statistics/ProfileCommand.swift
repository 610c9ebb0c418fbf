import ArgumentParser
import HanText

/// `hantext profile`
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Measures how many different words documents have.",
    discussion: """
      A line a document and one for all of them, without id: tokens, types, hapaxes, and measures \
      of lexical diversity. What is undefined is null. With --group-by a line stands for a group.

      Example: hantext profile --format csv pages
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp("The words of a window of the moving average (mattr).", valueName: "words"))
  var window = 50

  @Option(
    name: .customLong("group-by"),
    help: ArgumentHelp(
      "A line for each group, not document: folder, source, year, month or a field of JSON Lines.",
      valueName: "field"))
  var groupBy: String?

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var table: TableOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws {
    if window < 1 { throw ValidationError("--window must be 1 or more, not \(window).") }
  }

  func run() throws {
    let output = try OutputWriter()
    var rows = StatisticsTable(table, output: output)
    let run = try StatisticsRun(
      of: Self.self, input: input, options: options, analysis: analysis, selection: selection)
    var all = WordSequence()
    var groups: [String: WordSequence] = [:]
    var ungrouped = 0
    let outcome = try run.perform {
      $0.words
    } deliver: { fields, words in
      if let groupBy {
        guard let name = fields.value(of: groupBy), !name.isEmpty else { return ungrouped += 1 }
        all.add(words)
        groups[name, default: WordSequence()].add(words)
        return
      }
      all.add(words)
      let diversity = LexicalDiversity(
        numbers: words.sequence, types: words.words.count, window: window)
      try write(fields.id, nil, diversity, to: &rows)
    }
    if ungrouped > 0 {
      run.run.messages.warning("\(ungrouped) documents without \(groupBy ?? "") are left out")
    }
    for (name, words) in groups.sorted(by: { $0.key < $1.key }) + [("", all)] {
      let diversity = LexicalDiversity(
        numbers: words.sequence, types: words.words.count, window: window)
      try write(
        nil, words.ends.count, diversity, group: name.isEmpty ? nil : name, to: &rows)
    }
    try output.finish()
    try outcome.check()
  }

  private func write(
    _ id: String?, _ documents: Int?, _ diversity: LexicalDiversity, group: String? = nil,
    to rows: inout StatisticsTable
  ) throws {
    var row = rows.begin()
    if groupBy != nil { row.add("group", .text(group)) }
    row.add("id", .text(id))
    row.add("documents", .integer(documents ?? 1))
    row.add("tokens", .integer(diversity.tokens))
    row.add("types", .integer(diversity.types))
    row.add("hapaxes", .integer(diversity.hapaxes))
    for measure in DiversityMeasure.allCases {
      switch measure {
      case .movingAverage: row.add("mattr_window", .integer(diversity.window))
      case .hypergeometric: row.add("hdd_sample", .integer(diversity.sample))
      default: break
      }
      row.add(measure.rawValue, .number(diversity.value(of: measure)))
    }
    try rows.write(row)
  }
}
