import ArgumentParser
import HanText

/// `hantext keywords`
struct KeywordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keywords",
    abstract: "Lists the keywords and keyphrases of each document, best first.",
    discussion: """
      With --group, lists those of all documents together, or of each folder, source, year, month \
      or script: the sums of their scores.

      Example: hantext keywords --top 5 pages
      Example: hantext keywords --group folder --top 20 pages
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup var analyses: AnalysesOptions

  @Option(help: ArgumentHelp("The number of keywords per document.", valueName: "n"))
  var top = 10

  @Option(
    help: ArgumentHelp(
      "How keywords are ranked: ranker, tf-idf, bm25, textrank, rake or yake.",
      discussion: "Only 'ranker' removes redundant keywords and supports --explain.",
      valueName: "method"))
  var method = KeywordMethod.ranker

  @Flag(help: "Show what each feature contributes to the score, as log-odds.")
  var explain = false

  @Flag(
    name: .customLong("no-corpus"),
    help: "Rank each document in isolation: the other documents do not tell which words are common."
  )
  var ignoresCorpus = false

  // What --no-corpus was called before.
  @Flag(help: .hidden)
  var alone = false

  @Option(
    help: ArgumentHelp("Your own weights, made by hantext-train.", valueName: "file"),
    completion: .file())
  var ranker: String?

  @Option(
    help: ArgumentHelp(
      "Keywords by group of documents: all, folder, source, year, month or script.",
      valueName: "kind"))
  var group: KeywordGrouping?

  @Option(
    help: ArgumentHelp(
      "How much keywords must differ from each other: 0 to 1.", valueName: "share"))
  var diversity = 0.0

  @OptionGroup var format: FormatOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  private var isAlone: Bool { ignoresCorpus || alone }

  func validate() throws {
    try analyses.validate(with: input)
    guard analyses.analyses.isEmpty || method == .ranker && !explain && top <= 20 else {
      throw ValidationError(
        "--analyses have what the usual method needs for 20 keywords a document; --method, "
          + "--explain and a greater --top need the documents.")
    }
    guard top >= 0 else { throw ValidationError("--top must be 0 or more, not \(top).") }
    guard (0...1).contains(diversity) else {
      throw ValidationError("--diversity must be from 0 to 1, not \(diversity).")
    }
    guard group == nil || !explain && !isAlone else {
      throw ValidationError("--group cannot be combined with --explain or --no-corpus.")
    }
  }

  func run() throws {
    let wording = try analysis.wording()
    let output = try OutputWriter()
    let result = try BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis,
      analyses: analyses
    ) { configuration in
      configuration.tags = false
      configuration.keywords.method = method
      configuration.keywords.explains = explain && method == .ranker
      configuration.keywords.maximumKeywords = max(top, 20)
      configuration.keywords.diversity = diversity
      configuration.countsTerms = false
      configuration.findsSlogans = false
      configuration.findsEntities = false
      if let ranker {
        configuration.keywords.ranker = try KeywordRanker(contentsOf: ranker)
      }
    }.perform()
    let corpusRanker = try result.corpus.ranker()
    if let group {
      let groups = try result.corpus.keywordGroups(limit: top, ranker: corpusRanker) {
        group.name(of: $0)
      }
      for found in groups { try output.write(lines(of: found, wording)) }
    } else {
      try writeDocuments(result.corpus, corpusRanker, wording, to: output)
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
    _ corpus: Corpus, _ ranker: CorpusRanker, _ wording: TermWording, to output: OutputWriter
  ) throws {
    for position in 0..<corpus.count {
      let analysis = try corpus.analysis(at: position)
      func located(_ candidates: KeywordCandidates) -> [Report.LocatedTerm] {
        ranker.keywords(from: candidates, limit: top, alone: isAlone).map {
          var located = Report.LocatedTerm($0)
          located.term = wording.term(source: located.term, canonical: located.canonical)
          return located
        }
      }
      let articles = analysis.articles.map { ArticleRecord($0, located($0.keywords)) }
      try output.write(record(analysis, located(analysis.keywords), articles))
    }
  }

  private func record(
    _ analysis: DocumentAnalysis, _ keywords: [Report.LocatedTerm],
    _ articles: [ArticleRecord<Report.LocatedTerm>]
  ) -> [UInt8] {
    switch format.effective {
    case .jsonl:
      return listRecord(analysis, "keywords", keywords, articles) { $0.keyword($1) }
    case .text:
      return section(analysis.id, keywords.flatMap(lines), articles, lines)
    }
  }

  private func lines(of keyword: Report.LocatedTerm) -> [String] {
    ["\(keyword.term)\t\(keyword.count)\t\(decimal(keyword.score))"]
      + keyword.evidence.map { "  \(decimal($0.value))\t\($0.feature)" }
  }
}
