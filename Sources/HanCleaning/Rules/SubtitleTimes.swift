import HanCore

/// Removes the numbers and times of subtitles and lyrics, and the lines about who made them.
package struct SubtitleTimes: CharacterRule, BlockRule {
  /// The rule's name.
  package let name = "subtitle-times"

  /// Creates the rule.
  package init() {}

  /// The times in front of lines of lyrics, where most lines have them.
  ///
  /// - Complexity: O(*n*).
  package func edits(in text: String) -> [CleaningEdit] {
    var text = text
    return text.withUTF8 { bytes in
      // Most texts have no such line among their first ones.
      guard let first = bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "[") else {
        return []
      }
      let head = LineHead(bytes: bytes)
      var edits: [CleaningEdit] = []
      var tags: [CleaningEdit] = []
      var lines = 0
      var start = 0
      while start < bytes.count {
        let end = ByteSearch.next(0x0A, in: bytes, from: start)
        let width = head.lyricTime(TextSpan(start, end))
        if end > start { lines += 1 }
        if width == 0, edits.isEmpty, Self.isTag(bytes[start..<end]) {
          lines -= 1
          tags.append(CleaningEdit(TextSpan(start, end), reason: .timestamp))
        }
        if width > 0 {
          edits.append(CleaningEdit(TextSpan(start, start + width), reason: .timestamp))
        }
        start = end + 1
      }
      return edits.count >= 4 && edits.count * 2 >= lines ? tags + edits : []
    }
  }

  /// Whether a line is like `[ti:…]`, as lyrics have them above: two letters, then what they stand
  /// for.
  private static func isTag(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let last = line.last(where: { $0 > 0x20 }), last == UInt8(ascii: "]"),
      let colon = line.firstIndex(of: UInt8(ascii: ":")), line.first == UInt8(ascii: "[")
    else { return false }
    let name = line[(line.startIndex + 1)..<colon]
    return (2...6).contains(name.count) && name.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
  }

  private static let credits = ["字幕", "校对", "校對", "翻译", "翻譯", "时间轴", "時間軸", "听译", "聽譯", "压制", "壓製"]

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .subtitles else { return }
    var text = page.text
    text.withUTF8 { bytes in
      let head = LineHead(bytes: bytes)
      for (index, block) in page.blocks.enumerated() {
        if head.isSubtitleTime(block.span) {
          page.removalReasons[index] = .timestamp
          // The number above it.
          if index > 0, page.blocks[index - 1].digits == page.blocks[index - 1].length,
            page.blocks[index - 1].blankLinesBelow == 0
          {
            page.removalReasons[index - 1] = .timestamp
          }
        } else if index == 0, head.starts(block.span.lowerBound, "WEBVTT") {
          page.removalReasons[index] = .timestamp
        } else if block.length <= 60, block.han > 0, Self.isCredit(page.content(index)) {
          page.removalReasons[index] = .boilerplate
        }
      }
    }
  }

  /// Whether a line names who made the subtitles: 字幕：…, two such words, or one in a frame.
  private static func isCredit(_ line: Substring) -> Bool {
    var words = 0
    var isLabel = false
    for credit in credits {
      guard let found = line.firstRange(of: credit) else { continue }
      words += 1
      let behind = line[found.upperBound...].drop { $0 == " " || $0 == "组" || $0 == "組" }
      if let mark = behind.first, mark == "：" || mark == ":" { isLabel = true }
    }
    return words >= 2 || words == 1 && isLabel
  }
}
