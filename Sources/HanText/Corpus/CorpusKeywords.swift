import HanCore
import HanExtraction
public import HanReports

/// How many keywords of each document have a say in those of all.
let keywordsPerDocument = 20

extension AnalyzedDocuments {
  /// The keywords of groups of documents: the sum of their scores over the documents they are
  /// keywords of.
  ///
  /// - Parameters:
  ///   - limit: How many keywords a group at most.
  ///   - group: The name of the group a document belongs to.
  /// - Returns: The groups, in order of their names' bytes; keywords best first, equal scores in
  ///   order of the terms' bytes.
  /// - Complexity: O(documents · keywords a document).
  package func keywordGroups(
    limit: Int, ranker: CorpusRanker, by group: (DocumentAnalysis) -> String
  ) throws -> [Batch.KeywordGroup] {
    var groups: [Term: KeywordSums] = [:]
    for position in 0..<count where original(of: position) == nil {
      let analysis = try keywordAnalysis(at: position)
      groups[Term(group(analysis)), default: KeywordSums()].add(
        ranker.keywords(from: analysis.keywords, limit: keywordsPerDocument), of: position)
    }
    return try groups.sorted { $0.key < $1.key }.map { name, sums in
      let best = try sums.best(limit, of: self, by: ranker) {
        ranker.keywords(from: $0.keywords, limit: keywordsPerDocument)
      } where: {
        groups.count == 1 || Term(group($0)) == name
      }
      return Batch.KeywordGroup(name: name.text, documents: sums.documents, keywords: best)
    }
  }
}

extension Batch {
  /// Keywords of documents that belong together.
  public struct KeywordGroup: Hashable, Sendable {
    /// What names the group.
    public var name: String
    /// How many documents it has, repetitions of others left out.
    public var documents: Int
    /// Its keywords, best first. Their counts are those of all documents of the batch.
    public var keywords: [Report.BatchKeyword]
  }

  /// The keywords of the whole batch, best first: the sum of their scores over the documents they
  /// are keywords of. Equal scores in order of the terms' bytes.
  public func keywords(limit: Int) -> [Report.BatchKeyword] {
    keywordGroups(limit: limit) { _ in "" }.first?.keywords ?? []
  }

  /// The keywords of groups of documents, ranked as those of the whole batch are.
  ///
  /// - Parameters:
  ///   - limit: How many keywords a group at most.
  ///   - group: The name of the group a document belongs to.
  /// - Returns: The groups, in order of their names' bytes.
  /// - Complexity: O(documents · keywords a document).
  public func keywordGroups(
    limit: Int, by group: (DocumentAnalysis) -> String
  ) -> [KeywordGroup] {
    // What is in memory can be read.
    (try? keywordGroups(limit: limit, ranker: ranker, by: group)) ?? []
  }

  /// The slogans of the whole batch, best first, each once: wordings that differ in script,
  /// punctuation or variants of characters are one; near variants are linked. A slogan of several
  /// documents scores higher than in each of them. Equal scores in order of the slogans' keys.
  public func slogans(limit: Int? = nil) -> [Report.BatchSlogan] {
    var sums = SloganSums()
    var best: [Report.BatchSlogan] = []
    // What is in memory can be read.
    try? sums.add(all: self)
    try? sums.forEach(limit, by: ranker) {
      (analyses[$0].id, analyses[$0].date)
    } _: {
      best.append($0)
    }
    return best
  }
}
