import HanText

/// The text on both sides of a match.
enum ContextWindow {
  /// So many characters before and behind a span, without breaks of lines.
  static func lines(
    around span: TextSpan, in source: String, characters: Int
  ) -> (left: String, right: String) {
    var source = source
    let found = source.withUTF8 { bytes -> (left: String, right: String)? in
      guard let start = start(bytes, span.lowerBound, characters),
        let end = end(bytes, span.upperBound, characters)
      else { return nil }
      return (line(bytes, start..<span.lowerBound), line(bytes, span.upperBound..<end))
    }
    if let found { return found }
    let bounds = Range(span, in: source)
    return (
      line(source[..<bounds.lowerBound].suffix(characters)),
      line(source[bounds.upperBound...].prefix(characters))
    )
  }

  /// Where so many characters begin that end at a place; `nil` where it takes more to tell.
  private static func start(
    _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ characters: Int
  ) -> Int? {
    var place = end
    // One more is looked at: it may belong to the first.
    for left in (0...characters).reversed() {
      guard place > 0 else { return 0 }
      var start = place - 1
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      guard isPlain(bytes, start..<place) else { return nil }
      if left == 0 { return place }
      place = start
    }
    return place
  }

  /// Where so many characters end that begin at a place; `nil` where it takes more to tell.
  private static func end(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ characters: Int
  ) -> Int? {
    var place = start
    for left in (0...characters).reversed() {
      guard place < bytes.count else { return place }
      var end = place + 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      guard isPlain(bytes, place..<end) else { return nil }
      if left == 0 { return place }
      place = end
    }
    return place
  }

  /// Whether a scalar is a character by itself beside others that are: ASCII without returns, the
  /// first block of Chinese characters, and punctuation of full width.
  private static func isPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ scalar: Range<Int>
  ) -> Bool {
    let first = bytes[scalar.lowerBound]
    if first < 0x80 { return first >= 0x20 && first < 0x7F || first == 0x0A }
    guard scalar.count == 3 else { return false }
    let second = bytes[scalar.lowerBound + 1]
    switch first {
    case 0xE4: return second >= 0xB8
    case 0xE5...0xE9: return true
    // U+3000 to U+3029; behind it come marks that join.
    case 0xE3: return second == 0x80 && bytes[scalar.lowerBound + 2] < 0xAA
    // U+FF00 to U+FF5F.
    case 0xEF: return second == 0xBC || second == 0xBD && bytes[scalar.lowerBound + 2] < 0xA0
    default: return false
    }
  }

  private static func line(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    let bytes = UnsafeBufferPointer(rebasing: bytes[range])
    guard bytes.contains(0x0A) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  private static func line(_ text: Substring) -> String {
    text.contains(where: \.isNewline) ? String(text.map { $0.isNewline ? " " : $0 }) : String(text)
  }
}
