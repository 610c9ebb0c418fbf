import HanCore

extension PatternScanner {
  /// What begins with a digit at an offset: a date, a time, a number; a keycap, an identifier or
  /// an address as well.
  func number(at start: Int, isSigned: Bool = false) -> (end: Int, kind: TokenKind) {
    if let end = keycap(at: start) { return (end, .symbol) }
    let first = digits(from: start)
    let separator = unit(at: first.end)
    switch separator.value {
    case 0x2D, 0x2E, 0x2F:  // - . /
      if !isSigned, let end = date(from: first, separator) { return (end, .number) }
    case 0x3A:  // :
      if !isSigned, let end = time(at: start) { return attached(end, startsAt: start) }
    case 0x2C:  // ,
      return fraction(thousands(from: first), startsAt: start)
    default: break
    }
    return fraction(first.end, startsAt: start)
  }

  /// A run of digits: its end and its length, which is counted up to nine.
  func digits(from start: Int) -> (end: Int, count: Int) {
    var offset = start
    var count = 0
    while true {
      let unit = self.unit(at: offset)
      guard unit.value &- 0x30 < 10 else { return (offset, count) }
      offset &+= unit.width
      count = min(count + 1, 9)
    }
  }

  /// The end of exactly so many digits with no further one behind them.
  private func digits(_ lengths: ClosedRange<Int>, from start: Int) -> Int? {
    var offset = start
    var count = 0
    while count <= lengths.upperBound {
      let unit = self.unit(at: offset)
      guard unit.value &- 0x30 < 10 else { break }
      offset &+= unit.width
      count += 1
    }
    return lengths.contains(count) ? offset : nil
  }

  /// Groups of three digits behind the first group.
  private func thousands(from first: (end: Int, count: Int)) -> Int {
    guard first.count <= 3 else { return first.end }
    // A full-width comma parts clauses, unless the digits are full width as well.
    let width = unit(before: first.end).width
    var end = first.end
    while true {
      let comma = unit(at: end)
      guard comma == ",", comma.width == width,
        let next = digits(3...3, from: end &+ comma.width)
      else { return end }
      end = next
    }
  }

  /// Decimals, or further parts of a version or address; then what may stand behind a number.
  private func fraction(_ end: Int, startsAt start: Int) -> (end: Int, kind: TokenKind) {
    var end = end
    while true {
      let point = unit(at: end)
      guard point == "." else { break }
      let part = digits(from: end &+ point.width)
      guard part.count > 0 else { break }
      end = part.end
    }
    return attached(end, startsAt: start)
  }

  /// Signs of proportion and degree, or letters, which make it an identifier.
  private func attached(_ end: Int, startsAt start: Int) -> (end: Int, kind: TokenKind) {
    let unit = self.unit(at: end)
    let next = end &+ unit.width
    switch unit.value {
    case 0x25, 0x2030, 0x2031, 0x2103, 0x2109: return (extended(next), .number)  // % ‰ ‱ ℃ ℉
    case 0xB0:  // °, °C, °F
      let scale = self.unit(at: next)
      let after = next &+ scale.width
      if scale == "C" || scale == "F", !classify(self.unit(at: after)).isAlphanumeric {
        return (extended(after), .number)
      }
      return (extended(next), .number)
    default:
      let (wordEnd, hasLetter) = word(from: end, hasLetter: false, startsAt: start)
      return (wordEnd, hasLetter ? .latin : .number)
    }
  }

  /// A date, given its first part.
  private func date(from first: (end: Int, count: Int), _ separator: Unit) -> Int? {
    let yearFirst = first.count == 4
    guard yearFirst || first.count <= 2,
      let second = digits(1...2, from: first.end &+ separator.width)
    else { return nil }
    let again = unit(at: second)
    guard again.value == separator.value,
      let third = digits(yearFirst ? 1...2 : 4...4, from: second &+ again.width)
    else { return nil }
    let after = unit(at: third)
    if after == "." || after == "T" || after == "t" {
      let next = third &+ after.width
      if after == ".", unit(at: next).value &- 0x30 < 10 { return nil }
      if after.value | 0x20 == 0x74, let end = time(at: next) { return zone(at: end) }
    }
    return extended(third)
  }

  /// Hours, minutes, perhaps seconds and parts of them.
  private func time(at start: Int) -> Int? {
    guard let hours = digits(1...2, from: start) else { return nil }
    let high = unit(at: start)
    let low = unit(at: start &+ high.width)
    if low.value &- 0x30 < 10, (high.value &- 0x30) * 10 + low.value &- 0x30 > 24 { return nil }
    guard let minutes = sixty(behindColonAt: hours) else { return nil }
    guard let seconds = sixty(behindColonAt: minutes) else { return extended(minutes) }
    if byte(at: seconds) == 0x2E {
      let parts = digits(from: seconds &+ 1)
      if parts.count > 0 { return parts.end }
    }
    return extended(seconds)
  }

  /// A colon and two digits, the first of them below six.
  private func sixty(behindColonAt offset: Int) -> Int? {
    let colon = unit(at: offset)
    guard colon == ":" else { return nil }
    let start = offset &+ colon.width
    guard unit(at: start).value &- 0x30 < 6 else { return nil }
    return digits(2...2, from: start)
  }

  /// `Z`, or a difference like `+08:00`, behind the time in a date of ISO 8601.
  private func zone(at end: Int) -> Int {
    let unit = self.unit(at: end)
    let next = end &+ unit.width
    switch unit.value {
    case 0x5A, 0x7A: return next
    case 0x2B, 0x2D:
      guard let hours = digits(2...2, from: next) else { return end }
      return sixty(behindColonAt: hours) ?? end
    default: return end
    }
  }
}
