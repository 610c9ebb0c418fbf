import HanCore

/// How lists come apart into items.
extension MemberResolver {
  /// The marks that may part items, the strongest first.
  private static let separators: [[MarkKind]] = [
    [.semicolon], [.comma], [.enumerationComma], [.enumerationComma, .comma],
  ]

  /// The items of a list that fills a range, when their number is right: parted by one kind of
  /// mark, the weakest that gives the number.
  func list(_ range: Range<Int>, _ count: Int) -> [Range<Int>]? {
    for marks in Self.separators {
      // Behind a list of 、 the sentence may go on.
      if marks == [.enumerationComma],
        let end = range.first(where: { document.kind($0) == .comma })
      {
        if let items = list(range.lowerBound..<end, count) { return items }
        continue
      }
      let found = range.count { marks.contains(document.kind($0)) }
      guard found + 2 >= count else { continue }
      var parts: [Range<Int>] = []
      var start = range.lowerBound
      for index in range where marks.contains(document.kind(index)) {
        parts.append(start..<index)
        start = index + 1
      }
      parts.append(start..<range.upperBound)
      if let items = checked(parts, count) { return items }
    }
    return nil
  }

  /// The parts as items, when they are as many as counted and look like items.
  func checked(_ parts: [Range<Int>], _ count: Int) -> [Range<Int>]? {
    var parts = parts.map(trimmed).filter { !$0.isEmpty }
    if let last = parts.last, parts.count + 1 == count {
      // The last two may be joined by 和.
      if let middle = last.first(where: {
        "和及与".unicodeScalars.contains(document.scalar($0)) && $0 > last.lowerBound
          && document.starts[$0] && document.starts[$0 + 1]
      }) {
        parts.removeLast()
        parts.append(last.lowerBound..<middle)
        parts.append((middle + 1)..<last.upperBound)
      }
    }
    guard parts.count == count,
      parts.allSatisfy({ (1...Self.maximumItem).contains($0.count) })
    else { return nil }
    return parts
  }

  /// Without marks and blanks around it, 等 behind it, and a label before it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, !document.kind(low).isWord { low += 1 }
    while high > low, !document.kind(high - 1).isWord { high -= 1 }
    if high - low > 2, document.scalar(high - 1) == "等" { high -= 1 }
    if high - low > 3, SloganNumerals.value(document.scalar(low)) != nil,
      document.scalar(low + 1) == "是"
    {
      low += 2
    }
    return low..<high
  }

  func pieces(_ range: Range<Int>) -> [Range<Int>] {
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
  func unglued(_ first: Range<Int>, like second: Range<Int>) -> Range<Int> {
    guard first.count > second.count else { return first }
    let aligned = first.upperBound - second.count
    if document.starts[aligned] { return aligned..<first.upperBound }
    for start in first.indices.reversed() where document.starts[start] {
      if first.upperBound - start >= 2,
        document.scalar(start - 1) == "以" || document.scalar(start - 1) == "立"
      {
        return start..<first.upperBound
      }
    }
    return first
  }
}
