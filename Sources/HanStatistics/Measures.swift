public import HanCore
import Foundation

/// By what terms are ordered.
public enum TermMeasure: String, Hashable, Sendable, CaseIterable {
  /// Occurrences.
  case frequency
  /// Documents with an occurrence.
  case documentFrequency = "document-frequency"
  /// Occurrences times inverse document frequency.
  case tfIDF = "tf-idf"
  /// How evenly the occurrences are spread over documents: ``DispersionMeasure/juillandD``.
  case dispersion
}

/// A wording of a term in the sources.
public struct TermForm: Hashable, Sendable {
  /// The wording.
  public var form: Term
  /// Its occurrences.
  public var frequency: Int

  /// Creates a wording.
  package init(form: Term, frequency: Int) {
    self.form = form
    self.frequency = frequency
  }
}

/// A term with its counts and the measures computed from them.
public struct ScoredTerm: Hashable, Sendable {
  /// The term, in the canonical script.
  public var term: Term
  /// Its most frequent wording in the sources.
  public var form: Term
  /// The part of speech it has most often; `nil` for n-grams and for words that were not tagged.
  public var partOfSpeech: PartOfSpeech?
  /// Its counts.
  public var count: TermCount
  /// The wordings in the sources that differ from the term, in order of their bytes.
  public var forms: [TermForm] = []
  /// See ``TermStatistics/inverseDocumentFrequency(of:)``.
  public var inverseDocumentFrequency: Double
  /// ``DispersionMeasure/juillandD`` over the documents; `nil` where it is undefined, or where it is
  /// not kept in which documents terms occur.
  public var dispersion: Double?

  /// The value of a measure; `nil` where it is undefined.
  public func value(of measure: TermMeasure) -> Double? {
    switch measure {
    case .frequency: Double(count.frequency)
    case .documentFrequency: Double(count.documentFrequency)
    case .tfIDF: Double(count.frequency) * inverseDocumentFrequency
    case .dispersion: dispersion
    }
  }
}

/// Measures as functions of counts.
package enum Measures {
  /// ln((N + 1) / (df + 1)) + 1; see ``TermStatistics/inverseDocumentFrequency(of:)``.
  package static func inverseDocumentFrequency(of count: TermCount, in documents: Int) -> Double {
    log(Double(documents + 1) / Double(count.documentFrequency + 1)) + 1
  }
}
