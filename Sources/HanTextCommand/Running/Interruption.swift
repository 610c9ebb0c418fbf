internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Turns SIGINT and SIGTERM into the cancellation of a task.
///
/// The first signal cancels, so that what is done can be written; a second one ends the process
/// at once.
final class Interruption: Sendable {
  private final class Received: Sendable {
    let signal = Atomic<Int32>(0)
  }

  private static let signals = [SIGINT, SIGTERM]

  private let received = Received()
  // Only kept alive: nothing touches them between `init` and `deinit`.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// Starts to listen, for as long as the value lives.
  init(cancel: @escaping @Sendable () -> Void) {
    // A queue of its own: the workers may keep every other thread busy.
    let queue = DispatchQueue(label: "hantext.interruption")
    let registration = DispatchGroup()
    sources = Self.signals.map { [received] number in
      #if canImport(Darwin)
        // The default action would end the process before the source hears of it. On Linux the
        // source installs a handler of its own, and until then the default action is right.
        _ = signal(number, SIG_IGN)
      #endif
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        let (isFirst, _) = received.signal.compareExchange(
          expected: 0, desired: number, ordering: .relaxed)
        // No clean-up: buffers and temporary files stay as they are.
        guard isFirst else { _exit(128 + number) }
        cancel()
      }
      registration.enter()
      source.setRegistrationHandler { registration.leave() }
      source.resume()
      return source
    }
    registration.wait()
  }

  deinit {
    for source in sources { source.cancel() }
  }

  /// The exit status of the signal that came, or `nil`.
  var status: RunStatus? {
    switch received.signal.load(ordering: .relaxed) {
    case SIGINT: .interrupted
    case SIGTERM: .terminated
    default: nil
    }
  }
}
