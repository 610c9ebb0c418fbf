/// The weights of the ranker's features, for texts of any style between news and abstracts.
///
/// What makes a keyword differs between kinds of text. A document's style is a number from 0 to 1,
/// see ``KeywordModel/style(ofMean:)``; a feature *f* weighs *f* + style · *f*`*style`.
package struct KeywordWeights: Hashable, Sendable {
  /// The name of the style as a feature.
  package static let style = "style"

  private let plain: [Double]
  private let styled: [Double]
  private let bias: Double
  private let styledBias: Double

  /// The names that training gives weights to: the features, the style, and the features times it.
  package static let names =
    KeywordFeature.allCases.map(\.name) + [style]
    + KeywordFeature.allCases.map { "\($0.name)*\(style)" }

  /// Lays out weights.
  ///
  /// - Throws: ``RankerError`` when there is a weight for a feature that nobody computes.
  package init(_ weights: RankerWeights, source: String) throws(RankerError) {
    // The linear ranker refuses strangers.
    let ranker = try LinearRanker(weights, features: Self.names, source: source)
    let count = KeywordFeature.allCases.count
    plain = Array(ranker.weights[..<count])
    styledBias = ranker.weights[count]
    styled = Array(ranker.weights[(count + 1)...])
    bias = ranker.bias
  }

  /// The weights of features in a text of this style, by their raw values, and the constant behind
  /// them.
  func values(style: Double) -> [Double] {
    var values = zip(plain, styled).map { $0 + style * $1 }
    values.append(bias + style * styledBias)
    return values
  }

  /// What training reads for a candidate with these values in a text of this style, in the order of
  /// ``names``.
  package static func row(_ values: [Double], style: Double) -> [Double] {
    values + [style] + values.map { $0 * style }
  }
}
