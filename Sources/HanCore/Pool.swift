package import Synchronization

/// Lends objects to one task at a time, so that repeated calls allocate nothing but their results.
package final class Pool<Object: AnyObject & Sendable>: Sendable {
  /// The object lent next: taken and given back by one exchange each, which is most of what a
  /// single task needs. Owned.
  @usableFromInline let next = Atomic<Unmanaged<Object>?>(nil)
  /// The other objects that nobody has.
  @usableFromInline let others = Mutex<[Object]>([])
  @usableFromInline let make: @Sendable () -> Object

  /// A pool that makes objects as they are needed.
  package init(_ make: @escaping @Sendable () -> Object) { self.make = make }

  deinit { next.exchange(nil, ordering: .acquiring)?.release() }

  /// Calls `body` with an object that nobody else has.
  @inlinable
  package func withObject<R>(_ body: (Object) -> R) -> R {
    let object =
      next.exchange(nil, ordering: .acquiring)?.takeRetainedValue()
      ?? others.withLock { $0.popLast() } ?? make()
    defer {
      if let old = next.exchange(.passRetained(object), ordering: .acquiringAndReleasing) {
        others.withLock { $0.append(old.takeRetainedValue()) }
      }
    }
    return body(object)
  }
}
