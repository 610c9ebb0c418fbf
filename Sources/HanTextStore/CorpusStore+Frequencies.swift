package import HanCore
package import HanStatistics

extension CorpusStore {
  /// The frequencies of words in groups of documents, from postings alone.
  ///
  /// - Parameters:
  ///   - groups: The documents of each group; a document is in one at most.
  ///   - words: Those that are wanted; all when it is `nil`.
  /// - Complexity: O(postings).
  package func frequencies(
    in groups: [[StoredDocument]], of words: Set<Term>? = nil
  ) throws -> [FrequencyList] {
    var result = groups.map { documents in
      var list = FrequencyList()
      list.add(documents: documents.count, tokens: documents.reduce(0) { $0 + $1.tokens })
      return list
    }
    let greatest = groups.joined().map(\.number).max() ?? -1
    var group = [Int32](repeating: -1, count: greatest + 1)
    for (index, documents) in groups.enumerated() {
      for document in documents { group[document.number] = Int32(clamping: index) }
    }
    let vocabulary = try self.words()
    var occurrences = [Int](repeating: 0, count: groups.count)
    var documents = occurrences
    var current = -1
    func close() {
      guard vocabulary.indices.contains(current) else { return }
      for index in groups.indices where documents[index] > 0 {
        result[index].add(
          vocabulary[current], occurrences: occurrences[index], documents: documents[index])
        occurrences[index] = 0
        documents[index] = 0
      }
    }
    func add(_ number: Int, _ list: PostingReader) {
      if number != current {
        close()
        current = number
      }
      list.forEach { document, count in
        guard group.indices.contains(document), group[document] >= 0 else { return }
        occurrences[Int(group[document])] += count
        documents[Int(group[document])] += 1
      }
    }
    if let words {
      let numbers = vocabulary.indices.filter { words.contains(vocabulary[$0]) }
      try forEachList(of: numbers, add)
    } else {
      try forEachList(add)
    }
    close()
    return result
  }
}
