import HanLexicon
import Foundation

/// Scores candidates by their marks and words: the weights of a logistic regression, for every mark
/// on its own, for every mark with every type of slogan, for two marks together with every type, and
/// for words in their roles.
package struct SloganRanker: Sendable {
  /// By type, then by mark; the constant of the type comes last.
  private let weights: [[Double]]
  private let pairs: SloganPairWeights
  private let words: SloganWordWeights

  /// The features but for pairs of marks and words, in the order of ``values(of:)``: types, marks, marks by type.
  package static let features: [String] =
    SloganType.allCases.map(\.rawValue)
    + SloganEvidence.allCases.map(\.name)
    + SloganType.allCases.flatMap { type in
      SloganEvidence.allCases.map { "\(type.rawValue).\($0.name)" }
    }

  /// The bundled weights.
  ///
  /// - Precondition: the bundled file is sound, which a test of the package holds.
  static let bundled: SloganRanker = {
    do {
      return try SloganRanker(reading: BundledSlogans.weights, source: "slogan-weights.txt")
    } catch {
      preconditionFailure("the bundled weights of slogans: \(error)")
    }
  }()

  /// Lays out weights.
  ///
  /// - Throws: ``RankerError`` when there is a weight for a feature that nobody computes.
  package init(_ weights: RankerWeights) throws(RankerError) {
    var words = SloganWordWeights(expecting: weights.values.count)
    var pairs = SloganPairWeights()
    var others: [String: Double] = [:]
    for (name, weight) in weights.values
    where !words.add(weight, of: name) && !pairs.add(weight, of: name) {
      others[name] = weight
    }
    try self.init(others: others, pairs: pairs, words: words)
  }

  /// Lays out the weights of types and marks beside the others.
  init(
    others: [String: Double], pairs: SloganPairWeights, words: SloganWordWeights
  ) throws(RankerError) {
    self.words = words
    self.pairs = pairs
    let ranker = try LinearRanker(
      RankerWeights(others), features: Self.features, source: "slogan weights")
    let marks = SloganEvidence.allCases.count
    let types = SloganType.allCases.count
    self.weights = (0..<types).map { type in
      (0..<marks).map {
        ranker.weights[types + $0] + ranker.weights[types + marks * (type + 1) + $0]
      } + [ranker.bias + ranker.weights[type]]
    }
  }

  /// The names of the features that a candidate has: its type, its marks, its marks by type, two of
  /// its marks together by type.
  static func names(of type: SloganType, _ evidence: SloganEvidenceSet) -> [String] {
    let marks = evidence.marks.map(\.name)
    var names = [type.rawValue] + marks + marks.map { "\(type.rawValue).\($0)" }
    evidence.forEachPair { names.append(SloganPairWeights.name(of: type, $0, $1)) }
    return names
  }

  /// What the words of a proposal add to its log-odds.
  ///
  /// - Complexity: O(length of the proposal).
  func wordScore(of proposal: SloganProposal, _ features: SloganWordFeatures) -> Double {
    var sum = 0.0
    features.visit(proposal) { sum += words[features.hash($0, $1)] }
    return sum
  }

  /// The log-odds of a candidate.
  ///
  /// - Complexity: O(*m*²) for *m* marks.
  func score(_ type: SloganType, _ evidence: SloganEvidenceSet) -> Double {
    markScore(type, evidence) + pairs.sum(type, evidence)
  }

  /// The part of the log-odds that marks give, each by itself.
  ///
  /// - Complexity: O(marks of the candidate).
  func markScore(_ type: SloganType, _ evidence: SloganEvidenceSet) -> Double {
    let row = weights[type.number]
    var sum = row[row.count - 1]
    evidence.forEachIndex { sum += row[$0] }
    return sum
  }

  /// The log-odds of a candidate.
  func score(_ candidate: SloganCandidate) -> Double {
    score(candidate.type, candidate.evidence) + candidate.wordScore
  }

  /// What each mark adds, greatest weight first; equal weights in the order of the marks.
  func reasons(for candidate: SloganCandidate) -> [SloganReason] {
    let row = weights[candidate.type.number]
    var reasons = candidate.evidence.marks.map {
      SloganReason(name: $0.name, weight: row[Int($0.rawValue)])
    }
    reasons.append(SloganReason(name: "type", weight: row[row.count - 1]))
    reasons.append(
      SloganReason(name: "together", weight: pairs.sum(candidate.type, candidate.evidence)))
    reasons.append(SloganReason(name: "words", weight: candidate.wordScore))
    return reasons.enumerated().filter { $0.element.weight != 0 }
      .sorted { a, b in
        a.element.weight.magnitude != b.element.weight.magnitude
          ? a.element.weight.magnitude > b.element.weight.magnitude : a.offset < b.offset
      }.map(\.element)
  }
}

extension SloganType {
  /// The number of the type, from 0 up.
  var number: Int {
    switch self {
    case .parallel: 0
    case .numeral: 1
    case .motto: 2
    case .quoted: 3
    }
  }
}
