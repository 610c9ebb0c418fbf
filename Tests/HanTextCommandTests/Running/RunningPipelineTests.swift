import Foundation
import HanDocuments
import HanTestSupport
import Synchronization
import Testing

@testable import HanTextCommand

/// A source of numbers, made in batches, that can fall silent.
private final class Numbers: PipelineSource {
  struct Item: PipelineItem {
    let number: Int
    let cost: Int
    var id: String { "\(number)" }
    func content() -> Int { number }
  }

  private let next = Mutex(0)
  private let count: Int
  private let cost: Int
  private let silentAfter: Int
  private let isCancelled = Atomic(false)

  init(_ count: Int, cost: Int = 1, silentAfter: Int = .max) {
    self.count = count
    self.cost = cost
    self.silentAfter = silentAfter
  }

  func cancel() { isCancelled.store(true, ordering: .relaxed) }

  func next(upTo limit: Int) -> [Item] {
    next.withLock { next in
      while next >= silentAfter, !isCancelled.load(ordering: .relaxed) { usleep(1000) }
      if isCancelled.load(ordering: .relaxed) { return [] }
      let end = min(count, next + limit, max(silentAfter, next + 1))
      defer { next = end }
      return (next..<end).map { Item(number: $0, cost: cost) }
    }
  }
}

private struct Refusal: Error, CustomStringConvertible {
  var description: String { "no" }
}

/// What tests say of a pipeline: outputs and failures as text.
private func described<Output>(_ result: Result<Output, DocumentFailure>) -> String {
  switch result {
  case .success(let output): "\(output)"
  case .failure(let failure): "!\(failure)"
  }
}

/// Runs `work` on numbers, by threads: what is forked is tested through the command.
private func run<Output: WireValue>(
  _ source: Numbers, jobs: Int, byteLimit: Int = OrderedPipeline.defaultByteLimit,
  cancellation: Cancellation = .never, work: @escaping @Sendable (Int) throws -> Output,
  idle: () throws -> Void = {}, deliver: (String) throws -> Void
) throws {
  let host = ThreadHost { bytes in
    do {
      return Frame(WorkerAnswer.done(try work(try Int(wireBytes: bytes))))
    } catch {
      return Frame(WorkerAnswer<Output>.failed(DocumentFailure(id: "", error: error)))
    }
  }
  let pool = WorkerPool(jobs: jobs, host: host)
  try OrderedPipeline(pool: pool, byteLimit: byteLimit, cancellation: cancellation).run(source) {
    item, _ in
    Frame(item.number)
  } idle: {
    try idle()
  } deliver: { _, result in
    try deliver(described(try result.get().answer(Output.self)))
  }
}

extension [UInt8] {
  fileprivate func answer<Output: WireValue>(
    _: Output.Type
  ) throws -> Result<Output, DocumentFailure> {
    try WorkerAnswer<Output>(wireBytes: self).result
  }
}

@Suite struct RunningPipelineTests {
  @Test(arguments: [1, 2, 8])
  func resultsComeInOrder(jobs: Int) throws {
    var results: [String] = []
    try run(Numbers(700), jobs: jobs) { number in
      var generator = SeededGenerator(seed: UInt64(number))
      usleep(UInt32(generator.below(800)))
      if number % 50 == 7 { throw Refusal() }
      return "\(number)"
    } deliver: {
      results.append($0)
    }
    #expect(results == (0..<700).map { $0 % 50 == 7 ? "!: no" : "\($0)" })
  }

  @Test(arguments: [1, 3])
  func longMessagesPassBothWays(jobs: Int) throws {
    let folder = try TemporaryDirectory()
    for number in 0..<5 {
      try folder.write("\(number).txt", [UInt8](repeating: UInt8(number), count: 3_000_000))
    }
    let workers = try Workers<RawDocument, [UInt8]>(jobs: jobs) { $0.bytes + $0.bytes }
    guard case .found(let list) = InputWalker().walk([folder.url.path]) else { return }
    var number = 0
    try workers.run(InputReader(list), cancellation: .never) { item, _ in
      try item.content()
    } deliver: { result in
      let bytes = try result.get()
      #expect(bytes == [UInt8](repeating: UInt8(number), count: 6_000_000))
      number += 1
    }
    #expect(number == 5)
  }

