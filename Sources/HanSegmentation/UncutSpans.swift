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

extension UnsafeBufferPointer<Token> {
  /// The first token at or behind an index that ends behind an offset, or the end.
  ///
  /// - Complexity: O(log *n*) for one *n* tokens ahead.
  @inline(__always)
  func firstToken(endingBehind offset: Int, from index: Int) -> Int {
    // Steps that double lead behind it, halves of the last one back to it.
    var (low, high, step) = (index, index, 1)
    while high < count, self[high].endOffset <= offset {
      low = high &+ 1
      high = high &+ step
      step = step &<< 1
    }
    high = Swift.min(high, count)
    while low < high {
      let middle = (low &+ high) &>> 1
      if self[middle].endOffset <= offset { low = middle &+ 1 } else { high = middle }
    }
    return low
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
  /// - Complexity: O(tokens + offsets), and O(offsets) if nothing has to be cut and they are few.
  func cutting(at offsets: [Int], in text: String) -> [Token] {
    var result: [Token] = []
    // The tokens that are in the result.
    var copied = 0
    var index = 0
    let scalars = text.unicodeScalars
    withUnsafeBufferPointer { tokens in
      for cut in offsets {
        index = tokens.firstToken(endingBehind: cut, from: index)
        guard index < tokens.count else { return }
        guard tokens[index].startOffset < cut else { continue }
        if copied <= index {
          if copied == 0 { result.reserveCapacity(tokens.count + offsets.count) }
          result.append(contentsOf: tokens[copied...index])
          copied = index + 1
        }
        // What is left of a token that was cut before is the last one.
        let token = result[result.count - 1]
        guard token.startOffset < cut else { continue }
        result[result.count - 1] = Token(
          span: TextSpan(token.startOffset, cut), kind: token.kind, tag: token.tag)
        let scalar = scalars[text.utf8.index(text.startIndex, offsetBy: cut)]
        result.append(
          Token(
            span: TextSpan(cut, token.endOffset), kind: TokenKind(startingWith: scalar),
            tag: token.tag))
      }
    }
    if copied == 0 { return self }
    result.append(contentsOf: self[copied...])
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
