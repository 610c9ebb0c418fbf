import Benchmark
import HanText

/// Opening an engine and the first words. The tables of `hantext` are used where the linker put
/// them; what dominates is asking Unicode's properties of each symbol to build the table of
/// characters, before checking that pairs lead to rows that exist. ICU's own start is slow the first
/// time only. The first iteration also waits for the pages, so it is the slowest; there is no
/// warm-up that would hide it. Starting a process is not in it: `compare` measures that.
func registerLoad() {
  for engine in Segmenter.Engine.allCases {
    Benchmark(
      "Load.\(engine.rawValue)",
      configuration: .init(
        metrics: [.wallClock, .peakMemoryResident], warmupIterations: 0, maxIterations: 50)
    ) { benchmark in
      for _ in benchmark.scaledIterations {
        benchmark.startMeasurement()
        let tokens = try Segmenter(engine: engine).segment("早发现、早报告")
        benchmark.stopMeasurement()
        if tokens.map({ String(tokens.surface(of: $0)) }).joined() != "早发现、早报告" {
          benchmark.error("the tokens do not join to the text")
        }
      }
    }
  }
}
