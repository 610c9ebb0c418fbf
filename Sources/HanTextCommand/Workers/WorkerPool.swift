internal import HanDocuments

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Something to be done by a worker.
struct WorkerRequest: Sendable {
  /// Its number among the items of the run.
  var index: Int
  /// What a failure is reported under.
  var id: String
  /// The request, ready to be sent; kept until it is answered, so that another worker can get it.
  var frame: Frame
}

/// Workers and what they have in hand. Used by one thread.
///
/// A worker gets small requests ahead, so that it never waits for the next one, and answers them in
/// order. When it dies, the first it has not answered is a failure, and the others go to another
/// worker.
final class WorkerPool {
  typealias Answer = (index: Int, result: Result<[UInt8], DocumentFailure>)

  /// So much is given ahead to a worker that has something to do.
  private static let aheadBytes = 128 << 10
  private static let aheadCount = 64

  /// The number of workers at most.
  let jobs: Int
  private let host: any WorkerHost
  private let timeout: Duration?
  private var workers: [Worker] = []
  /// Requests of workers that died.
  private var returned: [WorkerRequest] = []
  private var startError: WorkerError?

  /// Creates a pool, which starts workers as they are needed.
  ///
  /// - Parameter timeout: How long a worker may take for a request before it is ended.
  init(jobs: Int, timeout: Duration? = nil, host: any WorkerHost) {
    self.jobs = jobs
    self.timeout = timeout
    self.host = host
  }

  deinit { for worker in workers { retire(worker) } }

  /// Whether a request of so many bytes would be taken.
  func hasRoom(for cost: Int) -> Bool {
    returned.isEmpty
      && (workers.contains { $0.requests.isEmpty } || mayStart || bestBusy(for: cost) != nil)
  }

  private var mayStart: Bool { workers.count < jobs && startError == nil }

  /// Gives a request to a worker.
  ///
  /// - Throws: If there is no worker and none can be started.
  func add(_ request: WorkerRequest) throws(WorkerError) {
    returned.append(request)
    try assign()
  }

  /// Gives returned requests to workers.
  func assign() throws(WorkerError) {
    while let request = returned.first, let worker = try free(for: request.frame.bytes.count) {
      returned.removeFirst()
      if worker.requests.isEmpty { begin(worker) }
      worker.add(request)
      worker.send()
    }
  }

  /// The worker that is to get a request of so many bytes.
  private func free(for cost: Int) throws(WorkerError) -> Worker? {
    if let idle = workers.first(where: { $0.requests.isEmpty }) { return idle }
    if mayStart || workers.isEmpty {
      do {
        let worker = try start()
        workers.append(worker)
        return worker
      } catch {
        // Fewer workers do as well.
        if workers.isEmpty { throw error }
        startError = error
      }
    }
    return bestBusy(for: cost)
  }

  private func bestBusy(for cost: Int) -> Worker? {
    let least = workers.min { $0.bytes < $1.bytes }
    guard let least, least.requests.count < Self.aheadCount else { return nil }
    // Of large requests, none is to wait behind a worker while others have nothing to do.
    return least.bytes + cost <= Self.aheadBytes ? least : nil
  }

