import ArgumentParser
import HanText

/// `hantext terms`
struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Lists the terms of all documents with their statistics.",
    discussion: """
      A term has its frequency (tf), the number of its documents (df), its inverse document \
      frequency (idf) and its dispersion, Juilland's D over the documents' relative frequencies.

      Example: hantext terms --by document-frequency --ngrams 1-2 pages
      Example: hantext terms --unit characters --ngrams 2-3 --group-by year --db corpus.sqlite
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "The order: frequency, document-frequency, tf-idf or dispersion; tag lists a word apart for "
        + "each part of speech.", valueName: "measure"))
  var by: TermListOrder = .measure(.frequency)

  @Option(help: ArgumentHelp("What terms are made of: words, or characters.", valueName: "unit"))
  var unit: TermUnit = .words

  @Option(
    name: .customLong("group-by"),
    help: ArgumentHelp(
      "A list for each group: folder, source, year, month or a field of JSON Lines.",
      discussion: "--top counts in each group.", valueName: "field"))
  var groupBy: String?

  @Flag(
    help: ArgumentHelp(
      "Between which bounds tf lies over all ways to cut words and as characters (low, high).",
      discussion: "The documents are read twice."))
  var range = false

  @Flag(
    name: .customLong("in-removed"),
    help: "Also count occurrences in what cleaning removed: menus, captions, repeated passages.")
  var inRemoved = false

  @Option(
    help: ArgumentHelp("The lengths of terms in words, such as 1 or 1-3.", valueName: "lengths"))
  var ngrams: NGramLengths = NGramLengths(range: 1...1)

  @Option(
    help: ArgumentHelp(
      "Only words with one of these parts of speech, such as n,v,nr (a tag stands for all that "
        + "begin with it).", valueName: "tags"))
  var pos: PartOfSpeechList?

  @Option(
    help: ArgumentHelp(
      "The order of the list: frequency, pinyin or stroke (default: as --by).",
      discussion: "--by and --top choose the terms; pinyin and stroke are ICU's orders.",
      valueName: "order"))
  var sort: TermOrder?

  @Option(help: ArgumentHelp("How many terms at most (default: all).", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "Measures of dispersion over documents, or all; beside tf, df and per_million.",
      valueName: "names"))
  var measures: MeasureList<DispersionMeasure>?

  @Option(
    help: ArgumentHelp(
      "Dispersion over so many runs of equal length instead of documents, and arf.", valueName: "n")
  )
  var slices: Int?

  @Option(help: ArgumentHelp("The least occurrences of a term.", valueName: "n"))
  var minimum = 1

  @Option(help: "How results are written: jsonl, text or csv (default: text on a terminal).")
  var format: TableFormat?

  @OptionGroup var selection: SelectionOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top must be 0 or more, not \(top).") }
    if let slices, slices < 2 {
      throw ValidationError("--slices must be 2 or more, not \(slices).")
    }
    let isSingle = ngrams.range == 1...1
    for (name, isGiven) in [
      ("--slices", slices != nil), ("--by tag", by == .tag), ("--range", range),
      ("--in-removed", inRemoved),
    ]
    where isGiven && !isSingle {
      throw ValidationError("\(name) goes with single words; leave out --ngrams.")
    }
    if by == .tag, unit == .characters {
      throw ValidationError("Characters have no part of speech; leave out --by tag.")
    }
    if range, unit == .characters || by == .tag || selection.tokenized != nil {
      throw ValidationError("--range asks how words may be cut; it goes with words of plain text.")
    }
    if range, input.paths.contains("-") || input.paths.isEmpty && selection.store == nil {
      throw ValidationError("--range reads the documents twice; name files.")
    }
    guard !analysis.counts.isEmpty else { return }
    if selection.store != nil { throw ValidationError("Give --db or --counts, not both.") }
    if slices != nil {
      throw ValidationError("Files of counts do not say in which order words come; give paths.")
    }
    if needsDocuments {
      throw ValidationError("Files of counts hold words alone; give paths or --db.")
    }
  }

  /// Whether more is asked for than counts of words.
  private var needsDocuments: Bool {
    unit == .characters || by == .tag || groupBy != nil || range || inRemoved
  }

  func run() throws {
    let wording = try analysis.wording()
    let output = try OutputWriter()
    let counted = try count()
    for (index, group) in counted.groups.enumerated() {
      var rows = StatisticsTable(format: format, top: top, output: output, continues: index > 0)
      try write(group, counted, wording, to: &rows)
    }
    try output.finish()
    try counted.check()
  }

  private func write(
    _ group: CountedGroup, _ counted: Counted, _ wording: TermWording,
    to rows: inout StatisticsTable
  ) throws {
    var columns = TermColumns(
      measures: measures?.measures, group: group, isByTag: by == .tag,
      // Of the rest, terms come with the one that is shown.
      dispersions: slices == nil && measures != nil ? try group.counts.dispersions() : nil)
    if measures != nil, slices == nil, let documents = columns.dispersions?.documents, documents < 2
    {
      counted.messages.warning("dispersion needs two documents or --slices")
    }
    if !analysis.counts.isEmpty, group.counts.postings == nil {
      counted.messages.warning(
        "no dispersion: the files of counts do not say which documents have a term (help: hantext "
          + "count --postings)")
    }
    let isKept = sort != nil || range
    // Options are looked up by name; once is enough.
    let (least, tags, limit) = (minimum, pos, top ?? .max)
    let shown = columns
    var kept: [ScoredTerm] = []
    var failure: (any Error)?
    try group.counts.forEachTerm(
      by: by.measure, limit: tags == nil ? top : nil, minimum: least,
      until: { failure != nil || rows.isFull || kept.count >= limit }
    ) { term in
      guard term.count.frequency >= least else { return }
      if let tags, !tags.contains(term.partOfSpeech) { return }
      var term = term
      if !wording.isSource {
        let canonical = TaggedTerm.word(term.term)
        term.form = Term(
          wording.term(source: TaggedTerm.word(term.form).text, canonical: canonical.text))
      } else if shown.isByTag {
        term.form = TaggedTerm.word(term.form)
      }
      if isKept {
        kept.append(term)
      } else {
        do { try shown.write(term, to: &rows) } catch { failure = error }
      }
    }
    if let failure { throw failure }
    if range, let run = counted.run {
      columns.ranges = try TermRanges(
        of: Dictionary(
          kept.map { ($0.term, $0.count.frequency) }, uniquingKeysWith: { first, _ in first }),
        in: run, besides: counted.repeats,
        group: groupBy.map { ($0, group.name ?? "") })
    }
    for term in try sort?.sorted(kept) ?? kept { try columns.write(term, to: &rows) }
  }

  /// What was counted, and how to end.
  private struct Counted {
    var groups: [CountedGroup]
    var repeats: Set<Int> = []
    var run: StatisticsRun?
    var messages: Messages
    var check: () throws -> Void
  }

  private func count() throws -> Counted {
    guard
      selection.tokenized != nil && analysis.counts.isEmpty || !selection.conditions.isEmpty
        || slices != nil
        || selection.store != nil || needsDocuments
    else {
      let batch = try BatchRun(
        of: Self.self, input: input, options: options, analysis: analysis, ngrams: ngrams.range,
        tokenized: selection.tokenized, keepsPostings: true
      ) { configuration in
        configuration.findsKeywords = false
        configuration.findsSlogans = false
        configuration.findsEntities = false
        configuration.findsArticles = false
        if selection.tokenized == nil { try check(pos, configuration) }
      }
      let result = try batch.perform()
      return Counted(
        groups: [CountedGroup(counts: result.corpus.counts)], messages: batch.run.messages,
        check: { try result.check() })
    }
    let run = try StatisticsRun(
      of: Self.self, input: input, options: options, analysis: analysis, selection: selection)
    let isTokenized = run.configuration.tokenizedInput != nil
    if !isTokenized { try check(pos, run.configuration) }
    if range, isTokenized {
      throw ValidationError("--range asks how words may be cut; those of the store were given.")
    }
    // What repeats another document counts once, unless a part is asked for.
    let countsAll = isTokenized || slices != nil || !selection.conditions.isEmpty
    let result = try TermCounting(
      ngrams: ngrams.range, unit: unit, isByTag: by == .tag, slices: slices, groupBy: groupBy,
      countsRemoved: inRemoved
    ).perform(run, duplicateThreshold: countsAll ? nil : analysis.duplicateThreshold)
    return Counted(
      groups: result.groups, repeats: result.repeats, run: run, messages: run.run.messages,
      check: { try result.outcome.check() })
  }

  private func check(_ pos: PartOfSpeechList?, _ configuration: Configuration) throws {
    try pos?.check(
      against: try PartOfSpeechTagger().tags
        + configuration.userDictionary.entries.compactMap(\.tag))
  }
}

/// The order of a list of terms.
enum TermListOrder: ExpressibleByArgument, Hashable, Sendable {
  case measure(TermMeasure)
  /// By frequency, a word apart for each part of speech.
  case tag

  init?(argument: String) {
    if argument == "tag" {
      self = .tag
    } else if let measure = TermMeasure(rawValue: argument) {
      self = .measure(measure)
    } else {
      return nil
    }
  }

  /// What orders the list.
  var measure: TermMeasure { if case .measure(let measure) = self { measure } else { .frequency } }

  var defaultValueDescription: String { measure.rawValue }

  static var allValueStrings: [String] { TermMeasure.allCases.map(\.rawValue) + ["tag"] }
}

/// The columns of a list of terms.
private struct TermColumns {
  let measures: [DispersionMeasure]?
  let group: CountedGroup
  /// Whether terms are words with their parts of speech.
  let isByTag: Bool
  let dispersions: TermDispersions?
  var ranges: TermRanges?

  func write(_ term: ScoredTerm, to rows: inout StatisticsTable) throws {
    var row = rows.begin()
    add(term, to: &row)
    try rows.write(row)
  }

  private func add(_ term: ScoredTerm, to row: inout StatisticsRow) {
    let slices = group.slices
    if let name = group.name { row.add("group", .text(name)) }
    row.add("term", .text(term.form.text))
    row.add("canonical", .text(word(term.term).text))
    row.add("pos", .text(term.partOfSpeech?.name))
    row.add("tf", .integer(term.count.frequency))
    if let bounds = ranges?.bounds[term.term] {
      row.add("low", .integer(bounds.lowerBound))
      row.add("high", .integer(bounds.upperBound))
    }
    if let removed = group.removed {
      row.add("in_removed", .integer(removed[term.term] ?? 0))
    }
    row.add("df", .integer(term.count.documentFrequency))
    row.add(
      "per_million",
      .number(Double(term.count.frequency) * 1e6 / Double(max(1, group.counts.tokens))))
    row.add("forms", .counts(term.forms.map { (word($0.form).text, $0.frequency) }))
    guard let measures else {
      row.add("idf", .number(term.inverseDocumentFrequency))
      row.add(
        "dispersion",
        .number(slices == nil ? term.dispersion : dispersion(of: term)?.value(of: .juillandD)))
      if let slices { row.add("arf", .number(slices.reducedFrequency(of: term.term))) }
      return
    }
    let dispersion = dispersion(of: term)
    row.add("parts", .integer(dispersion?.parts.count ?? 0))
    for measure in measures {
      row.add(measure.rawValue, .number(dispersion?.value(of: measure)))
    }
    if let slices { row.add("arf", .number(slices.reducedFrequency(of: term.term))) }
  }

  private func word(_ term: Term) -> Term { isByTag ? TaggedTerm.word(term) : term }

  private func dispersion(of term: ScoredTerm) -> Dispersion? {
    group.slices.map { $0.dispersion(of: term.term) } ?? dispersions?[term.term]
  }
}

/// Lengths of n-grams: `2`, or `1-3`.
struct NGramLengths: ExpressibleByArgument, Sendable {
  var range: ClosedRange<Int>

  /// The longest n-gram that is counted.
  static let maximum = 10

  init(range: ClosedRange<Int>) { self.range = range }

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2,
      1 <= first, first <= last, last <= Self.maximum
    else { return nil }
    range = first...last
  }

  var defaultValueDescription: String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }
}
