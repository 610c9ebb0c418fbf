import HanCore

extension PatternScanner {
  /// What begins with a mark or symbol: a signed number, a handle, a word like `.NET`, a keycap, or
  /// the run of the mark.
  func mark(at start: Int, _ first: Unit, _ kind: TokenKind) -> (end: Int, kind: TokenKind) {
    let next = start &+ first.width
    switch first.value {
    case 0x2B, 0x2D, 0xB1, 0x2212:  // + - ± −
      if unit(at: next).value &- 0x30 < 10, isFree(before: start, orGap: false) {
        return number(at: next, isSigned: true)
      }
    case 0x2E:  // .
      if let end = pointedWord(at: start, first) { return (end, .latin) }
    case 0x40:  // @
      if let end = handle(at: start, first) { return (end, .latin) }
    case 0x23, 0x2A:  // # *
      if let end = keycap(at: start) { return (end, .symbol) }
    default: break
    }
    var end = next
    while true {
      let unit = self.unit(at: end)
      guard unit.value == first.value, unit.width > 0 else { return (extended(end), kind) }
      end &+= unit.width
    }
  }

  /// A digit, `#` or `*` in a keycap.
  func keycap(at start: Int) -> Int? {
    // Then U+FE0F, which may be missing, and U+20E3.
    let first = byte(at: start &+ 1)
    guard first == 0xEF || first == 0xE2 else { return nil }
    let selector = unit(at: start &+ 1)
    let end = start &+ 1 &+ (selector.value == 0xFE0F ? 3 : 0)
    return unit(at: end).value == 0x20E3 ? extended(end &+ 3) : nil
  }

  /// An emoji with its variation selector, skin tone and tags, and all that is joined to it; two
  /// regional indicators are a flag.
  func emoji(at start: Int, _ first: Unit) -> Int {
    var end = start &+ first.width
    if isRegional(first) {
      let second = unit(at: end)
      if isRegional(second) { end &+= second.width }
      return extended(end)
    }
    while true {
      end = extended(end)
      guard unit(before: end).value == 0x200D else { return end }
      let next = unit(at: end)
      switch classify(next) {
      case .emoji, .symbol: end &+= next.width
      default: return end
      }
    }
  }

  private func isRegional(_ unit: Unit) -> Bool { unit.value &- 0x1F1E6 < 26 }
}
