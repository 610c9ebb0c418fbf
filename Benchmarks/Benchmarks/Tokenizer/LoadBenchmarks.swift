import Benchmark
import HanText

/// Opening an engine and the first words. The tables of `hantext` are used where the linker put
/// them, so what is left is a check that they lead nowhere outside, and the first iteration waits
/// for their pages: it is many times slower than the others, and no warm-up hides it. ICU is slow the
/// first time only, too. Starting a process, most of which is the dynamic linker's, is not in it:
/// `compare` measures that.
func registerLoad() {
  for engine in Segmenter.Engine.allCases {
    Benchmark(
      "Load.\(engine.rawValue)",
      configuration: .init(
        metrics: [.wallClock, .peakMemoryResident], warmupIterations: 0, maxIterations: 50)
    ) { benchmark in
      for _ in benchmark.scaledIterations {
        benchmark.startMeasurement()
        let tokens = try Segmenter(engine: engine).segment(canonical: "早发现、早报告")
        benchmark.stopMeasurement()
        if tokens.map({ String(tokens.surface(of: $0)) }).joined() != "早发现、早报告" {
          benchmark.error("the tokens do not join to the text")
        }
      }
    }
  }
}
