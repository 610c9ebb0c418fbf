internal import CProcess
internal import Synchronization

/// Memory that this process shares with its workers, in slots of a fixed size: a worker leaves a large
/// answer in the slot it was told, from where it is written, and nothing of it is copied or sent.
///
/// A slot belongs to one request from ``take()`` on; whoever has its answer gives it back. Without a
/// slot, and where an answer is larger, answers go the usual way.
final class SharedSlots: @unchecked Sendable {
  // Sendable: the address never changes, and a slot is used by who was given it.

  /// The bytes of a slot; pages that nobody has written to take no memory.
  static let size = 32 << 20

  private let start: UnsafeMutableRawPointer
  private let count: Int
  private let free: Mutex<[Int]>

  /// Makes slots that are seen by every process that is forked from now on; `nil` if there is no
  /// memory to be had.
  init?(count: Int) {
    // With a limit on addresses, documents need them more.
    guard address_space_left() / 8 > UInt64(count * Self.size),
      let start = shared_memory(count * Self.size)
    else { return nil }
    self.start = start
    self.count = count
    free = Mutex((0..<count).reversed())
  }

  deinit { shared_memory_free(start, count * Self.size) }

  /// A slot that nobody has; the one that was in use last, whose pages are there.
  func take() -> Int? { free.withLock { $0.popLast() } }

  /// Gives a slot back.
  func giveBack(_ slot: Int) {
    free.withLock { if 0..<count ~= slot, !$0.contains(slot) { $0.append(slot) } }
  }

  /// Takes all slots back, also of requests that failed. None must be in use.
  func takeBack() { free.withLock { if $0.count < count { $0 = (0..<count).reversed() } } }

  /// The memory of a slot; `nil` of one that does not exist.
  func memory(of slot: Int) -> UnsafeMutableRawBufferPointer? {
    guard 0..<count ~= slot else { return nil }
    return UnsafeMutableRawBufferPointer(start: start + slot * Self.size, count: Self.size)
  }

  /// Calls `body` with the first bytes of a slot, as many as there are.
  func withBytes(
    of slot: Int, _ count: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) rethrows {
    guard let memory = memory(of: slot), 0...Self.size ~= count else { return }
    let bytes = UnsafeRawBufferPointer(memory)[..<count]
    try body(UnsafeRawBufferPointer(rebasing: bytes).bindMemory(to: UInt8.self))
  }
}
