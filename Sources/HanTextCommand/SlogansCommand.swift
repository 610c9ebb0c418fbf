import ArgumentParser
import HanText

/// `hantext slogans`
struct SlogansCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slogans",
    abstract: "Lists the slogans of each document, best first.",
    discussion: "Example: hantext slogans --format jsonl pages")

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("How many slogans a document at most (default: all).", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "The lowest score that is listed, from 0 to 1 (default: 0.42).", valueName: "score"))
  var threshold: Double?

  @Flag(help: "Say why each is one: what every mark adds to its score, in logits.")
  var explain = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top must be 0 or more, not \(top).") }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold must lie between 0 and 1, not \(threshold).")
    }
  }

  func run() async throws {
    let wording = try analysis.wording()
    let output = try OutputWriter()
    let result = try await BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis
    ) { configuration in
      configuration.countsTerms = false
      configuration.findsEntities = false
      configuration.findsKeywords = false
      if let threshold { configuration.slogans.threshold = threshold }
    }.perform()
    for (analysis, extra) in zip(result.batch.analyses, result.extras) {
      let slogans = result.batch.slogans(of: analysis).prefix(top ?? .max).map {
        var located = Report.LocatedSlogan($0, in: analysis)
        located.text = wording.term(source: located.text, canonical: located.canonical)
        return located
      }
      try output.write(record(analysis, slogans, extra))
    }
    try output.finish()
    try result.check()
  }

  private func record(
    _ analysis: Analysis, _ slogans: [Report.LocatedSlogan], _ extra: String?
  ) -> [UInt8] {
    switch format.effective {
    case .jsonl:
      return listRecord(analysis.id, "slogans", slogans, extra: extra) {
        $0.slogan($1, explains: explain)
      }
    case .text:
      let lines = slogans.map { slogan in
        let members = slogan.members.isEmpty ? "" : "\t\(slogan.members.joined(separator: "、"))"
        let reasons = explain ? "\t\(reasons(slogan))" : ""
        return
          "\(slogan.text)\t\(slogan.type.rawValue)\t\(decimal(slogan.score))\(members)\(reasons)"
      }
      return section(analysis.id, lines)
    }
  }

  private func reasons(_ slogan: Report.LocatedSlogan) -> String {
    slogan.evidence.map { "\($0.name) \($0.weight < 0 ? "" : "+")\(decimal($0.weight))" }
      .joined(separator: ", ")
  }
}
