internal import Dispatch
internal import HanDocuments

/// Works on items in parallel and delivers the results in the order of the items.
///
/// * At most `jobs` items are worked on, and at most twice as many are submitted and not
///   delivered.
/// * The items in flight cost at most `byteLimit` bytes, unless a single one costs more.
/// * An item that throws is a failure in its place.
/// * Cancellation ends the run once the items being worked on are done; nothing is delivered
///   after it.
struct OrderedPipeline: Sendable {
  /// 256 MiB in flight.
  static let defaultByteLimit = 256 << 20

  let jobs: Int
  let byteLimit: Int

  /// - Precondition: `jobs >= 1`.
  init(jobs: Int, byteLimit: Int = defaultByteLimit) {
    precondition(jobs >= 1, "somebody has to do the work")
    self.jobs = jobs
    self.byteLimit = byteLimit
  }

  /// Runs `work` on every item of `source`.
  ///
  /// - Parameters:
  ///   - work: Called by up to `jobs` workers at a time.
  ///   - idle: Called when all there was is delivered and the source makes us wait: the moment to
  ///     flush, so that an answer never waits for the next question.
  ///   - deliver: Called by one task at a time, in the order of the items.
  /// - Throws: What `deliver` or `idle` throws; `CancellationError`.
  nonisolated(nonsending) func run<Source: PipelineSource, Output: Sendable>(
    _ source: Source,
    work: @escaping @Sendable (Source.Item.Content) throws -> Output,
    idle: () throws -> Void = {},
    deliver: (Result<Output, DocumentFailure>) throws -> Void
  ) async throws {
    // Waiting for input must not take a thread away from the workers.
    let reading = DispatchQueue(label: "hantext.reading")
    try await withThrowingTaskGroup(of: Event<Source.Item, Output>.self) { group in
      var window = Window<Source.Item, Output>(jobs: jobs, byteLimit: byteLimit)
      while true {
        try Task.checkCancellation()
        while let (index, item) = window.start() {
          group.addTask { .done(index, try Self.perform(work, on: item)) }
        }
        if window.wantsInput {
          window.isReading = true
          group.addTask { .read(await Self.next(of: source, on: reading)) }
        }
        if window.isIdle { try idle() }
        guard let event = try await group.next() else { break }
        try Task.checkCancellation()
        switch event {
        case .read(let items): window.add(items)
        case .done(let index, let result): window.finish(index, result)
        }
        while let result = window.deliverable() { try deliver(result) }
      }
    }
  }

  /// The result of one item; throws only when the run was cancelled.
  private static func perform<Item: PipelineItem, Output>(
    _ work: (Item.Content) throws -> Output, on item: Item
  ) throws -> Result<Output, DocumentFailure> {
    do {
      return .success(try work(item.content()))
    } catch {
      if error is CancellationError, Task.isCancelled { throw error }
      return .failure(DocumentFailure(id: item.id, error: error))
    }
  }

  /// How many items are asked for at a time: enough to make the change of thread cheap.
  private static let batch = 256

  private static func next<Source: PipelineSource>(
    of source: Source, on queue: DispatchQueue
  ) async -> [Source.Item] {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: source.next(upTo: batch)) }
      }
    } onCancel: {
      source.cancel()
    }
  }
}

private enum Event<Item: Sendable, Output: Sendable>: Sendable {
  case read([Item])
  case done(Int, Result<Output, DocumentFailure>)
}

/// What was read and is not yet delivered.
private struct Window<Item: PipelineItem, Output: Sendable> {
  let jobs: Int
  let byteLimit: Int
  var isReading = false
  private var hasEnded = false
  private var backlog: ArraySlice<Item> = []
  private var backlogBytes = 0
  private var running = 0
  private var started = 0
  private var delivered = 0
  private var costs: [Int: Int] = [:]  // of what is started and not delivered
  private var bytes = 0  // their sum
  private var results: [Int: Result<Output, DocumentFailure>] = [:]

  init(jobs: Int, byteLimit: Int) {
    self.jobs = jobs
    self.byteLimit = byteLimit
  }

  /// Whether the source is all there is to wait for.
  var isIdle: Bool { isReading && started == delivered && backlog.isEmpty }

  /// Whether more should be read: before the workers run out of items, but never so far ahead
  /// that long lines fill the memory.
  var wantsInput: Bool {
    !isReading && !hasEnded && backlog.count < jobs
      && (backlog.isEmpty && started == delivered || bytes + backlogBytes < byteLimit)
  }

  mutating func add(_ items: [Item]) {
    isReading = false
    hasEnded = items.isEmpty
    backlog += items
    for item in items { backlogBytes += item.cost }
  }

  /// Takes the next item to be worked on, if the bounds allow it.
  mutating func start() -> (index: Int, item: Item)? {
    guard let item = backlog.first, running < jobs, started - delivered < 2 * jobs,
      started == delivered || bytes + item.cost <= byteLimit
    else { return nil }
    backlog.removeFirst()
    backlogBytes -= item.cost
    defer { started += 1 }
    running += 1
    bytes += item.cost
    costs[started] = item.cost
    return (started, item)
  }

  mutating func finish(_ index: Int, _ result: Result<Output, DocumentFailure>) {
    running -= 1
    results[index] = result
  }

  /// Takes the next result in order, if it is there.
  mutating func deliverable() -> Result<Output, DocumentFailure>? {
    guard let result = results.removeValue(forKey: delivered) else { return nil }
    bytes -= costs.removeValue(forKey: delivered) ?? 0
    delivered += 1
    return result
  }
}
