#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The request to end a run early, which may come from a signal or another thread.
struct Cancellation: Sendable {
  /// A descriptor that is readable once the run is to end, or -1.
  let descriptor: Int32
  private let test: @Sendable () -> Bool

  init(descriptor: Int32 = -1, _ test: @escaping @Sendable () -> Bool) {
    self.descriptor = descriptor
    self.test = test
  }

  /// Whether the run is to end.
  var isCancelled: Bool { test() }

  /// - Throws: `CancellationError` once the run is to end.
  func check() throws { if isCancelled { throw CancellationError() } }

  /// The request that never comes.
  static let never = Cancellation { false }
}

/// A pair of descriptors by which one thread wakes another.
final class Wakeup: Sendable {
  /// Readable once ``signal()`` was called.
  let descriptor: Int32
  private let end: Int32

  init() throws(WorkerError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .notStarted(code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    end = ends[1]
  }

  deinit {
    close(descriptor)
    close(end)
  }

  /// Makes the descriptor readable.
  func signal() {
    var byte: UInt8 = 1
    // A full pipe is readable already.
    _ = systemWrite(end, &byte, 1)
  }

  /// Makes the descriptor silent again.
  func clear() {
    var bytes: (UInt64, UInt64) = (0, 0)
    while withUnsafeMutableBytes(of: &bytes, { systemRead(descriptor, $0.baseAddress, $0.count) })
      == 16
    {}
  }

  /// Waits until the descriptor is readable, and clears it.
  func wait() {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, -1) < 0, errno == EINTR {}
    clear()
  }
}

// Inside a type with methods of such names they would be meant.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}

private func systemRead(
  _ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, start, count)
}
