import HanCore

/// What a scalar may begin, for the scanner of patterns.
enum PatternClass: UInt8 {
  /// Letters that stay in gaps.
  case eastAsian
  /// Marks and joiners that belong to the scalar before them.
  case extender
  /// Letters of all other scripts.
  case letter
  /// `0` to `9`.
  case digit
  /// Digits of other scripts.
  case otherDigit
  /// Numerals that stand alone: ½, Ⅳ, ①.
  case numeral
  /// Spaces and control characters.
  case space
  /// What ends a line.
  case lineBreak
  /// Punctuation that forms runs.
  case mark
  /// Brackets and quotation marks.
  case bracket
  /// Symbols.
  case symbol
  /// Symbols that may have extenders and be joined.
  case emoji
  /// The end of the text.
  case end

  /// The kind of the tokens that begin so.
  var kind: TokenKind {
    switch self {
    case .eastAsian: .han
    case .letter: .latin
    case .digit, .otherDigit, .numeral: .number
    case .space, .lineBreak: .space
    case .mark, .bracket: .punctuation
    case .symbol, .emoji, .extender, .end: .symbol
    }
  }

  /// Whether this is part of a word of another script, or of a number.
  @inline(__always)
  var isAlphanumeric: Bool { self == .letter || self == .digit }

  /// The classes of what is frequent: ASCII, then Chinese punctuation (U+3000 on), then general
  /// punctuation (U+2000 on). A scanner holds it, which saves the check that it is filled.
  static let frequent: [PatternClass] =
    table(0..<0x80) + table(0x3000..<0x3040) + table(0x2000..<0x2070)

  /// The place of a scalar in ``frequent``; `nil` for others.
  @inline(__always)
  static func place(_ value: UInt32) -> Int? {
    if value < 0x80 { return Int(value) }
    if value &- 0x3000 < 0x40 { return Int(value &- (0x3000 - 0x80)) }
    if value &- 0x2000 < 0x70 { return Int(value &- (0x2000 - 0xC0)) }
    return nil
  }

  /// The class of a scalar that is not in ``frequent``.
  static func other(_ value: UInt32) -> PatternClass {
    // Most of Chinese; what else there is goes by its properties.
    if value &- 0x4E00 <= 0x9FFF - 0x4E00 { return .eastAsian }
    if value < Self.low.count { return Self.low[Int(value)] }
    if value &- 0x2100 < 0x700 { return Self.symbols[Int(value &- 0x2100)] }
    return Unicode.Scalar(value).map { PatternClass(slowly: $0) } ?? .symbol
  }

  // Tables are for what is frequent only: filling them costs 0.2 µs an entry, on first use.

  /// The classes of the Latin, Greek and Cyrillic alphabets.
  private static let low = table(0..<0x530)
  /// The classes of arrows, circled numbers, boxes, stars and their like.
  private static let symbols = table(0x2100..<0x2800)

  private static func table(_ range: Range<UInt32>) -> [PatternClass] {
    range.map { Unicode.Scalar($0).map { PatternClass(slowly: $0) } ?? .symbol }
  }

  /// The class of a scalar by its properties.
  private init(slowly scalar: Unicode.Scalar) {
    if let special = Self.special(scalar) {
      self = special
    } else if scalar.isLineBreak {
      self = .lineBreak
    } else if scalar.isSpaceOrControl {
      self = .space
    } else {
      self = Self.byCategory(scalar)
    }
  }

  private static func byCategory(_ scalar: Unicode.Scalar) -> PatternClass {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: return .extender
    case .decimalNumber: return scalar.isASCII ? .digit : .otherDigit
    case .letterNumber, .otherNumber: return .numeral
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation:
      return .bracket
    case .connectorPunctuation, .dashPunctuation, .otherPunctuation:
      if scalar == "'" || scalar == "\"" { return .bracket }
      return !scalar.isASCII && properties.isEmoji ? .emoji : .mark
    default: return !scalar.isASCII && properties.isEmoji ? .emoji : .symbol
    }
  }

  private static func special(_ scalar: Unicode.Scalar) -> PatternClass? {
    if scalar.isHan { return .eastAsian }
    switch scalar.value {
    // Kana with its length marks, bopomofo, Hangul, Yi, half-width kana, the kana supplement.
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3105...0x318F,
      0x31A0...0x31BF, 0x31F0...0x31FF, 0x1100...0x11FF, 0xA000...0xA48C, 0xA960...0xA97F,
      0xAC00...0xD7FF, 0xFF66...0xFFDC, 0x1AFF0...0x1B16F:
      return .eastAsian
    // The joiners, skin tones and the letters of subdivision flags.
    case 0x200C, 0x200D, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: return .extender
    // Emoji and what is set aside for them, regional indicators included.
    case 0x1F000...0x1F0FF, 0x1F1E6...0x1FBFF: return .emoji
    default: return nil
    }
  }
}
