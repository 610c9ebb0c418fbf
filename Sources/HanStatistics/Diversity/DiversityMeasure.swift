/// Measures of how many different words a text has, by the names under which they are written.
public enum DiversityMeasure: String, Hashable, Sendable, CaseIterable {
  /// Types for tokens: falls with the length of a text.
  case typeTokenRatio = "ttr"
  /// Guiraud's root of the same.
  case rootTypeTokenRatio = "root_ttr"
  /// Herdan's C.
  case herdanC = "herdan_c"
  /// Maas's a², small when many words are different.
  case maas = "maas_a2"
  /// Yule's K, small when many words are different.
  case yuleK = "yule_k"
  /// Simpson's D: the chance that two tokens are of one type.
  case simpsonD = "simpson_d"
  /// Shannon's entropy of the types, in bits.
  case shannonH = "shannon_h"
  /// The mean type–token ratio of all windows of some length.
  case movingAverage = "mattr"
  /// The mean length of stretches whose type–token ratio stays up.
  case meanLength = "mtld"
  /// The mean type–token ratio of all samples of some size.
  case hypergeometric = "hdd"
  /// Honoré's R, from the words that are said once.
  case honoreR = "honore_r"
  /// Sichel's S, from the words that are said twice.
  case sichelS = "sichel_s"
}
