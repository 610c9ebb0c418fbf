import Foundation

extension Keyness {
  /// `2 Σ O ln(O/E)` over four cells (Dunning 1993), signed; 0 when the frequencies are equal.
  var logLikelihood: Double {
    target + reference > 0 ? sign * table.logLikelihood : 0
  }

  /// `2 (a ln(a/E1) + b ln(b/E2))` (Rayson & Garside 2000), signed likewise.
  var twoCellLogLikelihood: Double {
    let all = a + b
    guard all > 0 else { return 0 }
    let (e1, e2) = expectations
    let sum = (a > 0 ? a * log(a / e1) : 0) + (b > 0 ? b * log(b / e2) : 0)
    return sign * max(0, 2 * sum)
  }

  /// `|LL| − ln N` (Wilson 2013): an approximate 2 · ln of the Bayes factor.
  func bayesFactor(of logLikelihood: Double) -> Double { abs(logLikelihood) - log(c + d) }

  /// The two-cell log-likelihood `/ (N · ln min(E1, E2))` (Johnston, Berry & Mielke 2006); `nil`
  /// unless more than one occurrence is expected in both.
  var effectSize: Double? {
    let least = min(expectations.0, expectations.1)
    return least > 1 ? abs(twoCellLogLikelihood) / ((c + d) * log(least)) : nil
  }

  /// `E1 = c(a+b)/N`, `E2 = d(a+b)/N`.
  private var expectations: (Double, Double) {
    (c * (a + b) / (c + d), d * (a + b) / (c + d))
  }
}
