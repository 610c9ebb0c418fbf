extension Unicode.Scalar {
  /// Whether this is a Chinese character: a CJK ideograph of any block, 〇, 々 or 〆.
  public var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    case 0x3005...0x3007: true
    default: false
    }
  }

  /// Whether this is white space or a control character, line breaks included.
  public var isSpaceOrControl: Bool {
    properties.isWhitespace || properties.generalCategory == .control
      || properties.generalCategory == .format
  }

  /// Whether this ends a line: LF, CR, NEL, LS or PS.
  public var isLineBreak: Bool {
    switch value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
