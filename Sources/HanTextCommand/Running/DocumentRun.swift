internal import ArgumentParser
internal import HanCore
internal import HanDocuments

/// A run over the documents of a command line: all that lies between the options and the work.
///
/// ```swift
/// let output = try OutputWriter()
/// let run = DocumentRun(of: Self.self, input: input, options: options)
/// let outcome = try run.perform(output: output) { try line(of: $0) } deliver: {
///   try output.write($0)
/// }
/// try outcome.check()
/// ```
struct DocumentRun: Sendable {
  private let paths: [String]
  private let format: InputFormat?
  private let invalid: InvalidBytes
  private let columns: TableColumns
  private let jobs: Int
  private let timeout: Duration?
  private let progress: ProgressMode
  private let cancellation: Cancellation
  private let command: any ParsableCommand.Type
  private let start = ContinuousClock.now
  /// Whether the run goes on without documents when an option has read standard input.
  var needsNone = false
  /// What the run says, and the subcommand may.
  let messages: Messages

  /// - Parameters:
  ///   - command: The subcommand whose help is shown if there is nothing to read.
  ///   - paths: Other paths than those of `input`.
  init(
    of command: any ParsableCommand.Type, paths: [String]? = nil, input: InputOptions,
    options: RunOptions, cancellation: Cancellation = Interruption.cancellation
  ) {
    self.command = command
    self.paths = paths ?? input.paths
    format = input.inputFormat
    invalid = input.onInvalid
    columns = TableColumns(
      text: input.textColumn, id: input.idColumn, encoding: input.encoding)
    jobs = options.effectiveJobs
    timeout = options.timeout.map { .seconds($0) }
    progress = options.progress
    self.cancellation = cancellation
    messages = Messages(quiet: options.quiet)
  }

  /// Whether the run is to end.
  var isCancelled: Bool { cancellation.isCancelled }

  /// The inputs, in order.
  ///
  /// - Throws: The request for the subcommand's help, if there is nothing to read.
  func inputs() throws -> InputList {
    // What an option has read is no document; without others there is none.
    if needsNone, paths.isEmpty, StandardInput.isTaken { return InputList() }
    switch InputWalker(format: format, columns: columns).walk(paths) {
    case .nothingGiven: throw CleanExit.helpRequest(command)
    case .found(let list):
      for folder in list.emptyFolders {
        messages.warning("\(folder): no documents (\(InputFormat.extensions)) in this folder")
      }
      for note in list.skipped.messages { messages.warning(note) }
      return list
    }
  }

  /// Workers for the documents of this run or for anything else, each a process of its own that has
  /// what this one has made up to now.
  ///
  /// - Parameter work: Called by the workers. What it throws is the document's failure.
  func workers<Request: WireValue, Output: WireValue>(
    _ work: @escaping @Sendable (Request) throws -> Output
  ) throws(WorkerError) -> Workers<Request, Output> {
    try Workers(jobs: ProcessLimits.workers(jobs), timeout: timeout, work: work)
  }

  /// Memory for the large answers of workers that are made after this, two a worker in hand or on their
  /// way, and one that is written.
  func sharedSlots() -> SharedSlots? {
    SharedSlots(count: 2 * ProcessLimits.workers(jobs) + 1)
  }

  /// Works on every document, in processes of their own, and delivers the results in input order.
  ///
  /// A document whose analysis breaks down or takes too long is a failure like any other. Failures
  /// are named on standard error and counted. Cancelled, the run finishes `output` with what was
  /// delivered.
  ///
  /// - Parameters:
  ///   - output: Flushed when input keeps the run waiting, and finished at its end.
  ///   - bar: The progress of something larger, of which this is a part that has begun; without one,
  ///     the run has its own.
  ///   - work: Called by the workers.
  /// - Returns: What became of the documents; pass it on with ``RunOutcome/check()`` once all is
  ///   written.
  /// - Throws: `ExitCode` 3 if every document failed; `CancellationError`; `OutputError`;
  ///   ``WorkerError``; what `deliver` throws.
  func perform<Output: WireValue>(
    output: OutputWriter? = nil, bar: ProgressBar? = nil,
    work: @escaping @Sendable (RawDocument) throws -> Output,
    deliver: (Output) throws -> Void,
    fail: (DocumentFailure) -> Void = { _ in }
  ) throws -> RunOutcome {
    let list = try inputs()
    let ids = DocumentIDs()
    defer { if let message = ids.message { messages.warning(message) } }
    let workers = try self.workers { (request: DocumentRequest) in try work(try request.content()) }
    let outcome: RunOutcome
    do {
      outcome = try tally(
        InputReader(list, invalid: invalid, ids: ids), total: list.documentCount, output: output,
        bar: bar,
        workers: workers
      ) { item, cancelled in
        try item.request(cancelled: cancelled)
      } deliver: {
        try deliver($0)
      } fail: {
        fail($0)
      }
    } catch let error as CancellationError {
      try output?.finishCancelled()
      throw error
    }
    try conclude(outcome, output: output)
    return outcome
  }

  /// Works on the items of a source that is a part of a run, and leaves the output open.
  ///
  /// - Parameter request: What an item becomes on its way to a worker; its second argument tells
  ///   whether to give up waiting for a stream.
  func tally<Source: PipelineSource, Request: WireValue, Output: WireValue>(
    _ source: Source, total: Int?, output: OutputWriter?, bar: ProgressBar? = nil,
    workers: Workers<Request, Output>,
    request: @escaping @Sendable (Source.Item, () -> Bool) throws -> Request,
    deliver: (Output) throws -> Void, fail: (DocumentFailure) -> Void = { _ in }
  ) throws -> RunOutcome {
    let outer = bar
    let bar = outer ?? self.bar()
    if let total { bar.expect(total) }
    defer { if outer == nil { bar.finish() } }
    var outcome = RunOutcome()
    try workers.run(source, cancellation: cancellation, request: request) {
      try output?.flush()
    } deliver: { result in
      outcome.record(result)
      switch result {
      case .success(let value): try deliver(value)
      case .failure(let failure):
        messages.error(failure)
        fail(failure)
      }
      bar.advance()
    }
    return outcome
  }

  /// Progress of this run, or of something larger.
  func bar() -> ProgressBar { ProgressBar(progress, total: nil, messages: messages) }

  /// Says what became of the run, unless a single document was written to standard output.
  ///
  /// - Parameters:
  ///   - written: What was written where, if not to standard output.
  ///   - empty: Documents without a word.
  ///   - repeats: Documents that repeat others.
  func summarize(
    _ outcome: RunOutcome, written: String? = nil, empty: Int = 0, repeats: Int = 0,
    isPartial: Bool = false
  ) {
    guard written != nil || outcome.total > 1 else { return }
    messages.warning(
      RunSummary(
        outcome: outcome, empty: empty, repeats: repeats, written: written, isPartial: isPartial,
        elapsed: .now - start
      ).text)
  }

  /// Finishes the output of a run.
  ///
  /// - Throws: `ExitCode` 3 if every document failed; `OutputError`.
  func conclude(_ outcome: RunOutcome, output: OutputWriter?) throws {
    if output != nil || outcome.status == .nothing { summarize(outcome) }
    if outcome.status == .nothing {
      // An output file of an earlier run is worth more than an empty one.
      output?.discard()
      try outcome.check()
    }
    try output?.finish()
  }
}
