import HanCore

/// What a line begins or ends with: times, speakers, labels. Looks at few bytes of each.
struct LineHead {
  let bytes: UnsafeBufferPointer<UInt8>

  /// Whether a line of subtitles says when the next one is shown: `00:01:02,345 --> 00:01:04,000`.
  func isSubtitleTime(_ line: TextSpan) -> Bool {
    guard line.count <= 120, let first = byte(line.lowerBound), isDigit(first) else { return false }
    let range = line.range
    var index = range.lowerBound
    var colons = 0
    while index < range.upperBound, index < range.lowerBound + 16 {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":") {
        colons += 1
      } else if byte == UInt8(ascii: "-") {
        return colons > 0 && index + 2 < range.upperBound && bytes[index + 1] == byte
          && bytes[index + 2] == UInt8(ascii: ">")
      } else if !isDigit(byte), byte != UInt8(ascii: ","), byte != UInt8(ascii: "."), byte != 0x20 {
        return false
      }
      index += 1
    }
    return false
  }

  /// The bytes of the times in brackets that a line of lyrics begins with: `[01:02.34]`; 0 for none,
  /// and for a time of the day.
  func lyricTime(_ line: TextSpan) -> Int {
    var index = line.lowerBound
    while index + 6 < line.upperBound, bytes[index] == UInt8(ascii: "["), isDigit(bytes[index + 1]),
      isDigit(bytes[index + 2]), bytes[index + 3] == UInt8(ascii: ":"), isDigit(bytes[index + 4])
    {
      var end = index + 5
      while end < line.upperBound, end < index + 12, bytes[end] != UInt8(ascii: "]") { end += 1 }
      guard end < line.upperBound, bytes[end] == UInt8(ascii: "]"),
        bytes[index + 4..<end].contains(UInt8(ascii: "."))
      else { break }
      index = end + 1
    }
    return index - line.lowerBound
  }

  /// The end of the time of the day that a line begins with, a date or brackets before it
  /// included: `上午08:12`, `[21:03:55]`, `2024/3/9 8:12`; `nil` for none.
  func time(_ line: TextSpan) -> Int? {
    var index = line.lowerBound
    let limit = min(line.upperBound, index + 40)
    var digits = 0
    var colon = false
    var behind = 0
    while index < limit {
      let byte = bytes[index]
      if isDigit(byte) {
        digits += 1
        if colon { behind += 1 }
      } else if byte == UInt8(ascii: ":") {
        if colon, behind != 2 { return nil }
        guard digits > 0 else { return nil }
        colon = true
        behind = 0
      } else if colon, behind == 2, byte != UInt8(ascii: ".") {
        return byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")") ? index + 1 : index
      } else if byte == 0xE4 || byte == 0xE6 || byte == 0xE5 || byte == 0xE9 {
        guard let word = dayWord(index) else { return nil }
        index += word
        continue
      } else if colon
        || ![0x20, 0x2D, 0x2F, 0x2E, 0x5B, 0x28, 0x2C].contains(byte)
      {
        return nil
      }
      index += 1
    }
    return colon && behind == 2 && index == line.upperBound ? index : nil
  }

  /// The bytes of 上午, 下午 or 年, 月, 日 at a place.
  private func dayWord(_ index: Int) -> Int? {
    for word: StaticString in ["上午", "下午", "年", "月", "日"] where starts(index, word) {
      return word.utf8CodeUnitCount
    }
    return nil
  }

  /// Whether a line ends with a time of the day: two digits behind a colon.
  func endsWithTime(_ line: TextSpan) -> Bool {
    let end = line.upperBound
    guard line.count >= 4, isDigit(bytes[end - 1]), isDigit(bytes[end - 2]) else { return false }
    return bytes[end - 3] == UInt8(ascii: ":") && isDigit(bytes[end - 4])
  }

  /// The hash of the name a line begins with, a colon behind it: 用户：…; `nil` for none.
  func speaker(_ line: TextSpan) -> UInt64? {
    var index = line.lowerBound
    let limit = min(line.upperBound, index + 30)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    while index < limit {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":") || starts(index, "：") {
        let width = byte == UInt8(ascii: ":") ? 1 : 3
        return index > line.lowerBound && index + width < line.upperBound ? hash : nil
      }
      // Marks and blanks end a name, and numbers make none.
      if byte < 0x41 || byte == 0xE3 && bytes[min(index + 1, limit - 1)] == 0x80 || byte == 0xEF {
        return nil
      }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      index += 1
    }
    return nil
  }

  /// The bytes of the label a line begins with, up to its colon.
  func label(_ line: TextSpan) -> Range<Int>? {
    let limit = min(line.upperBound, line.lowerBound + 40)
    var index = line.lowerBound
    while index < limit {
      if bytes[index] == UInt8(ascii: ":") || starts(index, "：") {
        var end = index
        while end > line.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == UInt8(ascii: "*") {
          end -= 1
        }
        return line.lowerBound..<end
      }
      index += 1
    }
    return nil
  }

  /// Whether bytes stand at a place.
  func starts(_ index: Int, _ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
