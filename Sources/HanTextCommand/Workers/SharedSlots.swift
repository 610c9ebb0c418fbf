internal import CProcess
internal import Synchronization

/// Memory that this process shares with its workers, in slots of a fixed size: a worker finds a large
/// text in the slot it was told, and leaves its answer there, from where it is written; nothing of them
/// is sent.
///
/// A slot belongs to one request from ``take()`` on; whoever has its answer gives it back. Without a
/// slot, and where an answer is larger, answers go the usual way.
final class SharedSlots: @unchecked Sendable {
  // Sendable: the address never changes, and a slot is used by who was given it.

  /// The most bytes of a text.
  static let textSize = 4 << 20
  /// The most bytes of an answer; pages that nobody has written to take no memory.
  private static let answerSize = 32 << 20
  /// The bytes of a slot: the text, and the answer.
  private static let size = textSize + answerSize

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

  /// Puts a text into a slot.
  ///
  /// - Precondition: The slot was taken, and the text has at most ``textSize`` bytes.
  func put(_ text: [UInt8], into slot: Int) {
    precondition(text.count <= Self.textSize && 0..<count ~= slot, "the text fits into a slot")
    UnsafeMutableRawBufferPointer(start: start + slot * Self.size, count: Self.textSize)
      .copyBytes(from: text)
  }

  /// Calls `body` with the text of a slot; `nil` for what is no slot.
  func withText<R>(
    of slot: Int, _ count: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R? {
    guard 0..<self.count ~= slot, 0...Self.textSize ~= count else { return nil }
    let bytes = UnsafeRawBufferPointer(start: start + slot * Self.size, count: count)
    return body(bytes.bindMemory(to: UInt8.self))
  }

  /// The memory of an answer; empty for what is no slot.
  func memory(of slot: Int) -> UnsafeMutableRawBufferPointer {
    guard 0..<count ~= slot else { return UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    return UnsafeMutableRawBufferPointer(
      start: start + slot * Self.size + Self.textSize, count: Self.answerSize)
  }

  /// Calls `body` with the first bytes of an answer, as many as there are.
  func withAnswer(
    in slot: Int, _ count: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) rethrows {
    let memory = memory(of: slot)
    guard 0...memory.count ~= count else { return }
    try body(
      UnsafeRawBufferPointer(rebasing: memory[..<count]).bindMemory(to: UInt8.self))
  }
}
