public import HanCore

/// How often each term occurs in one document.
public struct DocumentTerms: Hashable, Sendable {
  /// What one document knows of a term.
  struct Record: Hashable, Sendable {
    var occurrences = 0
    /// The source's wordings, where they differ from the term.
    var forms: [Term: Int] = [:]
    /// The parts of speech of a single word, as far as it was tagged.
    var tags = TagCounts()
  }

  /// The number of running words.
  public private(set) var tokens = 0
  private(set) var records: [Term: Record] = [:]

  /// The terms of an empty document.
  public init() {}

  /// Counts the words of a text and its n-grams of the given lengths.
  ///
  /// An n-gram is a run of neighbouring words; punctuation, symbols and line breaks end it.
  /// Its words are joined without a space, except between two words of Latin letters or digits.
  ///
  /// - Complexity: O(tokens · lengths).
  public init(_ text: TokenizedText, ngrams: ClosedRange<Int> = 1...1) {
    tokens = text.tokens.reduce(0) { $0 + ($1.kind.isWord ? 1 : 0) }
    if ngrams.lowerBound <= 1 { addWords(of: text) }
    if ngrams.upperBound > 1 {
      addPhrases(of: text, lengths: max(2, ngrams.lowerBound)...ngrams.upperBound)
    }
  }

  /// The number of distinct terms.
  public var termCount: Int { records.count }

  /// How often a term occurs.
  public subscript(term: Term) -> Int { records[term]?.occurrences ?? 0 }

  /// Adds occurrences of a term, in a wording of the source.
  public mutating func add(_ term: Term, form: Term, count: Int = 1) {
    records[term, default: Record()].occurrences += count
    if form != term { records[term]?.forms[form, default: 0] += count }
  }

  /// Adds running words.
  public mutating func add(tokens count: Int) { tokens += count }

  private mutating func addWords(of text: TokenizedText) {
    let table = WordTable(text)
    records.reserveCapacity(table.entries.count)
    for entry in table.entries {
      records[Term(text.text.text[entry.span])] = Record(
        occurrences: entry.occurrences, forms: entry.forms, tags: entry.tags)
    }
  }

  private mutating func addPhrases(of text: TokenizedText, lengths: ClosedRange<Int>) {
    var run: [Token] = []
    for token in text {
      if token.kind.isWord {
        run.append(token)
      } else if token.kind != .space
        || text.surface(of: token).unicodeScalars.contains(where: \.isLineBreak)
      {
        addPhrases(in: run, of: text, lengths: lengths)
        run.removeAll(keepingCapacity: true)
      }
    }
    addPhrases(in: run, of: text, lengths: lengths)
  }

  private mutating func addPhrases(
    in run: [Token], of text: TokenizedText, lengths: ClosedRange<Int>
  ) {
    for length in lengths where length <= run.count {
      for start in 0...(run.count - length) {
        let gram = run[start..<(start + length)]
        let term = Self.join(gram.map { (String(text.surface(of: $0)), $0.kind) })
        let form = Self.join(gram.map { (text.sourceForm(of: $0), $0.kind) })
        add(Term(term), form: Term(form))
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
