internal import HanCore

/// Makes running words of documents that are lists of numbers of a vocabulary.
///
/// Used by one thread; it keeps four bytes for each word of the vocabulary.
package struct NumberedWords {
  private let vocabulary: TokenVocabulary
  /// By token: the number of its word; one that is none has the ``RunningWords/Break`` that it makes,
  /// below -1.
  private let codes: [Int32]
  /// By word: its number in the document at hand, -1 without one.
  private var numbers: [Int32]

  /// - Parameter endsAtMarks: Whether 。！？ and … end a sentence, and not lines alone.
  package init(_ vocabulary: TokenVocabulary, endsAtMarks: Bool) {
    self.vocabulary = vocabulary
    codes = (0..<vocabulary.count).map { place -> Int32 in
      let token = Int32(place)
      let kind = vocabulary.kind(of: token)
      if kind.isWord { return vocabulary.term(of: token) }
      return -2
        - Int32(RunningWords.boundary(vocabulary.surface(of: token), kind, endsAtMarks).rawValue)
    }
    numbers = [Int32](repeating: -1, count: vocabulary.termCount)
  }

  /// The running words as numbers of the vocabulary, and what stands before each.
  package func sequence(of tokens: [Int32]) -> (terms: [Int32], breaks: [RunningWords.Break]) {
    var terms: [Int32] = []
    var found: [RunningWords.Break] = []
    terms.reserveCapacity(tokens.count)
    found.reserveCapacity(tokens.count)
    var pending = RunningWords.Break.sentence
    for token in tokens {
      let code = codes[Int(token)]
      if code < 0 {
        pending = max(pending, RunningWords.Break(rawValue: UInt8(-2 - code)) ?? pending)
        continue
      }
      terms.append(code)
      found.append(pending)
      pending = .none
    }
    return (terms, found)
  }

  /// The running words of a document.
  package mutating func running(_ tokens: [Int32]) -> RunningWords {
    var (sequence, breaks) = sequence(of: tokens)
    var words: [String] = []
    var met: [Int32] = []
    for place in sequence.indices {
      let term = sequence[place]
      if numbers[Int(term)] < 0 {
        numbers[Int(term)] = Int32(words.count)
        words.append(vocabulary.word(term))
        met.append(term)
      }
      sequence[place] = numbers[Int(term)]
    }
    for term in met { numbers[Int(term)] = -1 }
    return RunningWords(words: words, sequence: sequence, breaks: breaks)
  }
}
