extension Dispersion {
  /// `1 − mean |p_i − p_j| / (2 · mean p)` over all pairs of parts (Burch, Egbert & Biber 2017).
  ///
  /// `nil` for a term in no part and for a corpus of one part. It is below 0 by rounding alone, and
  /// then 0.
  ///
  /// - Complexity: O(k log k) for k parts that have the term: sorted, the sum over pairs is one over
  ///   ranks.
  var pairwise: Double? {
    let (n, k) = (parts.count, entries.count)
    guard frequency > 0, n > 1 else { return nil }
    let rates = entries.map(rate).sorted()
    // A rate stands above all parts without the term and those of lower rate, below the others.
    var differences = 0.0
    for (rank, rate) in rates.enumerated() {
      differences += rate * Double((n - k) + rank - (k - 1 - rank))
    }
    let pairs = Double(n) * Double(n - 1) / 2
    return max(0, 1 - differences / pairs / (2 * meanRate))
  }
}
