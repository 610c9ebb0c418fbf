import Foundation

extension LexicalDiversity {
  /// `V / N`.
  var typeTokenRatio: Double { v / n }

  /// `V / √N` (Guiraud 1954).
  var rootTypeTokenRatio: Double { v / n.squareRoot() }

  /// `ln V / ln N` (Herdan 1960); `nil` for one token.
  var herdanC: Double? { tokens > 1 ? log(v) / log(n) : nil }

  /// `(ln N − ln V) / (ln N)²` (Maas 1972); `nil` for one token.
  var maas: Double? { tokens > 1 ? (log(n) - log(v)) / (log(n) * log(n)) : nil }

  /// `100 ln N / (1 − V1/V)` (Honoré 1979); `nil` when all types occur once.
  var honoreR: Double? {
    hapaxes < types ? 100 * log(n) / (1 - Double(hapaxes) / v) : nil
  }

  /// `V2 / V` (Sichel 1975).
  var sichelS: Double {
    Double(spectrum.first { $0.frequency == 2 }?.types ?? 0) / v
  }
}
