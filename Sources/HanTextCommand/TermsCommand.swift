import ArgumentParser
import HanText

/// `hantext terms`
struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Lists the terms of all documents with their statistics.",
    discussion: """
      A term has its frequency (tf), the number of its documents (df), its inverse document \
      frequency (idf) and its dispersion, Juilland's D over the documents.

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

  @OptionGroup var format: FormatOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top must be 0 or more, not \(top).") }
  }

  func run() throws {
    let wording = try analysis.wording()
    let output = try OutputWriter()
    let result = try BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis, ngrams: ngrams.range
    ) { configuration in
      configuration.findsKeywords = false
      configuration.findsSlogans = false
      configuration.findsEntities = false
      try pos?.check(
        against: try PartOfSpeechTagger().tags
          + configuration.userDictionary.entries.compactMap(\.tag))
    }.perform()
    var listed: [ScoredTerm] = []
    var count = 0
    var failure: (any Error)?
    try result.corpus.counts.forEachTerm(by: by) { term in
      guard failure == nil, count < top ?? .max else { return }
      if let pos, !pos.contains(term.partOfSpeech) { return }
      count += 1
      var term = term
      term.form = Term(wording.term(source: term.form.text, canonical: term.term.text))
      if sort != nil {
        listed.append(term)
      } else {
        do { try output.write(record(term)) } catch { failure = error }
      }
    }
    if let failure { throw failure }
    if let sort {
      for term in try sort.sorted(listed) { try output.write(record(term)) }
    }
    try output.finish()
    try result.check()
  }

  private func record(_ term: ScoredTerm) -> [UInt8] {
    switch format.effective {
    case .jsonl:
      var json = JSONWriter()
      json.term(term)
      json.newline()
      return json.bytes
    case .text:
      let numbers =
        "\(term.count.frequency)\t\(term.count.documentFrequency)"
        + "\t\(decimal(term.inverseDocumentFrequency))\t\(decimal(term.dispersion))"
      return Array("\(term.form.text)\t\(term.partOfSpeech?.name ?? "-")\t\(numbers)\n".utf8)
    }
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
