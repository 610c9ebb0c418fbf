import Benchmark
import HanText

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident, .throughputMB], warmupIterations: 1,
    maxDuration: .seconds(5), maxIterations: 20)
  registerCeiling()
  registerLoad()
  registerSegmentation()
  registerScripts()
  registerConversion()
  registerCleaning()
  registerKeywords()
  registerSlogans()
  registerUserDictionary()
  registerThreads()
}
