import Foundation

/// How a term's frequency changes from period to period.
///
/// A period without documents is `nil`: no zero is invented for it, and the distance that it makes
/// between its neighbours is kept.
public struct Trend: Hashable, Sendable {
  /// The values, period by period.
  public let values: [Double?]
  /// The periods that have a value.
  let points: [(x: Int, y: Double)]

  /// A trend of these values.
  public init(_ values: [Double?]) {
    self.values = values
    points = values.enumerated().compactMap { x, y in y.map { (x, $0) } }
  }

  /// Trends of equal values are equal.
  public static func == (a: Trend, b: Trend) -> Bool { a.values == b.values }

  /// Hashes the values.
  public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}
