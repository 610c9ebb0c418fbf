import Benchmark

extension BenchmarkMetric {
  /// Text in megabytes (10⁶ bytes of UTF-8) a second of wall time, the figure to compare.
  static let throughputMB = BenchmarkMetric.custom("MB/s", polarity: .prefersLarger)
  /// The same in tenths of a per cent of the ceiling; see ``Ceiling``.
  static let ceilingShare = BenchmarkMetric.custom("ceiling‰", polarity: .prefersLarger)
  /// How much faster two threads are than one, in per cent: 200 is best, 100 is no gain.
  static let speedup = BenchmarkMetric.custom("speedup%", polarity: .prefersLarger)
  /// The same for work that shares nothing: what the machine had to give.
  static let controlSpeedup = BenchmarkMetric.custom("control%", polarity: .prefersLarger)
}

/// What `body` returns, and how many seconds it took.
func timed<R>(_ body: () throws -> R) rethrows -> (result: R, seconds: Double) {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try body()
  return (result, (clock.now - start).seconds)
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Benchmark {
  /// Measures `body` over `bytes` bytes of text and reports MB/s and, where a ceiling is given, the
  /// share of it.
  func measure<R>(bytes: Int, ceiling: Double? = nil, _ body: () throws -> R) rethrows -> R {
    startMeasurement()
    let (result, seconds) = try timed(body)
    stopMeasurement()
    let rate = Double(bytes) / 1e6 / seconds
    measurement(.throughputMB, Int(rate.rounded()))
    if let ceiling { measurement(.ceilingShare, Int((1000 * rate / ceiling).rounded())) }
    return result
  }
}
