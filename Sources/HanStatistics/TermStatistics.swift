public import HanCore

/// Term statistics of a set of documents.
///
/// A value of this type is a monoid: ``merge(_:)`` is commutative and associative, and an empty
/// value changes nothing, so documents can be counted in any order, on any number of threads or
/// machines. Everything in it is an integer; measures are computed from the merged counts.
public struct TermStatistics: Sendable {
  /// The number of documents.
  public private(set) var documents: Int
  /// The number of running words in them.
  public private(set) var tokens: Int
  /// The counts. Never iterate this into output: use ``terms(by:limit:)``, which has an order.
  private var counts: [Term: TermCount]
  /// The wordings of terms in their sources, where they differ from the term.
  private var forms: [Term: [Term: Int]]
  /// The parts of speech of words, as far as they were tagged.
  private var tags: [Term: [PartOfSpeech: Int]]

  /// The statistics of no documents.
  public init() {
    documents = 0
    tokens = 0
    counts = [:]
    forms = [:]
    tags = [:]
  }

  /// The number of distinct terms.
  public var termCount: Int { counts.count }

  /// The count of `term`, all zeros when it does not occur.
  public subscript(term: Term) -> TermCount { counts[term] ?? TermCount() }

  /// Adds one document.
  ///
  /// - Complexity: O(terms of the document).
  public mutating func add(_ document: DocumentTerms) {
    documents += 1
    tokens += document.tokens
    for (term, count) in document.counts {
      counts[term, default: TermCount()].add(occurrences: count)
    }
    for (term, wordings) in document.forms {
      for (form, count) in wordings { forms[term, default: [:]][form, default: 0] += count }
    }
    for (term, found) in document.tags {
      for (tag, count) in found { tags[term, default: [:]][tag, default: 0] += count }
    }
  }

  /// The part of speech `term` has most often; the first by name among equals, `nil` for n-grams
  /// and for words that were not tagged.
  public func partOfSpeech(of term: Term) -> PartOfSpeech? {
    tags[term]?.max { a, b in (a.value, b.key.name) < (b.value, a.key.name) }?.key
  }

  /// Adds one document's words, and its n-grams of the given lengths.
  public mutating func add(_ text: TokenizedText, ngrams: ClosedRange<Int> = 1...1) {
    add(DocumentTerms(text, ngrams: ngrams))
  }

  /// Adds the statistics of other documents.
  ///
  /// - Complexity: O(distinct terms of `other`).
  public mutating func merge(_ other: TermStatistics) {
    documents += other.documents
    tokens += other.tokens
    counts.merge(other.counts) { a, b in
      var sum = a
      sum.merge(b)
      return sum
    }
    for (term, wordings) in other.forms {
      forms[term, default: [:]].merge(wordings, uniquingKeysWith: +)
    }
    for (term, found) in other.tags {
      tags[term, default: [:]].merge(found, uniquingKeysWith: +)
    }
  }

  /// The wording `term` has most often in the sources; the first by bytes among equals.
  public func sourceForm(of term: Term) -> Term {
    guard let wordings = forms[term] else { return term }
    let plain = self[term].frequency - wordings.values.reduce(0, +)
    var best = (term, plain)
    for (form, count) in wordings where (count, best.0) > (best.1, form) { best = (form, count) }
    return best.0
  }

  /// The inverse document frequency of `term`: ln((N + 1) / (df + 1)) + 1, which is positive for
  /// every term (the smoothed form; Salton & Buckley 1988, doi:10.1016/0306-4573(88)90021-0).
  public func inverseDocumentFrequency(of term: Term) -> Double {
    Measures.inverseDocumentFrequency(of: self[term], in: documents)
  }

  /// The terms, best first by `measure`; ties are broken by the terms' bytes.
  ///
  /// - Parameter limit: How many at most; `nil` for all.
  /// - Complexity: O(*n* log *n*) in the number of distinct terms.
  public func terms(by measure: TermMeasure = .frequency, limit: Int? = nil) -> [ScoredTerm] {
    var rows = counts.map { term, count in
      ScoredTerm(
        term: term, form: sourceForm(of: term), count: count,
        inverseDocumentFrequency: Measures.inverseDocumentFrequency(of: count, in: documents),
        dispersion: Measures.dispersion(of: count, in: documents))
    }
    rows.sort { a, b in
      let (x, y) = (a.value(of: measure), b.value(of: measure))
      return x != y ? x > y : a.term < b.term
    }
    if let limit, limit < rows.count { rows.removeLast(rows.count - limit) }
    return rows
  }
}

extension TermStatistics: Equatable {}
