import HanCore

extension SloganDocument {
  /// Headings: lines without a full stop, and first sentences of paragraphs, of `longest`
  /// characters at most; in order.
  ///
  /// - Complexity: O(lines).
  func headings(upTo longest: Int) -> [Range<Int>] {
    lines.compactMap { line in
      var start = line.lowerBound
      let limit = min(line.upperBound, start + longest + 6)
      if let label = labelEnd(at: start) { start = label }
      var end = start
      while end < limit, kind(end) != .stop, kind(end) != .colon, kind(end) != .semicolon,
        kind(end) != .space
      {
        end += 1
      }
      guard end > start, end - start <= longest, end == line.upperBound || !kind(end).isWord else {
        return nil
      }
      return start..<end
    }
  }

  /// The end of a label 一、 (一) 1. 一是 at the start of a line, or `nil`.
  private func labelEnd(at start: Int) -> Int? {
    let scalars = scalars.scalars
    var index = start
    if kind(index) == .openBracket { index += 1 }
    let first = index
    while index < count, index - first < 3,
      kind(index) == .digit || SloganNumerals.value(scalars[index]) != nil
    {
      index += 1
    }
    guard index > first, index < count else { return nil }
    switch scalars[index] {
    case "、", ".", "．", "是", "要", ")", "）": return index + 1
    default: return nil
    }
  }

  /// What is enumerated by 一是…二是… or 一要…二要…: the first clause of each item, one list for
  /// each enumeration of two items or more.
  ///
  /// - Complexity: O(numerals).
  var items: [[Range<Int>]] {
    var result: [[Range<Int>]] = []
    var list: [Range<Int>] = []
    let scalars = scalars.scalars
    for numeral in anchors.numerals {
      let index = Int(numeral)
      guard index + 2 < scalars.count, let value = SloganNumerals.value(scalars[index]),
        scalars[index + 1] == "是" || scalars[index + 1] == "要" || scalars[index + 1] == "、",
        !kind(index - 1).isWord, kind(index - 1) != .enumerationComma,
        kind(index - 1) != .openBracket
      else { continue }
      var end = index + 2
      while end < count, kind(end).isWord || kind(end).isQuote, end - index < 40 { end += 1 }
      let item = (index + 2)..<end
      if value == 1 {
        if list.count > 1 { result.append(list) }
        list = item.isEmpty ? [] : [item]
      } else if value == list.count + 1, !item.isEmpty {
        list.append(item)
      } else {
        if list.count > 1 { result.append(list) }
        list = []
      }
    }
    if list.count > 1 { result.append(list) }
    return result
  }
}
