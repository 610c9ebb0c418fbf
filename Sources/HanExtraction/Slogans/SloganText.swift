import HanCore

/// What detectors look at: the canonical text as scalars, with its words, lines, runs of segments
/// and quotations.
struct SloganText {
  /// The canonical text.
  let text: MappedText
  /// Its scalars.
  let scalars: ScalarText
  /// The words of its scalars.
  let words: WordMap
  /// The class of the word each scalar belongs to.
  let classes: WordClasses
  /// Whether a word begins at a scalar; one more than there are scalars.
  let starts: WordStarts
  /// Where to look closer.
  let anchors: SloganAnchors
  /// The lines that are not blank, without the blanks around them.
  let lines: [Range<Int>]
  /// Lines and first sentences that are as short as headings.
  let headings: [Range<Int>]
  /// Which characters stand in headings.
  let headingCharacters: HeadingCharacters
  /// What is enumerated by 一是…二是….
  let items: [[Range<Int>]]
  /// Runs of segments.
  let segments: SegmentTable
  /// The marks that all candidates have.
  let style: SloganEvidenceSet
  /// What stands between quotation marks on one line, without them; at most
  /// ``maximumQuotation`` characters.
  let quotations: [Range<Int>]

  /// The words that detectors look for.
  let vocabulary = SloganWords.shared
  /// The mottos that detectors look for.
  let lexicon = SloganLexicon.bundled

  static let maximumQuotation = 40
  /// From this number of official words in a thousand characters on a document is official.
  static let officialDegree = 14
  /// From this number on it is hardly anything else.
  static let veryOfficialDegree = 28
  /// Below this number it is plain.
  static let plainDegree = 5

  /// Reads a tokenized text.
  ///
  /// - Complexity: O(*n*).
  init(_ tokens: TokenizedText) {
    text = tokens.text
    scalars = ScalarText(tokens)
    var words = scalars.words
    anchors = SloganAnchors(scalars, marking: &words)
    self.words = words
    classes = WordClasses(words)
    starts = WordStarts(words)
    lines = Self.lines(of: scalars)
    headings = Self.headings(lines, in: scalars)
    style = SloganStyle.marks(
      of: scalars, lines: lines, officialness: anchors.officialness)
    headingCharacters = HeadingCharacters(headings, in: scalars)
    items = Self.items(anchors.numerals, in: scalars)
    segments = SegmentTable(scalars)
    quotations = Self.quotations(in: scalars)
  }

  /// The number of scalars.
  var count: Int { scalars.scalars.count }

  /// The kind of the scalar at an index; a line break outside the text.
  @inline(__always)
  func kind(_ index: Int) -> MarkKind {
    index >= 0 && index < scalars.kinds.count ? scalars.kinds[index] : .lineBreak
  }

  /// The scalar at an index; NUL outside the text, which is no character of any word.
  @inline(__always)
  func scalar(_ index: Int) -> Unicode.Scalar {
    index >= 0 && index < scalars.scalars.count ? scalars.scalars[index] : "\0"
  }

  /// The scalars of a range, as far as the text reaches.
  func scalars(in range: Range<Int>) -> [Unicode.Scalar] {
    Array(scalars.scalars[range.clamped(to: scalars.scalars.indices)])
  }

  /// Whether some scalars stand right before an index.
  func stand(_ words: [Unicode.Scalar], endingAt end: Int) -> Bool {
    let start = end - words.count
    return words.indices.allSatisfy { scalar(start + $0) == words[$0] }
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

  private static func lines(of text: ScalarText) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    func close(_ end: Int) {
      var end = end
      while start < end, text.kinds[start] == .space { start += 1 }
      while start < end, text.kinds[end - 1] == .space { end -= 1 }
      if start < end { result.append(start..<end) }
    }
    for mark in text.marks.places where text.kinds[Int(mark)] == .lineBreak {
      close(Int(mark))
      start = Int(mark) + 1
    }
    close(text.scalars.count)
    return result
  }

  private static func quotations(in text: ScalarText) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var plainOpening: Int?
    for (place, mark) in text.marks.places.enumerated() {
      let index = Int(mark)
      switch text.kinds[index] {
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
        if let end = closing(place, in: text) { result.append((index + 1)..<end) }
      default: break
      }
    }
    return result
  }

  /// Where the quotation closes that the mark at a place among the marks opens, if it is not empty.
  private static func closing(_ place: Int, in text: ScalarText) -> Int? {
    let index = Int(text.marks.places[place])
    let opening = text.scalars[index]
    guard let closing = Marks.closing(opening) else { return nil }
    for mark in text.marks.places[(place + 1)...] {
      let end = Int(mark)
      if end >= index + 2 + maximumQuotation || text.kinds[end] == .lineBreak { return nil }
      if text.scalars[end] == closing { return end > index + 1 ? end : nil }
      if text.scalars[end] == opening { return nil }
    }
    return nil
  }
}
