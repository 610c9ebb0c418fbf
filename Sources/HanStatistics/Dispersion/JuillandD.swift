extension Dispersion {
  /// `1 − (σ(p) / mean(p)) / √(n − 1)`, σ with divisor n (Juilland & Chang-Rodríguez 1964; over the
  /// rates p, which is right for parts of unequal size: Gries 2020, eq. 10).
  ///
  /// `nil` for a term in no part and for a corpus of one part. It is below 0 by rounding alone, and
  /// then 0.
  var juillandD: Double? {
    guard frequency > 0, parts.count > 1 else { return nil }
    let mean = meanRate
    var squares = Double(parts.count - entries.count) * mean * mean
    for entry in entries {
      let difference = rate(entry) - mean
      squares += difference * difference
    }
    let deviation = (squares / Double(parts.count)).squareRoot()
    return max(0, 1 - deviation / mean / Double(parts.count - 1).squareRoot())
  }
}
