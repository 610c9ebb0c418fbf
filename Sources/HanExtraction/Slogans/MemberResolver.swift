import HanCore

/// Finds what a numeral slogan stands for: the items the numeral counts, when the document states
/// exactly as many. Nothing is made up: a numeral whose items cannot be found has none.
///
/// It looks, in this order, at a list right behind the numeral (in brackets, behind a colon or
/// 即), a quotation or list right before it, a list in the next sentences whose items share the
/// numeral's head, the items of 一是…二是…, and headings that share the head.
struct MemberResolver {
  let document: SloganDocument
  private let headings: [Range<Int>]
  private let items: [[Range<Int>]]

  /// The longest item, in characters.
  static let maximumItem = 24
  /// How far lists are looked for, in characters.
  static let reach = 160

  init(_ document: SloganDocument) {
    self.document = document
    headings = document.headings(upTo: 24)
    items = document.items
  }

  private var scalars: [Unicode.Scalar] { document.scalars.scalars }

  /// The members of the numeral slogan at a range, or none.
  ///
  /// - Complexity: O(headings + items), bounded by a constant each.
  func members(of range: Range<Int>) -> [Range<Int>] {
    let counts = counts(of: range)
    guard !counts.isEmpty else { return [] }
    let head = head(of: range)
    let found =
      listBehind(range, counts) ?? listBefore(range, counts) ?? listNear(range, counts, head)
      ?? enumerated(range, counts, head) ?? headed(range, counts, head)
    return found ?? []
  }

  /// The topics of 疫情防控和复工复产两不误.
  func topics(_ range: Range<Int>, count: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range {
      let scalar = scalars[index]
      let joins = scalar == "、" || scalar == "和" || scalar == "与" || scalar == "同"
      if joins, scalar == "、" || (document.starts[index] && document.starts[index + 1]) {
        if index > start { parts.append(start..<index) }
        start = index + 1
      }
    }
    if start < range.upperBound { parts.append(start..<range.upperBound) }
    return parts.count == count ? parts : []
  }

  // MARK: What is counted

  /// How many items there may be: what the first numeral says, and the sum of all numerals in
  /// 三不一多.
  private func counts(of range: Range<Int>) -> [Int] {
    guard let first = SloganNumerals.leading(range, in: scalars) else { return [] }
    let values = range.dropFirst(first.length).compactMap { SloganNumerals.value(scalars[$0]) }
    let inner = values.filter { $0 > 1 }
    if !inner.isEmpty || (values.count == 1 && scalars[range.upperBound - 1] != "一") {
      return [first.value + values.reduce(0, +)]
    }
    return first.value >= 2 ? [first.value] : []
  }

  /// What the items are called: the words behind the numeral and its classifier.
  private func head(of range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound + (SloganNumerals.leading(range, in: scalars)?.length ?? 1)
    if start + 1 < range.upperBound,
      "个张项道条种类大支把件方".unicodeScalars.contains(scalars[start])
    {
      start += 1
    }
    return start..<range.upperBound
  }

  // MARK: Lists

  /// A list behind the numeral: （…）, ：…, ，即….
  private func listBehind(_ range: Range<Int>, _ counts: [Int]) -> [Range<Int>]? {
    var index = range.upperBound
    while document.kind(index).isQuote { index += 1 }
    // 原则, 要求 and the like may follow.
    var words = 0
    while document.kind(index) == .han, words < 8, !isOpener(index) {
      index += 1
      words += 1
    }
    if document.kind(index) == .openBracket {
      var end = index + 1
      while end < document.count, end - index < 200, document.kind(end) != .closeBracket,
        document.kind(end) != .lineBreak
      {
        end += 1
      }
      guard document.kind(end) == .closeBracket else { return nil }
      return list(skippingOpener(index + 1)..<end, counts)
    }
    var start = index
    if document.kind(index) == .colon || document.kind(index) == .comma { start += 1 }
    if document.kind(index) == .colon || isOpener(start) {
      start = skippingOpener(start)
      if document.kind(start) == .colon { start += 1 }
      return list(start..<sentenceEnd(from: start), counts)
    }
    return nil
  }

  private static let openers = WordTable("即 就是 即是 也就是 分别是 分别为 包括 指 是指 具体为 具体是")

  private func isOpener(_ index: Int) -> Bool {
    index < scalars.count
      && Self.openers.length(at: index, to: min(scalars.count, index + 4), in: scalars) != nil
  }

