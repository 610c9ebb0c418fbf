import HanCore

/// Punctuation, as slogans use it.
enum Marks {
  /// ASCII marks and their full-width forms.
  static let fullWidth: [Unicode.Scalar: Unicode.Scalar] = [
    ",": "，", ";": "；", ":": "：", "!": "！", "?": "？",
  ]

  /// Whether the scalar is a quotation mark of any kind.
  static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "“", "”", "‘", "’", "「", "」", "『", "』", "\"", "＂": true
    default: false
    }
  }

  /// The mark that closes what `opening` opens, or `nil` when it opens nothing.
  static func closing(_ opening: Unicode.Scalar) -> Unicode.Scalar? {
    switch opening {
    case "“": "”"
    case "‘": "’"
    case "「": "」"
    case "『": "』"
    default: nil
    }
  }

  /// What a scalar is in a run of segments.
  static func kind(of scalar: Unicode.Scalar) -> MarkKind {
    let value = scalar.value
    if value >= 0x4E00, value <= 0x9FFF { return .han }
    switch scalar {
    case "、": return .enumerationComma
    case "，", ",": return .comma
    case "；", ";": return .semicolon
    case "：", ":": return .colon
    case "。", "！", "!", "？", "?": return .stop
    case "“", "‘", "「", "『": return .openQuote
    case "”", "’", "」", "』": return .closeQuote
    case "\"", "＂": return .plainQuote
    case "(", "（", "〔", "[", "［", "【": return .openBracket
    case ")", "）", "〕", "]", "］", "】": return .closeBracket
    case "《", "〈": return .openTitle
    case "》", "〉": return .closeTitle
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": return .lineBreak
    case " ", "\t", "\u{3000}", "\u{A0}": return .space
    default: break
    }
    if value < 0x80 {
      let isDigit = value >= 0x30 && value <= 0x39
      let isLetter = (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A
      return isDigit ? .digit : isLetter ? .letter : .other
    }
    if scalar.isHan { return .han }
    if scalar.properties.numericType != nil { return .digit }
    if scalar.properties.isAlphabetic { return .letter }
    return scalar.isSpaceOrControl ? .space : .other
  }
}

/// What a scalar is in a run of segments.
enum MarkKind: UInt8 {
  case han, letter, digit
  case enumerationComma, comma, semicolon, colon, stop
  case openQuote, closeQuote, plainQuote, openBracket, closeBracket, openTitle, closeTitle
  case lineBreak, space, other

  /// Whether the scalar belongs to the words of a segment.
  var isWord: Bool { rawValue <= MarkKind.digit.rawValue }

  /// Whether the scalar is a quotation mark.
  var isQuote: Bool { self == .openQuote || self == .closeQuote || self == .plainQuote }

  /// Whether it ends a sentence.
  var endsSentence: Bool { self == .stop || self == .semicolon || self == .lineBreak }
}

/// A text as scalars, with the UTF-8 offset and the kind of each.
struct ScalarText {
  let scalars: [Unicode.Scalar]
  let kinds: [MarkKind]
  /// One more than there are scalars.
  let offsets: [Int]

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var kinds: [MarkKind] = []
    var offsets: [Int] = [0]
    let capacity = text.utf8.count / 3 + 1
    scalars.reserveCapacity(capacity)
    kinds.reserveCapacity(capacity)
    offsets.reserveCapacity(capacity + 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      scalars.append(scalar)
      kinds.append(Marks.kind(of: scalar))
      offset += UTF8.width(scalar)
      offsets.append(offset)
    }
    self.scalars = scalars
    self.kinds = kinds
    self.offsets = offsets
  }

  /// The UTF-8 span of a range of scalars.
  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(offsets[range.lowerBound], offsets[range.upperBound])
  }

  /// The text of a range of scalars.
  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}
