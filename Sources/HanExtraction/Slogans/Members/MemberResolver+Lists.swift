import HanCore

/// Where lists stand: behind the numeral, before it, in the next sentences.
extension MemberResolver {
  /// A list behind the numeral: （…）, ：…, ，即….
  func listBehind(_ range: Range<Int>, _ count: Int) -> [Range<Int>]? {
    var index = range.upperBound
    while document.kind(index).isQuote { index += 1 }
    // 原则, 要求 and the like may follow; behind quotation marks other words may, too.
    let isQuoted = index > range.upperBound
    var words = 0
    while document.kind(index) == .han, words < 8, !isOpener(index) {
      if isQuoted {
        index += 1
        words += 1
      } else if document.scalar(index) == "是", document.kind(index + 1) == .colon {
        index += 1
      } else if let length = document.vocabulary.calledMethod.length(
        at: index, to: min(scalars.count, index + 4), in: scalars)
      {
        index += length
        words += length
      } else {
        return nil
      }
    }
    if document.kind(index) == .openBracket {
      var end = index + 1
      while end < document.count, end - index < 200, document.kind(end) != .closeBracket,
        document.kind(end) != .lineBreak
      {
        end += 1
      }
      guard document.kind(end) == .closeBracket else { return nil }
      return list(skippingOpener(index + 1)..<end, count)
    }
    var start = index
    let isDash = document.scalar(index) == "—"
    if document.kind(index) == .colon || document.kind(index) == .comma || isDash { start += 1 }
    while document.scalar(start) == "—" { start += 1 }
    if document.kind(index) == .colon || isDash || isOpener(start) {
      start = skippingOpener(start)
      if document.kind(start) == .colon { start += 1 }
      // 一是…; 二是…: what the items say is told apart from what they are called.
      if let items = document.items(behind: start), items[0].lowerBound - start <= 3 { return nil }
      // 就是“时间—地域”的…
      if document.kind(start) == .openQuote,
        let close = (start..<min(document.count, start + SloganDocument.maximumQuotation))
          .first(where: { document.kind($0) == .closeQuote }),
        let items = checked(pieces((start + 1)..<close), count)
      {
        return items
      }
      return list(start..<sentenceEnd(from: start), count)
    }
    return nil
  }

  private static let openers = WordTable(
    "即 就是 即是 是说 就是说 即为 说的是 意为 分为 一般指 主要指 依次是 依次为 也就是 分别是 分别为 包括 指 是指 具体为 具体是 指的是 主要包括 具体包括 主要是")

  private func isOpener(_ index: Int) -> Bool {
    index < scalars.count
      && Self.openers.length(at: index, to: min(scalars.count, index + 5), in: scalars) != nil
  }

  private func skippingOpener(_ index: Int) -> Int {
    guard index < scalars.count else { return index }
    return index
      + (Self.openers.length(at: index, to: min(scalars.count, index + 5), in: scalars) ?? 0)
  }

  private func sentenceEnd(from start: Int) -> Int {
    var end = start
    while end < document.count, end - start < Self.reach {
      let kind = document.kind(end)
      if kind == .stop || kind == .lineBreak || kind == .closeBracket { break }
      end += 1
    }
    return end
  }

  /// A quotation or a list right before the numeral: “查油路、查刹车、查轮胎”“三必查”.
  func listBefore(_ range: Range<Int>, _ count: Int) -> [Range<Int>]? {
    var index = range.lowerBound
    while document.kind(index - 1) == .openQuote || document.kind(index - 1) == .plainQuote {
      index -= 1
    }
    // 甲制度、乙制度（以下统称“三项制度”）
    if let bracket = bracketBefore(index) { index = bracket }
    // “…”的“三个三”
    let place = document.scalar(index - 1) == "的" ? index - 1 : index
    if document.kind(place - 1) == .closeQuote {
      var start = place - 1
      while place - start <= SloganDocument.maximumQuotation,
        document.kind(start - 1) != .lineBreak,
        document.kind(start - 1) != .openQuote
      {
        start -= 1
      }
      guard document.kind(start - 1) == .openQuote else { return nil }
      return quotedBefore(place, count) ?? list(start..<(place - 1), count)
        ?? checked(pieces(start..<(place - 1)), count)
    }
    let low = listStart(before: index, count)
    // Behind 等 the numeral counts more than the list has, unless that has as many.
    let isOpen = document.scalar(index - 1) == "等"
    var parts = pieces(low..<index)
    // Other words may stand between the list and the numeral: 以A、B、C为主体的三社联动.
    if parts.count == 1 { return isOpen ? nil : wordsBefore(index, count) }
    guard parts.count <= count, !isOpen || parts.count == count else {
      return isOpen ? nil : wordsBefore(index, count)
    }
    if parts.count < count, let joined = unjoined(parts, count) { parts = joined }
    if let last = parts.last,
      let cut = last.first(where: {
        $0 > last.lowerBound && document.starts[$0]
          && "为的等这组共".unicodeScalars.contains(document.scalar($0))
      })
    {
      parts[parts.count - 1] = last.lowerBound..<cut
    } else if index == range.lowerBound, SloganNumerals.isMeasure(document.scalar(index + 1)),
      // 甲—乙—丙|三方联动
      !Self.isJoint(document.scalar(parts[0].upperBound))
    {
      return nil
    }
    parts = parts.map(unquoted)
    if let dash = parts[0].last(where: { document.scalar($0) == "—" }) {
      parts[0] = (dash + 1)..<parts[0].upperBound
    }
    parts[0] = unglued(parts[0], like: parts[1])
    return checked(shortened(parts, head(of: range)), count) ?? wordsBefore(index, count)
  }

