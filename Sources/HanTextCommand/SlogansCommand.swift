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

  @OptionGroup var format: FormatOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top must be 0 or more, not \(top).") }
  }

  func run() async throws {
    let wording = try analysis.wording()
    let output = try OutputWriter()
    let result = try await BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis
    ).perform()
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
      var json = JSONWriter()
      json.beginObject()
      json.member("id", analysis.id)
      json.key("slogans")
      json.beginArray()
      for slogan in slogans { json.slogan(slogan) }
      json.endArray()
      json.extra(extra)
      json.endObject()
      json.newline()
      return json.bytes
    case .text:
      let lines = slogans.map { slogan in
        let members = slogan.members.isEmpty ? "" : "\t\(slogan.members.joined(separator: "、"))"
        return "\(slogan.text)\t\(slogan.type.rawValue)\t\(decimal(slogan.score))\(members)"
      }
      return section(analysis.id, lines)
    }
  }
}