  @Test func aReaderGivesTheSameBytesForAnyNumberOfJobs() throws {
    let folder = try TemporaryDirectory()
    var lines = ""
    for number in 0..<300 { lines += number % 9 == 4 ? "{\n" : "{\"text\":\"第\(number)\"}\n" }
    try folder.write("b.jsonl", lines)
    for name in ["a.txt", "c.md", "d/e.html"] { try folder.write(name, "文" + name) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("bb.txt"), withDestinationPath: "nowhere")
    var outputs: [String] = []
    for jobs in [1, 2, 8] {
      guard case .found(let list) = InputWalker().walk([folder.url.path]) else { return }
      var output = ""
      let workers = try Workers<DocumentRequest, String>(jobs: jobs) { request in
        let document = try request.content()
        let text = document.record?.text ?? String(decoding: document.bytes, as: UTF8.self)
        return "\(document.id) \(text)"
      }
      try workers.run(InputReader(list), cancellation: .never) { item, cancelled in
        try item.request(cancelled: cancelled)
      } deliver: {
        output += described($0) + "\n"
      }
      outputs.append(output)
    }
    #expect(outputs[0].split(separator: "\n").count == 304)
    #expect(outputs[0].contains("!\(folder.url.path)/b.jsonl:5: "))
    #expect(outputs[1] == outputs[0])
    #expect(outputs[2] == outputs[0])
  }

  @Test(arguments: [1, 2, 8])
  func itemsInFlightAreBounded(jobs: Int) throws {
    // `held` counts what was started and not delivered, as the workers see it.
    let started = Atomic(0), delivered = Atomic(0), running = Atomic(0)
    let mostHeld = Atomic(0), mostRunning = Atomic(0)
    // Of large items, few; of small ones, more.
    for (cost, most) in [(1 << 20, 2 * jobs), (1, 64 * jobs)] {
      started.store(0, ordering: .relaxed)
      delivered.store(0, ordering: .relaxed)
      mostHeld.store(0, ordering: .relaxed)
      try run(Numbers(400, cost: cost), jobs: jobs) { number in
        let now = running.add(1, ordering: .sequentiallyConsistent).newValue
        mostRunning.max(now, ordering: .relaxed)
        let count = started.add(1, ordering: .sequentiallyConsistent).newValue
        mostHeld.max(count - delivered.load(ordering: .sequentiallyConsistent), ordering: .relaxed)
        if number % 20 == 0 { usleep(5000) }
        running.subtract(1, ordering: .sequentiallyConsistent)
        return number
      } deliver: { _ in
        delivered.add(1, ordering: .sequentiallyConsistent)
      }
      #expect(mostHeld.load(ordering: .relaxed) <= most)
    }
    #expect(mostRunning.load(ordering: .relaxed) <= jobs)
  }

  @Test func bytesInFlightAreBounded() throws {
    let running = Atomic(0), most = Atomic(0)
    // Three of 30 fit into 100; one of 1000 goes alone.
    for (cost, expected) in [(30, 3), (1000, 1)] {
      most.store(0, ordering: .relaxed)
      try run(Numbers(40, cost: cost), jobs: 8, byteLimit: 100) { number in
        most.max(
          running.add(1, ordering: .sequentiallyConsistent).newValue, ordering: .relaxed)
        usleep(500)
        running.subtract(1, ordering: .sequentiallyConsistent)
        return number
      } deliver: { _ in
      }
      #expect((1...expected).contains(most.load(ordering: .relaxed)))
    }
  }

