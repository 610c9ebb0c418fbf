/// How much a candidate word holds together.
package enum Cohesion {
  /// The smallest of `p(w) / (p(a) p(b))` over the ways to cut the word in two, with `p = count /
  /// characters` (matrix67 2012). How many times as often the parts meet as by chance.
  ///
  /// - Parameters:
  ///   - count: How often the word occurs.
  ///   - splits: How often the parts do, for each way to cut it.
  ///   - characters: How many characters there are.
  package static func ratio(
    count: Int, splits: some Sequence<(left: Int, right: Int)>, characters: Int
  ) -> Double? {
    splits.map { left, right in
      Double(count) * Double(characters) / (Double(left) * Double(right))
    }.min()
  }
}
