import HanCore

/// Lists in the next sentences, by what their items share with the numeral.
extension MemberResolver {
  /// A list of 、 in the next sentences of the paragraph, whose items share the numeral's head at
  /// their ends or beginnings.
  func listNear(
    _ range: Range<Int>, _ count: Int, _ head: Range<Int>
  ) -> [Range<Int>]? {
    guard !head.isEmpty else { return nil }
    var index = range.upperBound
    let limit = min(document.count, index + Self.reach)
    while index < limit, document.kind(index) != .lineBreak {
      guard document.kind(index).isWord else {
        index += 1
        continue
      }
      var end = index
      var commas = 0
      while end < limit, document.kind(end).isWord || document.kind(end) == .enumerationComma {
        if document.kind(end) == .enumerationComma { commas += 1 }
        end += 1
      }
      if count > 1, commas + 1 == count || count > 2 && commas + 2 == count {
        var parts = pieces(index..<end)
        // The last two may be joined by 和.
        if parts.count < count { parts = unjoined(parts, count) ?? parts }
        if parts.count == count, let common = commonHead(of: parts, head) {
          parts[0] = common.first
          parts[parts.count - 1] = common.last
          return checked(parts, count)
        }
      }
      index = max(end, index + 1)
    }
    return nil
  }

  /// An item without the verb before it, when no other item begins with one: 学习|党史, beside 改革开放史.
  private func withoutVerb(_ first: Range<Int>, beside parts: [Range<Int>]) -> Range<Int> {
    guard document.classes[first.lowerBound] == .verb, parts.count > 2,
      parts.dropFirst().allSatisfy({ document.classes[$0.lowerBound] != .verb })
    else { return first }
    var start = first.lowerBound + 1
    while start < first.upperBound, !document.starts[start] { start += 1 }
    return first.upperBound - start >= 2 ? start..<first.upperBound : first
  }

  /// The first and last of some parts, trimmed, when all end with the head's end, or begin with the
  /// head's beginning.
  private func commonHead(
    of parts: [Range<Int>], _ head: Range<Int>
  ) -> (first: Range<Int>, last: Range<Int>)? {
    // An item without words has no head: a list may break off behind its 、.
    guard let first = parts.first, let last = parts.last, parts.count > 1, first.count > 1,
      parts.allSatisfy({ !$0.isEmpty })
    else { return nil }
    let tail = document.scalar(head.upperBound - 1)
    let begin = document.scalar(head.lowerBound)
    let inner = parts.dropFirst().dropLast()
    if document.scalar(first.upperBound - 1) == tail,
      inner.allSatisfy({ document.scalar($0.upperBound - 1) == tail }),
      let end = last.last(where: { document.scalar($0) == tail }), end > last.lowerBound
    {
      return (
        withoutVerb(unglued(first, like: parts[1]), beside: parts), last.lowerBound..<(end + 1)
      )
    }
    if inner.allSatisfy({ document.scalar($0.lowerBound) == begin }),
      document.scalar(last.lowerBound) == begin,
      let start = first.first(where: { document.scalar($0) == begin }), start + 1 < first.upperBound
    {
      let length = parts[1].count
      let end = last.count > length && parts.count > 2 ? last.lowerBound + length : last.upperBound
      return (start..<first.upperBound, last.lowerBound..<end)
    }
    guard parts.count > 2 else { return nil }
    // 建好、管好、护好、运营好 of 四好农村路.
    if head.count > 1, document.starts[head.lowerBound + 1],
      document.scalar(first.upperBound - 1) == begin,
      inner.allSatisfy({ document.scalar($0.upperBound - 1) == begin }),
      document.scalar(last.upperBound - 1) == begin
    {
      return (unglued(first, like: parts[1]), last)
    }
    // 用热心…、用细心… of 五心服务: alike at their beginnings, and each has the head's word.
    let opening = document.scalar(parts[1].lowerBound)
    guard
      parts.dropFirst().allSatisfy({ document.scalar($0.lowerBound) == opening }),
      let start = first.first(where: { document.scalar($0) == opening && document.starts[$0] }),
      parts.allSatisfy({ $0.dropFirst().contains { document.scalar($0) == begin } })
    else { return nil }
    return (start..<first.upperBound, last)
  }
}
