/// Escaping for one line of Markdown: CommonMark, with the tables and strikethrough of GitHub's.
enum MarkdownEscaping {
  /// `text` as one line that reads as itself anywhere in a paragraph, list item or table cell.
  ///
  /// Line breaks become spaces, what acts without being seen U+FFFD; see
  /// ``VisibleText/visible(_:)``. Backslashes stand before every mark with a meaning inside a line,
  /// and before those that have one at its beginning only there.
  static func escape(_ text: String) -> String {
    let line = trimmed(VisibleText.visible(text).unicodeScalars.map { isBreak($0) ? " " : $0 })
    var result = String.UnicodeScalarView()
    let mark = blockMark(in: line)
    for (index, scalar) in line.enumerated() {
      if index == mark || inline.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  private static let inline = Set("\\`*_[]<>|~&$".unicodeScalars)

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  // Leading spaces would make code of the line, trailing ones a line break.
  private static func trimmed(_ line: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
    guard let first = line.firstIndex(where: { $0 != " " }),
      let last = line.lastIndex(where: { $0 != " " })
    else { return [] }
    return line[first...last]
  }

  /// The position of the mark that would begin a heading, a list or a rule, counted from the
  /// beginning of the line: its first scalar, or the `.` or `)` after leading digits.
  private static func blockMark(in line: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let first = line.first else { return nil }
    if ["#", "+", "-", "=", ":"].contains(first) { return 0 }
    let rest = line.drop { ("0"..."9").contains($0) }
    let digits = line.count - rest.count
    guard digits > 0, let mark = rest.first, mark == "." || mark == ")" else { return nil }
    let next = rest.dropFirst().first
    return next == nil || next == " " ? digits : nil
  }
}
