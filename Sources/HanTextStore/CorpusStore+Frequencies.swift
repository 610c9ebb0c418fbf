internal import HanCore
package import HanStatistics

extension CorpusStore {
  /// How often each word occurs in each of a few groups of documents, by the words' numbers.
  ///
  /// Memory: sixteen bytes a group and word.
  ///
  /// - Parameter groups: The documents of each group; a document is in one at most.
  /// - Complexity: O(postings); for a group of all documents O(distinct words).
  package func entries(
    in groups: [[StoredDocument]], of postings: StorePostings, words: Int
  ) throws -> [[FrequencyList.Entry]] {
    var result = groups.map { _ in
      [FrequencyList.Entry](repeating: FrequencyList.Entry(), count: words)
    }
    if groups.count == 1, groups[0].count == documentCount, !hasRemoved {
      try postings.forEachList { term, documents, occurrences, _ in
        guard result[0].indices.contains(term) else { return }
        result[0][term].documents += documents
        result[0][term].occurrences += occurrences
      }
      return result
    }
    let group = Self.groups(groups)
    try postings.forEachList { term, _, _, forEach in
      guard term < words else { return }
      forEach { document, count in
        guard document < group.count, group[document] >= 0 else { return }
        result[Int(group[document])][term].occurrences += count
        result[Int(group[document])][term].documents += 1
      }
    }
    return result
  }

  /// The frequencies of words in groups of documents, from postings alone.
  ///
  /// - Parameter groups: The documents of each group; a document is in one at most.
  package func frequencies(in groups: [[StoredDocument]]) throws -> [FrequencyList] {
    let vocabulary = try vocabulary()
    let words = (0..<vocabulary.termCount).map { Term(vocabulary.word(Int32($0))) }
    var result = groups.map { documents in
      var list = FrequencyList()
      list.add(documents: documents.count, tokens: documents.reduce(0) { $0 + $1.tokens })
      return list
    }
    let group = Self.groups(groups)
    var sums = [FrequencyList.Entry](
      repeating: FrequencyList.Entry(), count: groups.count)
    var met: [Int] = []
    try postings().forEachList { term, _, _, forEach in
      guard words.indices.contains(term) else { return }
      forEach { document, count in
        guard document < group.count, group[document] >= 0 else { return }
        let place = Int(group[document])
        if sums[place].documents == 0 { met.append(place) }
        sums[place].occurrences += count
        sums[place].documents += 1
      }
      for place in met {
        result[place].add(
          words[term], occurrences: sums[place].occurrences, documents: sums[place].documents)
        sums[place] = FrequencyList.Entry()
      }
      met.removeAll(keepingCapacity: true)
    }
    return result
  }

  /// The group of each document by its number, -1 for none.
  private static func groups(_ groups: [[StoredDocument]]) -> [Int32] {
    let greatest = groups.joined().lazy.map(\.number).max() ?? -1
    var group = [Int32](repeating: -1, count: greatest + 1)
    for (index, documents) in groups.enumerated() {
      for document in documents { group[document.number] = Int32(clamping: index) }
    }
    return group
  }
}
