import ArgumentParser
import HanText

/// `hantext keywords`
struct KeywordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keywords",
    abstract: "Lists the keywords and keyphrases of each document, best first.",
    discussion: """
      With --group, lists those of all documents together, or of each folder, source, year, month \
      or script: the sums of their scores.

      Example: hantext keywords --top 5 pages
      Example: hantext keywords --group folder --top 20 pages
      """)

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("How many keywords a document at most.", valueName: "n"))
  var top = 10

  @Option(
    help: ArgumentHelp(
      "How keywords are ranked: ranker, tf-idf, bm25, textrank, rake or yake.",
      discussion: "Only the ranker leaves out what says the same, and explains itself.",
      valueName: "method"))
  var method = KeywordMethod.ranker

  @Flag(help: "Tell what each feature adds to the score, as log-odds.")
  var explain = false

  @Flag(help: "Rank each document by itself: the others do not say what is common.")
  var alone = false

  @Option(
    help: ArgumentHelp("Weights of your own, made by hantext-train.", valueName: "file"),
    completion: .file())
  var ranker: String?

  @Option(
    help: ArgumentHelp(
      "Keywords of groups of documents: all, folder, source, year, month or script.",
      valueName: "kind"))
  var group: KeywordGrouping?

  @Option(
    help: ArgumentHelp(
      "How much keywords shall differ from each other: 0 to 1.", valueName: "share"))
  var diversity = 0.0

  @OptionGroup var format: FormatOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    guard top >= 0 else { throw ValidationError("--top must be 0 or more, not \(top).") }
    guard (0...1).contains(diversity) else {
      throw ValidationError("--diversity must be from 0 to 1, not \(diversity).")
    }
    guard group == nil || !explain && !alone else {
      throw ValidationError("--group does not go with --explain or --alone.")
    }
  }

  func run() async throws {
    let wording = try analysis.wording()
    let output = try OutputWriter()
    let result = try await BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis
    ) { configuration in
      configuration.tags = false
      configuration.keywords.method = method
      configuration.keywords.explains = explain && method == .ranker
      configuration.keywords.maximumCandidates = max(40, 3 * min(top, 1_000_000))
      configuration.keywords.diversity = diversity
      configuration.countsTerms = false
      configuration.findsSlogans = false
      configuration.findsEntities = false
      if let ranker {
        configuration.keywords.ranker = try KeywordRanker(contentsOf: ranker)
      }
    }.perform()
    if let group {
      for found in result.batch.keywordGroups(limit: top, by: { group.name(of: $0) }) {
        try output.write(lines(of: found, wording))
      }
    } else {
      try writeDocuments(result, wording, to: output)
    }
    try output.finish()
    try result.check()
  }

  private func lines(of group: Batch.KeywordGroup, _ wording: TermWording) -> [UInt8] {
    var group = group
    for index in group.keywords.indices {
      group.keywords[index].term = wording.term(
        source: group.keywords[index].term, canonical: group.keywords[index].canonical)
    }
    return format.effective == .jsonl ? group.json() : group.text
  }

  private func writeDocuments(
    _ result: BatchRun.Result, _ wording: TermWording, to output: OutputWriter
  ) throws {
    for (analysis, extra) in zip(result.batch.analyses, result.extras) {
      let keywords = result.batch.keywords(of: analysis, limit: top, alone: alone).map {
        var located = Report.LocatedTerm($0, in: analysis)
        located.term = wording.term(source: located.term, canonical: located.canonical)
        return located
      }
      try output.write(record(analysis, keywords, extra))
    }
  }

  private func record(
    _ analysis: Analysis, _ keywords: [Report.LocatedTerm], _ extra: String?
  ) -> [UInt8] {
    switch format.effective {
    case .jsonl:
      return listRecord(analysis.id, "keywords", keywords, extra: extra) { $0.keyword($1) }
    case .text:
      let lines = keywords.flatMap { keyword in
        ["\(keyword.term)\t\(keyword.count)\t\(decimal(keyword.score))"]
          + keyword.evidence.map { "  \(decimal($0.value))\t\($0.feature)" }
      }
      return section(analysis.id, lines)
    }
  }
}
