import HanCore

/// Finds what a numeral slogan stands for: the items the numeral counts, when the document states
/// exactly as many. Nothing is made up: a numeral whose items cannot be found has none.
///
/// It looks, in this order, at a list right behind the numeral (in brackets, behind a colon or
/// 即), a quotation or list right before it, a list in the next sentences whose items share the
/// numeral's head, the items of 一是…二是…, and headings that share the head.
struct MemberResolver {
  let document: SloganDocument
  private let hints: MemberHints

  /// The longest item, in characters.
  static let maximumItem = 24
  /// How far lists are looked for, in characters.
  static let reach = 160
  /// How far items of 一是…二是… are looked for, in characters.
  static let itemReach = 600
  /// How long a sentence is looked through, in characters.
  static let sentenceReach = 100
  /// How far clauses that end with the numeral's words are looked for, in characters.
  static let demandReach = 4000
  /// How far a list right behind the numeral may reach, in characters.
  static let window = 240

  init(_ document: SloganDocument) {
    self.document = document
    hints = MemberHints(document)
  }

  var scalars: [Unicode.Scalar] { document.scalars.scalars }

  /// The members of the numeral slogan at a range, or none.
  ///
  /// - Parameter places: Where a list may stand, if that is known.
  /// - Complexity: O(headings + items), bounded by a constant each.
  func members(of range: Range<Int>, at places: MemberHints.Places? = nil) -> [Range<Int>] {
    let count = count(of: range)
    guard count > 0 else { return [] }
    let places =
      places
      ?? hints.places(at: range.lowerBound, length: range.count...range.count, count: count)
    var found: [Range<Int>]?
    if places.contains(.behind) { found = listBehind(range, count) }
    if found == nil {
      found =
        places.contains(.before)
        ? listBefore(range, count) : wordsBefore(range.lowerBound, count)
    }
    let head = head(of: range)
    let isQuoted = document.kind(range.lowerBound - 1).isQuote
    if let list = found {
      // 乱贴广告的小店和乱停车辆、乱搭棚架|“三乱”: the head tells better than 、 where items begin.
      let isHeaded = list.allSatisfy {
        document.scalar($0.lowerBound) == document.scalar(head.lowerBound)
      }
      return isQuoted && head.count == 1 && !isHeaded ? scattered(range, count, head) ?? list : list
    }
    if places.contains(.near) { found = listNear(range, count, head) }
    return found ?? sides(range, count, head) ?? enumerated(range, count, head)
      ?? headed(range, count, head) ?? demanded(range, count, head)
      ?? (isQuoted
        ? clausal(range, count, head) ?? scattered(range, count, head) : nil) ?? []
  }

  /// Where a list may stand that belongs to a numeral of two to `longest` characters that counts as
  /// many; `nil` when it has no members at all, whatever words follow.
  ///
  /// - Complexity: O(log *n*).
  func places(at index: Int, longest: Int, count: Int) -> MemberHints.Places? {
    let places = hints.places(at: index, length: 2...longest, count: count)
    if !places.isEmpty || document.headingCharacters.greatest >= count { return places }
    if let list = document.items(behind: index + 2),
      list[0].lowerBound - index - longest < Self.itemReach
    {
      return places
    }
    return nil
  }

  /// The topics of 防汛抢险和农业生产两不误.
  func topics(_ range: Range<Int>, count: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range {
      let scalar = document.scalar(index)
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

  /// How many items there are: what the first numeral says, or the sum of all numerals in 三不一多; 0
  /// when nothing is counted.
  private func count(of range: Range<Int>) -> Int {
    guard let first = SloganNumerals.leading(range, in: scalars) else { return 0 }
    // 一国两制: one of these and two of those are no list.
    guard first.value > 1 else { return 0 }
    // 两个市场、两种资源: what stands before it belongs to either part.
    if range.contains(where: { document.kind($0) == .enumerationComma }) { return first.value }
    // 三个三: the first one counts, the second says what of.
    let rest = (range.lowerBound + first.length)..<range.upperBound
    if rest.count == 2, document.scalar(rest.lowerBound) == "个",
      SloganNumerals.value(document.scalar(rest.lowerBound + 1)) != nil
    {
      return first.value
    }
    // 三位一体, 三机一体.
    if rest.count >= 3,
      let unity = rest.first(where: { document.scalar($0) == "一" }),
      "体家致同盘贯".unicodeScalars.contains(document.scalar(unity + 1))
    {
      return first.value
    }
    var others = 0
    var sum = 0
    var greatest = 0
    for index in range.dropFirst(first.length) {
      // 一 of 进一步 counts nothing.
      guard let value = SloganNumerals.value(document.scalar(index)),
        value > 1 || document.starts[index] || document.starts[index + 1]
      else { continue }
      others += 1
      sum += value
      greatest = max(greatest, value)
    }
    if greatest > 1 || (others == 1 && document.scalar(range.upperBound - 1) != "一") {
      return first.value + sum
    }
    return first.value
  }

  /// What the items are called: the words behind the numeral and its classifier.
  func head(of range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound + (SloganNumerals.leading(range, in: scalars)?.length ?? 1)
    if start + 1 < range.upperBound,
      SloganNumerals.isMeasure(document.scalar(start))
    {
      start += 1
    }
    return start..<range.upperBound
  }
}
