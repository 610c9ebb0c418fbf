import HanCore
import HanLexicon

/// The words and marks of a document: of its title first, when that stands apart, then of its text.
struct KeywordUnits {
  private(set) var units: [KeywordUnit] = []
  /// The number of units of the title that stands apart, and of the break behind them.
  private(set) var apart = 0
  /// What is known of the document's words, by their number.
  private(set) var words: [KeywordWord] = []
  /// Whether each word occurs in the title.
  private(set) var isTitleWord: [Bool] = []

  private let model: KeywordModel
  private let stopWords: WordList
  private var index: HashIndex
  private var breakWord: Int32 = 0

  init(
    model: KeywordModel, stopWords: WordList, text: TokenizedText, title: TokenizedText?
  ) {
    self.model = model
    self.stopWords = stopWords
    let capacity = text.count + (title?.count ?? 0)
    index = HashIndex(capacity: capacity / 3 + 16)
    units.reserveCapacity(capacity + 2)
    breakWord = number(of: PhraseHash.hash("\n"), surface: { "\n" })
    if let title {
      read(title, heading: TextSpan(0, title.text.text.utf8.count), rest: [])
      appendBreak(at: UInt32(title.text.text.utf8.count))
      apart = units.count
    }
    let layout = TextLayout(text.text.text)
    read(text, heading: title == nil ? layout.heading : nil, rest: layout.rest)
  }

  /// The runs of words that candidates are made of, in order.
  var clauses: [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for position in units.indices where units[position].endsClause {
      if start < position { result.append(start..<position) }
      start = position + 1
    }
    if start < units.count { result.append(start..<units.count) }
    return result
  }

  /// The hash of a word's wording.
  func wordHash(_ word: Int32) -> UInt64 { index.keys[Int(word)] }

  private mutating func read(_ text: TokenizedText, heading: TextSpan?, rest: [TextSpan]) {
    let heading = heading ?? TextSpan(0, 0)
    var next = 0
    var prefix: PhraseHash.Prefix = 0
    var string = text.text.text
    string.withUTF8 { bytes in
      for token in text.tokens {
        let start = prefix
        let span = token.span
        var length = 0
        for byte in bytes[span.lowerBound..<span.upperBound] {
          prefix = PhraseHash.extend(prefix, by: byte)
          if byte & 0xC0 != 0x80 { length += 1 }
        }
        while next < rest.count, rest[next].upperBound <= span.lowerBound { next += 1 }
        if next < rest.count, rest[next].lowerBound <= span.lowerBound {
          // Menus and the like propose nothing.
          if units.last?.flags.contains(.isBreak) != true {
            appendBreak(at: UInt32(span.lowerBound))
          }
          continue
        }
        let isTitle =
          heading.lowerBound <= span.lowerBound && span.upperBound <= heading.upperBound
        append(token, text, from: start, to: prefix, length: length, isTitle: isTitle, bytes)
      }
    }
  }

  private mutating func append(
    _ token: Token, _ text: TokenizedText, from start: PhraseHash.Prefix,
    to end: PhraseHash.Prefix, length: Int, isTitle: Bool, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let span = token.span
    if token.kind == .space {
      // A single blank behind a word of other letters joins: support vector machine.
      if length == 1, bytes[span.lowerBound] == 0x20,
        units.last?.flags.isDisjoint(with: [.isLatin, .isNumber]) == false
      {
        return
      }
      if units.last?.flags.contains(.isBreak) != true { appendBreak(at: UInt32(span.lowerBound)) }
      return
    }
    let hash = model.hasher.hash(from: start, to: end, count: span.count)
    let word = number(of: hash) { text.surface(of: token) }
    var flags: KeywordUnit.Flags = []
    switch token.kind {
    case .han: break
    case .latin: flags.insert(.isLatin)
    case .number: flags.insert(.isNumber)
    case .punctuation, .symbol, .space:
      flags.insert(.isBreak)
      flags.formUnion(Self.marks(bytes[span.lowerBound..<span.upperBound]))
    }
    flags.formUnion(words[Int(word)].flags)
    if isTitle {
      flags.insert(.isTitle)
      isTitleWord[Int(word)] = true
    }
    let length = UInt16(clamping: length)
    units.append(
      KeywordUnit(
        start: UInt32(span.lowerBound), end: UInt32(span.upperBound), startPrefix: start,
        endPrefix: end, word: word, length: length,
        width: token.kind == .han ? length : min(2, length), flags: flags))
  }

  private mutating func appendBreak(at offset: UInt32) {
    units.append(
      KeywordUnit(
        start: offset, end: offset, startPrefix: 0, endPrefix: 0, word: breakWord, length: 0,
        width: 0, flags: .isBreak))
  }

  private mutating func number(of hash: UInt64, surface: () -> Substring) -> Int32 {
    let (number, isNew) = index.insert(hash)
    if isNew {
      let wording = Term(surface())
      let isStop = stopWords.contains(wording)
      words.append(
        model.word(hash, wording, flags: KeywordWord.flags(wording, isStop: isStop)))
      isTitleWord.append(false)
    }
    return Int32(number)
  }

  /// Whether a mark opens or closes a title or a quotation.
  private static func marks(_ mark: Slice<UnsafeBufferPointer<UInt8>>) -> KeywordUnit.Flags {
    guard mark.count == 3, mark[mark.startIndex] == 0xE3 || mark[mark.startIndex] == 0xE2 else {
      return []
    }
    switch (mark[mark.startIndex], mark[mark.startIndex + 1], mark[mark.startIndex + 2]) {
    case (0xE3, 0x80, 0x8A), (0xE3, 0x80, 0x8C), (0xE2, 0x80, 0x9C): return .opensMarks  // 《「“
    case (0xE3, 0x80, 0x8B), (0xE3, 0x80, 0x8D), (0xE2, 0x80, 0x9D): return .closesMarks  // 》」”
    default: return []
    }
  }
}
