import Foundation

extension Trend {
  /// What the Mann–Kendall test says (Mann 1945; Kendall 1975).
  public struct MannKendall: Hashable, Sendable {
    /// S: the pairs of periods that rise less those that fall.
    public var statistic: Int
    /// The variance of S, with regard to equal values.
    public var variance: Double
    /// The normal deviate, with the correction for continuity.
    public var z: Double
    /// The chance of a deviate as large, in either direction.
    public var p: Double
  }

  /// Whether the values rise or fall more than by chance; `nil` with fewer than two values. Below
  /// four the variance means little.
  ///
  /// - Complexity: O(n²) in the periods.
  public var mannKendall: MannKendall? {
    guard points.count > 1 else { return nil }
    var statistic = 0
    for (index, a) in points.enumerated() {
      for b in points[(index + 1)...] where a.y != b.y { statistic += b.y > a.y ? 1 : -1 }
    }
    func spread(_ n: Int) -> Double { Double(n * (n - 1) * (2 * n + 5)) }
    let ties = Dictionary(grouping: points, by: \.y).values.reduce(0) { $0 + spread($1.count) }
    let variance = (spread(points.count) - ties) / 18
    let corrected = statistic == 0 ? 0 : statistic - statistic.signum()
    let z = variance > 0 ? Double(corrected) / variance.squareRoot() : 0
    return MannKendall(
      statistic: statistic, variance: variance, z: z, p: erfc(abs(z) / 2.0.squareRoot()))
  }
}
