import HanCore

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

extension MarkKind {
  /// The kind of a scalar.
  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value >= 0x4E00, value <= 0x9FFF {
      self = .han
      return
    }
    switch value >> 8 {
    case 0x00: self = Self.table[Int(value)]
    case 0x20: self = Self.table[Int(value & 0xFF) + 0x100]
    case 0x30: self = Self.table[Int(value & 0xFF) + 0x200]
    case 0xFF: self = Self.table[Int(value & 0xFF) + 0x300]
    default: self = Self.computed(scalar)
    }
  }

  /// The kinds of the scalars of the pages that nearly all marks are of.
  private static let table: [MarkKind] = [0x00, 0x20, 0x30, 0xFF].flatMap { page in
    (UInt32(0)...0xFF).map { Unicode.Scalar(page << 8 | $0).map(computed) ?? .other }
  }

  private static func computed(_ scalar: Unicode.Scalar) -> MarkKind {
    let value = scalar.value
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

/// Quotation marks, and the full-width forms of others.
enum Marks {
  /// ASCII marks and their full-width forms.
  static let fullWidth: [Unicode.Scalar: Unicode.Scalar] = [
    ",": "，", ";": "；", ":": "：", "!": "！", "?": "？",
  ]

  /// Whether the scalar is a quotation mark of any kind.
  static func isQuote(_ scalar: Unicode.Scalar) -> Bool { MarkKind(scalar).isQuote }

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
}
