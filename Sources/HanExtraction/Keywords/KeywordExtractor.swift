public import HanCore
public import HanLexicon
public import HanStatistics
import Foundation

/// Extracts keywords and keyphrases: proposes candidates document by document, and ranks them by
/// what the whole batch says.
///
/// Candidates are runs of up to ``maximumWords`` words inside a clause whose first and last word
/// carry content. Ranking multiplies TF-IDF with priors for length, for standing free and for
/// standing in the title.
public struct KeywordExtractor: Sendable {
  /// The longest candidate, in words.
  public var maximumWords: Int
  /// The longest candidate, in characters.
  public var maximumLength: Int
  /// Words that cannot begin or end a candidate, in the canonical script.
  public var stopWords: WordList

  /// Creates an extractor.
  public init(
    stopWords: WordList = .stopWords, maximumWords: Int = 6, maximumLength: Int = 12
  ) {
    self.stopWords = stopWords
    self.maximumWords = maximumWords
    self.maximumLength = maximumLength
  }

  /// What might be a keyword of the text.
  ///
  /// - Parameters:
  ///   - text: The document, tokenized in the canonical script.
  ///   - title: Its title, when it does not stand in the text; it proposes no candidates of its
  ///     own but supports those of the text.
  /// - Returns: Candidates by first position, longer ones later among equals.
  /// - Complexity: O(tokens · ``maximumWords``).
  public func candidates(in text: TokenizedText, title: TokenizedText? = nil)
    -> [KeywordCandidate]
  {
    KeywordProposal(extractor: self, text: text, title: title).candidates
  }

  /// The best keywords among a document's candidates.
  ///
  /// - Parameters:
  ///   - candidates: What ``candidates(in:title:)`` gave for the document.
  ///   - statistics: The words and candidates of the batch the document is part of, as
  ///     ``terms(of:)`` counts them; an empty value ranks the document alone.
  ///   - limit: How many keywords at most.
  /// - Returns: Keywords, best first; equal scores in order of the terms' bytes.
  /// - Complexity: O(*n* log *n*) in the number of candidates.
  public func keywords(
    from candidates: [KeywordCandidate], in statistics: TermStatistics, limit: Int
  ) -> [Keyword] {
    var scored = candidates.map { ($0, score($0, in: statistics)) }
    scored.sort { a, b in a.1 != b.1 ? a.1 > b.1 : a.0.term < b.0.term }
    var chosen: [KeywordCandidate] = []
    var result: [Keyword] = []
    for (candidate, score) in scored {
      if result.count >= limit { break }
      guard !chosen.contains(where: { Self.repeats(candidate, $0) }) else { continue }
      chosen.append(candidate)
      result.append(
        Keyword(
          term: candidate.form.text, canonical: candidate.term.text, score: score,
          count: candidate.occurrences.count + candidate.titleCount,
          occurrences: candidate.occurrences))
    }
    return result
  }

  /// The terms of a document that ranking needs to know of every document: its candidates and
  /// their words.
  public func terms(of candidates: [KeywordCandidate]) -> DocumentTerms {
    var terms = DocumentTerms()
    for candidate in candidates {
      terms.add(candidate.term, form: candidate.term, count: candidate.occurrences.count)
    }
    return terms
  }

  /// TF-IDF with priors.
  func score(_ candidate: KeywordCandidate, in statistics: TermStatistics) -> Double {
    let count = Double(candidate.occurrences.count)
    let wordIDF =
      candidate.words.map { statistics.inverseDocumentFrequency(of: $0) }.reduce(0, +)
      / Double(max(1, candidate.words.count))
    let phraseIDF = statistics.inverseDocumentFrequency(of: candidate.term)
    let nested = Double(candidate.nestedCount) / max(1, count)
    let free = Double(candidate.freeCount) / max(1, count)
    return log(1 + count) * (wordIDF + phraseIDF) / 2
      * Self.lengthPrior(candidate.length)
      * (1 - 0.4 * nested) * (1 + 0.3 * free)
      * (candidate.titleCount > 0 ? 1.5 : 1)
  }

  /// How likely a keyword has so many characters: four is the favourite length, very short and
  /// very long ones are rare.
  static func lengthPrior(_ length: Int) -> Double {
    switch length {
    case ...1: 0.4
    case 2: 0.8
    case 3: 1
    case 4: 1.2
    case 5, 6: 1.1
    case 7, 8: 0.9
    default: 0.6
    }
  }

  /// Whether `candidate` says again what the better `chosen` one says: one is a part of the
  /// other, and stands hardly ever without it.
  static func repeats(_ candidate: KeywordCandidate, _ chosen: KeywordCandidate) -> Bool {
    let (a, b) = (candidate.term.text, chosen.term.text)
    guard a.utf8.count != b.utf8.count else { return false }
    if a.utf8.count < b.utf8.count {
      return b.contains(a) && candidate.occurrences.count * 2 < chosen.occurrences.count * 3
    }
    return a.contains(b)
  }
}
