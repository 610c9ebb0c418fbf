package import HanCleaning
import HanCore
public import HanExtraction
package import HanReports
public import HanScripts
package import HanStatistics

/// What the analysis of one document found: candidates and counts, without the text.
///
/// Ranking needs the batch: add analyses to a ``Batch`` and ask it for keywords and slogans. All
/// places are in the unit of ``Configuration/offsets``.
public struct DocumentAnalysis: Identifiable, Hashable, Sendable {
  /// What names the document.
  public var id: String
  /// The title: the one the document came with, else its heading.
  public var title: String?
  /// The date, as the document gave it, else in ISO 8601 as its text says.
  public var date: String?
  /// The publication the document comes from.
  public var source: String?
  /// Who wrote it, as far as it says so.
  public var author: String?
  /// The encoding the bytes were in.
  public var encoding: String?
  /// The script of the text.
  public var script: ScriptProfile
  /// The length of the decoded text in characters (scalars).
  public var characters: Int
  /// The number of running words in the cleaned text.
  public var tokens: Int
  /// What might be keywords.
  package var keywords: KeywordCandidates
  /// What might be slogans.
  package var sloganCandidates: [SloganCandidate]
  /// Its names, dates and quantities; `nil` when they were not looked for.
  public var entities: DocumentEntities?
  /// The articles of a page that has several, in order; empty for one article.
  public var articles: [ArticleAnalysis]
  /// What tells whether the document repeats another one; empty when the configuration looks for
  /// no duplicates.
  package var sketch: MinHashSketch
  /// What else the document's record says, as a JSON object; carried through.
  public var extra: String?
  /// What the document adds to the counts of a corpus; a corpus takes it and keeps the rest.
  package var counts: DocumentCounts
  /// Its text for the pages of reports, when the configuration keeps it; no part of the analysis.
  package var text: DocumentText?
  /// What tells the document's text apart from others, if wanted; see ``DocumentDigest``.
  package var digest: String?
}

/// What the analysis found in one of several articles of a page.
public struct ArticleAnalysis: Hashable, Sendable {
  /// The title.
  public var title: String?
  /// The date, as ISO 8601 where the page says so.
  public var date: String?
  /// The publication.
  public var source: String?
  /// The author.
  public var author: String?
  /// What might be keywords.
  package var keywords: KeywordCandidates
  /// What might be slogans.
  package var sloganCandidates: [SloganCandidate]
}
