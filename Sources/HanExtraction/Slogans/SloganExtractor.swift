import Foundation
package import HanCore
package import HanStatistics

/// Extracts slogans: detectors propose candidates, a ranker scores them by their evidence.
///
/// ```swift
/// let extractor = SloganExtractor()
/// let candidates = extractor.candidates(in: tokens)
/// for slogan in extractor.slogans(from: candidates) { print(slogan.text, slogan.members) }
/// ```
public struct SloganExtractor: Sendable {
  /// The lowest score that is reported, between 0 and 1.
  public var threshold: Double
  /// The threshold unless another one is asked for.
  public static let defaultThreshold = 0.34
  private let detectors: [any SloganDetector] = [
    ParallelDetector(), NumeralDetector(), MottoDetector(), QuotedDetector(),
    DistributedDetector(), IntroducedDetector(), JoinedDetector(), HalvesDetector(),
    ContrastDetector(),
  ]
  /// Other weights than the bundled ones, which are read at first use.
  private let ownRanker: SloganRanker?

  private var ranker: SloganRanker { ownRanker ?? .bundled }

  /// Creates an extractor with the bundled weights.
  public init(threshold: Double = SloganExtractor.defaultThreshold) {
    self.threshold = threshold
    ownRanker = nil
  }

  /// Creates an extractor with other weights.
  package init(threshold: Double = SloganExtractor.defaultThreshold, ranker: SloganRanker) {
    self.threshold = threshold
    ownRanker = ranker
  }

  /// What might be slogans of the text, by position; all that the detectors propose, also for the
  /// same place.
  ///
  /// - Complexity: O(length of the text).
  package func proposals(in text: TokenizedText) -> [SloganCandidate] {
    examples(in: text).map(\.candidate)
  }

  /// All that the detectors propose, by position, with the names of the features to learn from.
  package func examples(
    in text: TokenizedText
  ) -> [(candidate: SloganCandidate, features: [String])] {
    let document = SloganDocument(text)
    var found = proposals(in: document)
    document.markRepetitions(&found)
    let words = SloganWordFeatures(document: document)
    return Self.inOrder(found).map { proposal in
      var names = SloganRanker.names(of: proposal.type, proposal.evidence)
      words.visit(proposal) { names.append(words.name($0, $1)) }
      return (document.candidate(proposal), names)
    }
  }

  /// What might be slogans of the text, by position; of candidates for the same place the one with
  /// the best evidence, and none that is far from being a slogan.
  ///
  /// Tokens with parts of speech give better evidence than tokens without.
  ///
  /// - Complexity: O(*n* + *c* log *c*) for *c* proposals of the detectors.
  package func candidates(in text: TokenizedText) -> [SloganCandidate] {
    let document = SloganDocument(text)
    let ranker = ranker
    let words = SloganWordFeatures(document: document)
    var likely: [SloganProposal] = []
    for proposal in proposals(in: document) {
      // Most proposals are far from being slogans, which their marks tell one by one.
      let markScore = ranker.markScore(proposal.type, proposal.evidence)
      guard markScore > Self.floor - Self.wordReach - Self.pairReach else { continue }
      let score = ranker.score(proposal.type, proposal.evidence)
      guard score > Self.floor - Self.wordReach else { continue }
      let wordScore = ranker.wordScore(of: proposal, words)
      guard score + wordScore > Self.floor else { continue }
      likely.append(proposal)
      likely[likely.count - 1].wordScore = wordScore
    }
    document.markRepetitions(&likely)
    return SloganOverlaps.resolve(Self.inOrder(likely)) {
      ranker.score($0.type, $0.evidence) + $0.wordScore
    }
    .map(document.candidate)
  }

  /// Log-odds below which nothing is kept, whatever other documents say.
  static let floor = -3.0

  /// What words may add to the log-odds of a candidate that its marks speak against.
  private static let wordReach = 2.5

  /// What two marks together may add to that.
  private static let pairReach = 3.0

