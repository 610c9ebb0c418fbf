import HanCore

extension PatternScanner {
  /// The rest of a word or identifier, of which what stands before `offset` has been read.
  ///
  /// - Parameters:
  ///   - hasLetter: Whether there was a letter in what has been read.
  ///   - start: Where the token begins.
  func word(from offset: Int, hasLetter: Bool, startsAt start: Int) -> (
    end: Int, hasLetter: Bool
  ) {
    var offset = offset
    var hasLetter = hasLetter
    while true {
      let unit = self.unit(at: offset)
      switch classify(unit) {
      case .letter:
        hasLetter = true
        offset &+= unit.width
      case .digit, .extender: offset &+= unit.width
      case .mark, .symbol, .bracket:
        if unit == "@" {
          if let end = host(at: offset &+ unit.width) { return (end, true) }
          return (offset, hasLetter)
        }
        guard let next = joined(unit, at: offset, hasLetter: hasLetter, startsAt: start) else {
          return (offset, hasLetter)
        }
        offset = next
      default: return (offset, hasLetter)
      }
    }
  }

  /// The end of a mark that belongs to a word, given what stands around it.
  private func joined(_ unit: Unit, at offset: Int, hasLetter: Bool, startsAt start: Int) -> Int? {
    let next = offset &+ unit.width
    let following = self.unit(at: next)
    let nextClass = classify(following)
    switch unit.value {
    case 0x2D:  // -
      return nextClass == .letter || nextClass == .digit && hasLetter ? next : nil
    case 0x5F:  // _, or two of them
      if following == "_", hasLetter {
        let second = next &+ following.width
        return classify(self.unit(at: second)).isAlphanumeric ? second : nil
      }
      return nextClass == .letter || nextClass == .digit && hasLetter ? next : nil
    case 0x2E, 0x2F:  // . /
      return hasLetter && nextClass.isAlphanumeric ? next : nil
    case 0x2B:  // +, or two of them and no more
      guard hasLetter else { return nil }
      if nextClass.isAlphanumeric { return next }
      guard following == "+", !(self.unit(before: offset) == "+") else { return nil }
      let second = next &+ following.width
      return self.unit(at: second) == "+" ? nil : second
    case 0x26, 0x27, 0x2019:  // & ' ’
      return nextClass == .letter && classify(self.unit(before: offset)) == .letter ? next : nil
    case 0x23:  // #, behind a single letter: C#
      let first = self.unit(at: start)
      guard hasLetter, start &+ first.width == offset, !(self.unit(before: start) == "#"),
        !nextClass.isAlphanumeric, !(following == "#")
      else { return nil }
      return next
    default: return nil
    }
  }

  /// A word that begins with a point: `.NET`.
  func pointedWord(at offset: Int, _ point: Unit) -> Int? {
    let next = offset &+ point.width
    guard classify(unit(at: next)) == .letter, isFree(before: offset, orGap: true) else {
      return nil
    }
    return word(from: next, hasLetter: true, startsAt: offset).end
  }

  /// Whether a sign or point at an offset belongs to what follows: it stands at the start, behind
  /// space or behind a mark that opens or separates.
  func isFree(before offset: Int, orGap gapIsFree: Bool) -> Bool {
    let unit = self.unit(before: offset)
    switch classify(unit) {
    case .end, .space, .lineBreak: return true
    case .eastAsian, .extender: return gapIsFree
    case .mark, .symbol, .bracket:
      switch unit.value {
      case 0x28, 0x5B, 0x7B, 0x2C, 0x3A, 0x3B, 0x3D, 0x3C, 0x3E, 0x7E, 0x2F, 0x7C, 0x22, 0x27,
        0x3001, 0x3002, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x2018, 0x201C, 0x2248,
        0x2264, 0x2265:  // ( [ { , : ; = < > ~ / | " ' 、 。 〈 《 「 『 【 〔 ‘ “ ≈ ≤ ≥
        return true
      default: return false
      }
    default: return false
    }
  }
}
