import Foundation

/// Scores candidates by a weighted sum of features: the weights of a logistic regression, laid out
/// in the order in which features are computed.
package struct LinearRanker: Hashable, Sendable {
  /// The names of the features, in the order of their values.
  package let features: [String]
  /// Their weights.
  package let weights: [Double]
  /// What is added to every sum.
  package let bias: Double

  /// Lays out weights.
  ///
  /// - Parameters:
  ///   - weights: The weights; a feature without one weighs nothing.
  ///   - features: The features, in the order in which their values will come.
  ///   - source: What an error calls the weights.
  /// - Throws: ``RankerError`` when there is a weight for a feature that nobody computes.
  package init(
    _ weights: RankerWeights, features: [String], source: String
  ) throws(RankerError) {
    let known = Set(features).union([RankerWeights.bias])
    if let stranger = weights.values.keys.filter({ !known.contains($0) }).min() {
      throw RankerError(
        source: source,
        cause: "the feature \(stranger) is not known (help: rebuild the file with hantext-train)")
    }
    self.features = features
    self.weights = features.map { weights[$0] }
    bias = weights[RankerWeights.bias]
  }

  /// The log-odds of a candidate with these values.
  ///
  /// - Precondition: a value for each feature.
  /// - Complexity: O(features).
  package func score(_ values: [Double]) -> Double {
    precondition(values.count == weights.count, "a value for each feature")
    var sum = bias
    for index in weights.indices { sum += weights[index] * values[index] }
    return sum
  }

  /// The probability that goes with a score: 1 / (1 + e^−score).
  package static func probability(_ score: Double) -> Double { 1 / (1 + exp(-score)) }
}
