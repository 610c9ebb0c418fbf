import ArgumentParser
import HanText

extension TextEmbedding: ExpressibleByArgument {}

extension ReportLanguage: ExpressibleByArgument {}

/// `hantext report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the keyword report of a batch of documents.",
    discussion: """
      Into the folder go index.html (one page, no network needed), report.md, report.json, \
      keywords.csv, slogans.csv, terms.csv and documents.csv; where the texts of all documents are \
      too large for one page, pages of documents go into the folder documents inside.

      An interrupted run reports what was done and says so. What it analysed stays in the hidden folder \
      .partial inside, and the same command with --resume goes on from there: its report is what it \
      would have been without the interruption. It does so after a crash or a power cut as well. \
      Documents that changed since are analysed again and named; options that analyses depend on must \
      be the same.

      A --template of your own makes one more file of what report.json has.

      The files appear all at once. A folder with files that no report wrote is left alone without \
      --force; of a report before, what it wrote is replaced and all else stays.

      Example: hantext report pages -o report
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup var analyses: AnalysesOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(help: "Write into the folder even if it has files that no report wrote; they stay.")
  var force = false

  @Flag(
    help: ArgumentHelp(
      "Go on with an interrupted run into this folder: what it analysed is not analysed again."))
  var resume = false

  @Option(
    help: ArgumentHelp(
      "How much of the texts the page contains: all, passages (around keywords and slogans), none or auto.",
      discussion: "auto takes whole texts while they fit into --page-size, else passages.",
      valueName: "what"))
  var embed: TextEmbedding = .auto

  @Option(
    name: .customLong("page-size"),
    help: ArgumentHelp(
      "The size that index.html must not exceed, such as 20M.",
      discussion: """
        --embed auto chooses what fits. What does not fit is left out, results and texts of the last \
        documents first; the page says so, and all of it is in the other files.
        """,
      valueName: "bytes"))
  var pageSize = ByteSize(20_000_000)

  @Option(help: ArgumentHelp("The language of the page: zh, en or both.", valueName: "name"))
  var language: ReportLanguage = .both

  @Option(
    name: .customLong("group-by"),
    help: ArgumentHelp(
      "Compare groups of documents with the others: by folder, source, author, year, month, script "
        + "or another field of JSON Lines.",
      discussion: "It goes into the page, report.md, report.json and groups.csv.",
      valueName: "field"))
  var groupBy: String?

  @Option(
    help: ArgumentHelp(
      "Compare with the report in this folder: what is new, rising, falling and gone.",
      discussion: "It goes into the page, report.md, report.json and changes.csv.",
      valueName: "folder"),
    completion: .directory)
  var since: String?

  @OptionGroup var own: OwnTemplateOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  /// Less than the style and the script of a page take.
  private static let leastPage = 16_000

  func validate() throws {
    try analyses.validate(with: input)
    guard groupBy == nil || analysis.counts.isEmpty else {
      throw ValidationError(
        "--group-by compares what the documents say; it does not go with --counts.")
    }
    guard !resume || analyses.analyses.isEmpty else {
      throw ValidationError(
        "--resume goes on with the analysis of documents; --analyses has what is analysed already.")
    }
    guard pageSize.bytes >= Self.leastPage else {
      throw ValidationError(
        "--page-size is in bytes: no page is smaller than \(Self.leastPage); say 4M for megabytes.")
    }
    if output == nil, !own.templateHelp {
      throw ValidationError("Missing expected argument '--output <folder>'")
    }
  }

  func run() throws {
    guard !own.templateHelp, let output else { return try OwnTemplateOptions.list() }
    let wording = try analysis.wording()
    let templates = try own.compiled()
    let earlier = try since.map { folder throws(DocumentFailure) in
      try EarlierReport(folder: folder)
    }
    // What keeps the report from being written is said before the work and not after it.
    let folder = try ReportFolder(output, force: force)
    let batch = try BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis, analyses: analyses,
      keepsPostings: true
    ) {
      $0.keepsTexts = embed != .none
      $0.keepsDigests = true
    }
    let journal =
      analyses.analyses.isEmpty
      ? try RunJournal(
        in: folder.place, as: output, batch.settings, resumes: resume,
        messages: batch.run.messages) : nil
    // Before the folder is given up, which stays if there is something in it.
    defer { withExtendedLifetime(folder) { journal?.finish() } }
    let bar = batch.run.bar()
    defer { bar.finish() }
    bar.begin(ProgressPhase("documents read", share: 0.55))
    let result = try batch.perform(bar: bar, journal: journal)
    var report = ReportRun(result.corpus, configuration: result.configuration)
    report.failures = result.failures
    report.damage = result.damage
    report.isPartial = result.cancellation != nil
    report.jobs = options.effectiveJobs
    report.embedding = embed
    report.pageSize = pageSize.bytes
    report.language = language
    report.earlier = earlier
    if let groupBy {
      report.group = { DocumentFields($0).value(of: groupBy) ?? "unknown" }
    }
    report.wording = { wording.term(source: $0, canonical: $1) }
    bar.begin(ProgressPhase("documents ranked", share: 0.35), total: result.corpus.count)
    var files = ReportFiles(folder: folder, bar: bar)
    let written = try report.write(to: &files) { bar.advance() }
    if let cut = written.page.cut {
      let documents = RunSummary.counted(written.totals.documents, "document", "documents")
      batch.run.messages.warning(
        cut.texts < written.totals.documents
          ? "index.html: --page-size leaves room for the results of \(cut.texts) of \(documents); all "
            + "are in report.json and documents.csv"
          : "index.html: --page-size leaves no room for trends or for the last terms; all terms are in "
            + "terms.csv")
    }
    if groupBy != nil {
      try folder.begin(Report.groupsFileName)
      try folder.write(written.groupsCSV)
      try folder.end()
    }
    if let changes = written.changes {
      try folder.begin(ReportChanges.fileName)
      try folder.write(changes.csv)
      try folder.end()
      if changes.isAlike == false {
        batch.run.messages.warning(
          "the earlier report was made by other models, dictionaries or options, which may be the "
            + "cause of differences")
      }
    }
    for template in templates {
      try folder.begin(template.name)
      try folder.write(try template.render(try folder.contents(of: ReportFormat.json.fileName)))
      try folder.end()
    }
    try folder.commit()
    bar.finish()
    if result.cancellation == nil { journal?.remove() } else { journal?.interrupt() }
    let count = RunSummary.counted(folder.files.count, "file", "files")
    try result.check(written: "\(count) in \(output)")
  }
}

/// A size in bytes, as people write it: 500k, 20M, 1G, with or without a B.
struct ByteSize: Hashable, Sendable, ExpressibleByArgument {
  var bytes: Int

  init(_ bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    var text = argument.lowercased()
    if text.hasSuffix("b") { text.removeLast() }
    let units: [Character: Double] = ["k": 1e3, "m": 1e6, "g": 1e9]
    var factor = 1.0
    if let last = text.last, let unit = units[last] {
      factor = unit
      text.removeLast()
    }
    guard let number = Double(text), number.isFinite, number > 0, number * factor < 1e15 else {
      return nil
    }
    bytes = Int(number * factor)
  }

  var defaultValueDescription: String {
    bytes % 1_000_000 == 0 ? "\(bytes / 1_000_000)M" : String(bytes)
  }
}

/// The files of a report on their way into the folder.
private struct ReportFiles: ReportOutput {
  let folder: ReportFolder
  let bar: ProgressBar
  init(folder: ReportFolder, bar: ProgressBar) {
    self.folder = folder
    self.bar = bar
  }

  func expect(_ count: Int) {
    bar.begin(ProgressPhase("files written", share: 0.1), total: count)
  }

  func begin(_ name: String) throws { try folder.begin(name) }

  func write(_ text: String) throws { try folder.write(text) }

  func end() throws {
    try folder.end()
    bar.advance()
  }
}
