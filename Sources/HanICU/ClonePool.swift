internal import CICUShim
internal import Synchronization

/// A handle that serves one thread at a time and can be copied cheaply.
protocol Cloneable: AnyObject {
  /// A copy that shares nothing mutable with the original.
  func clone() -> Self
}

/// Idle clones of one prototype: each caller gets a handle that nobody else has.
///
/// The pool grows to the largest number of handles that were out at once, and keeps them.
final class ClonePool<Handle: Cloneable>: Sendable {
  /// `@unchecked`: what stands here is reached through the pool's lock alone, because `take` gives
  /// away its only reference to a clone and never the prototype.
  private struct Idle: @unchecked Sendable {
    let prototype: Handle
    var clones: [Handle] = []
  }

  /// `@unchecked`: one reference on its way across the lock, owned by the thread that crosses.
  private struct Passage: @unchecked Sendable {
    let handle: Handle
  }

  private let idle: Mutex<Idle>

  /// Takes over a handle that nobody else uses.
  init(prototype: Handle) {
    idle = Mutex(Idle(prototype: prototype))
  }

  /// A handle for the caller alone, who should give it back.
  func take() -> Handle {
    // ICU doesn't promise that one object can be cloned by two threads at once: clone in the lock.
    locked { Passage(handle: $0.clones.popLast() ?? $0.prototype.clone()) }.handle
  }

  /// Takes back a handle to which the caller keeps no reference.
  func give(_ handle: Handle) {
    let passage = Passage(handle: handle)
    locked { $0.clones.append(passage.handle) }
  }

  private func locked<Result: Sendable>(_ body: (inout Idle) -> Result) -> Result {
    // The thread sanitizer can't see into `Mutex` on Linux: tell it where the lock is held.
    let lock = Unmanaged.passUnretained(self).toOpaque()
    return idle.withLock { idle in
      hanicu_lock_taken(lock)
      defer { hanicu_lock_leaving(lock) }
      return body(&idle)
    }
  }
}
