import HanCore
package import HanExtraction
package import HanStatistics

/// Ranks what documents propose, given the counts of all documents: the second half of extraction.
///
/// The result for a document depends on its analysis and the counts alone, so documents can be
/// ranked in any order and anywhere.
package struct CorpusRanker: Sendable {
  private let keywordExtractor: KeywordExtractor
  private let sloganExtractor: SloganExtractor
  /// The counts of all documents.
  package let counts: CountLookup

  /// Creates a ranker.
  ///
  /// - Parameter configuration: The one the analyses are made with.
  package init(_ configuration: Configuration, counts: CountLookup) {
    keywordExtractor = configuration.keywords
    sloganExtractor = configuration.slogans
    self.counts = counts
  }

  /// The keywords among candidates, best first.
  ///
  /// - Parameter alone: Whether the document is ranked by itself, as if it were the only one.
  package func keywords(
    from candidates: KeywordCandidates, limit: Int, alone: Bool = false
  ) -> [Keyword] {
    keywordExtractor.keywords(
      from: candidates, in: alone ? PhraseStatistics() : counts.phrases, limit: limit)
  }

  /// The slogans among candidates, best first.
  package func slogans(from candidates: [SloganCandidate]) -> [Slogan] {
    sloganExtractor.slogans(from: candidates, in: counts.slogans)
  }

  /// The count of a keyword in all documents, whether it ranks there or not.
  ///
  /// - Parameters:
  ///   - canonical: The term.
  ///   - own: Its occurrences in the document at hand, for a term that is in no other one.
  package func count(ofKeyword canonical: String, own: Int) -> (documents: Int, occurrences: Int) {
    let hash = PhraseHash.hash(canonical)
    let documents = counts.phrases[hash]
    return documents > 0
      ? (documents, max(own, counts.phrases.occurrences(of: hash))) : (1, own)
  }

  /// The count of a slogan in all documents: as often as its wording stands there, as a phrase or
  /// as a candidate.
  ///
  /// - Parameter own: Its occurrences in the document at hand, for a slogan that is in no other one.
  package func count(ofSlogan canonical: String, own: Int) -> (documents: Int, occurrences: Int) {
    let key = SloganKey(canonical)
    let phrase = count(ofKeyword: canonical, own: own)
    guard let known = counts.slogans[key.term] else { return phrase }
    return (
      max(phrase.documents, known.documentFrequency), max(phrase.occurrences, known.frequency)
    )
  }
}
