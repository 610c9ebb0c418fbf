public import HanCore
public import HanStatistics
import Foundation

/// Extracts slogans: detectors propose candidates, a ranker scores them by their evidence.
public struct SloganExtractor: Sendable {
  /// The lowest score that is reported, between 0 and 1.
  public var threshold: Double
  private let detectors: [any SloganDetector] = [TemplateDetector(), QuotedDetector()]

  /// Creates an extractor.
  public init(threshold: Double = 0.5) { self.threshold = threshold }

  /// What might be slogans of the text, by position; of two candidates for the same place the one
  /// with more evidence.
  ///
  /// - Complexity: O(length of the text).
  public func candidates(in text: TokenizedText) -> [SloganCandidate] {
    let document = SloganDocument(text.text)
    let found = detectors.flatMap { $0.candidates(in: document) }
    let ordered = found.enumerated().sorted { a, b in
      (a.element.span.lowerBound, -a.element.span.count, a.offset)
        < (b.element.span.lowerBound, -b.element.span.count, b.offset)
    }.map(\.element)
    var result: [SloganCandidate] = []
    for candidate in ordered {
      guard let last = result.last, last.span.overlaps(candidate.span) else {
        result.append(candidate)
        continue
      }
      if score(candidate) > score(last) { result[result.count - 1] = candidate }
    }
    return result
  }

  /// The slogans among a document's candidates.
  ///
  /// - Parameters:
  ///   - candidates: What ``candidates(in:)`` gave for the document.
  ///   - statistics: In how many documents of the batch each slogan occurs, as ``terms(of:)``
  ///     counts them; an empty value ranks the document alone.
  /// - Returns: Slogans, best first, each once with all its occurrences; equal scores in order of
  ///   first occurrence.
  public func slogans(
    from candidates: [SloganCandidate], in statistics: TermStatistics = TermStatistics()
  ) -> [Slogan] {
    var slogans: [SloganKey: Slogan] = [:]
    for candidate in candidates {
      let key = SloganKey(candidate.canonical)
      let shared = statistics[key.term].documentFrequency > 1 ? 0.5 : 0
      let score = Self.logistic(weight(candidate) + shared)
      guard score >= threshold else { continue }
      if var known = slogans[key] {
        known.occurrences.append(candidate.span)
        known.score = max(known.score, score)
        slogans[key] = known
      } else {
        slogans[key] = Slogan(
          text: candidate.form, canonical: candidate.canonical, type: candidate.type,
          template: candidate.template, members: candidate.members, score: score,
          occurrences: [candidate.span])
      }
    }
    return slogans.values.sorted { a, b in
      a.score != b.score ? a.score > b.score : a.occurrences[0] < b.occurrences[0]
    }
  }

  /// The keys of a document's candidates, for statistics across documents.
  public func terms(of candidates: [SloganCandidate]) -> DocumentTerms {
    var terms = DocumentTerms()
    for candidate in candidates {
      let key = SloganKey(candidate.canonical)
      terms.add(key.term, form: key.term)
    }
    return terms
  }

  /// The score of a candidate in its document alone, between 0 and 1.
  func score(_ candidate: SloganCandidate) -> Double { Self.logistic(weight(candidate)) }

  private func weight(_ candidate: SloganCandidate) -> Double {
    // In a fixed order: a set's own order changes from run to run, and sums of floats with it.
    SloganEvidence.allCases.reduce(-1.5) { sum, mark in
      candidate.evidence.contains(mark) ? sum + Self.weights[mark, default: 0] : sum
    }
  }

  private static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// The weight of each mark, in logits, set by hand.
  static let weights: [SloganEvidence: Double] = [
    .quoted: 1.2, .threeSegments: 0.8, .prefixFrame: 0.7, .infixFrame: 0.5, .suffixFrame: -0.8,
    .shortSegments: 0.5, .trimmedStart: -0.2, .trimmedEnd: -0.2, .verbalFrame: 0.9,
    .numeral: 1.0, .signalVerb: 0.6,
  ]
}
