import Foundation

/// How much more often a term is said in a target corpus than in a reference corpus.
///
/// ```swift
/// let keyness = Keyness(target: 6, reference: 1, targetTokens: 45, referenceTokens: 43)
/// keyness.value(of: .logLikelihood)  // 4.03
/// ```
///
/// Counts may be occurrences and tokens, or, for text dispersion keyness (Egbert & Biber 2019),
/// documents that have the term and documents. Values may be infinite when the reference does not
/// have the term.
public struct Keyness: Hashable, Sendable {
  /// a: occurrences in the target.
  public let target: Int
  /// b: occurrences in the reference.
  public let reference: Int
  /// c: tokens of the target.
  public let targetTokens: Int
  /// d: tokens of the reference.
  public let referenceTokens: Int

  /// A comparison. Both corpora must have tokens for any measure to be defined.
  public init(target: Int, reference: Int, targetTokens: Int, referenceTokens: Int) {
    self.target = target
    self.reference = reference
    self.targetTokens = targetTokens
    self.referenceTokens = referenceTokens
  }

  /// The value of a measure; `nil` where it is undefined.
  public func value(of measure: KeynessMeasure) -> Double? {
    guard targetTokens > 0, referenceTokens > 0 else { return nil }
    switch measure {
    case .logLikelihood: return logLikelihood
    case .twoCellLogLikelihood: return twoCellLogLikelihood
    case .chiSquare: return chiSquare
    case .chiSquareYates: return chiSquareYates
    case .bayesFactor: return bayesFactor(of: logLikelihood)
    case .twoCellBayesFactor: return bayesFactor(of: twoCellLogLikelihood)
    case .effectSize: return effectSize
    case .percentDifference: return defined(percentDifference)
    case .relativeRisk: return defined(relativeRisk)
    case .logRatio: return logRatio
    case .smoothedLogRatio: return smoothedLogRatio
    case .oddsRatio: return defined(oddsRatio)
    case .smoothedOddsRatio: return smoothedOddsRatio
    case .simpleMaths1: return simpleMaths(adding: 1)
    case .simpleMaths100: return simpleMaths(adding: 100)
    case .differenceCoefficient: return defined(differenceCoefficient)
    }
  }

  /// The quotient of noughts is undefined.
  private func defined(_ value: Double) -> Double? { value.isNaN ? nil : value }

  // Counts as the formulas name them.
  var a: Double { Double(target) }
  var b: Double { Double(reference) }
  var c: Double { Double(targetTokens) }
  var d: Double { Double(referenceTokens) }

  var table: ContingencyTable { ContingencyTable(a, b, c - a, d - b) }

  /// 1 when the term is more frequent in the target, −1 when less, 0 when equally: exactly.
  var sign: Double {
    let left = target.multipliedFullWidth(by: referenceTokens)
    let right = reference.multipliedFullWidth(by: targetTokens)
    if left == right { return 0 }
    return (left.high, left.low) > (right.high, right.low) ? 1 : -1
  }
}
