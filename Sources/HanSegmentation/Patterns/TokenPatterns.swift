package import HanCore

/// Finds what is one token by its shape, whatever the model says: URLs, e-mail addresses, numbers,
/// dates, times, identifiers, words of other scripts, emoji, runs of marks and of spaces.
///
/// The tokens found cover all of a text but its *gaps*: the runs of letters of East Asian scripts
/// (Chinese characters, kana, bopomofo, Hangul, with the marks on them), which need a dictionary
/// or a model. Full-width forms are read as half-width ones.
///
/// What stays one token:
/// - `https://example.org/a?b=1`, `www.example.org`; the closing mark of a sentence is none of it;
/// - `name@example.org`, and a handle, `@name`, of Latin letters, digits and `_` or inner `-`;
/// - `3.14`, `1,234,567`, `-5`, `10%`, `75°`, `36.5℃`, `1.2.3`. A sign belongs to a number at the
///   start, after a space or after a mark that opens or separates, but not after a Chinese
///   character, where it nearly always stands for "to" (9月-10月);
/// - `2021-11-01`, `2021/11/1`, `2021.11.01`, `1/11/2021`, `2021-11-01T08:30:15Z`, `8:30`,
///   `08:30:15`, with hours to 24 and minutes to 59;
/// - letters and digits in any mixture, with `-` `_` `.` `/` `+` `&` `'` between two of them if
///   there is a letter before (for `-` and `_`, before or right after): `5G`, `COVID-19`, `PM2.5`,
///   `GB/T`, `AT&T`; and `C++`, `C#`, `.NET`;
/// - an emoji with all that belongs to it, a flag, a keycap;
/// - a run of one and the same mark or symbol (`……`, `——`, `!!!`, `===`), but each bracket and each
///   quotation mark alone;
/// - a run of spaces and control characters; a line break, CRLF being one.
package enum TokenPatterns {
  /// The tokens with a shape, in order and without overlaps.
  ///
  /// - Parameter utf8: UTF-8 text. Any bytes are safe; the bounds of tokens lie on the boundaries
  ///   of scalars if the text is valid.
  /// - Complexity: O(*n*): no byte is looked at more than a constant number of times.
  package static func tokens(in utf8: Span<UInt8>) -> [Token] {
    utf8.withUnsafeBufferPointer { bytes in
      var tokens: [Token] = []
      scan(bytes) { start, end, kind in
        tokens.append(Token(span: TextSpan(start, end), kind: kind))
      }
      return tokens
    }
  }

  /// The tokens with a shape, in order and without overlaps; see ``tokens(in:)-(Span<UInt8>)``.
  package static func tokens(in text: String) -> [Token] {
    var text = text
    return text.withUTF8 { tokens(in: Span(_unsafeElements: $0)) }
  }

  /// Calls `body` with the bounds and the kind of each token with a shape.
  ///
  /// - Parameters:
  ///   - skipsSingleMarks: Whether to leave most Chinese marks out that stand alone, which is faster.
  ///   - gap: Called with the offsets of what stands in gaps, common Chinese characters left out.
  @inline(__always)
  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, skipsSingleMarks: Bool = false,
    gap: (_ offset: Int) -> Void = { _ in },
    _ body: (_ start: Int, _ end: Int, _ kind: TokenKind) -> Void
  ) {
    PatternClass.frequent.withUnsafeBufferPointer { frequent in
      PatternScanner(bytes: bytes, frequent: frequent)
        .scan(skipsSingleMarks: skipsSingleMarks, gap: gap, body)
    }
  }
}
