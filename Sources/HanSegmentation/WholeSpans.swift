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
    fixed.removeAll(keepingCapacity: true)
    joined.removeAll(keepingCapacity: true)
    guard patterns else {
      fixed += dictionary
      return
    }
    var text = text
    text.withUTF8 { bytes in
      var next = 0
      TokenPatterns.scan(bytes) { start, end, kind in
        // One character is whole anyway.
        guard end &- start > 1, kind != .space, kind != .punctuation || end &- start > 3 else {
          return
        }
        let span = TextSpan(start, end)
        while next < dictionary.count, dictionary[next].upperBound <= start {
          fixed.append(dictionary[next])
          next += 1
        }
        if next < dictionary.count, dictionary[next].overlaps(span) { return }
        let isFixed = kind == .symbol || kind == .latin && Self.isAddress(bytes[span.range])
        if isFixed { fixed.append(span) } else { joined.append(span) }
      }
      fixed += dictionary[next...]
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

extension [Token] {
  /// Makes one of the tokens inside each span, or across its bounds.
  ///
  /// - Complexity: O(tokens + spans).
  mutating func join(_ spans: [TextSpan]) {
    guard let first = spans.first else { return }
    // Nothing changes before the first span.
    var read = partitioningIndex { $0.span.upperBound > first.lowerBound }
    var written = read
    var next = 0
    while read < count {
      let token = self[read]
      read += 1
      while next < spans.count, spans[next].upperBound <= token.span.lowerBound { next += 1 }
      if written > 0, next < spans.count {
        let last = self[written - 1]
        let end = last.span.upperBound
        if spans[next].lowerBound < end, end < spans[next].upperBound {
          let kind = last.kind == .punctuation ? token.kind : last.kind
          self[written - 1] = Token(span: last.span.union(token.span), kind: kind)
          continue
        }
      }
      if written < read - 1 { self[written] = token }
      written += 1
    }
    removeSubrange(written...)
  }

  /// The first index whose token satisfies a predicate that stays true once it is.
  private func partitioningIndex(_ predicate: (Token) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The tokens, cut at the bounds of the spans.
  ///
  /// - Complexity: O(tokens + spans).
  func cutting(at spans: [TextSpan]) -> [Token] {
    var bounds = spans.flatMap { [$0.lowerBound, $0.upperBound] }[...]
    var result: [Token] = []
    result.reserveCapacity(count + bounds.count)
    for token in self {
      var start = token.span.lowerBound
      while let bound = bounds.first, bound < token.span.upperBound {
        if bound > start {
          result.append(Token(span: TextSpan(start, bound), kind: token.kind, tag: token.tag))
          start = bound
        }
        bounds.removeFirst()
      }
      result.append(
        Token(span: TextSpan(start, token.span.upperBound), kind: token.kind, tag: token.tag))
    }
    return result
  }
}
