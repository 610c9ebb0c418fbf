internal import HanCore
package import HanStatistics

extension CorpusStore {
  /// The documents that may have a match of a query; `nil` when words do not tell, and any may.
  ///
  /// - Complexity: O(distinct words), and the lists of the words in question.
  package func documents(having needs: ConcordanceNeeds) throws -> Set<Int>? {
    switch needs {
    case .words(let words): return try documents(having: words)
    case .characters(let runs):
      // Given words may be cut in ways that characters do not tell.
      guard settings.tokenized == nil,
        runs.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isHan) })
      else { return nil }
      let vocabulary = try self.words()
      var found: Set<Int> = []
      for run in runs { found.formUnion(try documents(having: run, vocabulary)) }
      return found
    }
  }

  /// Documents that have one word of each kind.
  private func documents(having words: [ConcordanceWord]) throws -> Set<Int>? {
    var found: Set<Int>?
    var vocabulary: [Term]?
    for word in words {
      let numbers: [Int]
      if let wordings = word.wordings {
        numbers = try wordings.compactMap { try number(of: Term($0)) }
      } else {
        let known = try vocabulary ?? self.words()
        vocabulary = known
        numbers = known.indices.filter { word.mayBe(known[$0].text) }
      }
      let documents = try documents(havingNumbers: numbers)
      found = found.map { $0.intersection(documents) } ?? documents
    }
    return found
  }

  /// Documents in which a run of characters stands inside a word, or across the end of words: one
  /// ends with a beginning of the run, and one begins with what is left of it, or is a part of that.
  private func documents(having run: String, _ vocabulary: [Term]) throws -> Set<Int> {
    let characters = run.unicodeScalars.map { String($0) }
    let cuts = (1..<max(1, characters.count)).map { cut in
      (head: characters[..<cut].joined(), tail: characters[cut...].joined())
    }
    var whole: [Int] = []
    var heads = [[Int]](repeating: [], count: cuts.count)
    var tails = heads
    let bytes = Array(run.utf8)
    for (number, term) in vocabulary.enumerated() {
      let word = term.text
      if Self.contains(word, bytes) { whole.append(number) }
      for (index, cut) in cuts.enumerated() {
        if word.utf8.reversed().starts(with: cut.head.utf8.reversed()) {
          heads[index].append(number)
        }
        if word.utf8.starts(with: cut.tail.utf8) || cut.tail.utf8.starts(with: word.utf8) {
          tails[index].append(number)
        }
      }
    }
    var found = try documents(havingNumbers: whole)
    for index in cuts.indices where !heads[index].isEmpty && !tails[index].isEmpty {
      found.formUnion(
        try documents(havingNumbers: heads[index]).intersection(
          try documents(havingNumbers: tails[index])))
    }
    return found
  }

  private static func contains(_ word: String, _ run: [UInt8]) -> Bool {
    var word = word
    return word.withUTF8 { bytes in
      guard bytes.count >= run.count, let first = run.first else { return false }
      for start in 0...(bytes.count - run.count) where bytes[start] == first {
        if bytes[start..<(start + run.count)].elementsEqual(run) { return true }
      }
      return false
    }
  }

  private func documents(havingNumbers numbers: [Int]) throws -> Set<Int> {
    var found: Set<Int> = []
    try lists(ofNumbers: numbers) { _, document, _ in found.insert(document) }
    return found
  }
}
