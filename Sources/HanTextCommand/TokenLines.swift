import HanText

/// Writes tokens as text: the lines of the source with one space between tokens.
///
/// A token is written as the stretch of the source from the end of the token before to its own, so
/// nothing of the source is lost or written twice, whatever conversion did to it.
struct TokenLines {
  private static let space = UInt8(ascii: " ")
  private static let lineFeed = UInt8(ascii: "\n")

  /// Whether tags are written behind tokens: `word/tag`.
  let tags: Bool

  /// The lines of a text.
  ///
  /// - Complexity: O(*n*).
  func bytes(of tokens: TokenizedText) -> [UInt8] {
    var source = tokens.text.source
    var map = OffsetMap.Cursor(tokens.text.map)
    return source.withUTF8 { source in
      var result: [UInt8] = []
      result.reserveCapacity(source.count + tokens.count + (tags ? 3 * tokens.count : 0))
      var start = 0
      var atLineStart = true
      for token in tokens.tokens {
        let end = map.sourceEnd(at: token.span.upperBound)
        // Both parts of a word that conversion made one stand where the first does.
        guard end > start else { continue }
        let form = UnsafeBufferPointer(rebasing: source[start..<end])
        start = end
        if token.kind == .space {
          if form[form.count - 1] == Self.lineFeed {
            result.append(contentsOf: form)
            atLineStart = true
            continue
          }
          // Spaces between tokens are written anyway.
          if form.allSatisfy({ $0 == Self.space }) { continue }
        }
        if !atLineStart { result.append(Self.space) }
        result.append(contentsOf: form)
        if tags, let tag = token.tag {
          result.append(UInt8(ascii: "/"))
          result.append(contentsOf: tag.name.utf8)
        }
        atLineStart = false
      }
      return result
    }
  }
}
