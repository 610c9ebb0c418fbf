internal import HanDocuments

/// Workers that make outputs of requests: a pool with the types of what goes in and comes out.
///
/// Made while the process has a single thread, they are processes of their own (``ProcessHost``).
struct Workers<Request: WireValue, Output: WireValue> {
  let pool: WorkerPool

  /// - Parameter work: Called by the workers. What it throws is the document's failure.
  init(
    jobs: Int, timeout: Duration? = nil, work: @escaping @Sendable (Request) throws -> Output
  ) throws(WorkerError) {
    let serve: @Sendable ([UInt8]) -> Frame = { bytes in
      let answer: WorkerAnswer<Output>
      do {
        answer = .done(try work(try Request(wireBytes: bytes)))
      } catch {
        // The id that is missing is put in by who asked.
        answer = .failed(DocumentFailure(id: "", error: error))
      }
      return Frame(answer)
    }
    let host: any WorkerHost =
      ProcessHost.isPossible ? try ProcessHost(serve) : ThreadHost(serve)
    pool = WorkerPool(jobs: jobs, timeout: timeout, host: host)
  }

  /// Works on every item of `source` and delivers in the order of the items.
  ///
  /// - Parameter request: What an item becomes on its way to a worker.
  func run<Source: PipelineSource>(
    _ source: Source, cancellation: Cancellation,
    request: @escaping @Sendable (Source.Item, () -> Bool) throws -> Request,
    idle: () throws -> Void = {},
    deliver: (Result<Output, DocumentFailure>) throws -> Void
  ) throws {
    try OrderedPipeline(pool: pool, cancellation: cancellation).run(source) {
      Frame(try request($0, $1))
    } idle: {
      try idle()
    } deliver: { id, result in
      let answer: Result<Output, DocumentFailure> =
        switch result {
        case .success(let bytes): try WorkerAnswer<Output>(wireBytes: bytes).result
        case .failure(let failure): .failure(failure)
        }
      try deliver(
        answer.mapError { $0.id.isEmpty ? DocumentFailure(id: id, cause: $0.cause) : $0 })
    }
  }
}
