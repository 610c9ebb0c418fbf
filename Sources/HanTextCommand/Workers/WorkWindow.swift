internal import HanDocuments

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
