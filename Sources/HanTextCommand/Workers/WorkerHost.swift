internal import HanCore
internal import HanDocuments
internal import CProcess
internal import HanDocuments

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where workers live. It starts them and tells how they ended.
protocol WorkerHost: Sendable {
  /// Starts a worker that serves `socket`, which the host closes.
  func start(serving socket: Int32) throws(WorkerError) -> Int32
  /// Ends a worker at once.
  func kill(_ worker: Int32)
  /// How a worker ended. It must have ended or been killed.
  func end(of worker: Int32) -> WorkerEnd
}

/// How a worker ended.
enum WorkerEnd: Hashable, Sendable {
  /// A signal ended it.
  case signal(Int32)
  /// It ended by itself.
  case exit(Int32)
  /// Nobody can tell: what started it has gone.
  case unknown

  /// What became of the document the worker held, and what to do about it.
  var cause: String {
    switch self {
    case .signal(SIGILL), .signal(SIGTRAP): Self.crash("illegal instruction")
    case .signal(SIGSEGV), .signal(SIGBUS):
      Self.crash("invalid memory access, as when the stack is exhausted")
    case .signal(SIGABRT): Self.crash("aborted, as when memory runs out")
    case .signal(SIGFPE): Self.crash("arithmetic error")
    case .signal(SIGKILL):
      "the system ended its analysis, most likely as memory ran out; lower --jobs or split it"
    case .signal(let number): Self.crash("signal \(number)")
    case .exit, .unknown: Self.crash("ended early")
    }
  }

  private static func crash(_ how: String) -> String {
    "the analysis crashed (\(how)); please report this document"
  }
}

/// Why there are no workers.
enum WorkerError: Error, Hashable, Sendable {
  /// No process, thread or descriptor is to be had; the system's error number.
  case notStarted(code: Int32)
  /// The process that starts workers has gone.
  case spawnerGone
}

extension WorkerError: CustomStringConvertible {
  var description: String {
    switch self {
    case .notStarted(EAGAIN):
      "no process for the work can be started: \(SystemError.text(EAGAIN)); lower --jobs, or raise "
        + "the limit with 'ulimit -u'"
    case .notStarted(let code):
      "no process for the work can be started: \(SystemError.explanation(of: code))"
    case .spawnerGone:
      "the process that starts workers was ended by something else; run the command again"
    }
  }
}

/// Workers that are processes, forked by a process that was forked from this one.
///
/// What this process had made when the host was made, engines and models, is in every worker
/// without being loaded or copied. What becomes of a worker touches nobody else.
final class ProcessHost: WorkerHost {
  private final class Work: Sendable {
    let work: @Sendable ([UInt8]) -> Frame
    init(_ work: @escaping @Sendable ([UInt8]) -> Frame) { self.work = work }
  }

  private let spawner: Int32
  private let process: Int32

  /// Whether this process may fork: the system allows it, and no other thread holds a lock that a
  /// child would wait for.
  static var isPossible: Bool {
    guard spawner_is_available() else { return false }
    // A thread that was waited for is counted until the system has tidied up.
    for _ in 0..<100 {
      if process_thread_count() <= 1 { return true }
      usleep(500)
    }
    return false
  }

  /// Forks the spawner.
  ///
  /// - Parameter work: What a worker makes of a request.
  init(_ work: @escaping @Sendable ([UInt8]) -> Frame) throws(WorkerError) {
    // A document may take what is free, so that one without bounds does not take what others need.
    let limits = worker_limits(address_space: max(1 << 30, memory_available() / 4 * 3))
    var process: Int32 = 0
    let spawner = withExtendedLifetime(Work(work)) { work in
      spawner_start(
        { context, socket in
          guard let context else { return }
          let work = Unmanaged<Work>.fromOpaque(context).takeUnretainedValue()
          WorkerLoop(socket: socket).serve(work.work)
        }, Unmanaged.passUnretained(work).toOpaque(), limits, &process)
    }
    guard spawner >= 0 else { throw .notStarted(code: -spawner) }
    self.spawner = spawner
    self.process = process
  }

  deinit {
    close(spawner)
    worker_kill(process)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  func start(serving socket: Int32) throws(WorkerError) -> Int32 {
    defer { close(socket) }
    let worker = spawner_fork(spawner, socket)
    if worker == -EPIPE { throw .spawnerGone }
    guard worker > 0 else { throw .notStarted(code: -worker) }
    return worker
  }

  func kill(_ worker: Int32) { worker_kill(worker) }

  func end(of worker: Int32) -> WorkerEnd {
    let status = spawner_reap(spawner, worker)
    guard status >= 0 else { return .unknown }
    let signal = wait_status_signal(status)
    return signal == 0 ? .exit(wait_status_exit(status)) : .signal(signal)
  }
}

/// Workers that are threads, where processes cannot be: a document that breaks down takes all with
/// it, and one that never ends stays.
final class ThreadHost: WorkerHost {
  private let work: @Sendable ([UInt8]) -> Frame

  init(_ work: @escaping @Sendable ([UInt8]) -> Frame) { self.work = work }

  func start(serving socket: Int32) throws(WorkerError) -> Int32 {
    let thread = try WorkerThread { [work] in
      WorkerLoop(socket: socket).serve(work)
      close(socket)
    }
    thread.detach()
    return 0
  }

  func kill(_ worker: Int32) {}
  func end(of worker: Int32) -> WorkerEnd { .exit(0) }
}
