import Foundation

/// The χ² distribution with one degree of freedom.
package enum ChiSquare {
  /// The chance of a value of at least `statistic`: `erfc(√(x/2))`.
  ///
  /// It is computed as the tail it is. `1 − cdf` is 0 from about 70 on, where the tail is 1e-16.
  ///
  /// - Returns: `nil` where it is smaller than 1e-300; its logarithm is known still.
  package static func upperTail(_ statistic: Double) -> Double? {
    let tail = erfc((max(0, statistic) / 2).squareRoot())
    return tail < 1e-300 ? nil : tail
  }

  /// The logarithm to base 10 of the same, which never underflows.
  ///
  /// Beyond 1e-300 it is the asymptotic series of erfc (Abramowitz & Stegun 7.1.23), of which four
  /// terms are exact to the last digits there.
  package static func logarithmOfUpperTail(_ statistic: Double) -> Double {
    if let tail = upperTail(statistic) { return log10(tail) }
    let square = statistic / 2
    let inverse = 1 / (2 * square)
    var term = 1.0
    var series = 1.0
    for odd in [1.0, 3, 5, 7, 9] {
      term *= -odd * inverse
      series += term
    }
    return (-square + log(series) - log(square.squareRoot()) - log(Double.pi) / 2) / log(10)
  }
}
