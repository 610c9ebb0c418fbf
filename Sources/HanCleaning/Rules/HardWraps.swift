import HanCore

/// Joins lines that were broken inside a sentence, or inside a word.
///
/// A break goes when the line above is running prose without an end, and the line below goes on
/// with prose. Headings, list items and paragraphs keep their breaks.
public struct HardWraps: CleaningRule {
  /// The rule's name.
  public let name = "hard-wraps"

  /// Creates the rule.
  public init() {}

  /// The breaks to take out.
  ///
  /// - Complexity: O(*n*).
  public func edits(in text: String) -> [CleaningEdit] {
    let lines = Line.lines(of: text)
    var edits: [CleaningEdit] = []
    for (upper, lower) in zip(lines, lines.dropFirst())
    where Self.isWrapped(upper, before: lower) {
      let gap = TextSpan(upper.content.upperBound, lower.content.lowerBound)
      let needsBlank = upper.endsInLatin && lower.beginsInLatin
      edits.append(CleaningEdit(gap, with: needsBlank ? " " : "", reason: nil))
    }
    return edits
  }

  /// The shortest line without a mark inside that can be the upper half of a broken sentence.
  static let minimumWidth = 20

  private static func isWrapped(_ upper: Line, before lower: Line) -> Bool {
    guard !upper.isFinished, !lower.beginsLikeItem, upper.text != lower.text else { return false }
    if upper.blankLinesBelow > 0 {
      // Across blank lines both halves must be prose beyond doubt.
      return upper.marks > 0 && lower.sentenceEnds > 0
    }
    if upper.marks > 0 { return lower.sentenceEnds > 0 || lower.marks > 0 }
    return upper.length >= minimumWidth && lower.sentenceEnds > 0
  }

  /// A line that is not blank.
  private struct Line {
    /// The bounds without surrounding white space, UTF-8 bytes.
    var content: TextSpan
    var text: Substring
    /// Characters.
    var length = 0
    /// Commas and sentence ends inside.
    var marks = 0
    /// Full stops, question and exclamation marks.
    var sentenceEnds = 0
    var blankLinesBelow = 0
    /// Whether it ends with a mark that may end a paragraph.
    var isFinished = false
    var beginsLikeItem = false
    var beginsInLatin = false
    var endsInLatin = false

    static func lines(of text: String) -> [Line] {
      var result: [Line] = []
      var start = 0
      for piece in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
        if let line = Line(text, TextSpan(start, start + piece.count)) {
          result.append(line)
        } else if !result.isEmpty {
          result[result.count - 1].blankLinesBelow += 1
        }
        start += piece.count + 1
      }
      return result
    }

    private init?(_ whole: String, _ bounds: TextSpan) {
      let scalars = whole[bounds].unicodeScalars
      guard let first = scalars.firstIndex(where: { !$0.isSpaceOrControl }),
        let last = scalars.lastIndex(where: { !$0.isSpaceOrControl })
      else { return nil }
      let end = scalars.index(after: last)
      text = whole[first..<end]
      let lead = scalars[..<first].reduce(0) { $0 + UTF8.width($1) }
      content = TextSpan(
        bounds.lowerBound + lead, bounds.lowerBound + lead + text.utf8.count)
      for scalar in scalars[first..<end] {
        length += 1
        switch scalar {
        case "，", ",", "、", "；", ";": marks += 1
        case "。", "！", "？", "!", "?": sentenceEnds += 1
        default: break
        }
      }
      marks += sentenceEnds
      isFinished =
        "。！？!?…：:；;.）)】》〉|".unicodeScalars.contains(scalars[last])
        || "”’」』\"".unicodeScalars.contains(scalars[last])
      beginsLikeItem = Self.isItemMark(scalars[first...].prefix(3))
      beginsInLatin = scalars[first].isASCIIWord
      endsInLatin = scalars[last].isASCIIWord
    }

    /// Whether the line begins like a list item or a heading with a number.
    private static func isItemMark(_ head: Substring.UnicodeScalarView.SubSequence) -> Bool {
      guard let first = head.first else { return false }
      if "•·●○■□◆◇▲△▼★☆※-*#>（(【《“「①②③④⑤⑥⑦⑧⑨⑩".unicodeScalars.contains(first) { return true }
      let isNumeral = "一二三四五六七八九十0123456789".unicodeScalars.contains(first)
      return isNumeral && head.dropFirst().contains { "、.．．)）".unicodeScalars.contains($0) }
    }
  }
}

extension Unicode.Scalar {
  /// Whether this is an ASCII letter or digit.
  var isASCIIWord: Bool { isASCII && (properties.isAlphabetic || properties.numericType != nil) }
}
