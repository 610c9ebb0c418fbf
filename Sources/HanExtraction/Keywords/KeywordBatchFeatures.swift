import Foundation
import HanCore
import HanLexicon
import HanStatistics

/// The features that need the batch, and the score they complete.
///
/// How much the batch has to say against the reference grows with its size *n*: n / (n + 500) for
/// *n* other documents.
struct KeywordBatchFeatures {
  private let model: KeywordModel
  private let statistics: PhraseStatistics
  /// The number of other documents.
  private let others: Int
  private let share: Double
  /// ln of them and one.
  private let size: Double

  init(_ model: KeywordModel, _ statistics: PhraseStatistics) {
    self.model = model
    self.statistics = statistics
    others = max(0, statistics.documents - 1)
    share = Double(others) / Double(others + 500)
    size = log(Double(others + 1))
  }

  /// Calls `body` with each of the features and its value.
  @inline(__always)
  func visit(
    hash: UInt64, count: Int, referenceRarity: Double, _ body: (KeywordFeature, Double) -> Void
  ) {
    let weight = log(1 + Double(count))
    body(.reference, (1 - share) * referenceRarity)
    body(.referenceCount, (1 - share) * referenceRarity * weight)
    guard others > 0 else { return }
    let known = max(0, statistics[hash] - 1)
    let rarity = size - log(Double(known) + 0.5)
    body(.referenceInBatch, share * referenceRarity)
    body(.batch, share * rarity)
    body(.batchCount, share * rarity * weight)
  }

  /// The score of a candidate: its log-odds, or what a classic formula gives.
  func score(
    _ entry: KeywordCandidates.Entry, by method: KeywordMethod, _ weights: [Double]
  ) -> Double {
    guard method == .ranker else {
      return entry.score * (method.needsRarity ? wordRarity(entry.hash) : 1)
    }
    var score = entry.score
    visit(hash: entry.hash, count: Int(entry.count), referenceRarity: entry.referenceRarity) {
      score += weights[$0.rawValue] * $1
    }
    return score
  }

  /// The inverse document frequency of a word in the batch, as ``TermStatistics`` has it; of a
  /// document alone, how much rarer it is in general text than the whole of that.
  private func wordRarity(_ hash: UInt64) -> Double {
    if others > 0 { return log(Double(others + 2) / Double(statistics[hash] + 1)) + 1 }
    return Self.referenceSize - (model.reference.words.logarithm(of: hash) ?? 0)
  }

  /// ln of the number of words that the reference was counted in, about 60 millions.
  private static let referenceSize = 17.9

  /// What each feature adds, the weightiest first.
  ///
  /// - Parameters:
  ///   - values: The values of the features that need the document alone.
  ///   - repetition: What repeating better keywords takes off.
  func evidence(
    of entry: KeywordCandidates.Entry, _ values: ArraySlice<Double>, _ weights: [Double],
    repetition: Double
  ) -> [KeywordFeatureContribution] {
    guard !values.isEmpty else { return [] }
    var all = Array(values)
    visit(hash: entry.hash, count: Int(entry.count), referenceRarity: entry.referenceRarity) {
      all[$0.rawValue] = $1
    }
    var result = [
      KeywordFeatureContribution(feature: "constant", value: weights[weights.count - 1])
    ]
    for feature in KeywordFeature.allCases {
      let value = weights[feature.rawValue] * all[feature.rawValue]
      if value != 0 {
        result.append(KeywordFeatureContribution(feature: feature.name, value: value))
      }
    }
    if repetition != 0 {
      result.append(KeywordFeatureContribution(feature: "repetition", value: -repetition))
    }
    return result.sorted {
      $0.value.magnitude != $1.value.magnitude
        ? $0.value.magnitude > $1.value.magnitude : $0.feature < $1.feature
    }
  }
}
