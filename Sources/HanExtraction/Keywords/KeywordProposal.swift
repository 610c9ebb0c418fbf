import HanCore
import HanLexicon
import HanStatistics

/// One document's way from tokens to candidates.
struct KeywordProposal {
  /// The candidates, by first position.
  private(set) var candidates: [KeywordCandidate] = []

  private let extractor: KeywordExtractor
  private let text: TokenizedText
  private var indices: [Term: Int] = [:]
  private var forms: [[Term: Int]] = []

  /// A word of a clause.
  private struct Word {
    var token: Token
    var term: Term
    var length: Int
    var isStop: Bool
    /// Whether a candidate may begin or end here.
    var isEdge: Bool
  }

  init(extractor: KeywordExtractor, text: TokenizedText, title: TokenizedText?) {
    self.extractor = extractor
    self.text = text
    let clauses = Self.clauses(of: text, extractor: extractor)
    for clause in clauses { propose(clause) }
    markNested(clauses)
    if let title {
      for clause in Self.clauses(of: title, extractor: extractor) { support(clause, in: title) }
    }
    for index in candidates.indices {
      candidates[index].form = Self.mostFrequent(forms[index]) ?? candidates[index].term
    }
  }

  // MARK: Clauses

  /// The words of a text, cut at punctuation, symbols and line breaks.
  private static func clauses(of text: TokenizedText, extractor: KeywordExtractor) -> [[Word]] {
    var result: [[Word]] = []
    var clause: [Word] = []
    for token in text {
      let surface = text.surface(of: token)
      if token.kind.isWord {
        let term = Term(surface)
        let length = surface.unicodeScalars.count
        let isStop = extractor.stopWords.contains(term)
        let isEdge = !isStop && token.kind != .number
        clause.append(
          Word(token: token, term: term, length: length, isStop: isStop, isEdge: isEdge))
      } else if !clause.isEmpty {
        // A single blank joins Latin words; anything else ends the clause.
        if token.kind == .space, surface == " " { continue }
        result.append(clause)
        clause = []
      }
    }
    if !clause.isEmpty { result.append(clause) }
    return result
  }

  /// Calls `body` with the bounds of every candidate of a clause.
  private func forEachCandidate(in clause: [Word], _ body: (Int, Int) -> Void) {
    for start in clause.indices where clause[start].isEdge {
      var length = 0
      for end in start..<min(clause.count, start + extractor.maximumWords) {
        length += clause[end].length
        if length > extractor.maximumLength { break }
        guard clause[end].isEdge, end > start || Self.standsAlone(clause[end]) else { continue }
        body(start, end)
      }
    }
  }

  /// Whether a word is a candidate by itself: two characters or more.
  private static func standsAlone(_ word: Word) -> Bool { word.length >= 2 }

  /// The term and the wording of a run of words. The canonical text between the words (blanks
  /// inside Latin terms) belongs to it.
  private static func span(_ clause: [Word], _ start: Int, _ end: Int) -> TextSpan {
    clause[start].token.span.union(clause[end].token.span)
  }

  // MARK: Counting

  private mutating func propose(_ clause: [Word]) {
    var found: [(Int, Int)] = []
    forEachCandidate(in: clause) { found.append(($0, $1)) }
    for (start, end) in found {
      let span = Self.span(clause, start, end)
      let term = Term(text.text.text[span])
      let index = index(of: term, words: clause[start...end])
      candidates[index].occurrences.append(text.text.sourceSpan(of: span))
      forms[index][Term(text.text.sourceForm(of: span)), default: 0] += 1
      let free =
        (start == 0 || clause[start - 1].isStop)
        && (end == clause.count - 1 || clause[end + 1].isStop)
      if free { candidates[index].freeCount += 1 }
    }
  }

  private mutating func index(of term: Term, words: ArraySlice<Word>) -> Int {
    if let known = indices[term] { return known }
    indices[term] = candidates.count
    candidates.append(
      KeywordCandidate(
        term: term, form: term, words: words.map(\.term),
        length: words.reduce(0) { $0 + $1.length }, occurrences: [], titleCount: 0,
        nestedCount: 0, freeCount: 0))
    forms.append([:])
    return candidates.count - 1
  }

  /// Counts occurrences inside longer candidates that occur more than once.
  private mutating func markNested(_ clauses: [[Word]]) {
    for clause in clauses {
      var found: [(start: Int, end: Int, index: Int)] = []
      forEachCandidate(in: clause) { start, end in
        let term = Term(text.text.text[Self.span(clause, start, end)])
        if let index = indices[term] { found.append((start, end, index)) }
      }
      // The end of the longest repeated candidate that begins at each word.
      var reach = [Int](repeating: -1, count: clause.count)
      for item in found where candidates[item.index].occurrences.count > 1 {
        reach[item.start] = max(reach[item.start], item.end)
      }
      for item in found {
        let first = max(0, item.start - extractor.maximumWords + 1)
        let isNested = (first...item.start).contains {
          reach[$0] > item.end || (reach[$0] == item.end && $0 < item.start)
        }
        if isNested { candidates[item.index].nestedCount += 1 }
      }
    }
  }

  private mutating func support(_ clause: [Word], in title: TokenizedText) {
    var found: [Term] = []
    forEachCandidate(in: clause) { start, end in
      found.append(Term(title.text.text[Self.span(clause, start, end)]))
    }
    for term in found {
      if let index = indices[term] { candidates[index].titleCount += 1 }
    }
  }

  private static func mostFrequent(_ forms: [Term: Int]) -> Term? {
    forms.max { a, b in (a.value, b.key) < (b.value, a.key) }?.key
  }
}
