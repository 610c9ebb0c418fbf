public import HanCore

/// What might be a keyword of a document, with what ranking needs to know; no text.
public struct KeywordCandidate: Hashable, Sendable {
  /// The term in the canonical script.
  public var term: Term
  /// Its most frequent wording in the document.
  public var form: Term
  /// Its length in characters (scalars).
  public var length: Int
  /// How many words it has.
  public var words: Int
  /// Where it occurs in the document's text, UTF-8 bytes, in order.
  public var occurrences: [TextSpan]
  /// How often it occurs, a title that stands apart included.
  public var count: Int
  /// Occurrences inside a longer candidate that is repeated.
  public var nestedCount: Int
  /// Occurrences bounded on both sides by marks, stop words or the edge of the text.
  public var freeCount: Int
  /// The hash of the term, by which a batch counts it.
  public var hash: UInt64
  /// What the document alone says of it, as log-odds.
  package var documentScore: Double
  /// How uncommon it is in the reference, ln of documents over documents with it.
  package var referenceRarity: Double
  /// The values of its features, if evidence was asked for.
  package var values: [Double]
}

/// What a document proposes: the candidates that ranking chooses from, and what a batch counts.
public struct KeywordProposals: Hashable, Sendable {
  /// The candidates that rank first by the document alone; as many as the extractor keeps.
  public var candidates: [KeywordCandidate]
  /// The hashes of all candidates, each once.
  public var phrases: [UInt64]

  /// No candidates.
  public init() {
    candidates = []
    phrases = []
  }
}
