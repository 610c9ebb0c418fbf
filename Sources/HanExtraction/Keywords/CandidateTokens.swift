import HanCore
import HanLexicon

/// The words and marks of a document: of its title first, when that stands apart, then of its text.
/// Reading another document keeps the memory.
struct CandidateTokens {
  private(set) var units: [CandidateToken] = []
  /// The number of units of the title that stands apart, and of the break behind them.
  private(set) var apart = 0
  /// What is known of the document's words, by their number. The first is the line break.
  private(set) var words: [KeywordWord] = []
  /// The runs of words that candidates are made of, in order.
  private(set) var clauses: [Range<Int>] = []
  /// The style of the document, see ``KeywordModel/style(ofMean:)``.
  private(set) var style = 0.0

  private var index = HashIndex(capacity: 0)
  private var codes: [Int16] = []

  /// Reads a document.
  ///
  /// - Complexity: O(tokens + bytes).
  mutating func read(
    _ text: KeywordText, title: KeywordText?, model: KeywordModel, stopWords: KeywordStopWords
  ) {
    units.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    let capacity = text.tokens.count + (title?.tokens.count ?? 0)
    units.reserveCapacity(capacity + 2)
    index.removeAll(capacity: capacity / 3 + 16)
    apart = 0
    let source = KeywordSource(model: model, stopWords: stopWords)
    let newline = index.insert(source.lineBreak)
    precondition(newline.number == 0, "the line break is the first word")
    words.append(source.word(source.lineBreak, nil))
    let layout = TextLayout(text.bytes, title: title?.trimmed)
    if let title, !layout.hasTitle {
      read(title, source, heading: TextSpan(0, title.bytes.count), rest: [])
      appendBreak(at: UInt32(title.bytes.count))
      apart = units.count
    }
    read(text, source, heading: apart == 0 ? layout.heading : nil, rest: layout.rest)
    model.reference.words.codes(of: index.keys, into: &codes)
    for (number, code) in codes.enumerated() where code >= 0 { words[number].isKnown(with: code) }
    findClauses()
    style = KeywordModel.style(ofMean: meanStyle)
  }

  /// Adds a flag to a unit.
  mutating func mark(_ position: Int, _ flag: CandidateToken.Flags) {
    units[position].flags.insert(flag)
  }

  /// The number of characters of its words.
  var characters: Int {
    units.reduce(0) { $0 + ($1.flags.contains(.isBreak) ? 0 : Int($1.length)) }
  }

  /// The hash of a word's wording.
  func wordHash(_ word: Int32) -> UInt64 { index.keys[Int(word)] }

  /// The span of units in their text.
  func span(_ first: Int32, _ last: Int32) -> TextSpan {
    TextSpan(Int(units[Int(first)].start), Int(units[Int(last)].end))
  }

  /// The word at a place beside a candidate, and its flags: a line break where the text ends.
  @inline(__always)
  func neighbour(_ position: Int) -> (word: Int32, flags: CandidateToken.Flags) {
    guard units.indices.contains(position) else { return (0, .isBreak) }
    return (units[position].word, units[position].flags)
  }

  /// Whether what begins at a place is denied, with the flags of the word before it.
  @inline(__always)
  func isNegated(_ position: Int, behind flags: CandidateToken.Flags) -> Bool {
    if flags.contains(.isNegation) { return true }
    return flags.contains(.isDegree) && neighbour(position - 2).flags.contains(.isNegation)
  }

  private mutating func findClauses() {
    clauses.removeAll(keepingCapacity: true)
    var start = 0
    for position in units.indices where units[position].endsClause {
      if start < position { clauses.append(start..<position) }
      start = position + 1
    }
    if start < units.count { clauses.append(start..<units.count) }
  }

  /// The mean log-odds of the words of abstracts against news, over the words that tell; 0 without.
  private var meanStyle: Double {
    var (sum, count) = (0, 0)
    for word in words {
      let value = word.role(.style)
      if value != 0 {
        sum += Int(value)
        count += 1
      }
    }
    return count == 0 ? 0 : Double(sum) / Double(count) / KeywordModel.roleScale
  }

  private mutating func read(
    _ text: KeywordText, _ source: KeywordSource, heading: TextSpan?, rest: [TextSpan]
  ) {
    let heading = heading ?? TextSpan(0, 0)
    let bytes = text.bytes
    var next = 0
    var prefix: PhraseHash.Prefix = 0
    for token in text.tokens {
      let start = prefix
      let span = token.span
      var length = 0
      for place in span.lowerBound..<span.upperBound {
        let byte = bytes[place]
        prefix = PhraseHash.extend(prefix, by: byte)
        length &+= byte & 0xC0 != 0x80 ? 1 : 0
      }
      if next < rest.count {
        while next < rest.count, rest[next].upperBound <= span.lowerBound { next += 1 }
        if next < rest.count, rest[next].lowerBound <= span.lowerBound {
          // Menus and the like propose nothing.
          appendBreakOnce(at: UInt32(span.lowerBound))
          continue
        }
      }
      let isTitle =
        heading.lowerBound <= span.lowerBound && span.upperBound <= heading.upperBound
      append(
        token, bytes[span.range], source, from: start, to: prefix, length: length,
        isTitle: isTitle)
    }
  }

