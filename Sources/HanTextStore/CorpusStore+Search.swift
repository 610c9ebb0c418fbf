internal import HanCore
package import HanStatistics

extension CorpusStore {
  /// The documents that may have a match of a query; `nil` when words do not tell, and any may.
  ///
  /// - Complexity: O(distinct words), and the lists of the words in question.
  package func documents(
    having needs: ConcordanceNeeds, in vocabulary: TokenVocabulary
  ) throws -> Set<Int>? {
    let postings = try postings()
    switch needs {
    case .words(let words):
      var found: Set<Int>?
      for word in words {
        let documents = try documents(
          having: vocabulary.terms { word.mayBe($0) }, postings)
        found = found.map { $0.intersection(documents) } ?? documents
      }
      return found
    case .characters(let runs):
      // Given words may be cut in ways that characters do not tell.
      guard settings.tokenized == nil,
        runs.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isHan) })
      else { return nil }
      var found: Set<Int> = []
      for run in runs { found.formUnion(try documents(having: run, in: vocabulary, postings)) }
      return found
    }
  }

  /// Documents in which a run of characters stands inside a word, or across the end of words: one
  /// ends with a beginning of the run, and one begins with what is left of it, or is a part of that.
  private func documents(
    having run: String, in vocabulary: TokenVocabulary, _ postings: StorePostings
  ) throws -> Set<Int> {
    let bytes = Array(run.utf8)
    var found = try documents(
      having: vocabulary.terms { word in
        guard word.count >= bytes.count else { return false }
        return (0...(word.count - bytes.count)).contains { start in
          word[start] == bytes[0]
            && word[start..<(start + bytes.count)].elementsEqual(bytes)
        }
      }, postings)
    var cut = 0
    for scalar in run.unicodeScalars.dropLast() {
      cut += UTF8.width(scalar)
      let (head, tail) = (bytes[..<cut], bytes[cut...])
      let heads = vocabulary.terms { word in
        word.count >= head.count && word[(word.count - head.count)...].elementsEqual(head)
      }
      let tails = vocabulary.terms { word in
        word.count < tail.count
          ? tail.starts(with: word) : word[..<tail.count].elementsEqual(tail)
      }
      guard !heads.isEmpty, !tails.isEmpty else { continue }
      found.formUnion(
        try documents(having: heads, postings)
          .intersection(try documents(having: tails, postings)))
    }
    return found
  }

  private func documents(having terms: [Int32], _ postings: StorePostings) throws -> Set<Int> {
    var found: Set<Int> = []
    for term in terms { try postings.forEach(of: term) { document, _ in found.insert(document) } }
    return found
  }
}
