internal import CProcess

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// SIGINT, SIGTERM and SIGHUP as requests to end.
///
/// The first signal is answered on standard error at once, and cancels, so that what is done can be
/// written; a second one ends the process without more ado. A SIGHUP that was ignored when the
/// command was started, as below nohup, stays ignored.
enum Interruption {
  /// Begins to listen.
  static func listen() throws(WorkerError) {
    let descriptor = interruption_listen()
    guard descriptor >= 0 else { throw .notStarted(code: -descriptor) }
  }

  /// Stops to listen and forgets what came.
  static func ignore() { interruption_ignore() }

  /// What the signals ask for.
  static var cancellation: Cancellation {
    Cancellation(descriptor: interruption_descriptor()) { interruption_signal() != 0 }
  }

  /// The exit status of the signal that came, or `nil`.
  static var status: RunStatus? {
    switch interruption_signal() {
    case SIGINT: .interrupted
    case SIGTERM: .terminated
    case SIGHUP: .hungUp
    default: nil
    }
  }
}
