public import HanCore
public import HanStatistics

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
  private let detectors: [any SloganDetector] = [
    ParallelDetector(), NumeralDetector(), MottoDetector(), QuotedDetector(),
    DistributedDetector(),
  ]
  private let ranker: SloganRanker

  /// Creates an extractor with the bundled weights.
  public init(threshold: Double = 0.5) {
    self.threshold = threshold
    ranker = .bundled
  }

  /// Creates an extractor with other weights.
  package init(threshold: Double = 0.5, ranker: SloganRanker) {
    self.threshold = threshold
    self.ranker = ranker
  }

  /// What might be slogans of the text, by position; all that the detectors propose, also for the
  /// same place.
  ///
  /// Tokens with parts of speech give better evidence than tokens without.
  ///
  /// - Complexity: O(length of the text).
  package func proposals(in text: TokenizedText) -> [SloganCandidate] {
    let document = SloganDocument(text)
    var found = detectors.flatMap { $0.candidates(in: document) }
    markRepetitions(&found)
    markExpansions(&found)
    return found.enumerated().sorted { a, b in
      (a.element.span.lowerBound, -a.element.span.upperBound, a.offset)
        < (b.element.span.lowerBound, -b.element.span.upperBound, b.offset)
    }.map(\.element)
  }

  /// What might be slogans of the text, by position; of candidates of one kind for the same place
  /// the one with the best evidence.
  ///
  /// - Complexity: O(*n* log *n*) in the candidates.
  public func candidates(in text: TokenizedText) -> [SloganCandidate] {
    SloganOverlaps.resolve(proposals(in: text), by: ranker.score)
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
      let documents = statistics[key.term].documentFrequency
      let shared = Self.bonus(documents: documents)
      let score = LinearRanker.probability(ranker.score(candidate) + shared)
      guard score >= threshold else { continue }
      let spans = candidate.parts.isEmpty ? [candidate.span] : candidate.parts
      if var known = slogans[key] {
        known.occurrences = Array(Set(known.occurrences + spans)).sorted()
        if known.members.isEmpty { known.members = candidate.members }
        if score > known.score {
          known.score = score
          known.type = candidate.type
          known.template = candidate.template
          known.evidence = reasons(for: candidate, shared: shared)
        }
        slogans[key] = known
      } else {
        slogans[key] = Slogan(
          text: candidate.form, canonical: candidate.canonical, type: candidate.type,
          template: candidate.template, members: candidate.members,
          evidence: reasons(for: candidate, shared: shared), score: score, occurrences: spans)
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
  package func score(_ candidate: SloganCandidate) -> Double {
    LinearRanker.probability(ranker.score(candidate))
  }

  /// What other documents with the same slogan add, in logits.
  static func bonus(documents: Int) -> Double {
    documents < 2 ? 0 : documents < 4 ? 0.5 : 1
  }

  private func reasons(for candidate: SloganCandidate, shared: Double) -> [SloganReason] {
    var reasons = ranker.reasons(for: candidate)
    if shared > 0 { reasons.append(SloganReason(name: "documents", weight: shared)) }
    return reasons
  }

  /// Marks the runs of segments that are the members of a numeral.
  private func markExpansions(_ candidates: inout [SloganCandidate]) {
    var spans: Set<TextSpan> = []
    for candidate in candidates where candidate.members.count > 1 {
      let members = candidate.members
      let first = members[0].span
      let last = members[members.count - 1].span
      if first.lowerBound <= last.upperBound {
        spans.insert(TextSpan(first.lowerBound, last.upperBound))
      }
    }
    guard !spans.isEmpty else { return }
    for index in candidates.indices
    where candidates[index].type == .parallel && spans.contains(candidates[index].span) {
      candidates[index].evidence.insert(.expansion)
    }
  }

  private func markRepetitions(_ candidates: inout [SloganCandidate]) {
    var places: [SloganKey: Int] = [:]
    var isRepeated: Set<SloganKey> = []
    for candidate in candidates {
      let key = SloganKey(candidate.canonical)
      if let place = places[key], place != candidate.span.lowerBound { isRepeated.insert(key) }
      places[key] = candidate.span.lowerBound
    }
    guard !isRepeated.isEmpty else { return }
    for index in candidates.indices
    where isRepeated.contains(SloganKey(candidates[index].canonical)) {
      candidates[index].evidence.insert(.repeated)
    }
  }
}
