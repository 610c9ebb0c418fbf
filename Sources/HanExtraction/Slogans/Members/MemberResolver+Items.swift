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
      guard found + 2 >= count || marks == [.enumerationComma] && found > 0 else { continue }
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

  /// The parts as items, when they are as many as counted, differ, and look like items.
  func checked(_ parts: [Range<Int>], _ count: Int) -> [Range<Int>]? {
    var parts = parts.map(trimmed).filter { !$0.isEmpty }
    if parts.count < count, let joined = unjoined(parts, count) { parts = joined }
    if let last = parts.last { parts[parts.count - 1] = withoutSum(last, count) }
    if parts.count == count, count > 1, parts[0].count > Self.maximumItem {
      parts[0] = unglued(parts[0], like: parts[1])
    } else if parts.count == count, count > 2, parts[0].count >= 2 * parts[1].count,
      let start = alike(parts[0], parts[1])
    {
      parts[0] = start..<parts[0].upperBound
    }
    parts = parts.map(withoutSide)
    guard parts.count == count,
      parts.allSatisfy({ (1...Self.maximumItem).contains($0.count) }),
      Set(parts.map { document.scalars(in: $0) }).count == count
    else { return nil }
    return parts
  }

  /// As many parts as counted, by taking those apart that 和, 与, 及 or 以及 joins; those at the end
  /// first.
  func unjoined(_ parts: [Range<Int>], _ count: Int) -> [Range<Int>]? {
    var result = parts
    for place in parts.indices.reversed() where result.count < count {
      let part = parts[place]
      guard
        let middle = part.last(where: { index in
          guard index > part.lowerBound, document.starts[index],
            let length = Self.joiners.length(at: index, to: part.upperBound, in: scalars)
          else { return false }
          return document.starts[index + length] && index + length < part.upperBound
            && !(document.scalar(index) == "及" && document.scalar(index - 1) == "以")
        }), let length = Self.joiners.length(at: middle, to: part.upperBound, in: scalars)
      else { continue }
      result.replaceSubrange(
        place...place, with: [part.lowerBound..<middle, (middle + length)..<part.upperBound])
    }
    guard result.count == count else { return nil }
    // Without any mark, 与 joins other things, too.
    if parts.count == 1 {
      let lengths = result.map(\.count)
      guard (lengths.max() ?? 0) - (lengths.min() ?? 0) <= 3 else { return nil }
    }
    return result
  }

  static let joiners = WordTable("和 与 及 以及")

  /// The last item without the sum behind it: 传真|三大功能.
  private func withoutSum(_ item: Range<Int>, _ count: Int) -> Range<Int> {
    let cut = item.first { index in
      index > item.lowerBound && document.starts[index]
        && SloganNumerals.value(document.scalar(index)) == count
        && SloganNumerals.isMeasure(document.scalar(index + 1))
    }
    return cut.map { item.lowerBound..<$0 } ?? item
  }

  /// An item without 一个 or 另一个 before its verb: 一个|用于制造产品.
  private func withoutSide(_ item: Range<Int>) -> Range<Int> {
    var start = item.lowerBound
    if document.scalar(start) == "另" { start += 1 }
    guard item.upperBound - start > 4, document.scalar(start) == "一",
      document.scalar(start + 1) == "个", document.starts[start + 2],
      document.classes[start + 2] == .verb || document.classes[start + 2] == .preposition
    else { return item }
    return (start + 2)..<item.upperBound
  }

  /// Without marks and blanks around it, 等 behind it, and a label or a word that joins before it.
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
    // 第一重，…; 第二，…
    if high - low > 4, document.scalar(low) == "第",
      SloganNumerals.value(document.scalar(low + 1)) != nil,
      let mark = ((low + 2)..<min(high, low + 5)).first(where: { !document.kind($0).isWord })
    {
      low = mark + 1
    }
    if high - low > 3, document.starts[low],
      let joiner = Self.joiners.length(at: low, to: high, in: scalars),
      document.starts[low + joiner]
    {
      low += joiner
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
    // “甲”、文化科技卫生|“三下乡”: what stands before the first mark is no item.
    if parts.count > 1, parts[0].isEmpty { parts.removeFirst() }
    return parts.count > 1 ? parts : joined(range)
  }

  /// Whether a mark joins items without 、: 县—乡—村|三级联动, 线上+线下|双线.
  static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "—", "–", "―", "─", "+", "＋", "/", "／": true
    default: false
    }
  }

  /// The parts of a range between dashes and the like, outside quotations.
  private func joined(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var isQuoted = false
    for index in range {
      switch document.kind(index) {
      case .openQuote: isQuoted = true
      case .closeQuote: isQuoted = false
      default:
        guard !isQuoted, Self.isJoint(document.scalar(index)) else { continue }
        if index > start { parts.append(start..<index) }
        start = index + 1
      }
    }
    if start < range.upperBound || parts.isEmpty { parts.append(start..<range.upperBound) }
    return parts
  }

  /// Where an item begins behind the preposition, adverbs and verb before it, when it ends like its
  /// neighbour: 对全面推行|行政执法公示制度.
  private func behindVerb(_ first: Range<Int>, like second: Range<Int>) -> Int? {
    guard second.count > 3,
      document.stand(
        document.scalars(in: (second.upperBound - 2)..<second.upperBound),
        endingAt: first.upperBound)
    else { return nil }
    var start = first.lowerBound
    var verb: Int?
    var isLed = false
    while start < first.upperBound {
      var end = start + 1
      while end < first.upperBound, !document.starts[end] { end += 1 }
      switch document.classes[start] {
      case .preposition, .adverb: isLed = true
      case .adjective where isLed: break
      case .verb: verb = end
      default: return isLed ? verb.flatMap { first.upperBound - $0 > 3 ? $0 : nil } : nil
      }
      start = end
    }
    return nil
  }

  /// Where an item begins that is longer than its neighbour, begins otherwise, and has a word that
  /// begins alike: 工程被列入|市委书记第一号课题, for 市长要抓的第一件实事.
  private func alike(_ first: Range<Int>, _ second: Range<Int>) -> Int? {
    let begin = document.scalar(second.lowerBound)
    guard document.kind(second.lowerBound) == .han, document.scalar(first.lowerBound) != begin
    else { return nil }
    return first.dropFirst().first { index in
      document.scalar(index) == begin && document.starts[index] && first.upperBound - index >= 2
        && 2 * (first.upperBound - index) >= second.count
    }
  }

  /// An item without the words before it, by the length or the beginning of its neighbour.
  func unglued(_ first: Range<Int>, like second: Range<Int>) -> Range<Int> {
    // 坚持党的领导、人民当家作主: the verb introduces the list.
    if let verb = document.vocabulary.signals.length(
      at: first.lowerBound, to: first.upperBound, in: scalars),
      first.count - verb >= 2, first.count != second.count,
      document.starts[first.lowerBound + verb],
      document.scalar(first.lowerBound) != document.scalar(second.lowerBound)
    {
      let rest = (first.lowerBound + verb)..<first.upperBound
      // 实施|好|团结、发展
      let aligned = rest.upperBound - second.count
      return aligned > rest.lowerBound && document.starts[aligned]
        ? aligned..<rest.upperBound : rest
    }
    guard first.count > second.count else { return first }
    if let start = behindVerb(first, like: second) { return start..<first.upperBound }
    if let start = alike(first, second) { return start..<first.upperBound }
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
