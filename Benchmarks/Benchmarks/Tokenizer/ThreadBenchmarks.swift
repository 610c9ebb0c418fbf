import Benchmark
import Dispatch
import GeneratedText
import HanText
import Synchronization

/// One segmenter shared by two threads, against one with the same work, turn by turn. Each thread
/// has a workspace of its own and only reads the tables, so what keeps the ratio below 200 % is the
/// memory both share, the pages of fresh results, and whatever else the machine does. How much that
/// is, the control tells: the same ratio for ``Ceiling``, which allocates nothing. Where it is far
/// below 200 %, the second core was not free and `speedup%` says nothing of the segmenter. MB/s are
/// those of both threads together.
func registerThreads() {
  for engine in Segmenter.Engine.allCases {
    let check = TokenCheck()
    Benchmark(
      "Threads.\(engine.rawValue).two-threads",
      configuration: .init(metrics: [.wallClock, .throughputMB, .speedup, .controlSpeedup])
    ) { benchmark in
      let text = try Inputs.text(.shortLines)
      let segmenter = try Inputs.segmenter(engine)
      for _ in benchmark.scaledIterations {
        benchmark.startMeasurement()
        let segmentation = speedup { segmenter.segment(canonical: text).tokens }
        benchmark.stopMeasurement()
        let control = speedup { (0..<20).map { _ in Ceiling.shared.sum(of: text.text) } }
        benchmark.measurement(.speedup, segmentation.percent)
        benchmark.measurement(.controlSpeedup, control.percent)
        benchmark.measurement(
          .throughputMB,
          Int((2 * Double(text.text.utf8.count) / 1e6 / segmentation.seconds).rounded()))
        for tokens in segmentation.results {
          if let fault = check.fault(of: tokens, in: text.text) { benchmark.error(fault) }
        }
        if Set(control.results).count != 1 { benchmark.error("the control's sums differ") }
      }
    }
  }
}

/// Does the work twice, one after the other and then at once; the seconds are those of the latter.
///
/// Threads and not tasks: the framework blocks a thread of the pool that tasks would run on.
private func speedup<R: Sendable>(
  _ work: @Sendable () -> R
) -> (percent: Int, seconds: Double, results: [R]) {
  let results = Mutex<[R]>([])
  let apart = timed {
    for _ in 0..<2 {
      let result = work()
      results.withLock { $0.append(result) }
    }
  }.seconds
  let both = timed {
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      let result = work()
      results.withLock { $0.append(result) }
    }
  }.seconds
  return (Int((100 * apart / both).rounded()), both, results.withLock { $0 })
}