  private mutating func append(
    _ token: Token, _ surface: Slice<UnsafeBufferPointer<UInt8>>, _ source: KeywordSource,
    from start: PhraseHash.Prefix, to end: PhraseHash.Prefix, length: Int, isTitle: Bool
  ) {
    let span = token.span
    let kind = token.kind
    if kind == .space {
      // A single blank behind a word of other letters joins: support vector machine.
      if length == 1, surface[span.lowerBound] == 0x20,
        units.last?.flags.isDisjoint(with: [.isLatin, .isNumber]) == false
      {
        return
      }
      appendBreakOnce(at: UInt32(span.lowerBound))
      return
    }
    let hash = source.model.hasher.hash(from: start, to: end, count: span.count)
    let (word, isNew) = index.insert(hash)
    if isNew { words.append(source.word(hash, surface)) }
    var flags = words[word].flags
    switch kind {
    case .han: break
    case .latin: flags.insert(.isLatin)
    case .number: flags.insert(.isNumber)
    case .punctuation, .symbol, .space:
      flags.insert(.isBreak)
      flags.formUnion(Self.marks(surface))
    }
    if length == 1 { flags.insert(.isSingle) }
    if isTitle {
      flags.insert(.isTitle)
      words[word].isTitle = true
    }
    let length = UInt16(clamping: length)
    units.append(
      CandidateToken(
        start: UInt32(span.lowerBound), end: UInt32(span.upperBound), startPrefix: start,
        endPrefix: end, word: Int32(word), length: length,
        width: kind == .han ? length : min(2, length), flags: flags))
  }

  private mutating func appendBreakOnce(at offset: UInt32) {
    if units.last?.flags.contains(.isBreak) != true { appendBreak(at: offset) }
  }

  private mutating func appendBreak(at offset: UInt32) {
    units.append(
      CandidateToken(
        start: offset, end: offset, startPrefix: 0, endPrefix: 0, word: 0, length: 0, width: 0,
        flags: .isBreak))
  }

  /// Whether a mark opens or closes a title or a quotation.
  private static func marks(_ mark: Slice<UnsafeBufferPointer<UInt8>>) -> CandidateToken.Flags {
    guard mark.count == 3, mark[mark.startIndex] == 0xE3 || mark[mark.startIndex] == 0xE2 else {
      return []
    }
    switch (mark[mark.startIndex], mark[mark.startIndex + 1], mark[mark.startIndex + 2]) {
    case (0xE3, 0x80, 0x8A): return [.opensMarks, .opensTitle]  // 《
    case (0xE3, 0x80, 0x8C), (0xE2, 0x80, 0x9C): return .opensMarks  // 「“
    case (0xE3, 0x80, 0x8B), (0xE3, 0x80, 0x8D), (0xE2, 0x80, 0x9D): return .closesMarks  // 》」”
    default: return []
    }
  }
}

/// A text whose bytes are at hand, and its tokens.
struct KeywordText {
  let bytes: UnsafeBufferPointer<UInt8>
  let tokens: [Token]

  /// The bytes without blanks and line breaks around them.
  var trimmed: UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }
}

/// What is known of words, whatever the document, apart from how common they are.
private struct KeywordSource {
  let model: KeywordModel
  let stopWords: KeywordStopWords
  let lineBreak = PhraseHash.hash("\n")

  /// What is known of a word with this hash and wording; `nil` stands for the line break.
  func word(_ hash: UInt64, _ surface: Slice<UnsafeBufferPointer<UInt8>>?) -> KeywordWord {
    var flags = stopWords.flags(of: hash)
    var ends = (first: hash, last: hash)
    if let surface, let initial = surface.first {
      if KeywordNumerals.isNumber(surface) { flags.insert(.isNumber) }
      if KeywordNumerals.begins(surface) { flags.insert(.startsWithNumeral) }
      var last = surface.endIndex - 1
      while last > surface.startIndex, surface[last] & 0xC0 == 0x80 { last -= 1 }
      let first = min(
        surface.startIndex + UTF8.width(startingWith: initial), surface.endIndex)
      ends = (Self.hash(surface[..<first]), Self.hash(surface[last...]))
    }
    return KeywordWord(
      flags: flags, roles: model.roles(of: hash, first: ends.first, last: ends.last))
  }

  private static func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var prefix: PhraseHash.Prefix = 0
    for byte in bytes { prefix = PhraseHash.extend(prefix, by: byte) }
    return PhraseHash.mix(prefix)
  }
}
