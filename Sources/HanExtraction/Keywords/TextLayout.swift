import HanCore

/// Which lines of a text are its body, which one is its heading, and which are neither: menus, lists
/// of links, bylines.
///
/// A line is part of the body when it reads like a sentence: with a full stop or a semicolon, or
/// with a comma and some length, or when it is long. Up to two other lines between lines of the
/// body are headings inside it. The heading of the whole is the title, when a line says that alone,
/// else the line with most Chinese characters among those in front of the body. A text with little
/// body is all body.
struct TextLayout {
  /// The heading of the whole, UTF-8 bytes.
  private(set) var heading: TextSpan?
  /// Whether the heading is the title that was asked for.
  private(set) var hasTitle = false
  /// What is neither heading nor body, UTF-8 bytes, in order.
  private(set) var rest: [TextSpan] = []

  /// From so many characters on the body is trusted to be one.
  static let smallestBody = 100

  private struct Line {
    var span: TextSpan
    /// The bytes from its first character that is not blank to the last one.
    var inner = TextSpan(0, 0)
    var length = 0
    var han = 0
    var hasStop = false
    var hasComma = false

    var isBody: Bool { hasStop || hasComma && length >= 15 || length >= 40 }
    var isHeading: Bool { han >= 4 && length <= 40 }
  }

  /// - Parameter title: The title, in the same script as the text, without blanks around it.
  /// - Complexity: O(*n*).
  init(_ bytes: UnsafeBufferPointer<UInt8>, title: UnsafeBufferPointer<UInt8>?) {
    let lines = Self.lines(of: bytes)
    if let title, !title.isEmpty,
      let line = lines.first(where: {
        $0.inner.count == title.count && bytes[$0.inner.range].elementsEqual(title)
      })
    {
      heading = line.span
      hasTitle = true
    }
    let body = lines.indices.filter { lines[$0].isBody }
    guard let first = body.first, let last = body.last else { return }
    if !hasTitle, lines.count > 1 {
      let candidates = lines[..<first].indices.filter { lines[$0].isHeading }
      if let best = candidates.max(by: { lines[$0].han <= lines[$1].han }) {
        heading = lines[best].span
      }
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
  private static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [Line] {
    var lines: [Line] = []
    var line = Line(span: TextSpan(0, 0))
    var offset = 0
    func close(before next: Int) {
      if line.length > 0 {
        line.span = TextSpan(line.span.lowerBound, offset)
        lines.append(line)
      }
      line = Line(span: TextSpan(next, next))
    }
    while offset < bytes.count {
      let width = min(UTF8.width(startingWith: bytes[offset]), bytes.count - offset)
      let scalar = Self.scalar(bytes, offset, width)
      switch scalar {
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: close(before: offset + width)
      case ...0x20, 0x3000, 0xA0: break
      default:
        if line.length == 0 { line.inner = TextSpan(offset, offset) }
        line.inner = TextSpan(line.inner.lowerBound, offset + width)
        line.length += 1
        switch scalar {
        case 0x4E00...0x9FFF: line.han += 1
        case 0x3002, 0xFF1B: line.hasStop = true
        case 0xFF0C: line.hasComma = true
        default: break
        }
      }
      offset += width
    }
    close(before: offset)
    return lines
  }

  /// A scalar of one to three bytes; those of four are of no interest here.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ width: Int
  ) -> UInt32 {
    let first = UInt32(bytes[offset])
    switch width {
    case 1: return first
    case 2: return (first & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F)
    case 3:
      return (first & 0xF) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
        | UInt32(bytes[offset + 2] & 0x3F)
    default: return 0x10000
    }
  }
}
