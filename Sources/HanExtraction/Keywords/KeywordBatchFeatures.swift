import Foundation
import HanCore
import HanLexicon
import HanStatistics

/// The features that need the batch, and the score they complete.
///
/// How much the batch has to say against the reference grows with its size *n*: n / (n + 30) for
/// *n* other documents.
struct KeywordBatchFeatures {
  private let model: KeywordModel
  private let statistics: PhraseStatistics
  /// The number of other documents.
  private let others: Int
  private let share: Double

  init(_ model: KeywordModel, _ statistics: PhraseStatistics) {
    self.model = model
    self.statistics = statistics
    others = max(0, statistics.documents - 1)
    share = Double(others) / Double(others + 30)
  }

  /// The values of the features, by feature.
  func values(
    hash: UInt64, count: Int, referenceRarity: Double
  ) -> [(feature: KeywordFeature, value: Double)] {
    let weight = log(1 + Double(count))
    let known = max(0, statistics[hash] - 1)
    let rarity = log(Double(others + 1) / (Double(known) + 0.5))
    return [
      (.reference, (1 - share) * referenceRarity),
      (.referenceCount, (1 - share) * referenceRarity * weight),
      (.referenceInBatch, share * referenceRarity),
      (.batch, share * rarity),
      (.batchCount, share * rarity * weight),
    ]
  }

  /// The score of a candidate: its log-odds, or what a classic formula gives.
  func score(_ candidate: KeywordCandidate, by method: KeywordMethod) -> Double {
    guard method == .ranker else {
      return candidate.documentScore * (method.needsRarity ? wordRarity(candidate.hash) : 1)
    }
    let weights = model.ranker.weights
    return values(
      hash: candidate.hash, count: candidate.count, referenceRarity: candidate.referenceRarity
    ).reduce(candidate.documentScore) { $0 + weights[$1.feature.rawValue] * $1.value }
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
  func evidence(of candidate: KeywordCandidate) -> [KeywordEvidence] {
    guard !candidate.values.isEmpty else { return [] }
    var all = candidate.values
    for (feature, value) in values(
      hash: candidate.hash, count: candidate.count, referenceRarity: candidate.referenceRarity)
    {
      all[feature.rawValue] = value
    }
    return model.ranker.contributions(all)
      .map { KeywordEvidence(feature: $0.feature, value: $0.value) }
      .sorted {
        $0.value.magnitude != $1.value.magnitude
          ? $0.value.magnitude > $1.value.magnitude : $0.feature < $1.feature
      }
  }
}

extension KeywordModel {
  /// ln of the reference's documents over those with the phrase; half a document for unknown ones.
  func referenceRarity(of hash: UInt64) -> Double {
    log(Double(reference.documents + 1)) - (reference.phrases.logarithm(of: hash) ?? log(0.5))
  }
}

extension KeywordCandidate {
  /// Whether the candidate says again what the better `chosen` one says: it is a part of that and
  /// stands hardly ever without it, or it is a longer wording of it that is not usual.
  func repeats(_ chosen: KeywordCandidate) -> Bool {
    let (size, other) = (term.text.utf8.count, chosen.term.text.utf8.count)
    if size < other {
      return count * 2 < chosen.count * 3 && chosen.term.contains(term)
    }
    guard size > other, term.contains(chosen.term) else { return false }
    return count * 3 < chosen.count
  }
}

extension Term {
  /// Whether the bytes of the other are a part of this one's.
  fileprivate func contains(_ other: Term) -> Bool {
    var (whole, part) = (text, other.text)
    return whole.withUTF8 { whole in
      part.withUTF8 { part in
        guard let first = part.first, part.count <= whole.count else { return true }
        for start in 0...(whole.count - part.count) where whole[start] == first {
          if whole[start..<(start + part.count)].elementsEqual(part) { return true }
        }
        return false
      }
    }
  }
}