  @Test func cancellationStopsSoon() throws {
    let isCancelled = Atomic(false)
    var delivered = 0
    var start = ContinuousClock.now
    #expect(throws: CancellationError.self) {
      try run(
        Numbers(1_000_000), jobs: 2,
        cancellation: Cancellation { isCancelled.load(ordering: .relaxed) }
      ) { number in
        usleep(1000)
        return number
      } deliver: { _ in
        delivered += 1
        if delivered == 10 {
          isCancelled.store(true, ordering: .relaxed)
          start = .now
        }
      }
    }
    #expect(ContinuousClock.now - start < .seconds(2))
    #expect(delivered < 200)
  }

  @Test func aSilentSourceKeepsNothingBackAndCanBeCancelled() throws {
    let isCancelled = Atomic(false)
    let wakeup = try Wakeup()
    var delivered = 0
    #expect(throws: CancellationError.self) {
      // With one job, nothing may wait for the source either.
      try run(
        Numbers(100, silentAfter: 5), jobs: 1,
        cancellation: Cancellation(descriptor: wakeup.descriptor) {
          isCancelled.load(ordering: .relaxed)
        }
      ) {
        $0
      } idle: {
        guard delivered == 5 else { return }
        Thread {
          usleep(20_000)
          isCancelled.store(true, ordering: .relaxed)
          wakeup.signal()
        }.start()
      } deliver: { _ in
        delivered += 1
      }
    }
    #expect(delivered == 5)
  }

  @Test func aSilentStreamCanBeCancelled() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    for format in [InputFormat.text, .jsonl] {
      var list = InputList()
      list.entries = [
        .input(InputReference(id: "/dev/fd/\(ends[0])", source: .file, format: format))
      ]
      let isCancelled = Atomic(false)
      let wakeup = try Wakeup()
      let workers = try Workers<DocumentRequest, String>(jobs: 2) { try $0.content().id }
      Thread {
        usleep(30_000)
        isCancelled.store(true, ordering: .relaxed)
        wakeup.signal()
      }.start()
      #expect(throws: CancellationError.self) {
        try workers.run(
          InputReader(list),
          cancellation: Cancellation(descriptor: wakeup.descriptor) {
            isCancelled.load(ordering: .relaxed)
          }
        ) { item, cancelled in
          try item.request(cancelled: cancelled)
        } deliver: { _ in
          Issue.record("there was nothing to deliver")
        }
      }
    }
  }

  @Test func anErrorOfDeliveryEndsTheRun() throws {
    var delivered = 0
    #expect(throws: OutputError.closedPipe) {
      try run(Numbers(1_000_000), jobs: 4) {
        $0
      } deliver: { _ in
        delivered += 1
        if delivered == 20 { throw OutputError.closedPipe }
      }
    }
    #expect(delivered == 20)
  }

  @Test func nothingGivesNothing() throws {
    try run(Numbers(0), jobs: 3) {
      $0
    } deliver: { _ in
      Issue.record("there was nothing to deliver")
    }
  }
}

/// Workers that are threads and die as processes do: the socket closes without an answer.
private final class MortalHost: WorkerHost {
  private let killed = Mutex(Set<Int32>())
  private let started = Atomic<Int32>(0)
  private let work: @Sendable (Int) -> Int?

  /// - Parameter work: Gives `nil` to die.
  init(_ work: @escaping @Sendable (Int) -> Int?) { self.work = work }

  var count: Int { Int(started.load(ordering: .relaxed)) }

  func start(serving socket: Int32) throws(WorkerError) -> Int32 {
    let thread = try WorkerThread { [work] in
      WorkerLoop(socket: socket).serve { bytes in
        guard let number = try? Int(wireBytes: bytes), let answer = work(number) else {
          shutdown(socket, Int32(SHUT_RDWR))
          return Frame(0)
        }
        return Frame(answer)
      }
      close(socket)
    }
    thread.detach()
    return started.add(1, ordering: .relaxed).newValue
  }