  private func skippingOpener(_ index: Int) -> Int {
    guard index < scalars.count else { return index }
    return index
      + (Self.openers.length(at: index, to: min(scalars.count, index + 4), in: scalars) ?? 0)
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

  /// The items of a list that fills a range, when their number is right: parted by one kind of
  /// mark, the weakest that gives the number.
  private func list(_ range: Range<Int>, _ counts: [Int]) -> [Range<Int>]? {
    for marks in [
      [MarkKind.semicolon], [.comma], [.enumerationComma], [.enumerationComma, .comma],
    ] {
      // Behind a list of 、 the sentence may go on.
      if marks == [.enumerationComma],
        let end = range.first(where: { document.kind($0) == .comma })
      {
        if let items = list(range.lowerBound..<end, counts) { return items }
        continue
      }
      var parts: [Range<Int>] = []
      var start = range.lowerBound
      for index in range where marks.contains(document.kind(index)) {
        parts.append(start..<index)
        start = index + 1
      }
      parts.append(start..<range.upperBound)
      if let items = checked(parts, counts) { return items }
    }
    return nil
  }

  /// The parts as items, when they are as many as counted and look like items.
  private func checked(_ parts: [Range<Int>], _ counts: [Int]) -> [Range<Int>]? {
    var parts = parts.map(trimmed).filter { !$0.isEmpty }
    if let last = parts.last, counts.contains(parts.count + 1) {
      // The last two may be joined by 和.
      if let middle = last.first(where: {
        "和及与".unicodeScalars.contains(scalars[$0]) && $0 > last.lowerBound
          && document.starts[$0] && document.starts[$0 + 1]
      }) {
        parts.removeLast()
        parts.append(last.lowerBound..<middle)
        parts.append((middle + 1)..<last.upperBound)
      }
    }
    guard counts.contains(parts.count),
      parts.allSatisfy({ (1...Self.maximumItem).contains($0.count) })
    else { return nil }
    return parts
  }

  /// Without marks and blanks around it, 等 behind it, and a label before it.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, !document.kind(low).isWord { low += 1 }
    while high > low, !document.kind(high - 1).isWord { high -= 1 }
    if high - low > 2, scalars[high - 1] == "等" { high -= 1 }
    if high - low > 3, SloganNumerals.value(scalars[low]) != nil, scalars[low + 1] == "是" {
      low += 2
    }
    return low..<high
  }

  /// A quotation or a list right before the numeral: “查油路、查刹车、查轮胎”“三必查”.
  private func listBefore(_ range: Range<Int>, _ counts: [Int]) -> [Range<Int>]? {
    var index = range.lowerBound
    while document.kind(index - 1) == .openQuote || document.kind(index - 1) == .plainQuote {
      index -= 1
    }
    if document.kind(index - 1) == .closeQuote {
      var start = index - 1
      while index - start <= SloganDocument.maximumQuotation,
        document.kind(start - 1) != .lineBreak,
        document.kind(start - 1) != .openQuote
      {
        start -= 1
      }
      guard document.kind(start - 1) == .openQuote else { return nil }
      return list(start..<(index - 1), counts)
    }
    var low = index
    while low > 0, index - low < 100,
      document.kind(low - 1).isWord
        || document.kind(low - 1) == .enumerationComma
    {
      low -= 1
    }
    var parts = pieces(low..<index)
    // Other words may stand between the list and the numeral: 以A、B、C为主体的三社联动.
    guard counts.contains(parts.count), parts.count > 1 else { return nil }
    // Behind 等 the numeral counts more than the list has.
    if scalars[index - 1] == "等" { return nil }
    if let last = parts.last,
      let cut = last.first(where: {
        $0 > last.lowerBound && document.starts[$0]
          && "为的等这组共".unicodeScalars.contains(scalars[$0])
      })
    {
      parts[parts.count - 1] = last.lowerBound..<cut
    } else if index == range.lowerBound {
      return nil
    }
    parts[0] = unglued(parts[0], like: parts[1])
    return checked(parts, counts)
  }

  private func pieces(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where document.kind(index) == .enumerationComma {
      parts.append(start..<index)
      start = index + 1
    }
    parts.append(start..<range.upperBound)
    return parts
  }

  /// An item without the words before it, by the length or the beginning of its neighbour.
  private func unglued(_ first: Range<Int>, like second: Range<Int>) -> Range<Int> {
    guard first.count > second.count else { return first }
    let aligned = first.upperBound - second.count
    if document.starts[aligned] { return aligned..<first.upperBound }
    for start in first.indices.reversed() where document.starts[start] {
      if first.upperBound - start >= 2, scalars[start - 1] == "以" || scalars[start - 1] == "立" {
        return start..<first.upperBound
      }
    }
    return first
  }

