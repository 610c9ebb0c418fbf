public import HanCore

/// Texts that contain what breaks text code: astral characters, combining marks, emoji made of
/// several scalars, CRLF, NULs, unassigned and private-use scalars, both scripts.
public enum RandomText {
  static let pieces: [String] = [
    "汉", "字", "发", "现", "發", "現", "长", "城", "長", "镇", "鎮", "的", "了", "是", "不",
    "龙门", "數據", "分析", "工作", "𠮷", "𪚥", "𰻞", "\u{F900}", "e\u{301}", "か\u{3099}",
    "👩‍👩‍👧", "🇨🇳", "👍🏽", "\u{200B}", "\u{FEFF}", "\r\n", "\n", "\r", "\t", " ", "\u{3000}",
    "\0", "\u{E000}", "\u{10FFFF}", "\u{0378}", "、", "，", ",", "。", ".", "：", "“", "”", "（",
    "(", ")", "《", "》", "…", "—", "5G", "COVID-19", "3.14", "10%", "１２", "ａＢ", "zhǎng",
    "(zhǎng)", "www.example.org", "x", "1", "０",
  ]

  /// A text of up to `limit` pieces.
  public static func text(upTo limit: Int, using generator: inout SeededGenerator) -> String {
    var result = ""
    for _ in 0..<generator.below(limit + 1) {
      result += pieces[generator.below(pieces.count)]
    }
    result.makeContiguousUTF8()
    return result
  }

  /// A span of whole scalars in `text`.
  public static func span(in text: String, using generator: inout SeededGenerator) -> TextSpan {
    let starts = scalarBoundaries(of: text)
    let a = starts[generator.below(starts.count)]
    let b = starts[generator.below(starts.count)]
    return TextSpan(min(a, b), max(a, b))
  }

  /// Every offset at which a scalar begins, and the end.
  public static func scalarBoundaries(of text: String) -> [Int] {
    var result = [0]
    for scalar in text.unicodeScalars {
      result.append(result[result.count - 1] + UTF8.width(scalar))
    }
    return result
  }

  /// Random edits of `text`, sorted and without overlaps: deletions, insertions, replacements.
  public static func edits(of text: String, using generator: inout SeededGenerator) -> [TextEdit] {
    let bounds = scalarBoundaries(of: text)
    var edits: [TextEdit] = []
    var index = generator.below(4)
    while index < bounds.count {
      let end = min(bounds.count - 1, index + generator.below(4))
      let span = TextSpan(bounds[index], bounds[end])
      let replacement =
        generator.oneIn(2) ? "" : RandomText.text(upTo: 3, using: &generator)
      if !span.isEmpty || !replacement.isEmpty { edits.append(TextEdit(span, replacement)) }
      index = end + 1 + generator.below(5)
    }
    return edits
  }
}
