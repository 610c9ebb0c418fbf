public import HanCore

/// How often each term occurs in one document.
public struct DocumentTerms: Hashable, Sendable {
  /// The number of running words.
  public private(set) var tokens = 0
  /// Occurrences of each term.
  public private(set) var counts: [Term: Int] = [:]
  /// The source's wordings of terms, where they differ from the term.
  public private(set) var forms: [Term: [Term: Int]] = [:]
  /// The parts of speech of single words, as far as they were tagged.
  public private(set) var tags: [Term: [PartOfSpeech: Int]] = [:]

  /// The terms of an empty document.
  public init() {}

  /// Counts the words of a text and its n-grams of the given lengths.
  ///
  /// An n-gram is a run of neighbouring words; punctuation, symbols and line breaks end it.
  /// Its words are joined without a space, except between two words of Latin letters or digits.
  ///
  /// - Complexity: O(tokens · lengths).
  public init(_ text: TokenizedText, ngrams: ClosedRange<Int> = 1...1) {
    var run: [Token] = []
    for token in text {
      if token.kind.isWord {
        tokens += 1
        run.append(token)
      } else if token.kind != .space
        || text.surface(of: token).unicodeScalars.contains(where: \.isLineBreak)
      {
        count(run, of: text, lengths: ngrams)
        run.removeAll(keepingCapacity: true)
      }
    }
    count(run, of: text, lengths: ngrams)
  }

  /// Adds occurrences of a term, in a wording of the source.
  public mutating func add(_ term: Term, form: Term, count: Int = 1) {
    counts[term, default: 0] += count
    if form != term { forms[term, default: [:]][form, default: 0] += count }
  }

  /// Adds running words.
  public mutating func add(tokens count: Int) { tokens += count }

  private mutating func count(_ run: [Token], of text: TokenizedText, lengths: ClosedRange<Int>) {
    for length in lengths where length <= run.count {
      for start in 0...(run.count - length) {
        let gram = run[start..<(start + length)]
        let term = Self.join(gram.map { (String(text.surface(of: $0)), $0.kind) })
        let form = Self.join(gram.map { (text.sourceForm(of: $0), $0.kind) })
        add(Term(term), form: Term(form))
        if length == 1, let tag = run[start].tag {
          tags[Term(term), default: [:]][tag, default: 0] += 1
        }
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
