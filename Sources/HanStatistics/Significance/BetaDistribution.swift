import Foundation

/// The incomplete beta function and its inverse, for exact intervals of proportions.
package enum BetaDistribution {
  /// The regularized incomplete beta function I_x(a, b), by its continued fraction (Abramowitz &
  /// Stegun 26.5.8, evaluated as Lentz 1976 does).
  package static func cumulative(_ x: Double, _ a: Double, _ b: Double) -> Double {
    cumulative(x, a, b, logarithm: lgamma(a + b) - lgamma(a) - lgamma(b))
  }

  /// - Parameter logarithm: That of `1 / B(a, b)`.
  private static func cumulative(
    _ x: Double, _ a: Double, _ b: Double, logarithm: Double
  ) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let front = exp(logarithm + a * log(x) + b * log1p(-x))
    // The fraction converges fast on the side of the mean.
    return x < (a + 1) / (a + b + 2)
      ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b
  }

  /// The x with `I_x(a, b) = p`, by halving: the function rises, so it cannot miss.
  package static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    let logarithm = lgamma(a + b) - lgamma(a) - lgamma(b)
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if cumulative(middle, a, b, logarithm: logarithm) < p { low = middle } else { high = middle }
    }
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    d = 1 / (abs(d) < tiny ? tiny : d)
    var value = d
    for step in 1...100_000 {
      let m = Double(step)
      for isOdd in [false, true] {
        let numerator =
          isOdd
          ? -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
          : m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 + numerator * d
        d = 1 / (abs(d) < tiny ? tiny : d)
        c = 1 + numerator / c
        if abs(c) < tiny { c = tiny }
        value *= d * c
      }
      if abs(d * c - 1) < 1e-15 { break }
    }
    return value
  }
}
