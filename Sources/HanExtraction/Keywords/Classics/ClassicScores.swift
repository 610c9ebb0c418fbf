import HanCore
import HanStatistics
import Foundation

/// What the classic formulas make of a document's candidates, as far as the document tells; the rest
/// is ``rarity(of:)``.
struct ClassicScores {
  private let proposal: KeywordCandidateTable
  private let units: CandidateTokens

  init(_ proposal: KeywordCandidateTable) {
    self.proposal = proposal
    units = proposal.units
  }

  /// The candidates that the method knows with their scores, by their numbers.
  func scores(_ method: KeywordMethod) -> [(score: Double, number: Int)] {
    let scores: [Double]
    switch method {
    case .ranker, .tfIDF, .bm25:
      let words = proposal.tallies.map { $0.words == 1 ? Int($0.count) : 0 }
      scores =
        method == .bm25
        ? words.map { $0 > 0 ? ClassicFormulas.bm25Frequency($0) : 0 }
        : ClassicFormulas.tfIDF(words) { _ in 1 }
    case .textRank:
      let text = units.units.map { $0.isContent && $0.length >= 2 ? Int($0.word) : nil }
      let hashes = units.words.indices.map { units.wordHash(Int32($0)) }
      let order = hashes.indices.sorted { hashes[$0] < hashes[$1] }
      scores = ofWords(ClassicFormulas.textRank(text, order: order))
    case .yake:
      let sentences = units.units.split { $0.flags.contains(.isBreak) }
        .map { $0.map { $0.isContent && $0.length >= 2 ? Int($0.word) : nil } }
      scores = ofWords(ClassicFormulas.yake(sentences))
    case .rake: scores = rake()
    }
    return scores.enumerated().filter { $0.element > 0 }.map { ($0.element, $0.offset) }
  }

  /// The values of words at the candidates that are one.
  private func ofWords(_ values: [Double]) -> [Double] {
    proposal.tallies.map { tally in
      let word = Int(units.units[Int(tally.first)].word)
      return tally.words == 1 && word < values.count ? values[word] : 0
    }
  }

  private func rake() -> [Double] {
    let phrases = units.units.split { !$0.isContent }.map { $0.map { Int($0.word) } }
    let values = ClassicFormulas.rake(phrases)
    return proposal.tallies.map { tally in
      guard tally.freeCount > 0 else { return 0 }
      return (0..<Int(tally.words)).reduce(0) { sum, place in
        let word = Int(units.units[Int(tally.first) + place].word)
        return sum + (word < values.count ? values[word] : 0)
      }
    }
  }
}

extension KeywordMethod {
  /// Whether the score waits for how rare the word is among documents.
  var needsRarity: Bool { self == .tfIDF || self == .bm25 }
}
