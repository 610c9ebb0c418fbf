extension Unicode.Scalar {
  /// Whether this is a Chinese character: a CJK ideograph of any block, 〇, 々 or 〆.
  @inlinable
  package var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    case 0x3005...0x3007: true
    default: false
    }
  }

  /// Whether this is white space or a control character, line breaks included.
  package var isSpaceOrControl: Bool {
    properties.isWhitespace || properties.generalCategory == .control
      || properties.generalCategory == .format
  }

  /// The value of a Chinese digit, 零 or 〇 to 九; `nil` for other characters.
  @inlinable
  package var chineseDigit: Int? {
    switch self {
    case "零", "〇": 0
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  /// Whether this ends a line: LF, CR, NEL, LS or PS.
  package var isLineBreak: Bool {
    switch value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension UTF8 {
  /// The bytes of the scalar that begins with a byte of valid UTF-8; 1 for a byte that begins none.
  @inlinable
  package static func width(startingWith byte: UInt8) -> Int {
    byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }
}
