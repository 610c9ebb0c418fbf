internal import HanCore

/// A match in a document that is a list of numbers of a vocabulary.
package struct NumberedMatch: Hashable, Sendable {
  /// The token in which it begins, and the bytes of it before the match.
  package var first: Int
  package var start: Int
  /// The token in which it ends, and the bytes of it up to there.
  package var last: Int
  package var end: Int
}

/// Finds what a query asks for in documents that are lists of numbers of a vocabulary: whether a token
/// matches is found out once for all documents.
package struct NumberedSearch {
  private enum Form {
    /// Runs of characters, and by token whether it has one (1) and whether one may begin in it (2).
    case characters([[UInt8]], flags: [UInt8])
    /// Words, and by token whether it is each of them.
    case words([ConcordanceQuery.Element], matches: [[Bool]])
  }

  private let vocabulary: TokenVocabulary
  private let form: Form
  /// By token: 1 for a word, 2 for white space inside a line.
  private let classes: [UInt8]

  /// - Complexity: O(vocabulary).
  package init(_ query: ConcordanceQuery, in vocabulary: TokenVocabulary) {
    self.vocabulary = vocabulary
    let tokens = (0..<vocabulary.count).map { Int32($0) }
    switch query.form {
    case .characters(let runs):
      let runs = runs.map { Array($0.utf8) }
      form = .characters(
        runs,
        flags: vocabulary.map { word in runs.reduce(0) { $0 | Self.flags(of: $1, in: word) } })
      classes = []
    case .words(let elements):
      form = .words(
        elements,
        matches: elements.map { element in
          tokens.map { token in
            vocabulary.kind(of: token).isWord
              && vocabulary.withSurface(of: token) {
                element.matches($0, vocabulary.tag(of: token))
              }
          }
        })
      classes = tokens.map { token in
        let kind = vocabulary.kind(of: token)
        guard kind == .space else { return kind.isWord ? 1 : 0 }
        return vocabulary.surface(of: token).unicodeScalars.contains(where: \.isLineBreak) ? 0 : 2
      }
    }
  }

  private static func flags(of run: [UInt8], in word: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var flags: UInt8 = 0
    if word.count >= run.count {
      for start in 0...(word.count - run.count) where word[start] == run[0] {
        if word[start..<(start + run.count)].elementsEqual(run) { flags = 1 }
      }
    }
    for count in 1..<max(1, min(run.count, word.count + 1))
    where word[word.count - 1] == run[count - 1] {
      if word[(word.count - count)...].elementsEqual(run[..<count]) { return flags | 2 }
    }
    return flags
  }

  /// The matches in a document, from left to right, without overlaps, the longest at each place.
  package func matches(in tokens: [Int32]) -> [NumberedMatch] {
    switch form {
    case .characters(let runs, let flags): characters(runs, flags, tokens)
    case .words(let elements, let matches): words(elements, matches, tokens)
    }
  }

  /// Only around tokens that have a run, or in which one may begin, there is a text to be searched.
  private func characters(
    _ runs: [[UInt8]], _ flags: [UInt8], _ tokens: [Int32]
  ) -> [NumberedMatch] {
    var found: [NumberedMatch] = []
    let reach = (runs.map(\.count).max() ?? 1) - 1
    var place = 0
    while place < tokens.count {
      guard flags[Int(tokens[place])] != 0 else {
        place += 1
        continue
      }
      let first = place
      // How many bytes behind the token at hand a run may have yet.
      var left = 0
      var text: [UInt8] = []
      var starts: [Int] = []
      while place < tokens.count, left > 0 || flags[Int(tokens[place])] != 0 {
        let token = tokens[place]
        left -= vocabulary.length(of: token)
        if flags[Int(token)] & 2 != 0 { left = reach }
        starts.append(text.count)
        vocabulary.withSurface(of: token) { text.append(contentsOf: $0) }
        place += 1
      }
      var next = 0
      text.withUnsafeBufferPointer { text in
        ConcordanceQuery.forEachMatch(of: runs, in: text) { start, end in
          while next + 1 < starts.count, starts[next + 1] <= start { next += 1 }
          var last = next
          while last + 1 < starts.count, starts[last + 1] < end { last += 1 }
          found.append(
            NumberedMatch(
              first: first + next, start: start - starts[next], last: first + last,
              end: end - starts[last]))
        }
      }
    }
    return found
  }

  private func words(
    _ elements: [ConcordanceQuery.Element], _ matches: [[Bool]], _ tokens: [Int32]
  ) -> [NumberedMatch] {
    let words = tokens.indices.filter { classes[Int(tokens[$0])] == 1 }
    return ConcordanceQuery.matches(
      elements, words: words.count,
      isMatch: { matches[$0][Int(tokens[words[$1]])] },
      isNeighbour: { word in
        ((words[word - 1] + 1)..<words[word]).allSatisfy { classes[Int(tokens[$0])] == 2 }
      }
    ).map { range in
      let last = words[range.upperBound - 1]
      return NumberedMatch(
        first: words[range.lowerBound], start: 0, last: last,
        end: vocabulary.length(of: tokens[last]))
    }
  }
}
