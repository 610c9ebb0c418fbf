import HanCore

/// Which lines of a text are its body, which one is its heading, and which are neither: menus, lists
/// of links, bylines.
///
/// A line is part of the body when it reads like a sentence: with a full stop or a semicolon, or
/// with a comma and some length, or when it is long. Up to two other lines between lines of the
/// body are headings inside it. The heading of the whole is the one with most Chinese characters
/// among the lines in front of the body. A text with little body is all body.
struct TextLayout {
  /// The heading of the whole, UTF-8 bytes.
  private(set) var heading: TextSpan?
  /// What is neither heading nor body, UTF-8 bytes, in order.
  private(set) var rest: [TextSpan] = []

  /// From so many characters on the body is trusted to be one.
  static let smallestBody = 100

  private struct Line {
    var span: TextSpan
    var length = 0
    var han = 0
    var hasStop = false
    var hasComma = false

    var isBody: Bool { hasStop || hasComma && length >= 15 || length >= 40 }
    var isHeading: Bool { han >= 4 && length <= 40 }
  }

  /// - Complexity: O(*n*).
  init(_ text: String) {
    let lines = Self.lines(of: text)
    let body = lines.indices.filter { lines[$0].isBody }
    guard let first = body.first, let last = body.last else { return }
    let candidates = lines[..<first].indices.filter { lines[$0].isHeading }
    if let best = candidates.max(by: { lines[$0].han <= lines[$1].han }),
      lines.count > 1
    {
      heading = lines[best].span
    }
    guard body.reduce(0, { $0 + lines[$1].length }) >= Self.smallestBody else { return }
    var index = 0
    while index < lines.count {
      var end = index
      while end < lines.count, !lines[end].isBody { end += 1 }
      let isInside = index > first && end <= last
      if end > index, !isInside || end - index > 2 {
        rest += lines[index..<end].map(\.span).filter { $0 != heading }
      }
      index = end + 1
    }
  }

  /// The lines that are not blank.
  private static func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    var line = Line(span: TextSpan(0, 0))
    var offset = 0
    func close() {
      if line.length > 0 {
        line.span = TextSpan(line.span.lowerBound, offset)
        lines.append(line)
      }
    }
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      if scalar.isLineBreak {
        close()
        line = Line(span: TextSpan(offset + width, offset + width))
      } else if scalar.value > 0x20, scalar.value != 0x3000, scalar.value != 0xA0 {
        line.length += 1
        switch scalar.value {
        case 0x4E00...0x9FFF: line.han += 1
        case 0x3002, 0xFF1B: line.hasStop = true
        case 0xFF0C: line.hasComma = true
        default: break
        }
      }
      offset += width
    }
    close()
    return lines
  }
}
