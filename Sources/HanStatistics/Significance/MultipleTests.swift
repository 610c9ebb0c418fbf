/// Chances of many tests, adjusted for their number.
public enum MultipleTests {
  /// `min(1, p · m)` (Bonferroni): bounds the chance that any of the `m` tests misleads.
  public static func bonferroni(_ p: Double, tests: Int) -> Double { min(1, p * Double(tests)) }

  /// Benjamini & Hochberg 1995: bounds the share of misleading ones among those that are reported.
  ///
  /// - Parameter p: The chances of all tests, in any order.
  /// - Returns: The adjusted ones, in the same order.
  /// - Complexity: O(m log m).
  public static func benjaminiHochberg(_ p: [Double]) -> [Double] {
    let order = p.indices.sorted { p[$0] > p[$1] }
    var adjusted = [Double](repeating: 1, count: p.count)
    var least = 1.0
    for (rank, index) in order.enumerated() {
      least = min(least, p[index] * Double(p.count) / Double(p.count - rank))
      adjusted[index] = least
    }
    return adjusted
  }
}
