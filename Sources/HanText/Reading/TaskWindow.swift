/// Work under way, handed out in the order in which it began; what nobody waits for any more is
/// cancelled.
///
/// It belongs to one iterator and is used by one task at a time.
final class TaskWindow<Value: Sendable> {
  private let width: Int
  private var tasks: [Task<Value, Never>] = []
  private var hasEnded = false

  /// - Parameter width: How much may be under way.
  init(width: Int) { self.width = width }

  deinit { for task in tasks { task.cancel() } }

  /// Whether there is room for another one.
  var wantsMore: Bool { !hasEnded && tasks.count < width }

  /// Adds what has begun.
  func add(_ task: Task<Value, Never>) { tasks.append(task) }

  /// There is nothing more to begin.
  func end() { hasEnded = true }

  /// The oldest one's result, `nil` when nothing is under way.
  ///
  /// - Throws: `CancellationError`.
  func next(isolation actor: isolated (any Actor)?) async throws -> Value? {
    guard !tasks.isEmpty else { return nil }
    try Task.checkCancellation()
    return await tasks.removeFirst().value
  }
}
