extension PatternScanner {
  /// A URL that begins at an offset with a letter.
  func url(at start: Int, _ first: Unit) -> Int? {
    switch first.value | 0x20 {
    case 0x68:  // h
      if let end = prefix("https://", at: start) ?? prefix("http://", at: start) {
        return urlBody(from: end)
      }
    case 0x66:  // f
      if let end = prefix("ftp://", at: start) { return urlBody(from: end) }
    case 0x77:  // w
      if let end = prefix("www.", at: start) { return urlBody(from: end) }
    default: break
    }
    return nil
  }

  /// The end of a text that stands at an offset, whatever its case and width.
  private func prefix(_ text: StaticString, at start: Int) -> Int? {
    var offset = start
    // A static string's bytes live as long as the process, and the count is its own.
    for index in 0..<text.utf8CodeUnitCount {
      let unit = self.unit(at: offset)
      let wanted = UInt32(text.utf8Start[index])
      let isLetter = wanted &- 0x61 < 26
      guard (isLetter ? unit.value | 0x20 : unit.value) == wanted else { return nil }
      offset &+= unit.width
    }
    return offset
  }

  /// What follows the start of a URL, if that is a letter or digit: all characters that may stand
  /// in one, up to the last that does not end a sentence, with brackets in pairs.
  private func urlBody(from start: Int) -> Int? {
    let first = unit(at: start)
    guard first.value < 0x80, classify(first).isAlphanumeric else { return nil }
    var offset = start
    var end = start
    var depth = 0
    while true {
      let unit = self.unit(at: offset)
      guard unit.value < 0x80 else { return end }
      offset &+= unit.width
      if classify(unit).isAlphanumeric {
        end = offset
        continue
      }
      // Full width: only what stands in the addresses of full-width texts.
      switch unit.value {
      case 0x2D, 0x2F, 0x5F: end = offset  // - / _
      case 0x2E: break  // .
      case _ where unit.width > 1: return end
      case 0x23, 0x24, 0x25, 0x26, 0x2A, 0x2B, 0x3D, 0x40, 0x7E: end = offset  // # $ % & * + = @ ~
      case 0x21, 0x27, 0x2C, 0x3A, 0x3B, 0x3F: break  // ! ' , : ; ?
      case 0x28, 0x5B: depth += 1  // ( [
      case 0x29, 0x5D:  // ) ]
        guard depth > 0 else { return end }
        depth -= 1
        end = offset
      default: return end
      }
    }
  }

  /// The host of an e-mail address: two labels or more, the last of them letters at its start and
  /// at least two of them; hosts have at most 253 characters.
  func host(at start: Int) -> Int? {
    var offset = start
    var end: Int?
    var labels = 0
    for _ in 0..<127 {
      let first = unit(at: offset)
      guard first.value < 0x80, classify(first).isAlphanumeric else { return end }
      var length = 0
      while length <= 63 {
        let unit = self.unit(at: offset)
        let isHyphen =
          unit == "-" && classify(self.unit(at: offset &+ unit.width)).isAlphanumeric
        guard unit.value < 0x80, isHyphen || classify(unit).isAlphanumeric else { break }
        offset &+= unit.width
        length += 1
      }
      if length > 63 { return end }
      labels += 1
      if labels > 1, length > 1, classify(first) == .letter { end = offset }
      let point = unit(at: offset)
      guard point == "." else { return end }
      offset &+= point.width
    }
    return end
  }

  /// A handle, `@name`, given its `@`.
  func handle(at start: Int, _ sign: Unit) -> Int? {
    func isPart(_ unit: Unit) -> Bool { classify(unit).isAlphanumeric || unit == "_" }
    var offset = start &+ sign.width
    guard isPart(unit(at: offset)), !classify(unit(before: start)).isAlphanumeric else {
      return nil
    }
    while true {
      let unit = self.unit(at: offset)
      let isInner = unit == "-" && isPart(self.unit(at: offset &+ unit.width))
      guard isPart(unit) || isInner else { return extended(offset) }
      offset &+= unit.width
    }
  }
}
