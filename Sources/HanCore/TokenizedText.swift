/// A text and its tokens, in order and without gaps.
public struct TokenizedText: Hashable, Sendable {
  /// The text that was segmented, with its way back to the document.
  public let text: MappedText
  /// The tokens, which joined give the text.
  public let tokens: [Token]

  /// Creates a tokenized text.
  ///
  /// - Precondition: the tokens cover the text without gaps or overlaps.
  package init(text: MappedText, tokens: [Token]) {
    precondition(
      (tokens.first?.span.lowerBound ?? 0) == 0
        && (tokens.last?.span.upperBound ?? 0) == text.text.utf8.count,
      "tokens join to the text")
    self.text = text
    self.tokens = tokens
  }

  /// The token's wording in the segmented text.
  public func surface(of token: Token) -> Substring { text.text[token.span] }

  /// Where the token stands in the document, UTF-8 bytes.
  public func sourceSpan(of token: Token) -> TextSpan { text.sourceSpan(of: token.span) }

  /// The token's wording in the document.
  public func sourceForm(of token: Token) -> String { text.sourceForm(of: token.span) }
}

extension TokenizedText: RandomAccessCollection {
  /// The index of the first token.
  public var startIndex: Int { tokens.startIndex }
  /// The index behind the last token.
  public var endIndex: Int { tokens.endIndex }
  /// The token at an index.
  public subscript(position: Int) -> Token { tokens[position] }
}