  /// Where the words begin that stand before an index with nothing but 、, dashes and quotations that
  /// are items between them.
  private func listStart(before index: Int, _ count: Int) -> Int {
    var low = index
    while low > 0, index - low < 100 {
      let kind = document.kind(low - 1)
      if kind.isWord || kind == .enumerationComma || Self.isJoint(document.scalar(low - 1)) {
        low -= 1
      } else if kind == .closeQuote, low < index,
        count > 2 && document.kind(low) == .enumerationComma
          || Self.isJoint(document.scalar(low)),
        let open = opening(of: low - 1)
      {
        low = open
      } else {
        break
      }
    }
    return low
  }

  /// Where the quotation opens that closes at an index, if it is as short as an item.
  private func opening(of close: Int) -> Int? {
    var start = close - 1
    while close - start <= Self.maximumItem {
      if document.kind(start) == .openQuote { return start }
      if document.kind(start) == .lineBreak || document.kind(start) == .closeQuote { return nil }
      start -= 1
    }
    return nil
  }

  /// An item that ends with a quotation: that alone.
  private func unquoted(_ item: Range<Int>) -> Range<Int> {
    guard document.kind(item.upperBound - 1) == .closeQuote,
      let open = opening(of: item.upperBound - 1), open > item.lowerBound
    else { return item }
    return (open + 1)..<(item.upperBound - 1)
  }

  /// Where the bracket opens in （以下统称…, when that stands right before an index.
  private func bracketBefore(_ index: Int) -> Int? {
    guard index > 0, index <= scalars.count,
      let verb = Self.calls.length(before: index, from: max(0, index - 3), in: scalars)
    else { return nil }
    var place = index - verb
    if document.stand(["以", "下"], endingAt: place) { place -= 2 }
    return document.kind(place - 1) == .openBracket ? place - 1 : nil
  }

  private static let calls = WordTable("统称 简称 合称 并称 统称为 简称为 称为 即")

  /// Quotations that stand side by side before an index, as many as counted, perhaps with 、 or 和
  /// between them: “甲”、“乙”和“丙”|三项工程.
  private func quotedBefore(_ index: Int, _ count: Int) -> [Range<Int>]? {
    var items: [Range<Int>] = []
    var end = index
    while items.count < count, document.kind(end - 1) == .closeQuote {
      var start = end - 1
      while end - start <= Self.maximumItem, document.kind(start - 1) != .openQuote,
        document.kind(start - 1) != .lineBreak
      {
        start -= 1
      }
      guard document.kind(start - 1) == .openQuote else { return nil }
      items.insert(start..<(end - 1), at: 0)
      end = start - 1
      if document.kind(end - 1) == .enumerationComma {
        end -= 1
      } else if let joiner = Self.joiners.length(before: end, from: max(0, end - 2), in: scalars) {
        end -= joiner
      }
    }
    return items.count > 1 ? checked(items, count) : nil
  }

  /// Nouns of two characters without any mark, as many as counted: 国内国际|两个大局, 文化科技卫生|“三下乡”.
  func wordsBefore(_ index: Int, _ count: Int) -> [Range<Int>]? {
    guard (2...4).contains(count), index >= 2 * count else { return nil }
    let start = index - 2 * count
    let items = (0..<count).map { (start + 2 * $0)..<(start + 2 * $0 + 2) }
    guard
      items.allSatisfy({ item in
        document.starts[item.lowerBound] && !document.starts[item.lowerBound + 1]
          && document.kind(item.lowerBound) == .han && isName(item.lowerBound)
      }),
      document.kind(start - 1) != .han || !document.classes[start - 1].isNominal
    else { return nil }
    return checked(items, count)
  }

  /// Whether the word at an index may name a field: 卫生 is tagged as an adjective now and then.
  private func isName(_ index: Int) -> Bool {
    document.classes[index].isNominal || document.classes[index] == .adjective
  }

  /// Items that are verbs with the numeral's head, without the verbs: 底线 of 坚守底线, for 四条线.
  private func shortened(_ parts: [Range<Int>], _ head: Range<Int>) -> [Range<Int>] {
    guard let tail = head.last.map(document.scalar) else { return parts }
    let short = parts.map { part -> Range<Int> in
      var end = part.lowerBound + 1
      while end < part.upperBound, !document.starts[end] { end += 1 }
      guard document.classes[part.lowerBound] == .verb, part.upperBound - end >= 2,
        document.scalar(part.upperBound - 1) == tail
      else { return part }
      return end..<part.upperBound
    }
    let cut = zip(short, parts).filter { $0 != $1 }.map(\.0.count)
    // Of items that are all as long, one verb tells of the others.
    let isLevel = parts.allSatisfy {
      $0.count == parts[0].count && document.scalar($0.upperBound - 1) == tail
    }
    guard let length = cut.first, length > head.count, isLevel || cut.count * 2 >= parts.count,
      cut.allSatisfy({ $0 == length })
    else { return parts }
    // A verb that is not known as one is a verb all the same: 放步|绿线.
    return zip(short, parts).map { short, part in
      let start = part.upperBound - length
      let isAlike =
        short == part && part.count == length + 2 && (isLevel || document.starts[start])
        && document.scalar(part.upperBound - 1) == tail
      return isAlike ? start..<part.upperBound : short
    }
  }
}
