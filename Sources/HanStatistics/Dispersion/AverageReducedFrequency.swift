/// The average reduced frequency: how many occurrences there would be if they stood evenly
/// (Savický & Hlaváčová 2002; as in Sketch Engine).
///
/// It depends on the order of documents, so it is computed from the places of a term and is no
/// measure of sums.
public enum AverageReducedFrequency {
  /// `(1/v) Σ min(d, v)` with `v = N/f` and d the distances from each occurrence to the next, the
  /// last one's to the first round the end.
  ///
  /// - Parameters:
  ///   - places: Where the term stands among all tokens, ascending.
  ///   - tokens: How many tokens there are.
  /// - Returns: `nil` for a term that does not occur.
  public static func value(places: [Int], tokens: Int) -> Double? {
    guard let first = places.first, let last = places.last, tokens > 0 else { return nil }
    let even = Double(tokens) / Double(places.count)
    var sum = min(Double(first + tokens - last), even)
    for (place, next) in zip(places, places.dropFirst()) { sum += min(Double(next - place), even) }
    return sum / even
  }
}
