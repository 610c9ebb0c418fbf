public import HanCore

/// A token of a text as the text writes it: a word, a number, a mark, or a run of spaces.
public struct TextToken: Hashable, Codable, Sendable {
  /// The wording in the text.
  public var text: String
  /// The wording in the canonical form: Simplified, half-width.
  public var canonical: String
  /// Where it stands in the text, UTF-8 bytes; `Range(token.span, in: text)` and
  /// `NSRange(token.span, in: text)` give other ranges.
  public var span: TextSpan
  /// What it is made of.
  public var kind: TokenKind
  /// Its part of speech; white space has none.
  public var partOfSpeech: PartOfSpeech?

  private enum CodingKeys: String, CodingKey {
    case text, canonical, kind
    case span = "range"
    case partOfSpeech = "pos"
  }

  /// Whether it is a word or a number, and not a mark, a symbol or space.
  public var isWord: Bool {
    switch kind {
    case .han, .latin, .number: true
    case .punctuation, .symbol, .space: false
    }
  }
}

extension TextToken {
  /// The tokens of a text as its source writes them; they cover the source.
  ///
  /// - Complexity: O(*n*).
  static func all(in tokens: TokenizedText) -> [TextToken] {
    var map = OffsetMap.Cursor(tokens.text.map)
    var result: [TextToken] = []
    result.reserveCapacity(tokens.count)
    var start = 0
    for token in tokens {
      let end = map.sourceEnd(at: token.span.upperBound)
      // Both parts of a word that conversion made one stand where the first does.
      guard end > start else { continue }
      let span = TextSpan(start, end)
      result.append(
        TextToken(
          text: String(tokens.text.source[span]), canonical: String(tokens.surface(of: token)),
          span: span, kind: token.kind, partOfSpeech: token.tag))
      start = end
    }
    return result
  }
}
