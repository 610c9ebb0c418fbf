public import HanCleaning
import HanCore
public import HanExtraction
import HanScripts
public import HanStatistics

/// Analyses of several documents, and what can be said of them only together.
public struct Batch: Sendable {
  /// The analyses, in the order they were added.
  public private(set) var analyses: [DocumentAnalysis] = []
  /// The documents that repeat an earlier one, by position among ``analyses``. They have results of
  /// their own and count for nothing else.
  public private(set) var duplicates: [Int: NearDuplicateIndex.Match] = [:]
  private var finder: NearDuplicateIndex?
  /// The words of all documents, and what might be keywords and slogans.
  public private(set) var terms = TermStatistics()
  /// In which documents terms occur.
  private(set) var postings = PostingTable(memoryLimit: .max)
  let configuration: Configuration

  /// An empty batch.
  ///
  /// - Parameter configuration: The one the analyses are made with.
  public init(_ configuration: Configuration = .default) {
    finder = configuration.duplicateThreshold.map { NearDuplicateIndex(threshold: $0) }
    self.configuration = configuration
  }

  /// Adds a document.
  ///
  /// - Complexity: O(terms and candidates of the document).
  public mutating func add(_ analysis: DocumentAnalysis) {
    analyses.append(analysis)
    if let match = finder?.add(analysis.sketch) {
      duplicates[analyses.count - 1] = match
    } else {
      terms.add(analysis.counts)
      // What stays in memory cannot fail.
      try? postings.add(analysis.counts)
    }
    analyses[analyses.count - 1].counts = DocumentCounts()
  }

  /// What ranks the documents added so far.
  package var ranker: CorpusRanker { CorpusRanker(configuration, counts: terms.lookup) }

  /// The keywords of one document of the batch, best first.
  ///
  /// - Parameter alone: Whether the document is ranked by itself, as if it were the only one.
  public func keywords(
    of analysis: DocumentAnalysis, limit: Int = 10, alone: Bool = false
  ) -> [Keyword] {
    ranker.keywords(from: analysis.keywords, limit: limit, alone: alone)
  }

  /// The slogans of one document of the batch, best first.
  public func slogans(of analysis: DocumentAnalysis) -> [Slogan] {
    ranker.slogans(from: analysis.sloganCandidates)
  }
}
