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

@Suite struct RunningPipelineTests {
  @Test(arguments: [1, 2, 8])
  func resultsComeInOrder(jobs: Int) async throws {
    var bytes: [String] = []
    try await OrderedPipeline(jobs: jobs).run(Numbers(700)) { number in
      var generator = SeededGenerator(seed: UInt64(number))
      usleep(UInt32(generator.below(800)))
      if number % 50 == 7 { throw Refusal() }
      return "\(number)"
    } deliver: { result in
      switch result {
      case .success(let text): bytes.append(text)
      case .failure(let failure): bytes.append("!\(failure)")
      }
    }
    #expect(bytes == (0..<700).map { $0 % 50 == 7 ? "!\($0): no" : "\($0)" })
  }

  @Test func aReaderGivesTheSameBytesForAnyNumberOfJobs() async throws {
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
      try await OrderedPipeline(jobs: jobs).run(InputReader(list)) { document in
        "\(document.id) \(document.record?.text ?? String(decoding: document.bytes, as: UTF8.self))"
      } deliver: { result in
        switch result {
        case .success(let text): output += text + "\n"
        case .failure(let failure): output += "\(failure)\n"
        }
      }
      outputs.append(output)
    }
    #expect(outputs[0].split(separator: "\n").count == 304)
    #expect(outputs[1] == outputs[0])
    #expect(outputs[2] == outputs[0])
  }

  @Test(arguments: [1, 2, 8])
  func itemsInFlightAreBounded(jobs: Int) async throws {
    // `held` counts what was started and not delivered, as the workers see it.
    let started = Atomic(0), delivered = Atomic(0), running = Atomic(0)
    let mostHeld = Atomic(0), mostRunning = Atomic(0)
    try await OrderedPipeline(jobs: jobs).run(Numbers(400)) { number in
      let now = running.add(1, ordering: .sequentiallyConsistent).newValue
      mostRunning.max(now, ordering: .relaxed)
      let count = started.add(1, ordering: .sequentiallyConsistent).newValue
      mostHeld.max(count - delivered.load(ordering: .sequentiallyConsistent), ordering: .relaxed)
      if number % 20 == 0 { usleep(5000) }
      running.subtract(1, ordering: .sequentiallyConsistent)
    } deliver: { _ in
      delivered.add(1, ordering: .sequentiallyConsistent)
    }
    #expect(mostRunning.load(ordering: .relaxed) <= jobs)
    #expect(mostHeld.load(ordering: .relaxed) <= 2 * jobs)
  }

  @Test func bytesInFlightAreBounded() async throws {
    let running = Atomic(0), most = Atomic(0)
    // Three of 30 fit into 100; one of 1000 goes alone.
    for (cost, expected) in [(30, 3), (1000, 1)] {
      most.store(0, ordering: .relaxed)
      try await OrderedPipeline(jobs: 8, byteLimit: 100).run(Numbers(40, cost: cost)) { _ in
        most.max(
          running.add(1, ordering: .sequentiallyConsistent).newValue, ordering: .relaxed)
        usleep(500)
        running.subtract(1, ordering: .sequentiallyConsistent)
      } deliver: { _ in
      }
      #expect((1...expected).contains(most.load(ordering: .relaxed)))
    }
  }

  @Test func cancellationStopsSoon() async throws {
    let delivered = Atomic(0)
    let task = Task {
      try await OrderedPipeline(jobs: 2).run(Numbers(1_000_000)) { _ in
        usleep(1000)
      } deliver: {
        _ in
        delivered.add(1, ordering: .relaxed)
      }
    }
    while delivered.load(ordering: .relaxed) < 10 { try await Task.sleep(for: .milliseconds(1)) }
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test func aSilentSourceKeepsNothingBackAndCanBeCancelled() async throws {
    let idled = Atomic(0), delivered = Atomic(0)
    let task = Task {
      // With one job, nothing may wait for the source either.
      try await OrderedPipeline(jobs: 1).run(Numbers(100, silentAfter: 5)) {
        $0
      } idle: {
        if delivered.load(ordering: .relaxed) == 5 { idled.add(1, ordering: .relaxed) }
      } deliver: { _ in
        delivered.add(1, ordering: .relaxed)
      }
    }
    while idled.load(ordering: .relaxed) == 0 { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(delivered.load(ordering: .relaxed) == 5)
  }

  @Test func aSilentStreamCanBeCancelled() async throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let path = "/dev/fd/\(ends[0])"
    for format in [InputFormat.text, .jsonl] {
      var list = InputList()
      list.entries = [.input(InputReference(id: path, source: .file, format: format))]
      let reader = InputReader(list)
      let task = Task {
        try await OrderedPipeline(jobs: 2).run(reader) {
          $0
        } deliver: { _ in
          Issue.record("there was nothing to deliver")
        }
      }
      try await Task.sleep(for: .milliseconds(30))
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test func anErrorOfDeliveryEndsTheRun() async throws {
    var delivered = 0
    await #expect(throws: OutputError.closedPipe) {
      try await OrderedPipeline(jobs: 4).run(Numbers(1_000_000)) {
        $0
      } deliver: { _ in
        delivered += 1
        if delivered == 20 { throw OutputError.closedPipe }
      }
    }
    #expect(delivered == 20)
  }

  @Test func nothingGivesNothing() async throws {
    try await OrderedPipeline(jobs: 3).run(InputReader(InputList())) {
      $0
    } deliver: { _ in
      Issue.record("there was nothing to deliver")
    }
  }

  @Test func chunksOfOneTextGoThroughThePipeline() async throws {
    let folder = try TemporaryDirectory()
    var generator = SeededGenerator(seed: 3)
    var text = ""
    for _ in 0..<400 { text += RandomText.text(upTo: 60, using: &generator) + "\n" }
    let path = try folder.write("a.txt", text)
    var joined: [UInt8] = []
    let reader = try LineChunkReader(
      InputReference(id: path, source: .file, format: .text), chunkSize: 1000, longestLine: 200)
    var count = 0
    try await OrderedPipeline(jobs: 4).run(reader) {
      $0
    } deliver: { result in
      let chunk = try result.get()
      #expect(chunk.offset == joined.count)
      joined += chunk.bytes
      count += 1
    }
    #expect(joined == Array(text.utf8))
    #expect(count > 20)
  }
}
