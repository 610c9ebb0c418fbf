import Foundation

extension Dispersion {
  /// `Σ v/f · log2((v/f) / s)` (Kullback–Leibler; Gries 2020, eq. 14): 0 for an even spread; `nil`
  /// for a term in no part.
  var divergence: Double? {
    guard frequency > 0 else { return nil }
    let sum = entries.reduce(0) { $0 + portion($1) * log2(portion($1) / share($1)) }
    return max(0, sum)
  }

  /// `KL / (1 + KL)` (Gries 2024).
  var normalizedDivergence: Double? { divergence.map { $0 / (1 + $0) } }
}
