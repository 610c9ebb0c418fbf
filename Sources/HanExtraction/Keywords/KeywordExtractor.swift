public import HanCore
public import HanLexicon
public import HanStatistics
import Foundation

/// Extracts keywords and keyphrases: proposes candidates document by document, and ranks them by
/// what the document, a batch of documents and a general reference say of them.
///
/// Candidates are runs of up to ``maximumWords`` words inside a clause whose first and last word
/// carry content. The ranker is a logistic regression over features of the candidate; see
/// `hantext-train train ranker`.
public struct KeywordExtractor: Sendable {
  /// The longest candidate, in words.
  public var maximumWords: Int
  /// The longest candidate, in characters; a word in other letters counts as two.
  public var maximumLength: Int
  /// How many candidates of a document are kept for ranking with the batch.
  public var maximumCandidates: Int
  /// Words that cannot begin or end a candidate, in the canonical script.
  public var stopWords: WordList
  /// Whether keywords come with their evidence, which costs memory.
  public var explains: Bool
  /// How keywords are ranked.
  public var method = KeywordMethod.ranker
  /// The weights of the ranker, and its reference.
  public var ranker: KeywordRanker

  /// Creates an extractor.
  public init(
    stopWords: WordList = .stopWords, maximumWords: Int = 6, maximumLength: Int = 12,
    maximumCandidates: Int = 60, explains: Bool = false, ranker: KeywordRanker = .bundled
  ) {
    self.stopWords = stopWords
    self.maximumWords = maximumWords
    self.maximumLength = maximumLength
    self.maximumCandidates = maximumCandidates
    self.explains = explains
    self.ranker = ranker
  }

  /// What might be a keyword of the text.
  ///
  /// - Parameters:
  ///   - text: The document, tokenized in the canonical script.
  ///   - title: Its title, when it does not stand in the text; else the text's heading is looked
  ///     for.
  /// - Returns: The best candidates by the document alone, best first, equal ones in order of their
  ///   hashes.
  /// - Complexity: O(tokens · ``maximumWords``), and O(*n* log *n*) in the number of candidates.
  public func candidates(
    in text: TokenizedText, title: TokenizedText? = nil
  ) -> KeywordProposals {
    let proposal = proposal(of: text, title: title)
    let features = KeywordFeatures(proposal, model: ranker.model)
    let scores =
      method == .ranker
      ? documentScores(proposal, features) : ClassicScores(proposal).scores(method)
    let texts = (text: text, title: title)
    var result = KeywordProposals()
    result.phrases = proposal.tallies.map(\.hash)
    result.candidates = kept(scores, of: proposal, texts, features)
    return result
  }

  /// The best keywords among a document's candidates.
  ///
  /// - Parameters:
  ///   - proposals: What ``candidates(in:title:)`` gave for the document.
  ///   - statistics: The phrases of the batch the document is part of; an empty value, or one of
  ///     this document alone, ranks the document by itself.
  ///   - limit: How many keywords at most.
  /// - Returns: Keywords, best first; equal scores in order of the terms' bytes.
  /// - Complexity: O(*n* log *n*) in the number of candidates.
  public func keywords(
    from proposals: KeywordProposals, in statistics: PhraseStatistics, limit: Int
  ) -> [Keyword] {
    let context = KeywordBatchFeatures(ranker.model, statistics)
    var scored = proposals.candidates.map { ($0, context.score($0, by: method)) }
    scored.sort { a, b in a.1 != b.1 ? a.1 > b.1 : a.0.term < b.0.term }
    var chosen: [KeywordCandidate] = []
    var result: [Keyword] = []
    for (candidate, score) in scored {
      if result.count >= limit { break }
      if method == .ranker {
        if chosen.contains(where: { candidate.repeats($0) }) { continue }
        chosen.append(candidate)
      }
      result.append(
        Keyword(
          term: candidate.form.text, canonical: candidate.term.text,
          score: method == .ranker ? LinearRanker.probability(score) : score,
          count: candidate.count,
          occurrences: candidate.occurrences, evidence: context.evidence(of: candidate)))
    }
    return result
  }

  // MARK: Steps

  /// What the document alone says of each candidate.
  private func documentScores(
    _ proposal: KeywordProposal, _ features: KeywordFeatures
  ) -> [(score: Double, number: Int)] {
    var values = [Double](repeating: 0, count: KeywordFeature.allCases.count)
    return proposal.tallies.enumerated().map { number, tally in
      features.fill(&values, for: tally)
      return (ranker.model.ranker.score(values), number)
    }
  }

  func proposal(
    of text: TokenizedText, title: TokenizedText?
  ) -> KeywordProposal {
    KeywordProposal(
      KeywordUnits(
        model: ranker.model, stopWords: stopWords, text: text, title: title),
      model: ranker.model, maximumWords: maximumWords, maximumWidth: maximumLength)
  }

  /// The candidates that are kept, with their wordings and places.
  private func kept(
    _ scores: [(score: Double, number: Int)], of proposal: KeywordProposal,
    _ texts: (text: TokenizedText, title: TokenizedText?), _ features: KeywordFeatures
  ) -> [KeywordCandidate] {
    let best =
      scores.sorted {
        $0.score != $1.score
          ? $0.score > $1.score
          : proposal.tallies[$0.number].hash < proposal.tallies[$1.number].hash
      }.prefix(maximumCandidates)
    var places = [Int32: Int](minimumCapacity: best.count)
    for (place, item) in best.enumerated() { places[Int32(item.number)] = place }
    var spans = [[TextSpan]](repeating: [], count: best.count)
    for occurrence in proposal.occurrences where Int(occurrence.first) >= proposal.units.apart {
      if let place = places[occurrence.candidate] {
        spans[place].append(proposal.units.span(occurrence.first, occurrence.last))
      }
    }
    return best.enumerated().map { place, item in
      let tally = proposal.tallies[item.number]
      let own = proposal.units.span(tally.first, tally.first + Int32(tally.words) - 1)
      let source = Int(tally.first) < proposal.units.apart ? texts.title : texts.text
      let term = Term((source ?? texts.text).text.text[own])
      var values: [Double] = []
      if explains {
        values = [Double](repeating: 0, count: KeywordFeature.allCases.count)
        features.fill(&values, for: tally)
      }
      return KeywordCandidate(
        term: term,
        form: Self.mostFrequentForm(spans[place], in: texts.text)
          ?? Term((source ?? texts.text).text.sourceForm(of: own)),
        length: Int(tally.length), words: Int(tally.words),
        occurrences: spans[place].map { texts.text.text.sourceSpan(of: $0) },
        count: Int(tally.count), nestedCount: Int(tally.nestedCount),
        freeCount: Int(tally.freeCount), hash: tally.hash, documentScore: item.score,
        referenceRarity: ranker.model.referenceRarity(of: tally.hash), values: values)
    }
  }

  /// The wording at most of the spans; the first by bytes among equals.
  private static func mostFrequentForm(_ spans: [TextSpan], in text: TokenizedText) -> Term? {
    guard let first = spans.first else { return nil }
    if spans.count == 1 { return Term(text.text.sourceForm(of: first)) }
    var forms: [Term: Int] = [:]
    for span in spans { forms[Term(text.text.sourceForm(of: span)), default: 0] += 1 }
    return forms.max { a, b in (a.value, b.key) < (b.value, a.key) }?.key
  }
}

extension KeywordUnits {
  /// The span of units in their text.
  func span(_ first: Int32, _ last: Int32) -> TextSpan {
    TextSpan(Int(units[Int(first)].start), Int(units[Int(last)].end))
  }
}
