extension Trend {
  /// The median of the slopes between any two periods, per period (Theil 1950; Sen 1968); `nil` with
  /// fewer than two values.
  ///
  /// - Complexity: O(n²) in the periods.
  public var slope: Double? {
    var slopes: [Double] = []
    for (index, a) in points.enumerated() {
      for b in points[(index + 1)...] { slopes.append((b.y - a.y) / Double(b.x - a.x)) }
    }
    guard !slopes.isEmpty else { return nil }
    slopes.sort()
    let middle = slopes.count / 2
    return slopes.count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2
  }

  /// The slope of the line that fits best by least squares, per period; `nil` likewise.
  public var leastSquaresSlope: Double? {
    guard points.count > 1 else { return nil }
    let count = Double(points.count)
    let meanX = points.reduce(0) { $0 + Double($1.x) } / count
    let meanY = points.reduce(0) { $0 + $1.y } / count
    let above = points.reduce(0) { $0 + (Double($1.x) - meanX) * ($1.y - meanY) }
    return above / points.reduce(0) { $0 + (Double($1.x) - meanX) * (Double($1.x) - meanX) }
  }
}
