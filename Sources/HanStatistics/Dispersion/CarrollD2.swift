import Foundation

extension Dispersion {
  /// `−Σ q log q / log n` with `q = p / Σp` (Carroll 1970; Gries 2020, eq. 11).
  ///
  /// `nil` for a term in no part and for a corpus of one part.
  var carrollD2: Double? {
    guard frequency > 0, parts.count > 1 else { return nil }
    let sum = entries.reduce(0) { $0 + rate($1) }
    var entropy = 0.0
    for entry in entries {
      let portion = rate(entry) / sum
      entropy -= portion * log2(portion)
    }
    return max(0, entropy) / log2(Double(parts.count))
  }
}
