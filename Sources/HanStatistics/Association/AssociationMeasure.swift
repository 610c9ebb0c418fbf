/// Measures of how much two words seek each other's company, by the names under which they are
/// written.
public enum AssociationMeasure: String, Hashable, Sendable, CaseIterable {
  /// Mutual information, in bits: high for rare pairs.
  case mutualInformation = "mi"
  /// The same with the pair's count squared.
  case mutualInformation2 = "mi2"
  /// The same with the pair's count cubed: high for frequent pairs.
  case mutualInformation3 = "mi3"
  /// The t-score.
  case tScore = "t"
  /// The z-score.
  case zScore = "z"
  /// Dunning's log-likelihood over four cells, signed.
  case logLikelihood = "log_likelihood"
  /// The log-likelihood of the pair's cell alone, signed.
  case simpleLogLikelihood = "simple_ll"
  /// Pearson's χ².
  case chiSquare = "chi2"
  /// The Dice coefficient.
  case dice
  /// The same on a scale up to 14, which does not depend on the corpus's size.
  case logDice = "log_dice"
  /// The smaller of the two conditional chances.
  case minimumSensitivity = "min_sensitivity"
  /// How much the node raises the chance of the collocate.
  case deltaPCollocate = "delta_p_collocate_given_node"
  /// How much the collocate raises the chance of the node.
  case deltaPNode = "delta_p_node_given_collocate"
  /// Observed for expected.
  case lift
  /// Mutual information on a scale from −1 to 1.
  case normalizedInformation = "npmi"
  /// The logarithm to base 2 of the odds ratio, ½ added to each cell.
  case logOddsRatio = "odds_ratio_log"
}