  private func start() throws(WorkerError) -> Worker {
    var ends: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, streamType, 0, &ends) == 0 else { throw .notStarted(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    do {
      return Worker(socket: ends[0], number: try host.start(serving: ends[1]))
    } catch {
      close(ends[0])
      throw error
    }
  }

  private func begin(_ worker: Worker) {
    worker.deadline = timeout.map { ContinuousClock.now + $0 }
  }

  /// What to wait for.
  var polled: [pollfd] {
    workers.map {
      pollfd(fd: $0.socket, events: Int16(POLLIN) | ($0.isSent ? 0 : Int16(POLLOUT)), revents: 0)
    }
  }

  /// When the first request will have taken too long.
  var deadline: ContinuousClock.Instant? {
    timeout == nil ? nil : workers.compactMap { $0.requests.isEmpty ? nil : $0.deadline }.min()
  }

  /// Sends and receives what can be, after waiting for ``polled``, and ends what takes too long.
  func answers(to polled: ArraySlice<pollfd>) throws(WorkerError) -> [Answer] {
    var answers: [Answer] = []
    var dead: [(worker: Worker, cause: String?)] = []
    for (worker, state) in zip(workers, polled) {
      if state.revents & Int16(POLLOUT) != 0 { worker.send() }
      guard state.revents & ~Int16(POLLOUT) != 0 else { continue }
      if !receive(from: worker, &answers) { dead.append((worker, nil)) }
    }
    if let timeout {
      let now = ContinuousClock.now
      for worker in workers
      where !worker.requests.isEmpty && !dead.contains(where: { $0.worker === worker }) {
        guard let deadline = worker.deadline, now >= deadline else { continue }
        let seconds = timeout / .seconds(1)
        let shown = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
        dead.append((worker, "it takes longer than the \(shown) s of --timeout"))
      }
    }
    for (worker, cause) in dead { bury(worker, cause, &answers) }
    try assign()
    return answers
  }

  /// Takes all that has arrived; `false` at the end.
  private func receive(from worker: Worker, _ answers: inout [Answer]) -> Bool {
    var isOpen = true
    while true {
      let (count, mayBeMore) = worker.arrived.receive { place in
        recv(worker.socket, place.baseAddress, place.count, dontWait)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 {
        isOpen = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)
        break
      }
      take(&answers, from: worker)
      if !mayBeMore { break }
    }
    return isOpen
  }

  /// Takes the answers that are there as a whole.
  private func take(_ answers: inout [Answer], from worker: Worker) {
    while let message = worker.arrived.next(), let request = worker.answered() {
      answers.append((request.index, .success(message)))
      begin(worker)
    }
  }

  /// Removes a worker that died or must die.
  private func bury(_ worker: Worker, _ cause: String?, _ answers: inout [Answer]) {
    workers.removeAll { $0 === worker }
    host.kill(worker.number)
    let end = host.end(of: worker.number)
    // What it had answered before is done.
    _ = receive(from: worker, &answers)
    close(worker.socket)
    guard let request = worker.dropFirst() else { return }
    answers.append(
      (request.index, .failure(DocumentFailure(id: request.id, cause: cause ?? end.cause))))
    returned = worker.requests + returned
    returned.sort { $0.index < $1.index }
  }

  /// Gives up all that is in hand; the workers that have nothing to do stay.
  func reset() {
    returned = []
    for worker in workers where !worker.requests.isEmpty { retire(worker) }
    workers.removeAll { !$0.requests.isEmpty }
  }

  private func retire(_ worker: Worker) {
    host.kill(worker.number)
    close(worker.socket)
    _ = host.end(of: worker.number)
  }
}

/// A worker as seen from outside.
private final class Worker {
  let socket: Int32
  let number: Int32
  /// What it has not answered, in order.
  private(set) var requests: [WorkerRequest] = []
  /// The bytes of the requests.
  private(set) var bytes = 0
  var arrived = FrameBuffer()
  var deadline: ContinuousClock.Instant?
  private var sentRequests = 0
  /// Of the first request that is not sent as a whole.
  private var sentBytes = 0

  init(socket: Int32, number: Int32) {
    self.socket = socket
    self.number = number
  }

  var isSent: Bool { sentRequests == requests.count }

  func add(_ request: WorkerRequest) {
    requests.append(request)
    bytes += request.frame.bytes.count
  }

  /// Takes the request that an answer belongs to.
  func answered() -> WorkerRequest? {
    guard sentRequests > 0 else { return nil }
    sentRequests -= 1
    let request = requests.removeFirst()
    bytes -= request.frame.bytes.count
    return request
  }

  /// Sends what the socket takes. That the other end has gone is noticed on receiving.
  func send() {
    while !isSent {
      let frame = requests[sentRequests].frame.bytes
      let count = frame.withUnsafeBytes { buffer in
        systemSend(
          socket, buffer.baseAddress.map { $0 + sentBytes }, buffer.count - sentBytes, wait: false)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return
      }
      sentBytes += count
      if sentBytes == frame.count {
        sentRequests += 1
        sentBytes = 0
      }
    }
  }

  /// Takes the request that it died of.
  func dropFirst() -> WorkerRequest? { requests.isEmpty ? nil : requests.removeFirst() }
}

#if canImport(Darwin)
  private let streamType = SOCK_STREAM
  private let dontWait = Int32(MSG_DONTWAIT)
#else
  private let streamType = Int32(SOCK_STREAM.rawValue)
  private let dontWait = Int32(MSG_DONTWAIT)
#endif
