import HanCore

/// Makes one of the tokens that end inside a span and those behind them, as tokens come in order.
struct UncutSpans {
  private let spans: [TextSpan]
  /// The first span that ends behind the last token.
  private var next = 0
  /// Where that span begins: a token that ends there or before stays as it is.
  private(set) var start: UInt32
  /// The tokens joined so far, when the last one ended inside a span.
  private var open: Token?

  /// - Parameter spans: Sorted, without overlaps.
  init(_ spans: [TextSpan]) {
    self.spans = spans
    start = spans.first.map { UInt32($0.lowerBound) } ?? .max
  }

  /// The token, with those it is joined to; `nil` if it ends inside a span.
  ///
  /// - Complexity: O(1) plus the spans that end inside the token.
  mutating func add(_ token: Token) -> Token? {
    var token = token
    if let first = open {
      // A sign takes the kind of its number; a joiner behind a bracket makes no blank of it.
      let isSign = first.kind == .punctuation && token.kind != .space
      let kind = isSign ? token.kind : first.kind
      token = Token(span: first.span.union(token.span), kind: kind)
      open = nil
    }
    let end = token.span.upperBound
    while next < spans.count, spans[next].upperBound <= end { next += 1 }
    start = next < spans.count ? UInt32(spans[next].lowerBound) : .max
    guard start < end else { return token }
    open = token
    return nil
  }
}

extension [Token] {
  /// Makes one of the tokens inside each span, or across its bounds.
  ///
  /// - Parameter spans: Sorted, without overlaps, none behind the last token.
  /// - Complexity: O(tokens + spans).
  func joined(in spans: [TextSpan]) -> [Token] {
    guard !spans.isEmpty else { return self }
    var uncut = UncutSpans(spans)
    return compactMap { uncut.add($0) }
  }

  /// The tokens, cut at offsets as well.
  ///
  /// - Parameter offsets: In order.
  /// - Complexity: O(tokens + offsets).
  func cutting(at offsets: [Int], in text: String) -> [Token] {
    var index = 0
    let first = offsets.firstIndex { offset in
      while index < count, self[index].endOffset <= offset { index += 1 }
      return index < count && self[index].span.lowerBound < offset
    }
    guard let first else { return self }
    var rest = offsets[first...]
    var result = Array(self[..<index])
    result.reserveCapacity(count + rest.count)
    let scalars = text.unicodeScalars
    for token in self[index...] {
      var token = token
      while let cut = rest.first, cut < token.endOffset {
        rest.removeFirst()
        guard cut > token.span.lowerBound else { continue }
        result.append(
          Token(span: TextSpan(token.span.lowerBound, cut), kind: token.kind, tag: token.tag))
        let scalar = scalars[text.utf8.index(text.startIndex, offsetBy: cut)]
        token = Token(
          span: TextSpan(cut, token.endOffset), kind: TokenKind(startingWith: scalar),
          tag: token.tag)
      }
      result.append(token)
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
