import ArgumentParser
import HanText

/// `hantext analyze`
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Analyses documents for a report that is made later, or elsewhere.",
    discussion: """
      Writes a line of JSON a document and totals: analyses that report, keywords, slogans and \
      entities read with --analyses. Parts of a collection that were analysed apart, on any number \
      of machines, give the report of the whole, byte for byte, when they are named in the order of \
      the documents. Files may be joined (cat); what was cut, is missing or stands there twice is \
      found out.

      Example: hantext analyze pages/part-7 --emit part-7.analyses --emit-counts part-7.counts
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "The file to write the analyses to (default: standard output).", valueName: "file"),
    completion: .file())
  var emit: String?

  @Option(
    help: ArgumentHelp(
      "Also write counts, as hantext count does.", valueName: "file"),
    completion: .file())
  var emitCounts: String?

  @Flag(
    name: .customLong("no-texts"),
    help: ArgumentHelp(
      "Leave out the texts, which the page of a report shows."))
  var leavesTexts = false

  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws {
    guard analysis.counts.isEmpty else {
      throw ValidationError("analyze takes no counts; give them to the subcommand that ranks.")
    }
    guard emitCounts != "-" || emit ?? "-" != "-" else {
      throw ValidationError("--emit and --emit-counts cannot both go to standard output.")
    }
  }

  func run() throws {
    var configuration = try analysis.configuration(offsets: options.offsets)
    configuration.keepsTexts = !leavesTexts
    configuration.keepsDigests = true
    // Whoever reads the analyses decides what repeats what.
    configuration.duplicateThreshold = configuration.duplicateThreshold ?? 0.9
    let fingerprint = configuration.fingerprint
    let output = try OutputWriter(emit)
    let countsOutput = try emitCounts.map { try OutputWriter($0) }
    let run = DocumentRun(of: Self.self, input: input, options: options)
    let loader = try DocumentLoader(input)
    let analyzer = try Analyzer(configuration)
    var totals = AnalysisTotals(fingerprint, AnalysisSettings(configuration))
    var counts = CorpusCounts(fingerprint)
    let wantsCounts = countsOutput != nil
    var failed: (any Error)?
    let outcome = try run.perform { raw in
      let analyzed = try AnalyzedDocument(raw, loader, analyzer)
      let record = analyzed.record
      return EmittedAnalysis(
        line: AnalysisLine.line(of: analyzed), id: record.id, notes: analyzed.notes,
        counts: wantsCounts ? record.counts : DocumentCounts(),
        wanted: wantsCounts ? record.wanted : [])
    } deliver: { (emitted: EmittedAnalysis) in
      run.messages.warn(of: emitted.notes, in: emitted.id)
      totals.add(emitted.line, isFailure: false)
      try output.write(emitted.line)
      if wantsCounts { try counts.add(emitted.counts, wanted: emitted.wanted, id: emitted.id) }
    } fail: { failure in
      let line = AnalysisLine.line(of: failure)
      totals.add(line, isFailure: true)
      do { try output.write(line) } catch { failed = failed ?? error }
    }
    if let failed { throw failed }
    try output.write(totals.line)
    try output.finish()
    if let countsOutput {
      try CountsFile.write(counts) { try countsOutput.write($0) }
      try countsOutput.finish()
    }
    run.summarize(outcome, written: emit.map { "analyses in \($0)" })
    try outcome.check()
  }
}

/// What a worker gives back of a document.
private struct EmittedAnalysis: WireValue {
  var line: [UInt8]
  var id: String
  var notes: LoadNotes
  var counts: DocumentCounts
  var wanted: [UInt64]

  init(
    line: [UInt8], id: String, notes: LoadNotes, counts: DocumentCounts, wanted: [UInt64]
  ) {
    self.line = line
    self.id = id
    self.notes = notes
    self.counts = counts
    self.wanted = wanted
  }

  func encode(to writer: inout ByteWriter) {
    writer.block(line)
    writer.string(id)
    notes.encode(to: &writer)
    counts.encode(to: &writer)
    writer.list(wanted) { $0.fixed($1) }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    line = Array(try reader.block())
    id = try reader.string()
    notes = try LoadNotes(from: &reader)
    counts = try DocumentCounts(from: &reader)
    wanted = try reader.list { reader throws(ByteError) in try reader.fixed() }
  }
}
