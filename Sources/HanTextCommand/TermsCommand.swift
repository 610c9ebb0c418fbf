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
      """)

  @OptionGroup var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "The order: frequency, document-frequency, tf-idf or dispersion.", valueName: "measure"))
  var by: TermMeasure = .frequency

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
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top must be 0 or more, not \(top).") }
    if let slices, slices < 2 {
      throw ValidationError("--slices must be 2 or more, not \(slices).")
    }
    if slices != nil, ngrams.range != 1...1 {
      throw ValidationError("--slices goes with single words; leave out --ngrams.")
    }
    if !analysis.counts.isEmpty, selection.store != nil {
      throw ValidationError("Give --db or --counts, not both.")
    }
    if !analysis.counts.isEmpty, slices != nil {
      throw ValidationError("Files of counts do not say in which order words come; give paths.")
    }
  }

  func run() throws {
    let wording = try analysis.wording()
    let output = try OutputWriter()
    let counted = try count()
    let columns = TermColumns(
      measures: measures?.measures, tokens: counted.counts.tokens,
      dispersions: slices == nil ? counted.counts.dispersions : nil, slices: counted.slices)
    if measures != nil, slices == nil, let documents = columns.dispersions?.documents, documents < 2
    {
      counted.messages.warning("dispersion needs two documents or --slices")
    }
    if !analysis.counts.isEmpty, columns.dispersions == nil {
      counted.messages.warning(
        "no dispersion: the files of counts do not say which documents have a term (help: hantext "
          + "count --postings)")
    }
    var rows = StatisticsTable(format: format, top: top, output: output)
    var listed: [ScoredTerm] = []
    var failure: (any Error)?
    try counted.counts.forEachTerm(by: by) { term in
      guard failure == nil, !rows.isFull, listed.count < top ?? .max else { return }
      guard term.count.frequency >= minimum else { return }
      if let pos, !pos.contains(term.partOfSpeech) { return }
      var term = term
      term.form = Term(wording.term(source: term.form.text, canonical: term.term.text))
      if sort != nil {
        listed.append(term)
      } else {
        do { try rows.write(columns.row(term)) } catch { failure = error }
      }
    }
    if let failure { throw failure }
    if let sort {
      for term in try sort.sorted(listed) { try rows.write(columns.row(term)) }
    }
    try output.finish()
    try counted.check()
  }

  /// What was counted, and how to end.
  private struct Counted {
    var counts: CorpusCounts
    var slices: SliceStatistics?
    var messages: Messages
    var check: () throws -> Void
  }

  private func count() throws -> Counted {
    guard
      selection.tokenized != nil || !selection.conditions.isEmpty || slices != nil
        || selection.store != nil
    else {
      let batch = try BatchRun(
        of: Self.self, input: input, options: options, analysis: analysis, ngrams: ngrams.range,
        keepsPostings: true
      ) { configuration in
        configuration.findsKeywords = false
        configuration.findsSlogans = false
        configuration.findsEntities = false
        try check(pos, configuration)
      }
      let result = try batch.perform()
      return Counted(
        counts: result.corpus.counts, messages: batch.run.messages, check: { try result.check() })
    }
    let run = try StatisticsRun(
      of: Self.self, input: input, options: options, analysis: analysis, selection: selection)
    let isTokenized = run.analyzer.configuration.tokenizedInput != nil
    if !isTokenized { try check(pos, run.analyzer.configuration) }
    // As without a store: what repeats another document counts once, unless a part is asked for.
    var repeats =
      run.stored == nil || isTokenized || slices != nil || !selection.conditions.isEmpty
      ? nil : analysis.duplicateThreshold.map { DuplicateFinder(threshold: $0) }
    let findsRepeats = repeats != nil
    var counts = CorpusCounts(
      run.analyzer.configuration.fingerprint, keepsPostings: slices == nil)
    var sequence = WordSequence()
    let outcome = try run.perform { [ngrams, slices] item in
      CountedWords(
        counts: DocumentCounts(item.tokens, ngrams: ngrams.range),
        words: slices == nil ? nil : item.words, sketch: findsRepeats ? item.sketch() : nil)
    } deliver: { _, counted in
      if let sketch = counted.sketch, repeats?.add(sketch) != nil { return }
      try counts.add(counted.counts, wanted: [])
      if let words = counted.words { sequence.add(words) }
    }
    return Counted(
      counts: counts, slices: slices.map { SliceStatistics(sequence, slices: $0) },
      messages: run.run.messages, check: { try outcome.check() })
  }

  private func check(_ pos: PartOfSpeechList?, _ configuration: Configuration) throws {
    try pos?.check(
      against: try PartOfSpeechTagger().tags
        + configuration.userDictionary.entries.compactMap(\.tag))
  }
}

/// What a worker counts in a document.
private struct CountedWords: WireValue {
  var counts: DocumentCounts
  var words: RunningWords?
  var sketch: TextSketch?

  init(counts: DocumentCounts, words: RunningWords?, sketch: TextSketch?) {
    self.counts = counts
    self.words = words
    self.sketch = sketch
  }

  func encode(to writer: inout ByteWriter) {
    counts.encode(to: &writer)
    writer.optional(words) { $1.encode(to: &$0) }
    writer.optional(sketch) { $1.encode(to: &$0) }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    counts = try DocumentCounts(from: &reader)
    words = try reader.optional { reader throws(ByteError) in try RunningWords(from: &reader) }
    sketch = try reader.optional { reader throws(ByteError) in try TextSketch(from: &reader) }
  }
}

/// The columns of a list of terms.
private struct TermColumns {
  let measures: [DispersionMeasure]?
  let tokens: Int
  let dispersions: TermDispersions?
  let slices: SliceStatistics?

  func row(_ term: ScoredTerm) -> StatisticsRow {
    var row = StatisticsRow()
    row.add("term", .text(term.form.text))
    row.add("canonical", .text(term.term.text))
    row.add("pos", .text(term.partOfSpeech?.name))
    row.add("tf", .integer(term.count.frequency))
    row.add("df", .integer(term.count.documentFrequency))
    row.add("per_million", .number(Double(term.count.frequency) * 1e6 / Double(max(1, tokens))))
    row.add("forms", .counts(term.forms.map { ($0.form.text, $0.frequency) }))
    guard let measures else {
      row.add("idf", .number(term.inverseDocumentFrequency))
      row.add(
        "dispersion",
        .number(slices == nil ? term.dispersion : dispersion(of: term)?.value(of: .juillandD)))
      if let slices { row.add("arf", .number(slices.reducedFrequency(of: term.term))) }
      return row
    }
    let dispersion = dispersion(of: term)
    row.add("parts", .integer(dispersion?.parts.count ?? 0))
    for measure in measures {
      row.add(measure.rawValue, .number(dispersion?.value(of: measure)))
    }
    if let slices { row.add("arf", .number(slices.reducedFrequency(of: term.term))) }
    return row
  }

  private func dispersion(of term: ScoredTerm) -> Dispersion? {
    slices.map { $0.dispersion(of: term.term) } ?? dispersions?[term.term]
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
