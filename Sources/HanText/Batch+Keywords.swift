import HanCore
import HanExtraction
public import HanReports

extension Batch {
  /// Keywords of documents that belong together.
  public struct KeywordGroup: Hashable, Sendable {
    /// What names the group.
    public var name: String
    /// How many documents it has, repetitions of others left out.
    public var documents: Int
    /// Its keywords, best first.
    public var keywords: [Report.BatchKeyword]
  }

  /// How many keywords of each document have a say in the batch's.
  static let keywordsPerDocument = 20

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
    limit: Int, by group: (Analysis) -> String
  ) -> [KeywordGroup] {
    var groups: [Term: KeywordSums] = [:]
    for (position, analysis) in analyses.enumerated() where duplicates[position] == nil {
      groups[Term(group(analysis)), default: KeywordSums()].add(
        keywords(of: analysis, limit: Self.keywordsPerDocument), of: analysis.id)
    }
    return groups.sorted { $0.key < $1.key }.map { name, sums in
      KeywordGroup(name: name.text, documents: sums.documents, keywords: sums.best(limit))
    }
  }
}

/// Keywords of several documents, added up.
private struct KeywordSums {
  private(set) var documents = 0
  private var found: [Term: Report.BatchKeyword] = [:]

  mutating func add(_ keywords: [Keyword], of id: String) {
    documents += 1
    for keyword in keywords {
      let term = Term(Batch.matchingKey(keyword.canonical))
      // In place: a copy of a list of documents for each new one would take quadratic time.
      found[
        term,
        default: Report.BatchKeyword(
          term: keyword.term, canonical: keyword.canonical, score: 0, count: 0, documents: [])
      ].add(keyword, of: id)
    }
  }

  func best(_ limit: Int) -> [Report.BatchKeyword] {
    let ordered = found.sorted { a, b in
      a.value.score != b.value.score ? a.value.score > b.value.score : a.key < b.key
    }
    return ordered.prefix(limit).map(\.value)
  }
}

extension Report.BatchKeyword {
  fileprivate mutating func add(_ keyword: Keyword, of id: String) {
    score += keyword.score
    count += keyword.count
    if documents.last != id { documents.append(id) }
  }
}
