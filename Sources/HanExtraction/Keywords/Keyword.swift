public import HanCore

/// A keyword or keyphrase of a document.
public struct Keyword: Hashable, Codable, Sendable {
  /// The wording in the document (its most frequent one), without annotations inside it.
  public var term: String
  /// The term in the canonical script, Simplified: the same for every wording.
  public var canonical: String
  /// The score; higher is better. The ranker gives the probability, from 0 to 1, that a careful
  /// reader would choose the term; scores of other methods compare within one run.
  public var score: Double
  /// How often it occurs, title included.
  public var count: Int
  /// Where it occurs in the document's text, UTF-8 bytes, in order; empty for a term of a title
  /// that stands apart.
  public var occurrences: [TextSpan]
  /// What each feature adds to the score's log-odds, the weightiest first; empty unless asked for.
  public var evidence: [KeywordFeatureContribution]

  /// Creates a keyword.
  package init(
    term: String, canonical: String, score: Double, count: Int, occurrences: [TextSpan],
    evidence: [KeywordFeatureContribution] = []
  ) {
    self.term = term
    self.canonical = canonical
    self.score = score
    self.count = count
    self.occurrences = occurrences
    self.evidence = evidence
  }
}

/// What a feature adds to a score.
public struct KeywordFeatureContribution: Hashable, Codable, Sendable {
  /// The name of the feature.
  public var feature: String
  /// What it adds to the log-odds.
  public var value: Double

  /// Creates evidence.
  package init(feature: String, value: Double) {
    self.feature = feature
    self.value = value
  }
}
