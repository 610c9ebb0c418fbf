package import HanCore

/// What is searched in running text: words by their wording and part of speech, with gaps.
///
/// | query | finds |
/// | --- | --- |
/// | `[图书馆]` | the word |
/// | `[开*/v]` | verbs that begin with 开 |
/// | `[/n*]` | nouns of any kind |
/// | `[]` | any word |
/// | `[]{0,3}` | up to three words |
/// | `[夜间\|晚上] [阅读]` | alternatives, then a word |
/// | `女性` | these characters, however they are cut |
/// | `女性\|妇女` | either |
package struct ConcordanceQuery: Sendable {
  /// A word that is looked for.
  struct Element: Sendable {
    /// Wordings in UTF-8 with `*` for any characters; none for any word.
    var wordings: [[UInt8]]
    /// A tag with `*`; `nil` for any.
    var tag: [UInt8]?
    var minimum = 1
    var maximum = 1
  }

  /// Why a query cannot be read, and at which character.
  package struct SyntaxError: Error, Hashable, CustomStringConvertible {
    /// The query.
    package var query: String
    /// Characters before the fault.
    package var place: Int
    /// What is wrong.
    package var cause: String

    /// The query with a caret under the fault. Chinese characters take two columns.
    package var description: String {
      let width = query.prefix(place).reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
      return "\(cause)\n  \(query)\n  \(String(repeating: " ", count: width))^"
    }
  }

  enum Form: Sendable {
    /// Any of these runs of characters.
    case characters([String])
    case words([Element])
  }

  let form: Form

  /// Reads a query, whose characters are in the script of the text that is searched.
  package init(_ query: String) throws(SyntaxError) {
    guard query.contains("[") else {
      let runs = query.split(separator: "|").map(String.init).filter { !$0.isEmpty }
      guard !runs.isEmpty else {
        throw SyntaxError(query: query, place: 0, cause: "the query is empty")
      }
      form = .characters(runs)
      return
    }
    var reader = Reader(query)
    form = .words(try reader.elements())
  }

  /// The matches in a text, from left to right, without overlaps, the longest at each place.
  ///
  /// - Complexity: O(*n* · *m*) for *n* words and the *m* words that a match may have.
  package func spans(in text: TokenizedText) -> [TextSpan] {
    switch form {
    case .characters(let runs): Self.find(runs.map { Array($0.utf8) }, in: text.text.text)
    case .words(let elements): Self.find(elements, in: text)
    }
  }

  private static func find(_ runs: [[UInt8]], in text: String) -> [TextSpan] {
    var text = text
    var spans: [TextSpan] = []
    text.withUTF8 { bytes in
      forEachMatch(of: runs, in: bytes) { spans.append(TextSpan($0, $1)) }
    }
    return spans
  }

  /// Calls `body` with where each match begins and ends.
  static func forEachMatch(
    of runs: [[UInt8]], in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, Int) -> Void
  ) {
    var isFirst = [Bool](repeating: false, count: 256)
    for run in runs { isFirst[Int(run[0])] = true }
    isFirst.withUnsafeBufferPointer { isFirst in
      var place = 0
      while place < bytes.count {
        guard isFirst[Int(bytes[place])] else {
          place &+= 1
          continue
        }
        var longest = 0
        for run in runs where run.count > longest && place + run.count <= bytes.count {
          if bytes[place..<(place + run.count)].elementsEqual(run) { longest = run.count }
        }
        if longest > 0 { body(place, place + longest) }
        place += max(1, longest)
      }
    }
  }

  private static func find(_ elements: [Element], in text: TokenizedText) -> [TextSpan] {
    let words = text.tokens.indices.filter { text.tokens[$0].kind.isWord }
    return matches(
      elements, words: words.count,
      isMatch: { elements[$0].matches(text.tokens[words[$1]], text) },
      isNeighbour: { word in
        text.tokens[(words[word - 1] + 1)..<words[word]].allSatisfy { token in
          token.kind == .space
            && !text.surface(of: token).unicodeScalars.contains(where: \.isLineBreak)
        }
      }
    ).map { range in
      TextSpan(
        text.tokens[words[range.lowerBound]].span.lowerBound,
        text.tokens[words[range.upperBound - 1]].span.upperBound)
    }
  }

  /// The words of each match, from left to right.
  ///
  /// - Parameters:
  ///   - words: How many words there are.
  ///   - isMatch: Whether an element, by its place, covers a word.
  ///   - isNeighbour: Whether nothing but white space parts a word from the one before.
  static func matches(
    _ elements: [Element], words: Int, isMatch: (Int, Int) -> Bool, isNeighbour: (Int) -> Bool
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    /// Where a match of the elements from one on ends that begins at a word, trying the most words
    /// first.
    func end(_ number: Int, _ start: Int) -> Int? {
      guard number < elements.count else { return start }
      let element = elements[number]
      var place = start
      while place - start < element.maximum, place < words,
        place == start || isNeighbour(place), isMatch(number, place)
      {
        place += 1
      }
      while place - start >= element.minimum {
        if number + 1 == elements.count { return place }
        if place == start || place >= words || isNeighbour(place),
          let end = end(number + 1, place)
        {
          return end
        }
        place -= 1
      }
      return nil
    }
    var start = 0
    while start < words {
      guard let end = end(0, start), end > start else {
        start += 1
        continue
      }
      found.append(start..<end)
      start = end
    }
    return found
  }
}

