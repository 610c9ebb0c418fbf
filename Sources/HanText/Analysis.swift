public import HanCleaning
public import HanCore
public import HanExtraction
public import HanScripts
public import HanStatistics

/// What the analysis of one document found: candidates and counts, without the text.
///
/// Ranking needs the batch: add analyses to a ``Batch`` and ask it for keywords and slogans.
public struct Analysis: Identifiable, Sendable {
  /// What names the document.
  public let id: String
  /// The title: the one the document came with, else its heading.
  public let title: String?
  /// The date, as the document gave it, else in ISO 8601 as its text says.
  public let date: String?
  /// The publication the document comes from.
  public let source: String?
  /// Who wrote it, as far as it says so.
  public let author: String?
  /// The encoding the bytes were in.
  public let encoding: String?
  /// The script of the text.
  public let script: ScriptProfile
  /// The length of the decoded text in characters (scalars).
  public let characters: Int
  /// The document's words, counted.
  public let terms: DocumentTerms
  /// What might be keywords.
  public let keywords: KeywordProposals
  /// What might be slogans.
  public let sloganCandidates: [SloganCandidate]
  /// Its names, dates and quantities; `nil` when they were not looked for.
  public let entities: DocumentEntities?
  /// What tells whether the document repeats another one; empty when the configuration looks for
  /// no duplicates.
  public let sketch: TextSketch
  /// Converts spans of the document to the configured unit.
  public let offsets: OffsetIndex
}
