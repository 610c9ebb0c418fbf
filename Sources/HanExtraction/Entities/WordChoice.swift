import HanCore

/// Words of which the longest that stands at a place is looked for.
///
/// They lie by their first characters, so that most places are passed by at the cost of one look.
struct WordChoice: Sendable, ExpressibleByArrayLiteral {
  /// A word, and its scalars behind the first.
  struct Word: Sendable {
    let word: String
    let rest: [Unicode.Scalar]
  }

  /// The words, longer ones first.
  let words: [String]
  private let filter: ScalarFilter
  private let byFirst: [Unicode.Scalar: [Word]]

  init(_ words: [String]) {
    let words = words.sorted {
      $0.unicodeScalars.count != $1.unicodeScalars.count
        ? $0.unicodeScalars.count > $1.unicodeScalars.count : $0 < $1
    }
    self.words = words
    var byFirst: [Unicode.Scalar: [Word]] = [:]
    for word in words {
      guard let first = word.unicodeScalars.first else { continue }
      byFirst[first, default: []].append(
        Word(word: word, rest: Array(word.unicodeScalars.dropFirst())))
    }
    self.byFirst = byFirst
    filter = ScalarFilter(words.compactMap(\.unicodeScalars.first))
  }

  init(arrayLiteral elements: String...) { self.init(elements) }

  /// The words that begin with a scalar.
  func beginning(with scalar: Unicode.Scalar) -> [Word]? {
    filter.mayContain(scalar) ? byFirst[scalar] : nil
  }
}
