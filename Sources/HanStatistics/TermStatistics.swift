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
  /// What is known of each term. Never iterate this into output: use ``terms(by:limit:)``, which
  /// has an order.
  private var records: [Term: Record] = [:]

  /// What the documents know of a term.
  private struct Record: Hashable, Sendable {
    var count = TermCount()
    /// The wordings in the sources, where they differ from the term.
    var forms: [Term: Int] = [:]
    /// The parts of speech of a single word, as far as it was tagged.
    var tags = TagCounts()

    mutating func add(_ record: DocumentTerms.Record) {
      count.add(occurrences: record.occurrences)
      if !record.forms.isEmpty { forms.merge(record.forms, uniquingKeysWith: +) }
      tags.merge(record.tags)
    }

    mutating func merge(_ other: Record) {
      count.merge(other.count)
      if !other.forms.isEmpty { forms.merge(other.forms, uniquingKeysWith: +) }
      tags.merge(other.tags)
    }

    /// The wording that is most frequent; the first by bytes among equals.
    func form(of term: Term) -> Term {
      if forms.isEmpty { return term }
      var best = (term, count.frequency - forms.values.reduce(0, +))
      for (form, count) in forms where (count, best.0) > (best.1, form) { best = (form, count) }
      return best.0
    }
  }

  /// The statistics of no documents.
  public init() {
    documents = 0
    tokens = 0
  }

  /// The number of distinct terms.
  public var termCount: Int { records.count }

  /// The count of `term`, all zeros when it does not occur.
  public subscript(term: Term) -> TermCount { records[term]?.count ?? TermCount() }

  /// Adds one document.
  ///
  /// - Complexity: O(terms of the document).
  public mutating func add(_ document: DocumentTerms) {
    documents += 1
    tokens += document.tokens
    for (term, record) in document.records { records[term, default: Record()].add(record) }
  }

  /// The part of speech `term` has most often; the first by name among equals, `nil` for n-grams
  /// and for words that were not tagged.
  public func partOfSpeech(of term: Term) -> PartOfSpeech? {
    records[term]?.tags.best
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
    records.merge(other.records) { a, b in
      var sum = a
      sum.merge(b)
      return sum
    }
  }

  /// The wording `term` has most often in the sources; the first by bytes among equals.
  public func sourceForm(of term: Term) -> Term {
    records[term]?.form(of: term) ?? term
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
    var rows = records.map { term, record in
      ScoredTerm(
        term: term, form: record.form(of: term), count: record.count,
        inverseDocumentFrequency: Measures.inverseDocumentFrequency(
          of: record.count, in: documents),
        dispersion: Measures.dispersion(of: record.count, in: documents))
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
