#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A thread, whose creation can fail: with too little memory there are none.
struct WorkerThread: @unchecked Sendable {  // the number of a thread means the same everywhere
  private final class Body: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// As much as the thread that a process begins with usually has.
  private static let stackSize = 8 << 20

  private let thread: pthread_t

  /// Starts a thread.
  init(_ body: @escaping @Sendable () -> Void) throws(WorkerError) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackSize)
    let context = Unmanaged.passRetained(Body(body))
    #if canImport(Darwin)
      var started: pthread_t?
      let code = pthread_create(&started, &attributes, runBody, context.toOpaque())
    #else
      var started = pthread_t()
      let code = pthread_create(&started, &attributes, runBody, context.toOpaque())
    #endif
    guard code == 0 else {
      context.release()
      throw .notStarted(code: code)
    }
    #if canImport(Darwin)
      guard let started else { throw .notStarted(code: EAGAIN) }
    #endif
    thread = started
  }

  /// Waits for its end.
  func join() { pthread_join(thread, nil) }

  /// Nobody will wait for its end.
  func detach() { pthread_detach(thread) }

  fileprivate static func run(_ context: UnsafeMutableRawPointer) {
    Unmanaged<Body>.fromOpaque(context).takeRetainedValue().body()
  }
}

#if canImport(Darwin)
  private func runBody(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    WorkerThread.run(context)
    return nil
  }
#else
  private func runBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { WorkerThread.run(context) }
    return nil
  }
#endif
