internal import HanDocuments

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Has items worked on by the workers of a pool and delivers the results in the order of the
/// items.
///
/// * At most twice as many items as there are workers are in flight, or more small ones.
/// * The items in flight cost at most `byteLimit` bytes, unless a single one costs more.
/// * An item that cannot be read, or whose worker dies, is a failure in its place.
/// * A cancelled run delivers what is there in order, and no more.
struct OrderedPipeline {
  /// 256 MiB in flight.
  static let defaultByteLimit = 256 << 20

  let pool: WorkerPool
  var byteLimit = defaultByteLimit
  var cancellation = Cancellation.never

  /// Works on every item of `source`.
  ///
  /// - Parameters:
  ///   - request: What an item becomes on its way to a worker; its second argument tells whether to
  ///     give up waiting.
  ///   - idle: Called when all there was is delivered and the source makes us wait: the moment to
  ///     flush, so that an answer never waits for the next question.
  ///   - deliver: Called with the items' ids and results, in the order of the items.
  /// - Throws: What `deliver` or `idle` throws; `CancellationError`; ``WorkerError`` when there is
  ///   no worker and none can be started.
  func run<Source: PipelineSource>(
    _ source: Source, request: @escaping @Sendable (Source.Item, () -> Bool) throws -> Frame,
    idle: () throws -> Void = {},
    deliver: (_ id: String, Result<[UInt8], DocumentFailure>) throws -> Void
  ) throws {
    let reader = try SourceReader(source, request: request)
    let thread = try reader.start()
    defer {
      pool.reset()
      reader.stop(thread)
    }
    var window = WorkWindow<Source.Item>(jobs: pool.jobs, byteLimit: byteLimit)
    while true {
      try cancellation.check()
      try start(&window, reader, request)
      var hasDelivered = false
      while let (id, result) = window.deliverable() {
        try deliver(id, result)
        hasDelivered = true
      }
      if hasDelivered { continue }
      if window.hasEnded { return }
      if window.isIdle { try idle() }
      try wait(&window, reader)
    }
  }

  /// Hands out what the bounds and the workers allow.
  private func start<Source: PipelineSource>(
    _ window: inout WorkWindow<Source.Item>, _ reader: SourceReader<Source>,
    _ request: (Source.Item, () -> Bool) throws -> Frame
  ) throws {
    while let cost = window.nextCost, pool.hasRoom(for: cost), let (index, item) = window.start() {
      if item.isWaitedFor {
        window.isReading = true
        reader.prepare(index, item)
        break
      }
      do {
        let frame = try request(item) { false }
        try pool.add(WorkerRequest(index: index, id: item.id, frame: frame))
      } catch let error as WorkerError {
        throw error
      } catch {
        window.finish(index, .failure(DocumentFailure(id: item.id, error: error)))
      }
    }
    if window.wantsInput {
      window.isReading = true
      reader.read()
    }
  }

  /// Waits until something has been read or answered, or there is reason to stop.
  private func wait<Source: PipelineSource>(
    _ window: inout WorkWindow<Source.Item>, _ reader: SourceReader<Source>
  ) throws {
    var polled = [
      pollfd(fd: cancellation.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: reader.ready.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    polled += pool.polled
    var milliseconds: Int32 = -1
    if let deadline = pool.deadline {
      let left = max(.zero, deadline - .now) / .milliseconds(1)
      milliseconds = Int32(min(left.rounded(.up), 60_000))
    }
    guard poll(&polled, nfds_t(polled.count), milliseconds) >= 0 else {
      if errno == EINTR { return }
      throw WorkerError.notStarted(code: errno)
    }
    if polled[1].revents != 0 {
      reader.ready.clear()
      switch reader.event() {
      case .items(let items): window.add(items)
      case .request(let index, let result):
        window.isReading = false
        switch result {
        case .success(let frame):
          try pool.add(WorkerRequest(index: index, id: window.id(of: index), frame: frame))
        case .failure(let failure): window.finish(index, .failure(failure))
        }
      case nil: break
      }
    }
    for (index, result) in try pool.answers(to: polled[2...]) { window.finish(index, result) }
  }
}
