/// What cleaning tells apart in characters.
enum CharacterClass: UInt8 {
  case han, blank, digit, latin, comma, sentenceEnd, separator, other

  /// The class of each character of the basic plane, made at first use.
  static let table: [CharacterClass] = (0..<0x1_0000).map { CharacterClass($0) }

  /// The class of a scalar value.
  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      switch UInt8(scalar) {
      case 0x09...0x0D, 0x20: self = .blank
      case 0x30...0x39: self = .digit
      case 0x41...0x5A, 0x61...0x7A: self = .latin
      case 0x2C, 0x3B: self = .comma
      case 0x21, 0x3F: self = .sentenceEnd
      case 0x7C, 0x3E, 0x2F, 0x5C: self = .separator
      default: self = .other
      }
      return
    }
    switch scalar {
    case 0xA0, 0x3000, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x85, 0xFEFF: self = .blank
    case 0x3002, 0xFF01, 0xFF1F, 0x2026, 0xFF0E, 0xFF61: self = .sentenceEnd
    case 0xFF0C, 0x3001, 0xFF1B, 0xFE50, 0xFF64: self = .comma
    case 0xFF5C, 0x00BB, 0x00B7, 0x2022, 0x203A, 0xFF1E, 0x2502, 0xFF0F,
      0x2192:
      self = .separator
    case 0xFF10...0xFF19: self = .digit
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xC0...0x24F: self = .latin
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF, 0x3005...0x3007:
      self = .han
    default: self = .other
    }
  }
}
