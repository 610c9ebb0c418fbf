import Foundation

extension Keyness {
  /// The end of the log ratio's interval that is nearer to 0, or 0 when 0 lies inside: what the data
  /// warrant at least (Evert 2022; as in CQPweb).
  ///
  /// The interval is that of Clopper & Pearson for a of a+b, two-sided at 0.001, with Bonferroni's
  /// correction.
  ///
  /// - Parameter tests: How many terms are tested.
  public func conservativeLogRatio(tests: Int) -> Double? {
    guard targetTokens > 0, referenceTokens > 0, target + reference > 0 else { return nil }
    let tail = 0.001 / Double(max(1, tests)) / 2
    let scale = log2(d / c)
    // log2 of p/(1−p), from whichever side is exact.
    let lower =
      target == 0
      ? -Double.infinity : logOdds(BetaDistribution.quantile(tail, a, b + 1)) + scale
    // The upper end is the other corpus's lower end, mirrored.
    let upper =
      reference == 0
      ? Double.infinity : -logOdds(BetaDistribution.quantile(tail, b, a + 1)) + scale
    if lower > 0 { return lower }
    return upper < 0 ? upper : 0
  }

  private func logOdds(_ p: Double) -> Double { log2(p / (1 - p)) }
}
