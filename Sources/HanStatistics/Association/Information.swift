import Foundation

extension Association {
  /// `log2(O^k / E)` (Church & Hanks 1990 for k = 1; Daille 1994 for 2 and 3); −∞ for a pair that
  /// never occurs.
  func mutualInformation(_ power: Double) -> Double { power * log2(o) - log2(expected) }

  /// `log2(O/E) / −log2(O/N)` (Bouma 2009): 1 for words that never stand alone, 0 for chance, −1
  /// for a pair that never occurs.
  var normalizedInformation: Double? {
    if together == 0 { return -1 }
    if together == tokens { return nil }
    return log2(o / expected) / -log2(o / n)
  }
}
