import HanCore

/// Members that are clauses near the numeral: with its words, or with words for its sides.
extension MemberResolver {
  /// The enumeration that begins behind the numeral, or that ends right before it, in the same
  /// paragraph, when it has the right number of items.
  func items(near range: Range<Int>, _ count: Int) -> [Range<Int>]? {
    if let list = document.items(behind: range.upperBound),
      list[0].lowerBound - range.upperBound < Self.itemReach, list.count == count
    {
      return list
    }
    guard let list = document.items(before: range.lowerBound), list.count == count,
      let last = list.last, last.upperBound <= range.lowerBound,
      range.lowerBound - last.upperBound < Self.sentenceReach,
      !(last.upperBound..<range.lowerBound).contains(where: { document.kind($0) == .lineBreak })
    else { return nil }
    return list
  }

  /// Two sides behind the numeral: ，一个是…，一个是…; 一头是…。另一头是….
  func sides(_ range: Range<Int>, _ count: Int, _ head: Range<Int>) -> [Range<Int>]? {
    guard count == 2 else { return nil }
    var items: [Range<Int>] = []
    var index = range.upperBound
    let limit = min(document.count, index + Self.reach)
    while index < limit, items.count < 2, document.kind(index) != .lineBreak {
      guard !document.kind(index - 1).isWord, let length = sideWord(at: index, head) else {
        index += 1
        continue
      }
      let start = index + length
      var end = start
      while end < limit,
        document.kind(end).isWord || document.kind(end).isQuote
          || document.kind(end) == .enumerationComma
      {
        end += 1
      }
      items.append(start..<end)
      index = max(end, index + 1)
    }
    return items.count == 2 ? checked(items, count) : nil
  }

  /// The length of 一个是, 另一头是 and the like at an index.
  private func sideWord(at index: Int, _ head: Range<Int>) -> Int? {
    let start = document.scalar(index) == "另" ? index + 1 : index
    guard document.scalar(start) == "一" else { return nil }
    for length in 1...2 where document.scalar(start + 1 + length) == "是" {
      return start + 2 + length - index
    }
    // 一头抓粮食，一头抓增收: 抓好|两头
    let side = document.scalar(start + 1)
    guard "头手端翼".unicodeScalars.contains(side),
      head.contains(where: { document.scalar($0) == side })
    else { return nil }
    return start + 2 - index
  }

  /// Clauses near by that end with a head of four characters or more, as many as counted: …要进一步到位。 of
  /// 五个进一步到位.
  func demanded(_ range: Range<Int>, _ count: Int, _ head: Range<Int>) -> [Range<Int>]? {
    guard head.count >= 4, count > 1 else { return nil }
    let words = document.scalars(in: head)
    var items: [Range<Int>] = []
    var index = max(0, range.lowerBound - Self.itemReach)
    let limit = min(document.count, range.upperBound + Self.demandReach) - words.count
    // Words that stand everywhere near by are no head of a few clauses.
    var left = 4 * count + 8
    while index < limit, items.count <= count, left > 0 {
      guard document.scalar(index) == words[0],
        document.stand(words, endingAt: index + words.count),
        !document.kind(index + words.count).isWord, !document.kind(index + words.count).isQuote
      else {
        index += 1
        continue
      }
      left -= 1
      var start = index
      while start > 0, document.kind(start - 1).isWord, index - start < Self.maximumItem {
        start -= 1
      }
      if index - start >= 2, !document.kind(start - 1).isWord {
        items.append(start..<(index + words.count))
      }
      index += words.count
    }
    return left > 0 && items.count == count ? checked(items, count) : nil
  }

  /// Clauses of the numeral's sentence, or of the next one, that begin alike, as many as counted and no
  /// more: 一户建一份档案；一村设一名联络员 of 两个一.
  func clausal(_ range: Range<Int>, _ count: Int, _ head: Range<Int>) -> [Range<Int>]? {
    guard count > 1, let begin = head.first.map(document.scalar),
      document.kind(head.lowerBound) == .han
    else { return nil }
    var start = range.upperBound
    while start < document.count, start - range.upperBound < 12,
      document.kind(start).isWord
        || document.kind(start).isQuote
    {
      start += 1
    }
    guard !document.kind(start).isWord, document.kind(start) != .lineBreak else { return nil }
    var items: [Range<Int>] = []
    var index = start + 1
    let limit = min(document.count, index + Self.itemReach)
    while index < limit, items.count <= count {
      var end = index
      while end < limit,
        document.kind(end).isWord || document.kind(end).isQuote
          || document.kind(end) == .enumerationComma
      {
        end += 1
      }
      guard end - index > 2, document.scalar(index) == begin else { break }
      items.append(index..<end)
      guard
        document.kind(end) == .semicolon || document.kind(end) == .comma
          || document.kind(end) == .stop
      else { break }
      index = end + 1
    }
    return items.count == count ? checked(items, count) : nil
  }

  /// What stands behind a verb of one character that is repeated in the sentence, as often as counted
  /// and no more: 乱鸣喇叭 and 乱占道 of 两乱.
  func scattered(_ range: Range<Int>, _ count: Int, _ head: Range<Int>) -> [Range<Int>]? {
    guard head.count == 1, count > 1 else { return nil }
    let verb = document.scalar(head.lowerBound)
    guard SloganNumerals.value(verb) == nil else { return nil }
    return sentence(before: range).flatMap { items(of: verb, in: $0, count) }
      ?? items(of: verb, in: range.upperBound..<sentenceStop(from: range.upperBound), count)
  }

  private func items(of verb: Unicode.Scalar, in sentence: Range<Int>, _ count: Int) -> [Range<
    Int
  >]? {
    var items: [Range<Int>] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound, items.count <= count {
      guard document.scalar(index) == verb,
        document.starts[index] || !document.kind(index - 1).isWord
      else {
        index += 1
        continue
      }
      var end = index + 1
      while end < sentence.upperBound, document.kind(end).isWord,
        !(document.starts[end] && "的等和及与".unicodeScalars.contains(document.scalar(end)))
      {
        end += 1
      }
      items.append(index..<end)
      index = end
    }
    guard items.count == count, items.allSatisfy({ (3...8).contains($0.count) }) else { return nil }
    return checked(items, count)
  }

  private func sentence(before range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < Self.sentenceReach,
      document.kind(start - 1) != .stop, document.kind(start - 1) != .lineBreak
    {
      start -= 1
    }
    return start < range.lowerBound ? start..<range.lowerBound : nil
  }

  private func sentenceStop(from start: Int) -> Int {
    var end = start
    while end < document.count, end - start < Self.sentenceReach,
      document.kind(end) != .stop, document.kind(end) != .lineBreak
    {
      end += 1
    }
    return end
  }
}
