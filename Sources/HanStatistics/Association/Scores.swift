extension Association {
  /// `(O − E) / √O` (Church et al. 1991); `nil` for a pair that never occurs.
  var tScore: Double? { together > 0 ? (o - expected) / o.squareRoot() : nil }

  /// `(O − E) / √E` (Dennis 1965; Berry-Rogghe 1973).
  var zScore: Double { (o - expected) / expected.squareRoot() }
}
