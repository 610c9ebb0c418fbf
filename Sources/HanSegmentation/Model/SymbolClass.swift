import HanCore

/// The coarse class of a character, as the model's features see it.
package enum SymbolClass: UInt8, CaseIterable, Sendable {
  /// Chinese characters and all that has no class of its own.
  case other
  /// Digits.
  case digit
  /// Letters of Latin and other alphabets.
  case letter
  /// Chinese numerals.
  case numeral
  /// Units of dates and times: 年 月 日 时 分 秒.
  case dateUnit
  /// Punctuation and symbols.
  case mark
  /// White space and control characters.
  case space
  /// The edge of the text.
  case edge
}

/// What the model reads instead of characters: full-width forms folded to half width, all digits
/// to one, all Latin letters to one.
package enum Symbol {
  /// What stands outside the text.
  package static let edge: UInt32 = 0

  /// The symbol of a character.
  package static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
    var value = scalar.value
    if value >= 0xFF01, value <= 0xFF5E { value -= 0xFEE0 }
    if value == 0x3000 { value = 0x20 }
    switch value {
    case 0x30...0x39: return 0x30
    case 0x41...0x5A, 0x61...0x7A: return 0x61
    case 0x00...0x1F, 0x85, 0xA0: return 0x20
    default: return value
    }
  }

  /// The class of a symbol that ``fold(_:)`` gave.
  package static func classify(_ symbol: UInt32) -> SymbolClass {
    switch symbol {
    case edge: return .edge
    case 0x20: return .space
    case 0x30: return .digit
    case 0x61: return .letter
    case 0x21...0x7E: return .mark
    default: break
    }
    guard let scalar = Unicode.Scalar(symbol) else { return .other }
    if "一二三四五六七八九十百千万亿零〇两".unicodeScalars.contains(scalar) { return .numeral }
    if "年月日时分秒".unicodeScalars.contains(scalar) { return .dateUnit }
    if scalar.isHan { return .other }
    if scalar.isSpaceOrControl { return .space }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .otherNumber, .letterNumber: return .digit
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return .letter
    default: return .mark
    }
  }
}
