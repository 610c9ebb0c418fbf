public import HanCore

/// A keyword or keyphrase of a document.
public struct Keyword: Hashable, Sendable {
  /// The wording in the document (its most frequent one), without annotations inside it.
  public var term: String
  /// The term in the canonical script, Simplified: the same for every wording.
  public var canonical: String
  /// The score; higher is better. Scores compare within one run.
  public var score: Double
  /// How often it occurs, title included.
  public var count: Int
  /// Where it occurs in the document, UTF-8 bytes, in order.
  public var occurrences: [TextSpan]

  /// Creates a keyword.
  public init(
    term: String, canonical: String, score: Double, count: Int, occurrences: [TextSpan]
  ) {
    self.term = term
    self.canonical = canonical
    self.score = score
    self.count = count
    self.occurrences = occurrences
  }
}

/// What might be a keyword of a document, with what ranking needs to know; no text.
public struct KeywordCandidate: Hashable, Sendable {
  /// The term in the canonical script.
  public var term: Term
  /// Its most frequent wording in the document.
  public var form: Term
  /// Its words, in the canonical script.
  public var words: [Term]
  /// Its length in characters (scalars).
  public var length: Int
  /// Where it occurs in the document, UTF-8 bytes, in order.
  public var occurrences: [TextSpan]
  /// Occurrences inside the title.
  public var titleCount: Int
  /// Occurrences inside a longer candidate that is repeated.
  public var nestedCount: Int
  /// Occurrences bounded on both sides by punctuation, stop words or the edge of the text.
  public var freeCount: Int
}
