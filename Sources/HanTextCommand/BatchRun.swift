import ArgumentParser
import HanText

/// Reads and analyses all documents of a command line.
struct BatchRun: Sendable {
  /// What came of it.
  struct Result: Sendable {
    var batch: Batch
    /// What else the records say, in the order of the batch's analyses.
    var extras: [String?] = []
    var failures: [Report.Failure] = []
    var outcome = RunOutcome()
    /// The error of a run that was cancelled; the batch holds what was done before.
    var cancellation: CancellationError?

    /// Ends the command as the run ended.
    func check() throws {
      if let cancellation { throw cancellation }
      try outcome.check()
    }
  }

  private let run: DocumentRun
  private let loader: DocumentLoader
  private let analyzer: Analyzer

  init(
    of command: any ParsableCommand.Type, input: InputOptions, options: RunOptions,
    analysis: AnalysisOptions, adjusting adjust: (inout Configuration) throws -> Void = { _ in }
  ) throws {
    run = DocumentRun(of: command, input: input, options: options)
    loader = try DocumentLoader(input)
    var configuration = try analysis.configuration(offsets: options.offsets)
    try adjust(&configuration)
    analyzer = try Analyzer(configuration)
  }

  /// Analyses all documents. A run that is cancelled gives what was done.
  nonisolated(nonsending) func perform() async throws -> Result {
    var result = Result(batch: Batch(analyzer.configuration))
    do {
      result.outcome = try await run.perform { [loader, analyzer] raw in
        let loaded = try loader.load(raw)
        return (
          loaded.extra, loaded.notes, analyzer.analyze(loaded.document, as: loaded.kind)
        )
      } deliver: { extra, notes, analysis in
        run.messages.warn(of: notes, in: analysis.id)
        result.batch.add(analysis)
        result.extras.append(extra)
      } fail: { failure in
        result.failures.append(Report.Failure(id: failure.id, cause: failure.cause))
      }
    } catch let error as CancellationError {
      result.cancellation = error
    }
    return result
  }
}
