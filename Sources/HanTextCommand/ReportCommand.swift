import ArgumentParser
import HanText

/// `hantext report`
struct ReportCommand: ParsableCommand {
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

  func run() throws {
    let wording = try analysis.wording()
    let result = try BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis
    ).perform()
    var report = ReportRun(result.corpus, configuration: result.configuration)
    report.failures = result.failures
    report.isPartial = result.cancellation != nil
    report.jobs = options.effectiveJobs
    report.wording = { wording.term(source: $0, canonical: $1) }
    var folder = try ReportFolder(output)
    try report.write(to: &folder)
    try folder.commit()
    try result.check()
  }
}

/// The files of a report in their folder, which appear together once all are complete.
private struct ReportFolder: ReportOutput {
  private let folder: String
  private var files: [AtomicFile] = []

  init(_ folder: String) throws(OutputError) {
    self.folder = folder
    try OutputFile.createFolder(folder)
  }

  mutating func begin(_ name: String) throws { files.append(try AtomicFile("\(folder)/\(name)")) }

  mutating func write(_ text: String) throws { try files.last?.write(Array(text.utf8)) }

  mutating func end() throws { try files.last?.close() }

  /// Gives the files their names.
  func commit() throws(OutputError) {
    for file in files { try file.commit() }
  }
}
