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
    /// Wordings with `*` for any characters; none for any word.
    var wordings: [[Character]]
    /// A tag with `*`; `nil` for any.
    var tag: [Character]?
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
      var place = 0
      while place < bytes.count {
        var longest = 0
        for run in runs
        where run.count > longest && run[0] == bytes[place] && place + run.count <= bytes.count {
          if bytes[place..<(place + run.count)].elementsEqual(run) { longest = run.count }
        }
        if longest > 0 { spans.append(TextSpan(place, place + longest)) }
        place += max(1, longest)
      }
    }
    return spans
  }

  private static func find(_ elements: [Element], in text: TokenizedText) -> [TextSpan] {
    // Runs of words that nothing but white space parts.
    let words = text.tokens.indices.filter { text.tokens[$0].kind.isWord }
    var spans: [TextSpan] = []
    var start = 0
    while start < words.count {
      guard let end = Self.end(elements[...], words, start, text), end > start else {
        start += 1
        continue
      }
      spans.append(
        TextSpan(
          text.tokens[words[start]].span.lowerBound, text.tokens[words[end - 1]].span.upperBound))
      start = end
    }
    return spans
  }

  /// Where a match of all elements ends that begins at a word, trying the most words first.
  private static func end(
    _ elements: ArraySlice<Element>, _ words: [Int], _ start: Int, _ text: TokenizedText
  ) -> Int? {
    guard let element = elements.first else { return start }
    var place = start
    while place - start < element.maximum, place < words.count,
      place == start || isNeighbour(words[place - 1], words[place], text),
      element.matches(text.tokens[words[place]], text)
    {
      place += 1
    }
    while place - start >= element.minimum {
      let rest = elements.dropFirst()
      if rest.isEmpty { return place }
      if place == start || place >= words.count
        || isNeighbour(words[place - 1], words[place], text),
        let end = end(rest, words, place, text)
      {
        return end
      }
      place -= 1
    }
    return nil
  }

  private static func isNeighbour(_ a: Int, _ b: Int, _ text: TokenizedText) -> Bool {
    text.tokens[(a + 1)..<b].allSatisfy { token in
      token.kind == .space
        && !text.surface(of: token).unicodeScalars.contains(where: \.isLineBreak)
    }
  }
}

extension ConcordanceQuery.Element {
  func matches(_ token: Token, _ text: TokenizedText) -> Bool {
    if let tag {
      guard let name = token.tag?.name, Self.matches(tag[...], Array(name)[...]) else {
        return false
      }
    }
    return wordings.isEmpty || covers(text.surface(of: token))
  }

  /// Whether one of the wordings covers a word.
  func covers(_ word: some StringProtocol) -> Bool {
    let word = Array(word)
    return wordings.contains { Self.matches($0[...], word[...]) }
  }

  /// Whether a pattern covers a text, `*` standing for any characters.
  private static func matches(
    _ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>
  ) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "*" {
      let rest = pattern.dropFirst()
      if rest.isEmpty { return true }
      return (text.startIndex...text.endIndex).contains { matches(rest, text[$0...]) }
    }
    return text.first == first && matches(pattern.dropFirst(), text.dropFirst())
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
    var tag: [Character]?
    if let slash = inside.lastIndex(of: "/") {
      wording = inside[..<slash]
      tag = Array(inside[(slash + 1)...])
      if tag?.isEmpty ?? true { throw fault("a tag is wanted behind the stroke", slash + 1) }
    }
    var element = ConcordanceQuery.Element(
      wordings: wording.split(separator: "|").map(Array.init), tag: tag)
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
