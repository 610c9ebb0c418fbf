import ArgumentParser
import HanText

/// Reads and analyses all documents of a command line: the first of two passes.
struct BatchRun: Sendable {
  /// What came of it.
  struct Result: Sendable {
    var corpus: Corpus
    var configuration: Configuration
    var failures: [Report.Failure] = []
    /// What looks like a wrong decoding, by the positions of documents.
    var damage: [Int: [String]] = [:]
    var outcome = RunOutcome()
    /// The error of a run that was cancelled; the corpus holds what was done before.
    var cancellation: CancellationError?
    fileprivate var run: DocumentRun

    /// Ends the command as the run ended, and says what became of it.
    ///
    /// - Parameter written: What was written where, if not to standard output.
    func check(written: String? = nil) throws {
      run.summarize(
        outcome, written: written, empty: corpus.empty, repeats: corpus.repeats,
        isPartial: cancellation != nil)
      if let cancellation { throw cancellation }
      try outcome.check()
    }
  }

  let run: DocumentRun
  private let loader: DocumentLoader
  private let analyzer: Analyzer
  private let counts: CorpusCounts?
  private let ngrams: ClosedRange<Int>
  private let fingerprint: CountsFingerprint
  private let keepsPostings: Bool
  private let listsPostings: Bool

  /// - Parameters:
  ///   - ngrams: The lengths of terms that are counted.
  ///   - keepsPostings: Whether it is kept in which documents terms occur.
  ///   - listsPostings: Whether the counts list that, for files.
  ///   - adjust: Sets what the subcommand asks of the analysis.
  init(
    of command: any ParsableCommand.Type, input: InputOptions, options: RunOptions,
    analysis: AnalysisOptions, ngrams: ClosedRange<Int> = 1...1,
    keepsPostings: Bool = false, listsPostings: Bool = false,
    adjusting adjust: (inout Configuration) throws -> Void = { _ in }
  ) throws {
    run = DocumentRun(of: command, input: input, options: options)
    loader = try DocumentLoader(input)
    var configuration = try analysis.configuration(offsets: options.offsets)
    // Counts depend on what all subcommands share, not on what one of them leaves out.
    fingerprint = configuration.fingerprint(ngrams: ngrams)
    try adjust(&configuration)
    analyzer = try Analyzer(configuration)
    self.ngrams = ngrams
    self.keepsPostings = keepsPostings
    self.listsPostings = listsPostings
    counts = try analysis.givenCounts(fingerprint, keepsPostings: keepsPostings)
  }

  /// Analyses all documents. A run that is cancelled gives what was done.
  ///
  /// - Parameter bar: The progress of something larger, of which this is a part.
  func perform(bar: ProgressBar? = nil) throws -> Result {
    let configuration = analyzer.configuration
    var result = Result(
      corpus: Corpus(
        configuration, fingerprint: fingerprint, counts: counts, keepsPostings: keepsPostings,
        listsPostings: listsPostings),
      configuration: configuration, run: run)
    do {
      result.outcome = try run.perform(bar: bar) { [loader, analyzer, ngrams] raw in
        let loaded = try loader.load(raw)
        var analysis = analyzer.analyze(loaded.document, as: loaded.kind, ngrams: ngrams)
        analysis.extra = loaded.extra
        return AnalyzedDocument(
          record: AnalysisRecord(analysis), notes: loaded.notes)
      } deliver: { analyzed in
        run.messages.warn(of: analyzed.notes, in: analyzed.record.id)
        if !analyzed.notes.damage.isEmpty {
          result.damage[result.corpus.count] = analyzed.notes.damage
        }
        try result.corpus.add(analyzed.record)
      } fail: { failure in
        result.failures.append(Report.Failure(id: failure.id, cause: failure.cause))
      }
    } catch let error as CancellationError {
      result.cancellation = error
      result.outcome = RunOutcome(done: result.corpus.count, failed: result.failures.count)
    }
    try result.corpus.finish()
    return result
  }
}

/// What a worker gives back of a document.
private struct AnalyzedDocument: WireValue {
  var record: AnalysisRecord
  var notes: LoadNotes

  init(record: AnalysisRecord, notes: LoadNotes) {
    self.record = record
    self.notes = notes
  }

  func encode(to writer: inout ByteWriter) {
    notes.encode(to: &writer)
    record.encode(to: &writer)
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    notes = try LoadNotes(from: &reader)
    record = try AnalysisRecord(from: &reader)
  }
}
