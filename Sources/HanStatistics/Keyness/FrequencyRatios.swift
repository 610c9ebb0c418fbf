import Foundation

extension Keyness {
  /// `(a/c − b/d) / (b/d) · 100` (Gabrielatos & Marchi 2011); infinite when the reference does not
  /// have the term.
  var percentDifference: Double { (a * d - b * c) / (b * c) * 100 }

  /// `(a/c) / (b/d)`; infinite likewise.
  var relativeRisk: Double { a * d / (b * c) }

  /// `log2((a/c) / (b/d))`, a count of nought taken as ½ (Hardie 2014).
  var logRatio: Double {
    log2((a > 0 ? a : 0.5) / c / ((b > 0 ? b : 0.5) / d))
  }

  /// `log2(((a+½)/(c+½)) / ((b+½)/(d+½)))` (Walter 1975; Evert 2022).
  var smoothedLogRatio: Double { log2((a + 0.5) / (c + 0.5) / ((b + 0.5) / (d + 0.5))) }

  /// `a(d−b) / (b(c−a))`; infinite when the reference does not have the term or the target has
  /// nothing else.
  var oddsRatio: Double {
    a * (d - b) / (b * (c - a))
  }

  /// The same with ½ added to each cell (Haldane 1956).
  var smoothedOddsRatio: Double {
    (a + 0.5) * (d - b + 0.5) / ((b + 0.5) * (c - a + 0.5))
  }

  /// `(a/c · 10⁶ + n) / (b/d · 10⁶ + n)` (Kilgarriff 2009).
  func simpleMaths(adding n: Double) -> Double { (a / c * 1e6 + n) / (b / d * 1e6 + n) }

  /// `(a/c − b/d) / (a/c + b/d)` (Hofland & Johansson 1982).
  var differenceCoefficient: Double { (a / c - b / d) / (a / c + b / d) }
}
