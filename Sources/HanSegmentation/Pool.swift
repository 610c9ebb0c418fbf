import Synchronization

/// Lends objects to one task at a time, so that repeated calls allocate nothing but their results.
final class Pool<Object: AnyObject & Sendable>: Sendable {
  private let idle = Mutex<[Object]>([])
  private let make: @Sendable () -> Object

  /// A pool that makes objects as they are needed.
  init(_ make: @escaping @Sendable () -> Object) { self.make = make }

  /// Calls `body` with an object that nobody else has.
  func withObject<R>(_ body: (Object) -> R) -> R {
    let object = idle.withLock { $0.popLast() } ?? make()
    defer { idle.withLock { $0.append(object) } }
    return body(object)
  }
}
