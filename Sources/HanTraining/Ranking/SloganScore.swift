package import HanExtraction

/// How well slogans are found in annotated documents: exact wordings, members, near misses.
package struct SloganScore: Sendable {
  /// Slogans found that are right, each once.
  package var right = 0
  /// Slogans found that are wrong and not left open.
  package var wrong = 0
  /// Slogans there are.
  package var answers = 0
  /// Slogans of salience 2, and how many of them were found.
  package var salient = 0
  package var salientFound = 0
  /// How many of the wrong ones are annotated as near misses.
  package var nearMisses = 0
  /// Members of numerals there are, those found, and those found that are none.
  package var members = 0
  package var membersFound = 0
  package var membersInvented = 0
  /// The most slogans found in a document that has none.
  package var worstPlain = 0

  package init() {}

  /// The share of what was found that is right.
  package var precision: Double { Double(right) / Double(max(1, right + wrong)) }
  /// The share of the slogans that was found.
  package var recall: Double { Double(right) / Double(max(1, answers)) }
  /// The harmonic mean of precision and recall.
  package var f1: Double { right == 0 ? 0 : 2 * precision * recall / (precision + recall) }
  /// The share of the slogans of salience 2 that was found.
  package var salientRecall: Double { Double(salientFound) / Double(max(1, salient)) }
  /// The harmonic mean of precision and recall of members.
  package var memberF1: Double {
    let found = membersFound + membersInvented
    return membersFound == 0 ? 0 : 2 * Double(membersFound) / Double(found + members)
  }
  /// The share of what was found that are near misses.
  package var nearMissRate: Double { Double(nearMisses) / Double(max(1, right + wrong)) }

  /// Adds what was found in a document.
  package mutating func add(_ found: [Slogan], of document: AnnotatedSlogans) {
    var left = document.answers
    var wrong = 0
    for slogan in found {
      let key = SloganKey(slogan.canonical)
      if let place = left.firstIndex(where: { $0.keys.contains(key) }) {
        let answer = left.remove(at: place)
        right += 1
        if answer.salience > 1 { salientFound += 1 }
        let names = slogan.members.map { SloganKey($0.canonical) }
        membersFound += names.count { answer.members.contains($0) }
        membersInvented += names.count { !answer.members.contains($0) }
      } else if !document.open.contains(key),
        !document.answers.contains(where: { $0.keys.contains(key) })
      {
        wrong += 1
        if document.nearMisses.contains(key) { nearMisses += 1 }
      }
    }
    self.wrong += wrong
    answers += document.answers.count
    salient += document.answers.count { $0.salience > 1 }
    members += document.answers.reduce(0) { $0 + $1.members.count }
    if document.answers.isEmpty { worstPlain = max(worstPlain, wrong) }
  }
}
