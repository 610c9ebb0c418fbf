/// Subtitles (.srt, .vtt) with blanks in place of their numbers, times and tags, so that every
/// place of the text is the place in the source, in any unit.
package enum SubtitleText {
  /// The text with blanks.
  ///
  /// - Complexity: O(*n*).
  package static func blanked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    var lines: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    lines.append(start..<bytes.count)
    for (index, line) in lines.enumerated() {
      let isHeader = index == 0 && bytes[line].starts(with: "WEBVTT".utf8)
      let isNumber =
        index + 1 < lines.count && isTime(bytes[lines[index + 1]])
        && isNumber(bytes[line])
      if isHeader || isTime(bytes[line]) || isNumber {
        for place in line where bytes[place] != 0x0D { bytes[place] = 0x20 }
      } else {
        blankTags(line, in: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a line is `00:01:02,345 --> 00:01:04,000`, perhaps with settings behind.
  private static func isTime(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 200, line.allSatisfy({ $0 < 0x80 }) else { return false }
    let text = String(decoding: line, as: UTF8.self)
    guard let arrow = text.firstRange(of: "-->") else { return false }
    let before = text[..<arrow.lowerBound].utf8
    return before.contains(UInt8(ascii: ":"))
      && before.allSatisfy { (0x30...0x3A).contains($0) || [0x20, 0x2C, 0x2E].contains($0) }
  }

  private static func isNumber(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains { $0 != 0x20 && $0 != 0x0D }
      && line.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 || $0 == 0x0D }
  }

  /// Blanks `<i>`, `</font>` and `{\an8}`.
  private static func blankTags(_ line: Range<Int>, in bytes: inout [UInt8]) {
    var place = line.lowerBound
    while place < line.upperBound {
      let opens = bytes[place]
      let closes: UInt8? =
        opens == UInt8(ascii: "<")
        ? UInt8(ascii: ">")
        : opens == UInt8(ascii: "{") ? UInt8(ascii: "}") : nil
      guard let closes, place + 1 < line.upperBound,
        let end = bytes[place..<min(line.upperBound, place + 60)].firstIndex(of: closes),
        bytes[place...end].allSatisfy({ $0 < 0x80 }),
        opens == UInt8(ascii: "{")
          ? bytes[place + 1] == UInt8(ascii: "\\")
          : bytes[place + 1] == UInt8(ascii: "/") || (0x61...0x7A).contains(bytes[place + 1] | 0x20)
      else {
        place += 1
        continue
      }
      for index in place...end { bytes[index] = 0x20 }
      place = end + 1
    }
  }
}
