/// Measures of dispersion, by the names under which they are written.
public enum DispersionMeasure: String, Hashable, Sendable, CaseIterable {
  /// In how many parts the term occurs.
  case range
  /// In which share of the parts.
  case rangeShare = "range_share"
  /// The logarithm to base 2 of the number of parts for each that has it.
  case inverseDocumentFrequency = "idf"
  /// Juilland's D: 1 when the term is spread evenly, 0 when one part has it all.
  case juillandD = "juilland_d"
  /// Carroll's D2: the entropy of the rates, 0 to 1.
  case carrollD2 = "carroll_d2"
  /// Rosengren's S, up to 1.
  case rosengrenS = "rosengren_s"
  /// Gries's deviation of proportions: 0 when even, towards 1 when not.
  case deviationOfProportions = "dp"
  /// The same, made to reach 1.
  case normalizedDeviation = "dp_norm"
  /// The same, made to reach 1 in whatever part the term is.
  case normalizedDeviationOfParts = "dp_norm_egbert"
  /// The Kullback–Leibler divergence from an even spread, in bits.
  case divergence = "kl"
  /// The same, from 0 to 1.
  case normalizedDivergence = "d_kl"
  /// The mean difference of rates between two parts, turned into 1 for an even spread.
  case pairwise = "d_a"
}
