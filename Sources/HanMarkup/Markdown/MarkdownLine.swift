/// What single lines of Markdown are, by their shape. Lines come without blanks around.
enum MarkdownLine {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// A heading that is marked by “#”.
  static func heading(_ bytes: Bytes, _ line: Range<Int>) -> (level: Int, content: Range<Int>)? {
    let level = bytes[line].prefix { $0 == UInt8(ascii: "#") }.count
    let start = line.lowerBound + level
    guard (1...6).contains(level), start == line.upperBound || bytes[start].isMarkdownBlank
    else { return nil }
    var content = trimmed(bytes, start..<line.upperBound)
    // Marks behind it are no part of it.
    let marks = bytes[content].reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let end = content.upperBound - marks
    if end == content.lowerBound || bytes[end - 1].isMarkdownBlank {
      content = trimmed(bytes, content.lowerBound..<end)
    }
    return (level, content)
  }

  /// The beginning of code between fences.
  static func fence(_ bytes: Bytes, _ line: Range<Int>) -> (mark: UInt8, length: Int)? {
    guard let mark = bytes[line].first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
    else { return nil }
    let length = bytes[line].prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    let info = bytes[line].dropFirst(length)
    return mark == UInt8(ascii: "`") && info.contains(mark) ? nil : (mark, length)
  }

  /// The level of the heading that a line of “=” or “-” makes of the text above.
  static func underline(_ bytes: Bytes, _ line: Range<Int>) -> Int? {
    guard let mark = bytes[line].first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"),
      bytes[line].allSatisfy({ $0 == mark })
    else { return nil }
    return mark == UInt8(ascii: "=") ? 1 : 2
  }

  /// Whether a line draws a rule across the page.
  static func isRule(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    guard let mark = bytes[line].first,
      mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_")
    else { return false }
    var count = 0
    for byte in bytes[line] {
      if byte == mark { count += 1 } else if !byte.isMarkdownBlank { return false }
    }
    return count >= 3
  }

  /// Whether a line parts the head of a table from its rows.
  static func isTableRule(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    var hasBar = false
    for byte in bytes[line] {
      switch byte {
      case UInt8(ascii: "|"): hasBar = true
      case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09: break
      default: return false
      }
    }
    return hasBar
      && cells(bytes, line).allSatisfy { cell in
        var marks = bytes[cell]
        if marks.first == UInt8(ascii: ":") { marks = marks.dropFirst() }
        if marks.last == UInt8(ascii: ":") { marks = marks.dropLast() }
        return !marks.isEmpty && marks.allSatisfy { $0 == UInt8(ascii: "-") }
      }
  }

  /// The cells of a row of a table.
  static func cells(_ bytes: Bytes, _ line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    if bytes[line].first == UInt8(ascii: "|") { start += 1 }
    var index = start
    while index < line.upperBound {
      if bytes[index] == UInt8(ascii: "|") {
        cells.append(trimmed(bytes, start..<index))
        start = index + 1
      }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    if start < line.upperBound { cells.append(trimmed(bytes, start..<line.upperBound)) }
    return cells
  }

  static func trimmed(_ bytes: Bytes, _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, bytes[lower].isMarkdownBlank { lower += 1 }
    while upper > lower, bytes[upper - 1].isMarkdownBlank { upper -= 1 }
    return lower..<upper
  }
}

/// The mark that begins an item of a list.
struct MarkdownItem {
  /// The bullet, or what stands behind the number. Items of one list have the same.
  let mark: UInt8
  /// How far the further lines of the item are indented, in columns.
  let width: Int
  /// Whether it begins a list where a paragraph stands right above.
  let mayInterrupt: Bool
  private let length: Int
  private let padding: Int

  init?(_ cursor: LineCursor) {
    let bytes = cursor.bytes
    var index = cursor.place
    guard index < cursor.end else { return nil }
    var isFirst = true
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): break
    case 0x30...0x39:
      let start = index
      while index < cursor.end, bytes[index].isASCIIDigit, index - start < 9 { index += 1 }
      guard index < cursor.end,
        bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
      else { return nil }
      isFirst = index == start + 1 && bytes[start] == UInt8(ascii: "1")
    default: return nil
    }
    mark = bytes[index]
    index += 1
    guard index == cursor.end || bytes[index].isMarkdownBlank else { return nil }
    length = index - cursor.place
    var inner = cursor
    inner.skipBlanks()
    inner.skip(bytes: length)
    let isBlank = inner.isBlank
    let blanks = inner.indent
    // Where more blanks follow, the item begins with code.
    padding = isBlank || blanks > 4 ? 1 : blanks
    width = cursor.indent + length + padding
    mayInterrupt = isFirst && !isBlank
  }

  /// Goes past the mark, and the box of a task.
  func skip(_ cursor: inout LineCursor) {
    cursor.skipBlanks()
    cursor.skip(bytes: length)
    cursor.skip(columns: padding)
    let rest = cursor.rest
    guard rest.count > 3, cursor.indent < 4, cursor.bytes[rest.lowerBound] == UInt8(ascii: "["),
      cursor.bytes[rest.lowerBound + 2] == UInt8(ascii: "]"),
      cursor.bytes[rest.lowerBound + 3].isMarkdownBlank
    else { return }
    switch cursor.bytes[rest.lowerBound + 1] {
    case UInt8(ascii: " "), UInt8(ascii: "x"), UInt8(ascii: "X"):
      cursor.skipBlanks()
      cursor.skip(bytes: 3)
      cursor.skipBlanks()
    default: break
    }
  }
}
