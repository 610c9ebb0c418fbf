import HanDocuments

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
struct WorkPipeline {
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
    _ source: Source, request: @escaping @Sendable (Source.Item, () -> Bool) throws -> [UInt8],
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
    _ request: (Source.Item, () -> Bool) throws -> [UInt8]
  ) throws {
    while let cost = window.nextCost, pool.hasRoom(for: cost), let (index, item) = window.start() {
      if item.isWaitedFor {
        window.isReading = true
        reader.prepare(index, item)
        break
      }
      do {
        let frame = Frame(try request(item) { false })
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
        case .success(let bytes):
          try pool.add(WorkerRequest(index: index, id: window.id(of: index), frame: Frame(bytes)))
        case .failure(let failure): window.finish(index, .failure(failure))
        }
      case nil: break
      }
    }
    for (index, result) in try pool.answers(to: polled[2...]) { window.finish(index, result) }
  }
}

/// What was read and is not yet delivered.
struct WorkWindow<Item: PipelineItem> {
  typealias Output = Result<[UInt8], DocumentFailure>

  private struct Started {
    var id: String
    var cost: Int
    var result: Output?
  }

  /// So many small items a worker may be in flight, of so many bytes together.
  private static var smallCount: Int { 64 }
  private static var smallBytes: Int { 256 << 10 }

  let jobs: Int
  let byteLimit: Int
  /// Whether the reader has something to do.
  var isReading = false
  private var isComplete = false
  private var backlog: ArraySlice<Item> = []
  private var backlogBytes = 0
  /// What is started and not delivered, the first being number `delivered`.
  private var inFlight: [Started] = []
  private var first = 0  // of those in `inFlight` that are not delivered
  private var bytes = 0
  private var delivered = 0

  init(jobs: Int, byteLimit: Int) {
    self.jobs = jobs
    self.byteLimit = byteLimit
  }

  private var count: Int { inFlight.count - first }

  /// Whether all is delivered.
  var hasEnded: Bool { isComplete && backlog.isEmpty && count == 0 }

  /// Whether the source is all there is to wait for.
  var isIdle: Bool { isReading && count == 0 && backlog.isEmpty }

  /// Whether more should be read: before the workers run out of items, but never so far ahead
  /// that long lines fill the memory.
  var wantsInput: Bool {
    guard !isReading, !isComplete else { return false }
    if backlog.isEmpty, count == 0 { return true }
    let isLow = backlog.count < jobs || backlog.count < 128 && backlogBytes < Self.smallBytes
    return isLow && bytes + backlogBytes < byteLimit
  }

  /// What the next item costs, if the bounds allow it to be started.
  var nextCost: Int? {
    guard let item = backlog.first, !isReading || !item.isWaitedFor else { return nil }
    if count == 0 { return item.cost }
    let total = bytes + item.cost
    let isSmall = count < Self.smallCount * jobs && total <= Self.smallBytes * jobs
    return total <= byteLimit && (isSmall || count < 2 * jobs) ? item.cost : nil
  }

  mutating func add(_ items: [Item]) {
    isReading = false
    isComplete = items.isEmpty
    backlog += items
    for item in items { backlogBytes += item.cost }
  }

  /// Takes the next item to be worked on, if the bounds allow it.
  mutating func start() -> (index: Int, item: Item)? {
    guard nextCost != nil, let item = backlog.popFirst() else { return nil }
    backlogBytes -= item.cost
    bytes += item.cost
    inFlight.append(Started(id: item.id, cost: item.cost))
    return (delivered + count - 1, item)
  }

  /// The id of an item in flight.
  func id(of index: Int) -> String { inFlight[first + index - delivered].id }

  mutating func finish(_ index: Int, _ result: Output) {
    inFlight[first + index - delivered].result = result
  }

  /// Takes the next result in order, if it is there.
  mutating func deliverable() -> (id: String, result: Output)? {
    guard first < inFlight.count, let result = inFlight[first].result else { return nil }
    let id = inFlight[first].id
    inFlight[first].result = nil
    bytes -= inFlight[first].cost
    first += 1
    delivered += 1
    if first == inFlight.count || first >= 256 {
      inFlight.removeFirst(first)
      first = 0
    }
    return (id, result)
  }
}