  /// The slogans among a document's candidates.
  ///
  /// - Parameters:
  ///   - candidates: What ``candidates(in:)`` gave for the document.
  ///   - counts: In how many documents of the batch each slogan occurs; an empty value ranks the
  ///     document alone.
  /// - Returns: Slogans, best first, each once with all its occurrences; equal scores in order of
  ///   first occurrence.
  package func slogans(
    from candidates: [SloganCandidate], in counts: SloganCounts = SloganCounts()
  ) -> [Slogan] {
    var slogans: [SloganKey: Slogan] = [:]
    let chances = candidates.map { LinearRanker.probability(ranker.score($0)) }
    let expected = chances.reduce(0, +)
    for (candidate, chance) in zip(candidates, chances) {
      let key = SloganKey(candidate.canonical)
      let documents = counts[key.term]?.documentFrequency ?? 1
      let company = Self.company(expected - chance)
      let shared = Self.bonus(documents: documents) + company
      let score = LinearRanker.probability(ranker.score(candidate) + shared)
      guard score >= threshold else { continue }
      let spans = candidate.parts.isEmpty ? [candidate.span] : candidate.parts
      if var known = slogans[key] {
        known.occurrences += spans
        if known.members.isEmpty { known.members = candidate.members }
        if score > known.score {
          known.score = score
          known.type = candidate.type
          known.template = candidate.template
          known.canonicalTemplate = candidate.canonicalTemplate
          known.evidence = reasons(for: candidate, shared: shared - company, company)
        }
        slogans[key] = known
      } else {
        slogans[key] = Slogan(
          text: candidate.form, canonical: candidate.canonical, type: candidate.type,
          template: candidate.template, canonicalTemplate: candidate.canonicalTemplate,
          members: candidate.members,
          evidence: reasons(for: candidate, shared: shared - company, company), score: score,
          occurrences: spans)
      }
    }
    for key in slogans.keys { slogans[key]?.putOccurrencesInOrder() }
    return slogans.values.sorted { a, b in
      a.score != b.score ? a.score > b.score : a.occurrences[0] < b.occurrences[0]
    }
  }

  /// The keys of a document's candidates, each as often as it occurs, for counts across documents.
  package func keys(of candidates: [SloganCandidate]) -> [Term] {
    candidates.map { SloganKey($0.canonical).term }
  }

  /// The score of a candidate in its document alone, between 0 and 1.
  package func score(_ candidate: SloganCandidate) -> Double {
    LinearRanker.probability(ranker.score(candidate))
  }

  /// What other documents with the same slogan add, in logits.
  static func bonus(documents: Int) -> Double {
    documents < 2 ? 0 : documents < 4 ? 0.5 : 1
  }

  /// What the other candidates of the document add, in logits: slogans come in company. Fitted to
  /// documents that the weights were not.
  ///
  /// - Parameter expected: How many of them are slogans, by their scores.
  static func company(_ expected: Double) -> Double { 0.46 * log(1 + max(0, expected)) - 0.62 }

  private func reasons(
    for candidate: SloganCandidate, shared: Double, _ company: Double
  ) -> [SloganReason] {
    var reasons = ranker.reasons(for: candidate)
    reasons.append(SloganReason(name: "company", weight: company))
    if shared > 0 { reasons.append(SloganReason(name: "documents", weight: shared)) }
    return reasons
  }

  /// What the detectors propose, but for the marks of what stands twice.
  private func proposals(in document: SloganDocument) -> [SloganProposal] {
    var found: [SloganProposal] = []
    // Proposals are large, and moving them takes longer than making them; what is not used costs
    // nothing.
    found.reserveCapacity(document.segments.segments.count / 2)
    for detector in detectors { detector.addProposals(in: document, to: &found) }
    document.markExpansions(&found)
    document.markUnaligned(&found)
    return found
  }

  /// By position; of proposals that begin together the longest first, then in order of detectors.
  private static func inOrder(_ proposals: [SloganProposal]) -> [SloganProposal] {
    let order = proposals.indices.sorted { a, b in
      let (left, right) = (proposals[a].range, proposals[b].range)
      if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
      return left.upperBound != right.upperBound ? left.upperBound > right.upperBound : a < b
    }
    return order.map { proposals[$0] }
  }
}
