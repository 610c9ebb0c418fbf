public import HanCore

/// The words and n-grams of one document, counted by their wordings.
struct NGramTable {
  private(set) var entries: [Term: TermEntry] = [:]

  /// - Complexity: O(tokens · lengths).
  init(_ text: TokenizedText, lengths: ClosedRange<Int>) {
    if lengths.lowerBound <= 1 {
      for entry in WordTable(text).entries {
        entries[Term(text.text.text[entry.span])] = TermEntry(
          occurrences: entry.occurrences, forms: entry.forms, tags: entry.tags)
      }
    }
    let lengths = max(2, lengths.lowerBound)...max(2, lengths.upperBound)
    var run: [Token] = []
    for token in text {
      if token.kind.isWord {
        run.append(token)
      } else if token.kind != .space
        || text.surface(of: token).unicodeScalars.contains(where: \.isLineBreak)
      {
        add(run, of: text, lengths)
        run.removeAll(keepingCapacity: true)
      }
    }
    add(run, of: text, lengths)
  }

  private mutating func add(_ run: [Token], of text: TokenizedText, _ lengths: ClosedRange<Int>) {
    for length in lengths where length <= run.count {
      for start in 0...(run.count - length) {
        let gram = run[start..<(start + length)]
        let term = Term(Self.join(gram.map { (String(text.surface(of: $0)), $0.kind) }))
        let form = Term(Self.join(gram.map { (text.sourceForm(of: $0), $0.kind) }))
        entries[term, default: TermEntry()].occurrences += 1
        if form != term { entries[term]?.forms[form, default: 0] += 1 }
      }
    }
  }

  private static func join(_ words: [(text: String, kind: TokenKind)]) -> String {
    var result = ""
    var last: TokenKind?
    for word in words {
      if let last, last != .han, word.kind != .han { result += " " }
      result += word.text
      last = word.kind
    }
    return result
  }
}

extension TokenKind {
  /// Whether tokens of this kind are counted as words.
  public var isWord: Bool { self == .han || self == .latin || self == .number }
}
