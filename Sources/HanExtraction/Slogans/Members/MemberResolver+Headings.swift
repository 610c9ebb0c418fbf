import HanCore

/// Items of 一是…二是…, and headings that share the numeral's head.
extension MemberResolver {
  /// The items of the next 一是…二是… that has the right number.
  func enumerated(
    _ range: Range<Int>, _ count: Int, _ head: Range<Int>
  ) -> [Range<Int>]? {
    guard let list = items(near: range, count) else { return nil }
    let chunks = list.compactMap { chunk(in: $0, head) }
    if chunks.count == list.count { return levelled(chunks, in: list) }
    // 一、总体要求: the sections of a text are no items unless they have the head.
    guard document.scalar(list[0].lowerBound - 1) != "、" else { return nil }
    // Without the head, short first clauses are the items; two enumerated facts are not.
    let short = list.map(trimmed)
    guard short.count == count, list.count > 2,
      short.allSatisfy({ (2...14).contains($0.count) })
    else { return nil }
    return short
  }

  /// Headings with the numeral's head, when there are as many as counted.
  func headed(
    _ range: Range<Int>, _ count: Int, _ head: Range<Int>
  ) -> [Range<Int>]? {
    let headings = document.headings
    guard headings.count < 400, !head.isEmpty,
      document.headingCharacters.count(of: document.scalar(head.lowerBound)) >= count
    else { return nil }
    var seen: Set<[Unicode.Scalar]> = []
    var chunks: [Range<Int>] = []
    var places: [Range<Int>] = []
    for heading in headings where !heading.overlaps(range) {
      guard let chunk = chunk(in: heading, head), seen.insert(document.scalars(in: chunk)).inserted
      else {
        continue
      }
      if chunk.contains(where: { SloganNumerals.value(document.scalar($0)) != nil }) { continue }
      chunks.append(chunk)
      places.append(heading)
    }
    guard chunks.count == count else { return nil }
    return behindPrefix(chunks, of: places) ?? levelled(chunks, in: places)
  }

  /// What stands behind the characters that all headings begin with: 场地审批关 of 严守场地审批关.
  private func behindPrefix(_ chunks: [Range<Int>], of headings: [Range<Int>]) -> [Range<Int>]? {
    var length = 0
    while headings.allSatisfy({ heading in
      heading.lowerBound + length < heading.upperBound
        && document.kind(heading.lowerBound + length) == .han
        && document.scalar(heading.lowerBound + length)
          == document.scalar(headings[0].lowerBound + length)
    }) {
      length += 1
    }
    while length > 1, !headings.allSatisfy({ document.starts[$0.lowerBound + length] }) {
      length -= 1
    }
    guard length > 1 else { return nil }
    let result = zip(chunks, headings).map { chunk, heading in
      var start = heading.lowerBound + length
      while start < chunk.upperBound, document.kind(start).isQuote { start += 1 }
      return start..<max(start, chunk.upperBound)
    }
    return result.allSatisfy({ $0.count > 1 }) ? result : nil
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
    let words = document.scalars(in: head)
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
      if end - low >= words.count, document.stand(words, endingAt: end) { break }
      end -= 1
    }
    if end > low, end - words.count > low {
      var start = low
      // Without the verb before it.
      var next = start + 1
      while next < end, !document.starts[next] { next += 1 }
      let isVerb = document.classes[start] == .verb || end - next > words.count
      if isVerb, next < end - words.count { start = next }
      if document.classes[start] == .verb || document.scalar(start) == "把", start > low {
        var further = start + 1
        while further < end, !document.starts[further] { further += 1 }
        if further < end - words.count { start = further }
      }
      while document.kind(start).isQuote { start += 1 }
      return start..<end
    }
    // A verb that the clause begins with: 聚焦产业升级 of 三个聚焦.
    if words.count > 1, high - low > words.count + 1, high - low <= 16,
      document.classes[low] == .verb,
      document.stand(words, endingAt: low + words.count), document.starts[low + words.count]
    {
      return low..<high
    }
    // A quotation that begins with the head: “微阵地” of 四微.
    if words.count <= 2 || document.starts[head.lowerBound + 1] {
      let first = words[0]
      for index in low..<high where document.kind(index) == .openQuote {
        guard index + 1 < high, document.scalar(index + 1) == first else { continue }
        var close = index + 1
        while close < high, document.kind(close) != .closeQuote { close += 1 }
        if close < high { return (index + 1)..<close }
      }
    }
    return nil
  }
}
