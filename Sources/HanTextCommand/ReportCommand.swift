import ArgumentParser
import HanText

/// `hantext report`
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the keyword report of a batch of documents.",
    discussion: """
      Into the folder go index.html (one page, no network needed), report.md, report.json, \
      keywords.csv, slogans.csv, terms.csv and documents.csv. An interrupted run reports what was \
      done and says so.

      Example: hantext report pages -o report
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"),
    completion: .directory)
  var output: String

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let wording = try analysis.wording()
    let result = try await BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis
    ).perform()
    var report = result.batch.report(
      failures: result.failures, isPartial: result.cancellation != nil)
    report.reword { wording.term(source: $0, canonical: $1) }
    try AtomicFile.write(
      report.files().map { (name: $0.name, bytes: Array($0.contents.utf8)) }, to: output)
    try result.check()
  }
}
