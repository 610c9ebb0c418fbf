import HanCore

/// The spans of a text that stay whole whatever the engine thinks; used by one task at a time, for
/// one text after the other.
final class WholeSpans: @unchecked Sendable {
  // Sendable: `Pool` hands an object to one task at a time.

  /// Spans that are one token each: words of the user's dictionary, addresses, emoji.
  private(set) var fixed: [TextSpan] = []
  /// Spans that are not cut inside, but may be part of a longer word: numbers (12月), model names
  /// (T恤), runs of marks.
  private(set) var joined: [TextSpan] = []

  /// Finds the spans of a text.
  ///
  /// - Parameters:
  ///   - dictionary: Matches of the user's dictionary, which win over patterns they touch.
  ///   - patterns: Whether to look for patterns.
  func find(in text: String, dictionary: [TextSpan], patterns: Bool) {
    // Each access to a variable of a class is checked at run time; one at the start and one at the
    // end are enough.
    var (fixed, joined) = (self.fixed, self.joined)
    (self.fixed, self.joined) = ([], [])
    defer { (self.fixed, self.joined) = (fixed, joined) }
    fixed.removeAll(keepingCapacity: true)
    joined.removeAll(keepingCapacity: true)
    guard patterns else {
      fixed += dictionary
      return
    }
    var text = text
    text.withUTF8 { bytes in
      var next = 0
      TokenPatterns.scan(bytes, skipsSingleMarks: true) { start, end, kind in
        // One character is whole anyway; a symbol must not become part of a word, though.
        let isOne = end &- start <= UTF8.width(startingWith: bytes[start])
        guard kind != .space, kind == .symbol || !isOne else { return }
        let span = TextSpan(start, end)
        while next < dictionary.count, dictionary[next].upperBound <= start {
          fixed.append(dictionary[next])
          next += 1
        }
        if next < dictionary.count, dictionary[next].overlaps(span) { return }
        let isFixed = kind == .symbol || kind == .latin && Self.isAddress(bytes[span.range])
        if isFixed { fixed.append(span) } else { joined.append(span) }
      }
      if next < dictionary.count { fixed += dictionary[next...] }
    }
  }

  private static func isAddress(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "@"): return true
      case UInt8(ascii: ":"): if bytes[index...].starts(with: "://".utf8) { return true }
      default: break
      }
    }
    return bytes.starts(with: "www.".utf8)
  }
}
