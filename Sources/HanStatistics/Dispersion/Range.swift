import Foundation

extension Dispersion {
  /// The number of parts that have the term (Keniston 1920).
  var range: Int { entries.count }

  /// `range / n`; `nil` without a part.
  var rangeShare: Double? { parts.count > 0 ? Double(range) / Double(parts.count) : nil }

  /// `log2(n / range)` (Spärck Jones 1972), without smoothing; `nil` for a term in no part.
  var inverseDocumentFrequency: Double? {
    range > 0 ? log2(Double(parts.count) / Double(range)) : nil
  }
}
