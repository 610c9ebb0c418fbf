/// Where a link leads: `(address "title")`, and the definition of a label,
/// `[label]: address "title"`. Only where they end matters.
enum MarkdownTarget {
  /// How deep parentheses nest in an address.
  static let maximumDepth = 32
  /// The longest label, in bytes.
  static let maximumLabel = 999

  /// Behind the “)” of a target whose “(” stands at `start`.
  static func end(_ text: [UInt8], at start: Int) -> Int? {
    var index = skipSpaces(text, start + 1)
    guard let address = addressEnd(text, at: index) else { return nil }
    index = skipSpaces(text, address)
    if index > address, let title = titleEnd(text, at: index) { index = skipSpaces(text, title) }
    return index < text.count && text[index] == UInt8(ascii: ")") ? index + 1 : nil
  }

  /// Behind an address, which may be empty.
  static func addressEnd(_ text: [UInt8], at start: Int) -> Int? {
    var index = start
    if index < text.count, text[index] == UInt8(ascii: "<") {
      index += 1
      while index < text.count {
        switch text[index] {
        case UInt8(ascii: ">"): return index + 1
        case UInt8(ascii: "<"), 0x0A: return nil
        case UInt8(ascii: "\\"): index += 2
        default: index += 1
        }
      }
      return nil
    }
    var depth = 0
    while index < text.count, text[index] > 0x20 {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("):
        depth += 1
        if depth > maximumDepth { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { return index }
        depth -= 1
      default: break
      }
      index += 1
    }
    return depth == 0 ? min(index, text.count) : nil
  }

  /// Behind a title in quotes or parentheses.
  static func titleEnd(_ text: [UInt8], at start: Int) -> Int? {
    guard start < text.count else { return nil }
    let open = text[start]
    guard open == UInt8(ascii: "\"") || open == UInt8(ascii: "'") || open == UInt8(ascii: "(")
    else { return nil }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : open
    var index = start + 1
    while index < text.count {
      if text[index] == close { return index + 1 }
      if text[index] == open { return nil }
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// The label whose “[” stands at `start`, and the place behind its “]”.
  static func label(_ text: [UInt8], at start: Int) -> (name: String, end: Int)? {
    var index = start + 1
    let limit = min(text.count, index + maximumLabel)
    while index < limit {
      switch text[index] {
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"): return (name(text[(start + 1)..<index]), index + 1)
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// A label as labels are compared: without regard to case and to how many blanks there are.
  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.split(whereSeparator: \.isMarkdownSpace).map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: " ").lowercased()
  }

  static func skipSpaces(_ text: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < text.count, text[index].isMarkdownSpace { index += 1 }
    return index
  }
}

/// The definition of a label, at the beginning of a paragraph.
struct MarkdownDefinition {
  /// The label.
  let label: String
  /// Whether it is the text of a note, `[^1]: …`.
  let isNote: Bool
  /// The first line of that text.
  let note: Range<Int>
  /// How many lines it takes.
  let lines: Int

  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ lines: ArraySlice<Range<Int>>) {
    guard let first = lines.first, bytes[first].first == UInt8(ascii: "[") else { return nil }
    var text: [UInt8] = []
    for line in lines {
      text += bytes[line]
      text.append(0x0A)
    }
    guard let (label, end) = MarkdownTarget.label(text, at: 0), !label.isEmpty, end < text.count,
      text[end] == UInt8(ascii: ":")
    else { return nil }
    self.label = label
    isNote = label.hasPrefix("^")
    note = MarkdownLine.trimmed(
      bytes, min(first.lowerBound + end + 1, first.upperBound)..<first.upperBound)
    if isNote {
      self.lines = 1
      return
    }
    let start = MarkdownTarget.skipSpaces(text, end + 1)
    guard let address = MarkdownTarget.addressEnd(text, at: start), address > start else {
      return nil
    }
    func lineEnd(_ index: Int) -> Int? {
      var index = index
      while index < text.count, text[index].isMarkdownBlank { index += 1 }
      return index < text.count && text[index] == 0x0A ? index : nil
    }
    let next = MarkdownTarget.skipSpaces(text, address)
    let title = next > address ? MarkdownTarget.titleEnd(text, at: next) : nil
    guard let last = title.flatMap(lineEnd) ?? lineEnd(address) else { return nil }
    self.lines = text[...last].count { $0 == 0x0A }
  }
}
