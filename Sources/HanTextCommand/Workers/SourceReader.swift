internal import HanDocuments
internal import Synchronization

/// Reads a source on a thread of its own, since a stream may be silent for long.
///
/// Used by one thread, for one thing at a time.
final class SourceReader<Source: PipelineSource>: Sendable {
  /// What was read.
  enum Event: Sendable {
    case items([Source.Item])
    /// The request of an item that had to be waited for.
    case request(index: Int, Result<Frame, DocumentFailure>)
  }

  private enum Order: Sendable {
    case none
    case read
    case prepare(index: Int, Source.Item)
    case stop
  }

  private struct State {
    var order = Order.none
    var event: Event?
    var isRunning = true
  }

  /// Readable when there is an event.
  let ready: Wakeup
  private let source: Source
  private let request: @Sendable (Source.Item, () -> Bool) throws -> Frame
  private let state = Mutex(State())
  private let isStopped = Atomic(false)
  private let ordered: Wakeup

  /// Creates a reader whose thread is still to be started.
  ///
  /// - Parameter request: What an item becomes on its way to a worker, and whether to give up.
  init(
    _ source: Source, request: @escaping @Sendable (Source.Item, () -> Bool) throws -> Frame
  ) throws(WorkerError) {
    self.source = source
    self.request = request
    ready = try Wakeup()
    ordered = try Wakeup()
  }

  /// Starts the thread, which ``stop(_:)`` ends.
  func start() throws(WorkerError) -> WorkerThread {
    try WorkerThread { [self] in serve() }
  }

  /// Begins to read the next items.
  func read() { give(.read) }

  /// Begins to make the request of an item whose content has to be waited for.
  func prepare(_ index: Int, _ item: Source.Item) { give(.prepare(index: index, item)) }

  /// Takes the event, if there is one.
  func event() -> Event? {
    state.withLock { state in
      defer { state.event = nil }
      return state.event
    }
  }

  /// Ends the thread: the source stops waiting.
  func stop(_ thread: WorkerThread) {
    isStopped.store(true, ordering: .relaxed)
    source.cancel()
    give(.stop)
    thread.join()
  }

  private func give(_ order: Order) {
    state.withLock { $0.order = order }
    ordered.signal()
  }

  private func serve() {
    while true {
      ordered.wait()
      let order = state.withLock { state in
        defer { if case .stop = state.order {} else { state.order = .none } }
        return state.order
      }
      switch order {
      case .none: continue
      case .read: report(.items(source.next(upTo: 256)))
      case .prepare(let index, let item):
        do {
          let frame = try request(item) { isStopped.load(ordering: .relaxed) }
          report(.request(index: index, .success(frame)))
        } catch {
          report(.request(index: index, .failure(DocumentFailure(id: item.id, error: error))))
        }
      case .stop: return
      }
    }
  }

  private func report(_ event: Event) {
    state.withLock { $0.event = event }
    ready.signal()
  }
}
