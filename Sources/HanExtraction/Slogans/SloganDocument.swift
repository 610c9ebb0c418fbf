import HanCore

/// What detectors look at: the canonical text as scalars, with its words, lines, runs of segments
/// and quotations.
struct SloganDocument {
  /// The canonical text.
  let text: MappedText
  /// Its scalars.
  let scalars: ScalarText
  /// The class of the word each scalar belongs to.
  let classes: [WordClass]
  /// Whether a word begins at a scalar; one more than there are scalars.
  let starts: [Bool]
  /// The lines that are not blank, without the blanks around them.
  let lines: [Range<Int>]
  /// Runs of segments.
  let runs: [SegmentRun]
  /// What stands between quotation marks on one line, without them; at most
  /// ``maximumQuotation`` characters.
  let quotations: [Range<Int>]

  /// Words of official texts in a thousand characters.
  let officialness: Int

  static let maximumQuotation = 40
  /// From this number of official words in a thousand characters on a document is official.
  static let officialDegree = 14
  /// Below this number it is plain.
  static let plainDegree = 5

  /// Reads a tokenized text.
  ///
  /// - Complexity: O(*n*).
  init(_ tokens: TokenizedText) {
    text = tokens.text
    scalars = ScalarText(text.text)
    (classes, starts) = Self.words(of: tokens, in: scalars)
    lines = Self.lines(of: scalars)
    runs = SegmentRun.runs(in: scalars)
    quotations = Self.quotations(in: scalars)
    officialness = Self.officialness(of: scalars, starts)
  }

  private static func officialness(of text: ScalarText, _ starts: [Bool]) -> Int {
    var characters = 0
    var words = 0
    for (index, kind) in text.kinds.enumerated() where kind == .han {
      characters += 1
      if starts[index],
        SloganWords.official.length(at: index, to: text.scalars.count, in: text.scalars) != nil
      {
        words += 1
      }
    }
    return characters == 0 ? 0 : words * 1000 / characters
  }

  /// The number of scalars.
  var count: Int { scalars.scalars.count }

  /// The kind of the scalar at an index; a line break outside the text.
  func kind(_ index: Int) -> MarkKind {
    index >= 0 && index < scalars.kinds.count ? scalars.kinds[index] : .lineBreak
  }

  /// The line with the scalar at `index`, as an index of ``lines``, if any.
  ///
  /// - Complexity: O(log lines).
  func line(at index: Int) -> Int? {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].upperBound > index { high = middle } else { low = middle + 1 }
    }
    return low < lines.count && lines[low].contains(index) ? low : nil
  }

  private static func words(
    of tokens: TokenizedText, in text: ScalarText
  ) -> ([WordClass], [Bool]) {
    var classes = [WordClass](repeating: .unknown, count: text.scalars.count)
    var starts = [Bool](repeating: false, count: text.scalars.count + 1)
    starts[text.scalars.count] = true
    var known: [PartOfSpeech?: WordClass] = [:]
    var index = 0
    for token in tokens.tokens {
      guard index < text.scalars.count else { break }
      let end = token.span.upperBound
      let tag = token.tag
      let wordClass: WordClass
      if let seen = known[tag] {
        wordClass = seen
      } else {
        wordClass = WordClass(tag)
        known[tag] = wordClass
      }
      starts[index] = true
      while index < text.scalars.count, text.offsets[index] < end {
        classes[index] = wordClass
        index += 1
      }
    }
    return (classes, starts)
  }

  private static func lines(of text: ScalarText) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var first: Int?
    var last = 0
    for (index, kind) in text.kinds.enumerated() {
      switch kind {
      case .lineBreak:
        if let start = first { result.append(start..<(last + 1)) }
        first = nil
      case .space: break
      default:
        if first == nil { first = index }
        last = index
      }
    }
    if let start = first { result.append(start..<(last + 1)) }
    return result
  }

  private static func quotations(in text: ScalarText) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var plainOpening: Int?
    for (index, kind) in text.kinds.enumerated() {
      switch kind {
      case .lineBreak: plainOpening = nil
      case .plainQuote:
        if let opening = plainOpening {
          let inner = (opening + 1)..<index
          if !inner.isEmpty, inner.count <= maximumQuotation { result.append(inner) }
          plainOpening = nil
        } else {
          plainOpening = index
        }
      case .openQuote:
        let scalar = text.scalars[index]
        guard let closing = Marks.closing(scalar) else { continue }
        var end = index + 1
        let limit = min(text.scalars.count, index + 2 + maximumQuotation)
        while end < limit, text.scalars[end] != closing, text.scalars[end] != scalar,
          text.kinds[end] != .lineBreak
        {
          end += 1
        }
        if end < limit, text.scalars[end] == closing, end > index + 1 {
          result.append((index + 1)..<end)
        }
      default: break
      }
    }
    return result
  }
}

/// Finds one kind of slogan.
///
/// A detector proposes: it may find too much, as long as its evidence lets ranking sort it out. It
/// must be linear in the length of the text.
protocol SloganDetector: Sendable {
  /// What might be slogans of the document, in order.
  func proposals(in document: SloganDocument) -> [SloganProposal]
}
