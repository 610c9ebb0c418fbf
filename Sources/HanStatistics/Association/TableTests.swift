import Foundation

extension Association {
  /// `2 Σ O ln(O/E)` over four cells (Dunning 1993), negative below the expected.
  var logLikelihood: Double? { table.map { sign * $0.logLikelihood } }

  /// `2 (O ln(O/E) − (O − E))` (Evert 2008), negative below the expected.
  var simpleLogLikelihood: Double {
    let sum = (o > 0 ? o * log(o / expected) : 0) - (o - expected)
    return sign * max(0, 2 * sum)
  }

  /// `Σ (O − E)² / E`, negative below the expected.
  var chiSquare: Double? { table?.chiSquare.map { sign * $0 } }

  /// `log2` of the odds ratio, ½ added to each cell (Evert 2005).
  var logOddsRatio: Double? {
    guard let cells = table?.observed else { return nil }
    return log2((cells[0] + 0.5) * (cells[3] + 0.5) / ((cells[1] + 0.5) * (cells[2] + 0.5)))
  }
}
