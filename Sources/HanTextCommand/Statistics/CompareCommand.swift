import ArgumentParser
import HanText
import HanTextStore

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

  @OptionGroup(title: "Input") var input: InputOptions

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
    name: .customLong("reference-db"),
    help: ArgumentHelp("A store made by hantext index as the reference.", valueName: "file"),
    completion: .file())
  var referenceStore: String?

  @Option(
    name: .customLong("reference-where"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only documents of the reference whose field is so, instead of --where; repeatable.",
      discussion: "With --db and no other reference, those of the same store.",
      valueName: "field=value"))
  var referenceConditions: [DocumentCondition] = []

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
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws {
    let isRest = reference == ["rest"]
    let isOwn = selection.store != nil && !referenceConditions.isEmpty
    let given = [!reference.isEmpty, referenceCounts != nil, referenceStore != nil].count { $0 }
    guard given > 0 || isOwn else {
      throw ValidationError(
        "Say what to compare with: --reference, --reference-db or --reference-counts.")
    }
    if given > 1 {
      throw ValidationError("Give one of --reference, --reference-db and --reference-counts.")
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
    let target = try StatisticsRun(
      of: Self.self, input: input, options: options, analysis: analysis, selection: selection)
    if let stored = target.stored, groupBy == nil, reference.isEmpty, referenceCounts == nil,
      referenceStore == nil
    {
      try writeParts(of: stored, to: &rows)
      return try output.finish()
    }
    var (groups, outcome) = try targets(of: target)
    var others = FrequencyList()
    if referenceCounts != nil || reference == ["bundled"] {
      let counts = try referenceCounts.map(CountList.init(contentsOf:)) ?? .bundled()
      others = FrequencyList(counts.words, tokens: counts.total)
    } else if groupBy == nil {
      others = try referenceWords(besides: target, &outcome)
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
    groups = [:]
    try output.finish()
    try outcome.check()
  }

  private var unit: CorpusComparison.Unit { over == .documents ? .documents : .tokens }

  /// Compares two parts of one store, whose words go by their numbers.
  private func writeParts(
    of stored: StoreCorpus, to rows: inout StatisticsTable
  ) throws {
    let store = stored.store
    let vocabulary = try store.vocabulary()
    let postings = try store.postings()
    let documents = try stored.documents()
    let others = try stored.documents(meeting: referenceConditions)
    let (own, other) = try entries(of: documents, others, store, postings, vocabulary.termCount)
    let pairs = own.indices.compactMap { number -> CorpusComparison.Pair? in
      guard own[number].occurrences + other[number].occurrences > 0 else { return nil }
      return CorpusComparison.Pair(
        Term(vocabulary.word(Int32(number))), own[number], other[number], number: Int32(number))
    }
    let comparison = CorpusComparison(
      pairs, target: (documents.count, documents.reduce(0) { $0 + $1.tokens }),
      reference: (others.count, others.reduce(0) { $0 + $1.tokens }), over: unit,
      minimum: minimum)
    let influence = over == .tokens ? StoredInfluence(documents, postings, of: nil) : nil
    let by = by
    try write(comparison, group: nil, to: &rows) { item in
      try influence?.range(of: by, for: item)
    }
  }

  /// The counts of words in two parts of a store.
  private func entries(
    of documents: [StoredDocument], _ others: [StoredDocument], _ store: CorpusStore,
    _ postings: StorePostings, _ words: Int
  ) throws -> (own: [FrequencyList.Entry], other: [FrequencyList.Entry]) {
    // The two may have documents in common, or be all documents, whose sums are there.
    let numbers = Set(documents.lazy.map(\.number))
    if documents.count + others.count <= store.documentCount,
      !others.contains(where: { numbers.contains($0.number) })
    {
      let both = try store.entries(in: [documents, others], of: postings, words: words)
      return (both[0], both[1])
    }
    return (
      try store.entries(in: [documents], of: postings, words: words)[0],
      try store.entries(in: [others], of: postings, words: words)[0]
    )
  }

  /// The targets by the names of their groups.
  private func targets(of run: StatisticsRun) throws -> ([String: Target], RunOutcome) {
    var groups: [String: Target] = [:]
    var ungrouped = 0
    func name(_ fields: DocumentFields) -> String? {
      guard let groupBy else { return "" }
      if let name = fields.value(of: groupBy), !name.isEmpty { return name }
      ungrouped += 1
      return nil
    }
    var outcome = RunOutcome()
    if let stored = run.stored {
      let documents =
        try groupBy == nil ? ["": stored.documents()] : stored.groups(by: name)
      let names = documents.keys.sorted()
      let lists = try stored.store.frequencies(in: names.map { documents[$0] ?? [] })
      let postings = try stored.store.postings()
      let vocabulary = try stored.store.vocabulary()
      let numbers = Dictionary(
        uniqueKeysWithValues: (0..<Int32(vocabulary.termCount)).map {
          (Term(vocabulary.word($0)), $0)
        })
      for (name, words) in zip(names, lists) {
        var target = Target(over: over)
        target.words = words
        if over == .tokens {
          target.stored = StoredInfluence(documents[name] ?? [], postings, of: numbers)
        }
        groups[name] = target
      }
    } else {
      outcome = try run.perform {
        $0.words
      } deliver: { fields, words in
        if let name = name(fields) { groups[name, default: Target(over: over)].add(words) }
      }
    }
    if ungrouped > 0 {
      run.run.messages.warning("\(ungrouped) documents without \(groupBy ?? "") are left out")
    }
    return (groups, outcome)
  }

  /// The words of a reference that is text.
  private func referenceWords(
    besides target: StatisticsRun, _ outcome: inout RunOutcome
  ) throws -> FrequencyList {
    let isStore = reference.isEmpty
    let run = try StatisticsRun(
      of: Self.self, paths: isStore ? [] : reference, input: input, options: options,
      analysis: analysis, selection: selection, store: referenceStore,
      conditions: referenceConditions.isEmpty ? nil : referenceConditions,
      like: isStore ? nil : target.stored?.store.configuration)
    if let stored = run.stored {
      return try stored.store.frequencies(in: [try stored.documents()])[0]
    }
    var others = FrequencyList()
    outcome.merge(
      try run.perform {
        $0.words
      } deliver: { _, words in
        others.add(words)
      })
    return others
  }

  /// What is known of a target.
  private struct Target {
    var words = FrequencyList()
    /// What single documents do to occurrences; there is none where documents are counted.
    var influence: DocumentInfluence?
    /// The same of documents of a store.
    var stored: StoredInfluence?

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
      target.words, reference, over: unit, minimum: minimum)
    let order = target.influence?.order ?? []
    let by = by
    try write(comparison, group: group, to: &rows) { item in
      if let stored = target.stored { return try stored.range(of: by, for: item) }
      return target.influence?.range(of: by, for: item.term, item.keyness, in: order)
    }
  }

  private func write(
    _ comparison: CorpusComparison, group: String?, to rows: inout StatisticsTable,
    influence: (CorpusComparison.Row) throws -> DocumentInfluence.Range?
  ) throws {
    for (name, tokens) in [
      ("target", comparison.targetTokens), ("reference", comparison.referenceTokens),
    ]
    where tokens == 0 {
      let cause = group.map { "\(name) of the group \($0) has no words" } ?? "\(name) has no words"
      throw ValidationError(cause)
    }
    let measures = measures.measures
    for item in comparison.rows(by: by, top: rows.left) {
      var row = rows.begin()
      fill(&row, item, try influence(item), measures, group: group)
      try rows.write(row)
    }
  }

  private func fill(
    _ row: inout StatisticsRow, _ item: CorpusComparison.Row,
    _ influence: DocumentInfluence.Range?, _ measures: [KeynessMeasure], group: String?
  ) {
    let keyness = item.keyness
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
    for measure in measures {
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
