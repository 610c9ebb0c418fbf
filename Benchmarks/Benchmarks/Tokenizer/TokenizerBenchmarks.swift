import Benchmark
import HanText

/// Text in megabytes a second of wall time, the figure to compare.
let throughput = BenchmarkMetric.custom("MB/s", polarity: .prefersLarger)

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident, throughput], warmupIterations: 1,
    maxDuration: .seconds(5), maxIterations: 20)

  // ICU's break iterator dominates; the rest is transcoding to UTF-16 and classifying tokens.
  for (name, sentences) in [("short-lines", 1), ("long-lines", 50)] {
    Benchmark("Segment.icu.\(name)") { benchmark in
      let text = MappedText(GeneratedText.lines(bytes: 1 << 20, sentences: sentences))
      let segmenter = try Segmenter(engine: .icu)
      let expected = segmenter.segment(text).count
      for _ in benchmark.scaledIterations {
        let clock = ContinuousClock()
        benchmark.startMeasurement()
        let start = clock.now
        let tokens = segmenter.segment(text)
        let time = start.duration(to: clock.now)
        benchmark.stopMeasurement()
        // The answer is checked: the same tokens every time, and all of the text in them.
        guard tokens.count == expected, tokens.last?.span.upperBound == text.text.utf8.count else {
          benchmark.error("the tokens do not join to the text")
          return
        }
        let seconds = Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
        benchmark.measurement(throughput, Int(Double(text.text.utf8.count) / 1e6 / seconds))
      }
    }
  }
}
