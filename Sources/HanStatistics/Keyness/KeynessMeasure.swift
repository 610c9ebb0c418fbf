/// Measures of how much more often a term is said in one corpus than in another, by the names under
/// which they are written.
public enum KeynessMeasure: String, Hashable, Sendable, CaseIterable {
  /// Dunning's log-likelihood over four cells, negative when the term is rarer in the target.
  case logLikelihood = "log_likelihood"
  /// Rayson's log-likelihood over two cells, as the UCREL wizard gives it.
  case twoCellLogLikelihood = "log_likelihood_two_cell"
  /// Pearson's χ², signed likewise.
  case chiSquare = "chi2"
  /// χ² with Yates's correction, signed likewise.
  case chiSquareYates = "chi2_yates"
  /// The approximate Bayes factor: from 2 on evidence, from 10 on strong evidence.
  case bayesFactor = "bic"
  /// The same of the two-cell log-likelihood.
  case twoCellBayesFactor = "bic_two_cell"
  /// The effect size of the log-likelihood.
  case effectSize = "ell"
  /// The difference of the frequencies in per cent of the reference's.
  case percentDifference = "percent_diff"
  /// How many times as frequent it is in the target.
  case relativeRisk = "relative_risk"
  /// The logarithm to base 2 of the same, a count of nought taken as ½.
  case logRatio = "log_ratio"
  /// The same, ½ added to all counts.
  case smoothedLogRatio = "log_ratio_smoothed"
  /// The odds of the term in the target for those in the reference.
  case oddsRatio = "odds_ratio"
  /// The same, ½ added to all cells.
  case smoothedOddsRatio = "odds_ratio_haldane"
  /// Kilgarriff's simple maths with 1 per million added, which brings up rare terms.
  case simpleMaths1 = "simple_maths_1"
  /// The same with 100 per million, which brings up common ones.
  case simpleMaths100 = "simple_maths_100"
  /// The difference of the frequencies for their sum, −1 to 1.
  case differenceCoefficient = "difference_coefficient"
}
