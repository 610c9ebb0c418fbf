import HanCore

/// The spans of a text that stay whole whatever the engine thinks.
struct WholeSpans {
  /// Spans that are one token each: words of the user's dictionary, addresses, emoji.
  private(set) var fixed: [TextSpan] = []
  /// Spans that are not cut inside, but may be part of a longer word: numbers (12月), model names
  /// (T恤), runs of marks.
  private(set) var joined: [TextSpan] = []

  /// - Parameters:
  ///   - dictionary: Matches of the user's dictionary, which win over patterns they touch.
  ///   - patterns: Tokens found by their shape.
  init(dictionary: [TextSpan], patterns: [Token], of text: String) {
    var next = 0
    for token in patterns where token.span.count > 1 && token.kind != .space {
      while next < dictionary.count, dictionary[next].upperBound <= token.span.lowerBound {
        fixed.append(dictionary[next])
        next += 1
      }
      if next < dictionary.count, dictionary[next].overlaps(token.span) { continue }
      switch token.kind {
      case .symbol: fixed.append(token.span)
      case .latin where Self.isAddress(text[token.span]): fixed.append(token.span)
      // One mark of several bytes is whole anyway.
      case .punctuation where token.span.count <= 3: break
      default: joined.append(token.span)
      }
    }
    fixed += dictionary[next...]
  }

  private static func isAddress(_ text: Substring) -> Bool {
    text.utf8.contains(UInt8(ascii: "@")) || text.contains("://") || text.hasPrefix("www.")
  }
}

extension [Token] {
  /// The tokens with those inside each span, or across its bounds, made one.
  ///
  /// - Complexity: O(tokens + spans).
  func joining(_ spans: [TextSpan]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(count)
    var next = 0
    for token in self {
      while next < spans.count, spans[next].upperBound <= token.span.lowerBound { next += 1 }
      if next < spans.count, let last = result.last,
        spans[next].lowerBound < last.span.upperBound, last.span.upperBound < spans[next].upperBound
      {
        let kind = last.kind == .punctuation ? token.kind : last.kind
        result[result.count - 1] = Token(span: last.span.union(token.span), kind: kind)
      } else {
        result.append(token)
      }
    }
    return result
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
