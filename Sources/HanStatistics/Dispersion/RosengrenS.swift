extension Dispersion {
  /// `(Σ √(s·v))² / f` (Rosengren 1971; for parts of unequal size: Gries 2020, eq. 12).
  ///
  /// 1 for an even spread, the share of the part that has it for a term in one part; `nil` for a
  /// term in no part.
  var rosengrenS: Double? {
    guard frequency > 0 else { return nil }
    let sum = entries.reduce(0) { $0 + (share($1) * Double($1.count)).squareRoot() }
    return sum * sum / Double(frequency)
  }
}
