import Foundation

extension LexicalDiversity {
  /// `10⁴ (Σ f² − N) / N²` (Yule 1944).
  var yuleK: Double { 1e4 * (squares - n) / (n * n) }

  /// `Σ f(f − 1) / (N(N − 1))` (Simpson 1949); `nil` for one token.
  var simpsonD: Double? { tokens > 1 ? (squares - n) / (n * (n - 1)) : nil }

  /// `−Σ f/N log2(f/N)`.
  var shannonH: Double {
    spectrum.reduce(0) { sum, group in
      let share = Double(group.frequency) / n
      return sum - Double(group.types) * share * log2(share)
    }
  }

  /// `Σ_types (1 − C(N−f, m) / C(N, m)) / m` with m tokens a sample (McCarthy & Jarvis 2007).
  ///
  /// The quotient is a product of m factors, which stays exact where factorials do not.
  var hypergeometric: Double {
    let sum = spectrum.reduce(0.0) { sum, group in
      var absence = 1.0
      for drawn in 0..<sample {
        absence *= max(0, Double(tokens - group.frequency - drawn)) / Double(tokens - drawn)
      }
      return sum + Double(group.types) * (1 - absence)
    }
    return sum / Double(sample)
  }

  private var squares: Double {
    spectrum.reduce(0) { $0 + Double($1.types) * Double($1.frequency) * Double($1.frequency) }
  }
}
