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
    // The end that matters is on the side of 0, seen from the ratio itself: the target's lower end, or
    // the other corpus's lower end, mirrored.
    let scale = log2(d / c)
    guard sign < 0 else {
      return Self.leastLogRatio(a, b, odds: c / (c + d), scale: scale, tail: tail)
    }
    let mirrored = Self.leastLogRatio(b, a, odds: d / (c + d), scale: -scale, tail: tail)
    return mirrored > 0 ? -mirrored : 0
  }

  /// The lower end, or 0 when it is below.
  ///
  /// - Parameters:
  ///   - odds: The share of the occurrences that the corpus would have by chance.
  ///   - scale: The logarithm of how much larger the other corpus is.
  private static func leastLogRatio(
    _ a: Double, _ b: Double, odds: Double, scale: Double, tail: Double
  ) -> Double {
    // Most terms end here: even at the odds of chance, so many occurrences are not rare enough.
    guard a > 0, BetaDistribution.cumulative(odds, a, b + 1) < tail else { return 0 }
    // log2 of p/(1−p), from whichever side is exact.
    return max(0, logOdds(BetaDistribution.quantile(tail, a, b + 1)) + scale)
  }

  private static func logOdds(_ p: Double) -> Double { log2(p / (1 - p)) }
}
