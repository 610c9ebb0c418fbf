import HanText

/// Writes tokens as text: the lines of the source with one space between tokens.
///
/// A token is written as the stretch of the source from the end of the token before to its own, so
/// nothing of the source is lost or written twice, whatever conversion did to it.
struct TokenLines {
  private static let space = UInt8(ascii: " ")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let stroke = UInt8(ascii: "/")

  /// Whether tags are written behind tokens: `word/tag`.
  let tags: Bool

  /// The lines of a text.
  ///
  /// - Complexity: O(*n*).
  func bytes(of tokens: TokenizedText) -> [UInt8] {
    var source = tokens.text.source
    var map = OffsetMap.Cursor(tokens.text.map)
    return source.withUTF8 { source in
      var sink = ByteSink(capacity: source.count + tokens.count + (tags ? 3 * tokens.count : 0))
      var start = 0
      var atLineStart = true
      for token in tokens.tokens {
        let end = map.sourceEnd(at: token.endOffset)
        // Both parts of a word that conversion made one stand where the first does.
        guard end > start else { continue }
        let form = UnsafeBufferPointer(rebasing: source[start..<end])
        let readable = source.count - start
        start = end
        sink.reserve(form.count + 1)
        if token.kind == .space {
          if form[form.count - 1] == Self.lineFeed {
            sink.append(form, readable: readable)
            atLineStart = true
            continue
          }
          // Spaces between tokens are written anyway.
          if form.allSatisfy({ $0 == Self.space }) { continue }
        }
        if !atLineStart { sink.append(Self.space) }
        sink.append(form, readable: readable)
        if tags, let tag = token.tag { write(tag, to: &sink) }
        atLineStart = false
      }
      return sink.bytes
    }
  }

  private func write(_ tag: PartOfSpeech, to sink: inout ByteSink) {
    tag.withName { name in
      sink.reserve(name.count + 1)
      sink.append(Self.stroke)
      sink.append(name, readable: name.count)
    }
  }
}
