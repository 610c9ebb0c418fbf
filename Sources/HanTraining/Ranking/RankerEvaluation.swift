package import HanExtraction

/// How well a ranker finds the right candidates, over groups: counts of hits are added up.
package struct RankerScore: Hashable, Sendable {
  /// Right candidates among the first *k* of every group.
  package var hits = 0
  /// Candidates that were listed.
  package var listed = 0
  /// Right answers there are.
  package var answers = 0

  /// The share of the listed candidates that are right.
  package var precision: Double { listed == 0 ? 0 : Double(hits) / Double(listed) }
  /// The share of the answers that are listed.
  package var recall: Double { answers == 0 ? 0 : Double(hits) / Double(answers) }
  /// The harmonic mean of precision and recall.
  package var f1: Double {
    hits == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  package init() {}
}

package enum RankerEvaluation {
  /// The score of the first `limit` candidates of each group, ranked by `weights`; equal scores
  /// keep the order of the examples.
  ///
  /// - Throws: ``RankerError`` when the weights know a feature that the examples lack.
  package static func score(
    _ weights: RankerWeights, on examples: RankerExamples, limit: Int
  ) throws(RankerError) -> RankerScore {
    let ranker = try LinearRanker(weights, features: examples.features, source: "weights")
    var score = RankerScore()
    for (group, answers) in zip(examples.groups, examples.answers) {
      let ranked = group.map { ($0, ranker.score(examples.row($0).map(Double.init))) }
        .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.prefix(limit)
      score.hits += ranked.count { examples.labels[$0.0] }
      score.listed += ranked.count
      score.answers += answers
    }
    return score
  }

  /// The score in cross-validation: groups are dealt out to `folds` parts by turns, and each part
  /// is ranked by what was learnt from the others.
  ///
  /// - Precondition: two folds or more.
  package static func crossValidated(
    _ regression: LogisticRegression, on examples: RankerExamples, folds: Int = 5, limits: [Int]
  ) throws(RankerError) -> [RankerScore] {
    precondition(folds >= 2, "two folds or more")
    var scores = limits.map { _ in RankerScore() }
    for fold in 0..<folds {
      let groups = examples.groups.indices
      let weights = regression.fit(examples.subset(groups.filter { $0 % folds != fold }))
      let test = examples.subset(groups.filter { $0 % folds == fold })
      for (index, limit) in limits.enumerated() {
        let part = try score(weights, on: test, limit: limit)
        scores[index].hits += part.hits
        scores[index].listed += part.listed
        scores[index].answers += part.answers
      }
    }
    return scores
  }
}
