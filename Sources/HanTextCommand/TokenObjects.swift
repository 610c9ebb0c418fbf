import HanText

/// Writes tokens as the objects of a JSON array, parted by commas, without its brackets: the text of
/// the source, where it stands there, the part of speech or `null`, and the kind.
///
/// What stands between values is the same for all tokens and is copied; a text is looked at eight
/// bytes at once for what has to be escaped.
struct TokenObjects {
  /// The unit of ranges.
  let unit: OffsetUnit
  /// Where the text begins in its document, in that unit.
  let offset: Int
  /// The words inside a token that are written before it, if any are.
  let innerWords: ((Token) -> [TextSpan])?

  /// Appends the objects of a text's tokens.
  ///
  /// - Complexity: O(*n*).
  func write(_ tokens: TokenizedText, to sink: inout ByteSink) {
    var source = tokens.text.source
    let map = tokens.text.map
    source.withUTF8 { source in
      var writer = TokenObjectWriter(text: tokens.text, source: source, unit: unit, offset: offset)
      var cursor = OffsetMap.Cursor(map)
      for token in tokens.tokens {
        if let innerWords {
          for word in innerWords(token) {
            writer.write(word, at: map.source(of: word), token.kind, tag: nil, to: &sink)
          }
        }
        let start = cursor.sourceStart(at: token.startOffset)
        let end = cursor.sourceEnd(at: token.endOffset)
        writer.write(
          token.span, at: TextSpan(min(start, end), end), token.kind, tag: token.tag, to: &sink)
      }
    }
  }
}

/// Writes one object after the other; see ``TokenObjects``.
private struct TokenObjectWriter: ~Copyable {
  // Kept here: a static is looked at for whether it is there at each use.
  private let head = Snippet(#"{"text":""#)
  private let comma = Snippet(#",{"text":""#)
  private let range = Snippet(#"","range":["#)
  private let tag = Snippet(#"],"pos":""#)
  private let noTag = Snippet(#"],"pos":null"#)
  private let kinds = TokenKind.allCases.map { Snippet(#","kind":"\#($0.name)"}"#) }
  /// What is written around a text and a tag, at most.
  private static let frame = 160

  private let text: MappedText
  /// The UTF-8 of the text's source.
  private let source: UnsafeBufferPointer<UInt8>
  /// Whether anything of the source was dropped, so that it may stand inside a token and be no part
  /// of its text.
  private let hasDeletions: Bool
  private let unit: OffsetUnit
  private var isFirst = true
  /// A place in the source, and the same in the unit, with its digits.
  private var known: (byte: Int, unit: Int)
  private var digits: DecimalDigits?

  init(
    text: MappedText, source: UnsafeBufferPointer<UInt8>, unit: OffsetUnit, offset: Int
  ) {
    self.text = text
    self.source = source
    self.unit = unit
    hasDeletions = text.map.changes.contains { $0.target.isEmpty }
    known = (0, offset)
    digits = DecimalDigits(offset)
  }

  /// Writes an object.
  ///
  /// - Parameters:
  ///   - span: What is written of the text.
  ///   - place: Where it stands in the source.
  @inline(__always)
  mutating func write(
    _ span: TextSpan, at place: TextSpan, _ kind: TokenKind, tag: PartOfSpeech?,
    to sink: inout ByteSink
  ) {
    if hasDeletions {
      write(text.sourceForm(of: span), to: &sink)
    } else {
      write(
        UnsafeBufferPointer(rebasing: source[place.range]),
        readable: source.count - place.lowerBound, to: &sink)
    }
    sink.append(range)
    write(placeAt: place.lowerBound, to: &sink)
    sink.append(UInt8(ascii: ","))
    write(placeAt: place.upperBound, to: &sink)
    if let tag { write(tag, to: &sink) } else { sink.append(noTag) }
    sink.append(kinds[Int(kind.rawValue)])
  }

  private mutating func write(_ form: String, to sink: inout ByteSink) {
    var form = form
    form.withUTF8 { write($0, readable: $0.count, to: &sink) }
  }

  /// Begins an object with its text, of which `readable` bytes may be read.
  @inline(__always)
  private mutating func write(
    _ form: UnsafeBufferPointer<UInt8>, readable: Int, to sink: inout ByteSink
  ) {
    // An escape takes up to six bytes.
    sink.reserve(6 * form.count + Self.frame)
    sink.append(isFirst ? head : comma)
    isFirst = false
    JSONEscape.append(form, readable: readable, to: &sink)
  }

  @inline(__always)
  private func write(_ tag: PartOfSpeech, to sink: inout ByteSink) {
    sink.append(self.tag)
    if let letters = tag.letters {
      // Letters and digits alone: nothing is escaped.
      sink.append(letters: letters.bytes, count: letters.count)
    } else {
      tag.withName { name in
        sink.reserve(6 * name.count + Self.frame)
        JSONEscape.append(name, readable: name.count, to: &sink)
      }
    }
    sink.append(UInt8(ascii: "\""))
  }

  /// Writes a place in the source in the unit, counted from the last one. A token begins where the
  /// one before it ended.
  @inline(__always)
  private mutating func write(placeAt byte: Int, to sink: inout ByteSink) {
    if byte != known.byte {
      move(to: byte)
      digits = DecimalDigits(known.unit)
    }
    if let digits { sink.append(digits) } else { sink.appendDecimal(known.unit) }
  }

  @inline(__always)
  private mutating func move(to byte: Int) {
    if byte > known.byte {
      known.unit += unit.count(
        in: UnsafeBufferPointer(rebasing: source[known.byte..<byte]),
        readable: source.count - known.byte)
    } else {
      known.unit -= unit.count(in: UnsafeBufferPointer(rebasing: source[byte..<known.byte]))
    }
    known.byte = byte
  }
}

/// Text inside a JSON string: quotes, backslashes and control characters are escaped, as
/// `JSONWriter` does.
private enum JSONEscape {
  /// Appends a text; there has to be room for six times its bytes.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, readable: Int, to sink: inout ByteSink
  ) {
    if !isNeeded(text, readable: readable) {
      sink.append(text, readable: readable)
      return
    }
    for byte in text {
      if needsEscape(byte) {
        JSONWriter.escape(byte) { sink.append($0) }
      } else {
        sink.append(byte)
      }
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C
  }

  /// Whether a text has anything to be escaped.
  @inline(__always)
  private static func isNeeded(_ text: UnsafeBufferPointer<UInt8>, readable: Int) -> Bool {
    guard let start = text.baseAddress else { return false }
    if text.count < 8, readable >= 8 {
      // What is behind the text becomes FF.
      let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
      return isNeeded(word | ~0 &<< UInt64(8 &* text.count))
    }
    var offset = 0
    while offset &+ 8 <= text.count {
      // All eight bytes lie inside.
      if isNeeded(UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self)) { return true }
      offset &+= 8
    }
    while offset < text.count {
      if needsEscape(start[offset]) { return true }
      offset &+= 1
    }
    return false
  }

  /// Whether one of eight bytes is below 0x20, a quote or a backslash. A byte can be taken for one
  /// only if a lower one is one.
  @inline(__always)
  private static func isNeeded(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ ones &* 0x22
    let backslash = word ^ ones &* 0x5C
    let control = (word &- ones &* 0x20) & ~word
    let isMark = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash
    return (control | isMark) & (ones &* 0x80) != 0
  }
}
