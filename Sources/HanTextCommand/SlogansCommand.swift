import ArgumentParser
import HanText

/// `hantext slogans`
struct SlogansCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slogans",
    abstract: "Lists the slogans of each document, best first.",
    discussion: "Example: hantext slogans --format jsonl pages")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup var analyses: AnalysesOptions

  @Option(help: ArgumentHelp("The number of slogans per document (default: all).", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "The lowest score that is listed, from 0 to 1 (default: \(SloganExtractor.defaultThreshold)).",
      valueName: "score"))
  var threshold: Double?

  @Flag(help: "Show what each feature contributes to the score, in logits.")
  var explain = false

  @OptionGroup var format: FormatOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws {
    try analyses.validate(with: input)
    if let top, top < 0 { throw ValidationError("--top must be 0 or more, not \(top).") }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold must lie between 0 and 1, not \(threshold).")
    }
  }

  func run() throws {
    let wording = try analysis.wording()
    let output = try OutputWriter()
    let result = try BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis,
      analyses: analyses
    ) { configuration in
      configuration.countsTerms = false
      configuration.findsEntities = false
      configuration.findsKeywords = false
      if let threshold { configuration.slogans.threshold = threshold }
    }.perform()
    let ranker = try result.corpus.ranker()
    for position in 0..<result.corpus.count {
      let analysis = try result.corpus.analysis(at: position)
      func located(_ candidates: [SloganCandidate]) -> [Report.LocatedSlogan] {
        ranker.slogans(from: candidates).prefix(top ?? .max).map {
          var located = Report.LocatedSlogan($0)
          located.reword { wording.term(source: $0, canonical: $1) }
          return located
        }
      }
      let articles = analysis.articles.map { ArticleRecord($0, located($0.sloganCandidates)) }
      try output.write(record(analysis, located(analysis.sloganCandidates), articles))
    }
    try output.finish()
    try result.check()
  }

  private func record(
    _ analysis: DocumentAnalysis, _ slogans: [Report.LocatedSlogan],
    _ articles: [ArticleRecord<Report.LocatedSlogan>]
  ) -> [UInt8] {
    switch format.effective {
    case .jsonl:
      return listRecord(analysis, "slogans", slogans, articles) {
        $0.slogan($1, explains: explain)
      }
    case .text:
      return section(analysis.id, slogans.flatMap(lines), articles, lines)
    }
  }

  private func lines(of slogan: Report.LocatedSlogan) -> [String] {
    let members = slogan.members.isEmpty ? "" : "\t\(slogan.members.joined(separator: "、"))"
    let reasons = explain ? "\t\(reasons(slogan))" : ""
    return [
      "\(slogan.text)\t\(slogan.type.rawValue)\t\(decimal(slogan.score))\(members)\(reasons)"
    ]
  }

  private func reasons(_ slogan: Report.LocatedSlogan) -> String {
    slogan.evidence.map { "\($0.name) \($0.weight < 0 ? "" : "+")\(decimal($0.weight))" }
      .joined(separator: ", ")
  }
}
