import HanCore

/// A rule that makes lines of text of a document with markup.
protocol PageRule: CleaningRule {
  /// Reads a document.
  func page(_ source: MappedText) -> PageText
}

/// What a document with markup consists of.
struct PageText {
  /// The lines.
  let text: MappedText
  /// What the markup says about each line, blank ones included.
  let lines: [BlockMarkup]
  /// What the document says about itself.
  var head: PageHead
  /// The stretches of the document that are markup, in order: all that is in no line, without the
  /// blanks around.
  let removed: [TextSpan]

  init(text: MappedText, lines: [BlockMarkup], head: PageHead) {
    self.text = text
    self.lines = lines
    self.head = head
    removed = Self.gaps(in: text)
  }

  /// What a text leaves out of its source. Blanks in its place do not count.
  ///
  /// - Complexity: O(*n*).
  private static func gaps(in text: MappedText) -> [TextSpan] {
    var (derived, source) = (text.text, text.source)
    return derived.withUTF8 { derived in
      source.withUTF8 { source in
        var gaps: [TextSpan] = []
        for change in text.map.changes {
          guard derived[change.target.range].allSatisfy({ $0 <= 0x20 }) else { continue }
          var (lower, upper) = (change.source.lowerBound, change.source.upperBound)
          while let width = blank(source[lower..<upper], atEnd: false) { lower += width }
          while let width = blank(source[lower..<upper], atEnd: true) { upper -= width }
          guard lower < upper else { continue }
          if let last = gaps.last, last.upperBound >= lower {
            gaps[gaps.count - 1] = last.union(TextSpan(lower, upper))
          } else {
            gaps.append(TextSpan(lower, upper))
          }
        }
        return gaps
      }
    }
  }

  /// The bytes of the blank at the start or the end of a stretch, if there is one.
  private static func blank(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, atEnd: Bool
  ) -> Int? {
    guard let byte = atEnd ? bytes.last : bytes.first else { return nil }
    if byte <= 0x20 { return 1 }
    // A blank that breaks no line.
    return (atEnd ? bytes.suffix(2) : bytes.prefix(2)).elementsEqual([0xC2, 0xA0]) ? 2 : nil
  }
}