extension ConcordanceQuery.Element {
  func matches(_ token: Token, _ text: TokenizedText) -> Bool {
    if wordings.isEmpty { return covers(tag: token.tag) }
    var surface = text.surface(of: token)
    return surface.withUTF8 { matches($0, token.tag) }
  }

  /// Whether a word with a tag is meant.
  func matches(_ word: UnsafeBufferPointer<UInt8>, _ tag: PartOfSpeech?) -> Bool {
    covers(tag: tag) && (wordings.isEmpty || covers(word))
  }

  private func covers(tag other: PartOfSpeech?) -> Bool {
    guard let tag else { return true }
    guard var name = other?.name else { return false }
    return name.withUTF8 { Self.matches(tag, $0) }
  }

  /// Whether one of the wordings covers a word.
  func covers(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    wordings.contains { Self.matches($0, word) }
  }

  /// Whether a pattern covers a text, `*` standing for any bytes: those of whole characters, as patterns
  /// and texts have no others.
  private static func matches(_ pattern: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let star = UInt8(ascii: "*")
    var (place, offset) = (0, 0)
    // The last star, and how far it reaches up to now.
    var last: (place: Int, offset: Int)?
    while offset < text.count {
      if place < pattern.count, pattern[place] == star {
        last = (place, offset)
        place += 1
      } else if place < pattern.count, pattern[place] == text[offset] {
        place += 1
        offset += 1
      } else if let known = last {
        place = known.place + 1
        offset = known.offset + 1
        last = (known.place, offset)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == star }
  }
}

/// Reads a query from left to right.
private struct Reader {
  private let query: String
  private let characters: [Character]
  private var place = 0

  init(_ query: String) {
    self.query = query
    characters = Array(query)
  }

  mutating func elements() throws(ConcordanceQuery.SyntaxError) -> [ConcordanceQuery.Element] {
    var elements: [ConcordanceQuery.Element] = []
    while place < characters.count {
      switch characters[place] {
      case " ": place += 1
      case "[": elements.append(try element())
      default: throw fault("a word stands in brackets: [词]")
      }
    }
    if elements.allSatisfy({ $0.minimum == 0 }) { throw fault("the pattern matches nothing", 0) }
    return elements
  }

  private mutating func element() throws(ConcordanceQuery.SyntaxError)
    -> ConcordanceQuery.Element
  {
    let start = place
    guard let end = characters[place...].firstIndex(of: "]") else {
      throw fault("the bracket is never closed", start)
    }
    let inside = characters[(start + 1)..<end]
    place = end + 1
    var wording = inside
    var tag: [UInt8]?
    if let slash = inside.lastIndex(of: "/") {
      wording = inside[..<slash]
      tag = Array(String(inside[(slash + 1)...]).utf8)
      if tag?.isEmpty ?? true { throw fault("a tag is wanted behind the stroke", slash + 1) }
    }
    var element = ConcordanceQuery.Element(
      wordings: wording.split(separator: "|").map { Array(String($0).utf8) }, tag: tag)
    guard place < characters.count, characters[place] == "{" else { return element }
    let brace = place
    guard let close = characters[place...].firstIndex(of: "}") else {
      throw fault("the brace is never closed", brace)
    }
    let numbers = String(characters[(brace + 1)..<close])
      .split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard let low = numbers.first ?? nil, let high = numbers.last ?? nil, numbers.count <= 2,
      low >= 0, high >= max(1, low), high <= 100
    else { throw fault("two numbers up to 100 are wanted: {0,3}", brace + 1) }
    element.minimum = low
    element.maximum = high
    place = close + 1
    return element
  }

  private func fault(_ cause: String, _ place: Int? = nil) -> ConcordanceQuery.SyntaxError {
    ConcordanceQuery.SyntaxError(query: query, place: place ?? self.place, cause: cause)
  }
}
