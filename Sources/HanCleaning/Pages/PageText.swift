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
  /// What is in no line, without the blanks around, in order: markup, and readings beside
  /// characters.
  let removed: [RemovedSpan]
  /// The bytes of text that it has and does not show.
  var concealed = 0
  /// The container around each one, by number.
  var parents: [Int32] = []
  /// Where elements meet without a blank in lines of metadata.
  var seams: [Int] = []
  /// What its site puts between the lines against copying.
  var marks: [TextSpan] = []

  /// - Parameter readings: Where the document gives the readings of characters, in order.
  init(text: MappedText, lines: [BlockMarkup], head: PageHead, readings: [TextSpan]) {
    self.text = text
    self.lines = lines
    self.head = head
    removed = Self.parts(of: Self.gaps(in: text), readings)
  }

  /// The edits that take out what is put between the lines, and part what meets in a line.
  var edits: [TextEdit] {
    var edits: [TextEdit] = []
    var seams = seams[...]
    func part(before end: Int) {
      while let seam = seams.first, seam < end {
        seams.removeFirst()
        edits.append(TextEdit(TextSpan(seam, seam), " "))
      }
    }
    for mark in marks {
      part(before: mark.lowerBound)
      edits.append(TextEdit(mark, ""))
      while let seam = seams.first, seam <= mark.upperBound { seams.removeFirst() }
    }
    part(before: .max)
    return edits
  }

  /// Parts the readings from the markup around them.
  private static func parts(of gaps: [TextSpan], _ readings: [TextSpan]) -> [RemovedSpan] {
    var parts: [RemovedSpan] = []
    var readings = readings[...]
    for gap in gaps {
      var start = gap.lowerBound
      while let reading = readings.first, reading.upperBound <= gap.upperBound {
        readings.removeFirst()
        guard reading.lowerBound >= start, !reading.isEmpty else { continue }
        if reading.lowerBound > start {
          parts.append(RemovedSpan(span: TextSpan(start, reading.lowerBound), reason: .markup))
        }
        parts.append(RemovedSpan(span: reading, reason: .pinyin))
        start = reading.upperBound
      }
      if start < gap.upperBound {
        parts.append(RemovedSpan(span: TextSpan(start, gap.upperBound), reason: .markup))
      }
    }
    return parts
  }

  /// What a text leaves out of its source. Blanks in its place do not count.
  ///
  /// - Complexity: O(*n*).
  private static func gaps(in text: MappedText) -> [TextSpan] {
    var (derived, source) = (text.text, text.source)
    return derived.withUTF8 { derived in
      source.withUTF8 { source in
        var gaps: [TextSpan] = []
        // All before this place is kept, or was noted.
        var end = 0
        func keep(_ kept: TextSpan) {
          var (lower, upper) = (end, kept.lowerBound)
          end = max(end, kept.upperBound)
          guard lower < upper else { return }
          while let width = blank(source[lower..<upper], atEnd: false) { lower += width }
          while let width = blank(source[lower..<upper], atEnd: true) { upper -= width }
          if lower < upper { gaps.append(TextSpan(lower, upper)) }
        }
        var (target, resumed) = (0, 0)
        for change in text.map.changes {
          let unchanged = change.target.lowerBound - target
          if unchanged > 0 { keep(TextSpan(resumed, resumed + unchanged)) }
          if !derived[change.target.range].allSatisfy({ $0 <= 0x20 }) { keep(change.source) }
          (target, resumed) = (change.target.upperBound, change.source.upperBound)
        }
        if target < derived.count { keep(TextSpan(resumed, source.count)) }
        keep(TextSpan(source.count, source.count))
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
