public import HanCore

extension Segmenter {
  /// All words of the word list inside a token, shorter than the token itself: what a search
  /// index wants beside it.
  ///
  /// The engine `icu` has no list to look into and gives none.
  ///
  /// ```swift
  /// let text = segmenter.segment("中华人民共和国")
  /// segmenter.words(inside: text[0], of: text).map { text.text.text[$0] }
  /// // ["中华", "人民", "共和", "共和国", …]
  /// ```
  ///
  /// - Returns: Their spans in the segmented text, in order of start, then of end.
  /// - Complexity: O(length of the token).
  public func words(inside token: Token, of text: TokenizedText) -> [TextSpan] {
    guard token.kind == .han, token.span.count > 6 else { return [] }
    return words.listWords(in: text.surface(of: token))
      .map { $0.shifted(by: token.span.lowerBound) }.filter { $0 != token.span }
  }

  /// The text with long tokens cut into the shorter words they are made of, two characters and
  /// more each; tokens that are not wholly made of such words stay as they are.
  ///
  /// - Complexity: O(*n*).
  public func refine(_ text: TokenizedText) -> TokenizedText {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count * 5 / 4)
    for token in text.tokens {
      // Fewer than four characters cannot be cut into parts of two.
      let words = token.span.count < 12 ? [] : words(inside: token, of: text)
      let parts = words.isEmpty ? [] : Self.parts(token.span, words: words)
      if parts.count < 2 {
        tokens.append(token)
      } else {
        tokens += parts.map { Token(span: $0, kind: token.kind, tag: token.tag) }
      }
    }
    return TokenizedText(text: text.text, tokens: tokens)
  }

  /// The cover of a span by most words; the first words as short as can be. Empty if there is
  /// none.
  private static func parts(_ span: TextSpan, words: [TextSpan]) -> [TextSpan] {
    // By start, from behind: the number of words to the end, and the first of them.
    var best: [Int: (count: Int, first: TextSpan?)] = [span.upperBound: (0, nil)]
    for word in words.reversed() {
      guard let rest = best[word.upperBound] else { continue }
      if rest.count + 1 >= best[word.lowerBound]?.count ?? 0 {
        best[word.lowerBound] = (rest.count + 1, word)
      }
    }
    var parts: [TextSpan] = []
    var start = span.lowerBound
    while let word = best[start]?.first {
      parts.append(word)
      start = word.upperBound
    }
    return start == span.upperBound ? parts : []
  }
}