  /// A list of 、 in the next sentences of the paragraph, whose items share the numeral's head at
  /// their ends or beginnings.
  private func listNear(
    _ range: Range<Int>, _ counts: [Int], _ head: Range<Int>
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
      while end < limit, document.kind(end).isWord || document.kind(end) == .enumerationComma {
        end += 1
      }
      var parts = pieces(index..<end)
      if counts.contains(parts.count), parts.count > 1 {
        if let common = commonHead(of: parts, head) {
          parts[0] = common.first
          parts[parts.count - 1] = common.last
          return checked(parts, counts)
        }
      }
      index = max(end, index + 1)
    }
    return nil
  }

  /// The first and last of some parts, trimmed, when all end with the head's end, or begin with the
  /// head's beginning.
  private func commonHead(
    of parts: [Range<Int>], _ head: Range<Int>
  ) -> (first: Range<Int>, last: Range<Int>)? {
    guard let first = parts.first, let last = parts.last, first.count > 1 else { return nil }
    let tail = scalars[head.upperBound - 1]
    let begin = scalars[head.lowerBound]
    let inner = parts.dropFirst().dropLast()
    if scalars[first.upperBound - 1] == tail,
      inner.allSatisfy({ scalars[$0.upperBound - 1] == tail }),
      let end = last.last(where: { scalars[$0] == tail }), end > last.lowerBound
    {
      return (unglued(first, like: parts[1]), last.lowerBound..<(end + 1))
    }
    if inner.allSatisfy({ scalars[$0.lowerBound] == begin }), scalars[last.lowerBound] == begin,
      let start = first.first(where: { scalars[$0] == begin }), start + 1 < first.upperBound
    {
      let length = parts[1].count
      let end = last.count > length && parts.count > 2 ? last.lowerBound + length : last.upperBound
      return (start..<first.upperBound, last.lowerBound..<end)
    }
    return nil
  }

  // MARK: Items and headings

  /// The items of the next 一是…二是… that has the right number.
  private func enumerated(
    _ range: Range<Int>, _ counts: [Int], _ head: Range<Int>
  ) -> [Range<Int>]? {
    // Lists come by their starts.
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle][0].lowerBound > range.upperBound { high = middle } else { low = middle + 1 }
    }
    guard low < items.count, items[low][0].lowerBound - range.upperBound < 600,
      counts.contains(items[low].count)
    else { return nil }
    let list = items[low]
    let chunks = list.compactMap { chunk(in: $0, head) }
    if chunks.count == list.count { return levelled(chunks, in: list) }
    // Without the head, short first clauses are the items; two enumerated facts are not.
    let short = list.map(trimmed)
    guard counts.contains(short.count), list.count > 2,
      short.allSatisfy({ (2...14).contains($0.count) })
    else { return nil }
    return short
  }

  /// Headings with the numeral's head, when there are as many as counted.
  private func headed(
    _ range: Range<Int>, _ counts: [Int], _ head: Range<Int>
  ) -> [Range<Int>]? {
    guard headings.count < 400, !head.isEmpty else { return nil }
    var seen: Set<[Unicode.Scalar]> = []
    var chunks: [Range<Int>] = []
    var places: [Range<Int>] = []
    for heading in headings where !heading.overlaps(range) {
      guard let chunk = chunk(in: heading, head), seen.insert(Array(scalars[chunk])).inserted else {
        continue
      }
      if chunk.contains(where: { SloganNumerals.value(scalars[$0]) != nil }) { continue }
      chunks.append(chunk)
      places.append(heading)
    }
    return counts.contains(chunks.count) ? levelled(chunks, in: places) : nil
  }

  /// Items of a series with one length, when most of them have it: words cut by mistake make some a
  /// character shorter or longer.
  private func levelled(_ chunks: [Range<Int>], in items: [Range<Int>]) -> [Range<Int>] {
    let lengths = chunks.map(\.count)
    guard
      let usual = lengths.first(where: { length in
        lengths.count { $0 == length } * 2 > lengths.count
      })
    else { return chunks }
    return zip(chunks, items).map { chunk, item in
      let start = chunk.upperBound - usual
      let isNear = abs(chunk.count - usual) == 1 && start >= item.lowerBound
      return isNear && document.kind(start).isWord ? start..<chunk.upperBound : chunk
    }
  }

  /// The words of an item that end or begin with the numeral's head: 组织网 of 织密组织网.
  private func chunk(in item: Range<Int>, _ head: Range<Int>) -> Range<Int>? {
    let words = Array(scalars[head])
    guard !words.isEmpty, item.count > words.count else { return nil }
    // The first clause alone.
    var high = item.lowerBound
    while high < item.upperBound, document.kind(high).isWord || document.kind(high).isQuote {
      high += 1
    }
    var low = item.lowerBound
    while low < high, document.kind(low).isQuote { low += 1 }
    var end = high
    while end > low {
      if end - low >= words.count, scalars[(end - words.count)..<end].elementsEqual(words) { break }
      end -= 1
    }
    if end > low, end - words.count > low {
      var start = low
      // Without the verb before it.
      var next = start + 1
      while next < end, !document.starts[next] { next += 1 }
      let isVerb = document.classes[start] == .verb || end - next > words.count
      if isVerb, next < end - words.count { start = next }
      if document.classes[start] == .verb, start > low {
        var further = start + 1
        while further < end, !document.starts[further] { further += 1 }
        if further < end - words.count { start = further }
      }
      while document.kind(start).isQuote { start += 1 }
      return start..<end
    }
    // A quotation that begins with the head: “微阵地” of 四微.
    if words.count <= 2 || document.starts[head.lowerBound + 1] {
      let first = words[0]
      for index in low..<high where document.kind(index) == .openQuote {
        guard index + 1 < high, scalars[index + 1] == first else { continue }
        var close = index + 1
        while close < high, document.kind(close) != .closeQuote { close += 1 }
        if close < high { return (index + 1)..<close }
      }
    }
    return nil
  }
}
