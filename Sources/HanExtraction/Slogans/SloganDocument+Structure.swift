import HanCore

extension SloganDocument {
  /// The longest heading, in characters.
  static let maximumHeading = 24

  /// Headings: lines without a full stop, and first sentences of paragraphs, of
  /// ``maximumHeading`` characters at most; in order.
  ///
  /// - Complexity: O(lines).
  static func headings(
    _ lines: [Range<Int>], in text: ScalarText
  ) -> [Range<Int>] {
    lines.compactMap { line in
      var start = line.lowerBound
      let limit = min(line.upperBound, start + maximumHeading + 6)
      if let label = labelEnd(at: start, in: text) { start = label }
      var end = start
      while end < limit, !endsHeading(text.kinds[end]) { end += 1 }
      guard end > start, end - start <= maximumHeading,
        end == line.upperBound || !text.kinds[end].isWord
      else { return nil }
      return start..<end
    }
  }

  private static func endsHeading(_ kind: MarkKind) -> Bool {
    kind == .stop || kind == .colon || kind == .semicolon || kind == .space
  }

  /// The end of a label 一、 (一) 1. 一是 at the start of a line, or `nil`.
  private static func labelEnd(at start: Int, in text: ScalarText) -> Int? {
    var index = start
    if text.kinds[index] == .openBracket { index += 1 }
    let first = index
    while index < text.kinds.count, index - first < 3,
      text.kinds[index] == .digit || SloganNumerals.value(text.scalars[index]) != nil
    {
      index += 1
    }
    guard index > first, index < text.kinds.count else { return nil }
    switch text.scalars[index] {
    case "、", ".", "．", "是", "要", ")", "）": return index + 1
    default: return nil
    }
  }

  /// What is enumerated by 一是…二是… or 一要…二要…: the first clause of each item, one list for
  /// each enumeration of two items or more.
  ///
  /// - Complexity: O(numerals).
  static func items(_ numerals: [Int32], in text: ScalarText) -> [[Range<Int>]] {
    var result: [[Range<Int>]] = []
    var list: [Range<Int>] = []
    let scalars = text.scalars
    for numeral in numerals {
      let index = Int(numeral)
      guard index + 2 < scalars.count, opensItem(index, in: text),
        let value = SloganNumerals.value(scalars[index])
      else { continue }
      var end = index + 2
      while end < scalars.count, text.kinds[end].isWord || text.kinds[end].isQuote,
        end - index < 40
      {
        end += 1
      }
      let item = (index + 2)..<end
      if value == list.count + 1, value > 1, !item.isEmpty {
        list.append(item)
        continue
      }
      if list.count > 1 { result.append(list) }
      list.removeAll(keepingCapacity: true)
      if value == 1, !item.isEmpty { list.append(item) }
    }
    if list.count > 1 { result.append(list) }
    return result
  }

  /// Whether 是, 要 or 、 follows a numeral that begins a clause.
  private static func opensItem(_ index: Int, in text: ScalarText) -> Bool {
    switch text.scalars[index + 1] {
    case "是", "要", "、": break
    default: return false
    }
    if index == 0 { return true }
    let before = text.kinds[index - 1]
    return !before.isWord && before != .enumerationComma && before != .openBracket
  }

  /// The first list of items behind a place, if any.
  ///
  /// - Complexity: O(log lists).
  func items(behind index: Int) -> [Range<Int>]? {
    let place = itemsPlace(behind: index)
    return place < items.count ? items[place] : nil
  }

  /// The last list of items that begins before a place, if any.
  ///
  /// - Complexity: O(log lists).
  func items(before index: Int) -> [Range<Int>]? {
    let place = itemsPlace(behind: index)
    return place > 0 ? items[place - 1] : nil
  }

  private func itemsPlace(behind index: Int) -> Int {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle][0].lowerBound > index { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
