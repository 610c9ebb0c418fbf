import Foundation

/// Counts of two by two kinds, and what would be expected if the kinds were independent.
///
/// Counts may be beyond 2³¹, so products are made of `Double`s.
struct ContingencyTable {
  /// The cells, row by row.
  let observed: SIMD4<Double>
  /// The cells of independent kinds, `row · column / total`.
  let expected: SIMD4<Double>
  let total: Double

  init(_ o11: Double, _ o12: Double, _ o21: Double, _ o22: Double) {
    observed = [o11, o12, o21, o22]
    total = o11 + o12 + o21 + o22
    let (upper, lower) = (o11 + o12, o21 + o22)
    let (left, right) = (o11 + o21, o12 + o22)
    expected = [
      upper * left / total, upper * right / total, lower * left / total,
      lower * right / total,
    ]
  }

  /// `2 Σ O ln(O/E)` over four cells (Dunning 1993); rounding that pretends a difference is 0.
  ///
  /// As `Σ (O − E)` is 0, it is the sum of `O ln(O/E) − (O − E)`, of which none is below 0, so that
  /// no digits are lost when all cells are near what is expected.
  var logLikelihood: Double {
    var sum = 0.0
    for cell in 0..<4 {
      let (observed, expected) = (observed[cell], expected[cell])
      sum +=
        observed > 0
        ? expected * Self.excess(signedDifference(observed, expected) / expected) : expected
    }
    return 2 * sum < 1e-12 * total ? 0 : 2 * sum
  }

  /// `O − E` of a cell: the same for all four but for its sign.
  private func signedDifference(_ observed: Double, _ expected: Double) -> Double {
    observed >= expected ? difference : -difference
  }

  /// `|O11 O22 − O12 O21| / N`.
  private var difference: Double {
    abs(observed[0] / total * observed[3] - observed[1] / total * observed[2])
  }

  /// `(1 + x) ln(1 + x) − x`, by its series where the two terms cancel.
  private static func excess(_ x: Double) -> Double {
    guard abs(x) < 0.05 else { return (1 + x) * log1p(x) - x }
    var power = x * x
    var sum = 0.0
    for k in 2...16 {
      sum += power / Double(k * (k - 1))
      power *= -x
    }
    return sum
  }

  /// `Σ (O − E)² / E`; `nil` when a cell is not expected at all.
  var chiSquare: Double? { sum { ($0 - $1) * ($0 - $1) / $1 } }

  /// The same with Yates's correction, which goes no further than to 0, as R and scipy have it.
  var chiSquareYates: Double? {
    sum { observed, expected in
      let difference = max(0, abs(observed - expected) - 0.5)
      return difference * difference / expected
    }
  }

  private func sum(_ term: (Double, Double) -> Double) -> Double? {
    var sum = 0.0
    for cell in 0..<4 {
      guard expected[cell] > 0 else { return nil }
      sum += term(observed[cell], expected[cell])
    }
    return sum
  }
}
