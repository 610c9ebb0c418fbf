import ArgumentParser
import HanText

/// `hantext compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Finds the words that are key to one corpus against another.",
    discussion: """
      Values are positive where a word is more frequent in the target. A word that only one of the \
      two has says so in "only_in"; what is infinite is null. "without_top_document" is the measure \
      of --by without the document of the target that has the word most often, and "leave_one_out" \
      its range over leaving out each document once: a word that one document alone makes key \
      drops there.

      Example: hantext compare news-2024 --reference news-2023 --by log_likelihood --top 50
      """)

  @OptionGroup var input: InputOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files and folders of the reference; 'bundled' is general text, 'rest' all other groups.",
      discussion: """
        The bundled counts are those of the People's Daily of January 1998, 948,385 running words; \
        words that occur there once count as absent.
        """,
      valueName: "path"),
    completion: .file())
  var reference: [String] = []

  @Option(
    name: .customLong("reference-counts"),
    help: ArgumentHelp(
      "The reference as a list: word, tab, count a line; a first line of a tab and a number is the "
        + "total.",
      valueName: "file"),
    completion: .file())
  var referenceCounts: String?

  @Option(
    name: .customLong("group-by"),
    help: ArgumentHelp(
      "What groups are made of: folder, source, year, month or a field of JSON Lines.",
      valueName: "field"))
  var groupBy: String?

  @Option(
    help: ArgumentHelp("What is counted: tokens, or documents that have a word.", valueName: "unit")
  )
  var over: KeynessUnit = .tokens

  @Option(help: ArgumentHelp("The measures, or all.", valueName: "names"))
  var measures = MeasureList<KeynessMeasure>([
    .logLikelihood, .bayesFactor, .percentDifference, .logRatio,
  ])

  @Option(help: ArgumentHelp("The measure that orders the list.", valueName: "measure"))
  var by: KeynessMeasure = .logLikelihood

  @Option(
    help: ArgumentHelp("The least occurrences of a word in both together.", valueName: "n"))
  var minimum = 1

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    let isRest = reference == ["rest"]
    guard !reference.isEmpty || referenceCounts != nil else {
      throw ValidationError("Say what to compare with: --reference or --reference-counts.")
    }
    if !reference.isEmpty, referenceCounts != nil {
      throw ValidationError("Give one of --reference and --reference-counts.")
    }
    if isRest, groupBy == nil {
      throw ValidationError("--reference rest compares groups; name the field: --group-by.")
    }
    if !isRest, groupBy != nil {
      throw ValidationError("--group-by goes with --reference rest.")
    }
    if referenceCounts != nil || reference == ["bundled"], over == .documents {
      throw ValidationError("A list of counts has no documents; leave out --over documents.")
    }
  }

  func run() throws {
    let output = try OutputWriter()
    var rows = StatisticsTable(table, output: output)
    var groups: [String: Target] = [:]
    var ungrouped = 0
    let target = try StatisticsRun(
      of: Self.self, input: input, options: options, analysis: analysis, selection: selection)
    var outcome = try target.perform {
      $0.words
    } deliver: { fields, words in
      guard let groupBy else { return groups["", default: Target(over: over)].add(words) }
      guard let name = fields.value(of: groupBy), !name.isEmpty else { return ungrouped += 1 }
      groups[name, default: Target(over: over)].add(words)
    }
    if ungrouped > 0 {
      target.run.messages.warning("\(ungrouped) documents without \(groupBy ?? "") are left out")
    }
    var others = FrequencyList()
    if referenceCounts != nil || reference == ["bundled"] {
      let counts = try referenceCounts.map(CountList.init(contentsOf:)) ?? .bundled()
      others = FrequencyList(counts.words, tokens: counts.total)
    } else if groupBy == nil {
      let run = try StatisticsRun(
        of: Self.self, paths: reference, input: input, options: options, analysis: analysis,
        selection: selection)
      outcome.merge(
        try run.perform {
          $0.words
        } deliver: { _, words in
          others.add(words)
        })
    }
    if groupBy != nil {
      var all = FrequencyList()
      for group in groups.values { all.merge(group.words) }
      for (name, group) in groups.sorted(by: { $0.key < $1.key }) {
        try write(group, all.subtracting(group.words), group: name, to: &rows)
      }
    } else {
      try write(groups[""] ?? Target(over: over), others, group: nil, to: &rows)
    }
    try output.finish()
    try outcome.check()
  }

  /// What is known of a target.
  private struct Target {
    var words = FrequencyList()
    /// What single documents do to occurrences; there is none where documents are counted.
    var influence: DocumentInfluence?

    init(over unit: KeynessUnit) { influence = unit == .tokens ? DocumentInfluence() : nil }

    mutating func add(_ document: RunningWords) {
      words.add(document)
      influence?.add(document)
    }
  }

  private func write(
    _ target: Target, _ reference: FrequencyList, group: String?,
    to rows: inout StatisticsTable
  ) throws {
    let comparison = CorpusComparison(
      target.words, reference, over: over == .documents ? .documents : .tokens, minimum: minimum)
    for (name, tokens) in [
      ("target", comparison.targetTokens), ("reference", comparison.referenceTokens),
    ]
    where tokens == 0 {
      let cause = group.map { "\(name) of the group \($0) has no words" } ?? "\(name) has no words"
      throw ValidationError(cause)
    }
    let order = target.influence?.order ?? []
    for item in comparison.rows(by: by) {
      guard !rows.isFull else { return }
      let range = target.influence?.range(of: by, for: item.term, item.keyness, in: order)
      try rows.write(row(item, range, group: group))
    }
  }

  private func row(
    _ item: CorpusComparison.Row, _ influence: DocumentInfluence.Range?, group: String?
  ) -> StatisticsRow {
    let keyness = item.keyness
    var row = StatisticsRow()
    if let group { row.add("group", .text(group)) }
    row.add("term", .text(item.term.text))
    row.add("target", .integer(keyness.target))
    row.add("reference", .integer(keyness.reference))
    row.add("target_tokens", .integer(keyness.targetTokens))
    row.add("reference_tokens", .integer(keyness.referenceTokens))
    row.add(
      "per_million_target",
      .number(Double(keyness.target) * 1e6 / Double(keyness.targetTokens)))
    row.add(
      "per_million_reference",
      .number(Double(keyness.reference) * 1e6 / Double(keyness.referenceTokens)))
    for measure in measures.measures {
      let value = keyness.value(of: measure)
      row.add(measure.rawValue, .number(value))
      if measure.hasChance {
        row.add(measure.rawValue + "_p", .number(value.flatMap { ChiSquare.upperTail(abs($0)) }))
      }
    }
    let statistic = abs(keyness.value(of: .logLikelihood) ?? 0)
    row.add("log10_p", .number(ChiSquare.logarithmOfUpperTail(statistic)))
    row.add("conservative_log_ratio", .number(keyness.conservativeLogRatio(tests: item.tests)))
    row.add("without_top_document", .number(influence?.withoutTop))
    row.add("leave_one_out_low", .number(influence?.low))
    row.add("leave_one_out_high", .number(influence?.high))
    row.add("bonferroni", .number(item.bonferroni))
    row.add("benjamini_hochberg", .number(item.benjaminiHochberg))
    row.add("terms_tested", .integer(item.tests))
    row.add(
      "only_in",
      .text(keyness.reference == 0 ? "target" : keyness.target == 0 ? "reference" : nil))
    return row
  }
}

/// What is counted when corpora are compared.
enum KeynessUnit: String, CaseIterable, ExpressibleByArgument, Sendable {
  case tokens, documents
}

extension KeynessMeasure {
  /// Whether it has a χ² distribution.
  fileprivate var hasChance: Bool {
    switch self {
    case .logLikelihood, .twoCellLogLikelihood, .chiSquare, .chiSquareYates: true
    default: false
    }
  }
}
