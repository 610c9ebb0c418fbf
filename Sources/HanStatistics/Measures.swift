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
  /// How evenly the occurrences are spread, see ``Measures/dispersion(of:in:)``.
  case dispersion
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
  /// See ``TermStatistics/inverseDocumentFrequency(of:)``.
  public var inverseDocumentFrequency: Double
  /// See ``Measures/dispersion(of:in:)``.
  public var dispersion: Double

  /// The value of a measure.
  public func value(of measure: TermMeasure) -> Double {
    switch measure {
    case .frequency: Double(count.frequency)
    case .documentFrequency: Double(count.documentFrequency)
    case .tfIDF: Double(count.frequency) * inverseDocumentFrequency
    case .dispersion: dispersion
    }
  }
}

/// Measures as functions of counts.
public enum Measures {
  /// ln((N + 1) / (df + 1)) + 1; see ``TermStatistics/inverseDocumentFrequency(of:)``.
  public static func inverseDocumentFrequency(of count: TermCount, in documents: Int) -> Double {
    log(Double(documents + 1) / Double(count.documentFrequency + 1)) + 1
  }

  /// Juilland's D over the documents taken as equal parts: 1 − V / √(n − 1), where V is the
  /// coefficient of variation of the occurrences a document (Juilland & Chang-Rodríguez 1964).
  ///
  /// It is 1 for a term that is spread evenly, 0 for one that occurs in a single document of
  /// several; a term of a one-document collection has 1.
  public static func dispersion(of count: TermCount, in documents: Int) -> Double {
    guard documents > 1, count.frequency > 0 else { return count.frequency > 0 ? 1 : 0 }
    let n = Double(documents)
    let mean = Double(count.frequency) / n
    let variance = max(0, Double(count.sumOfSquares) / n - mean * mean)
    return max(0, 1 - (variance.squareRoot() / mean) / (n - 1).squareRoot())
  }
}