  func kill(_ worker: Int32) { killed.withLock { _ = $0.insert(worker) } }
  func end(of worker: Int32) -> WorkerEnd { .signal(SIGILL) }
}

@Suite struct WorkerDeathTests {
  private func results(
    _ count: Int, jobs: Int, timeout: Duration? = nil, host: MortalHost
  ) throws -> [String] {
    var results: [String] = []
    let pool = WorkerPool(jobs: jobs, timeout: timeout, host: host)
    try OrderedPipeline(pool: pool).run(Numbers(count)) { item, _ in
      Frame(item.number)
    } deliver: { id, result in
      switch result {
      case .success(let bytes): results.append("\(try Int(wireBytes: bytes))")
      case .failure(let failure):
        #expect(failure.id == id)
        results.append("!\(failure)")
      }
    }
    return results
  }

  @Test(arguments: [1, 2, 5])
  func whatKillsAWorkerFailsAndNothingElse(jobs: Int) throws {
    let host = MortalHost { $0 % 30 == 7 || $0 == 299 ? nil : 2 * $0 }
    let results = try results(300, jobs: jobs, host: host)
    let cause = "the analysis crashed (illegal instruction); please report this document"
    #expect(
      results
        == (0..<300).map { $0 % 30 == 7 || $0 == 299 ? "!\($0): \(cause)" : "\(2 * $0)" })
    #expect(host.count >= 11)
  }

  @Test func allMayFail() throws {
    let results = try results(20, jobs: 2, host: MortalHost { _ in nil })
    #expect(results.count == 20)
    #expect(results.allSatisfy { $0.hasPrefix("!") })
  }

  @Test(arguments: [1, 2])
  func whatTakesTooLongIsGivenUp(jobs: Int) throws {
    let host = MortalHost { number in
      if number == 7 { usleep(1_500_000) }
      return number
    }
    let results = try results(100, jobs: jobs, timeout: .milliseconds(200), host: host)
    #expect(
      results
        == (0..<100).map {
          $0 == 7 ? "!7: it takes longer than the 0.2 s of --timeout" : "\($0)"
        })
  }

  @Test func withoutWorkersThereIsAnError() throws {
    struct NoHost: WorkerHost {
      func start(serving socket: Int32) throws(WorkerError) -> Int32 {
        close(socket)
        throw .notStarted(code: EAGAIN)
      }
      func kill(_: Int32) {}
      func end(of _: Int32) -> WorkerEnd { .unknown }
    }
    let pool = WorkerPool(jobs: 2, host: NoHost())
    let error = #expect(throws: WorkerError.notStarted(code: EAGAIN)) {
      try OrderedPipeline(pool: pool).run(Numbers(3)) { item, _ in
        Frame(item.number)
      } deliver: { _, _ in
      }
    }
    #expect(error?.description.contains("ulimit -u") ?? false)
  }

  @Test func framesAreCutWhereverTheyArrive() {
    let messages = [0, 1, 7, 8, 9, 1000, 70_000, 3, 200_000, 0].map { count in
      (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    }
    let stream = messages.flatMap { Frame($0).bytes }
    var generator = SeededGenerator(seed: 4)
    for longest in [1, 5, 300, 100_000] {
      var buffer = FrameBuffer()
      var place = 0
      var found: [[UInt8]] = []
      while place < stream.count {
        let limit = longest == 1 ? 1 : generator.below(longest) + 1
        _ = buffer.receive { target in
          let count = min(limit, target.count, stream.count - place)
          target.copyBytes(from: stream[place..<place + count])
          place += count
          return count
        }
        while let message = buffer.next() { found.append(message) }
      }
      // The message inside the frame has its own length before it.
      let inside = found.map { try? [UInt8](wireBytes: $0) }
      #expect(inside == messages)
    }
  }
}
