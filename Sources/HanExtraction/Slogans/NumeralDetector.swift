import HanCore

/// Finds numeral slogans: abbreviations that sum up items (“三必查”, 四张网), forms that distribute
/// (一人一档) and statements that n things hold (防疫复工两不误).
///
/// A bare numeral is an ordinary quantity unless the document states its items, or calls it a
/// method.
struct NumeralDetector: SloganDetector {
  func addProposals(in document: SloganDocument, to result: inout [SloganProposal]) {
    let resolver = MemberResolver(document)
    for quotation in document.quotations {
      if let candidate = quoted(quotation, in: document, resolver) { result.append(candidate) }
    }
    let scalars = document.scalars.scalars
    var end = 0
    for numeral in document.anchors.numerals {
      let index = Int(numeral)
      guard index >= end, document.kind(index + 1) == .han,
        let value = SloganNumerals.value(scalars[index])
      else { continue }
      if let candidate = distributive(at: index, in: document) {
        result.append(candidate)
        end = index + 4
      } else if value > 1, let candidate = known(at: index, in: document, resolver) {
        result.append(candidate)
        end = candidate.range.upperBound
      } else if value > 1, let candidate = coverage(at: index, in: document, resolver) {
        result.append(candidate)
      } else if value > 1, document.starts[index] || document.kind(index - 1).isQuote,
        let candidate = bare(at: index, in: document, resolver)
      {
        result.append(candidate)
      }
    }
  }

  /// Numerals of the lexicon: 四个全面, whether quoted or not.
  private func known(
    at index: Int, in document: SloganDocument, _ resolver: MemberResolver
  ) -> SloganProposal? {
    let scalars = document.scalars.scalars
    guard let match = document.lexicon.match(at: index, to: scalars.count, in: scalars),
      !match.isPattern, document.starts[index + match.length],
      // The quotation is longer.
      document.kind(index - 1) != .openQuote || document.kind(index + match.length) == .closeQuote
    else { return nil }
    let range = index..<(index + match.length)
    var marks = document.placeEvidence(range)
    marks.insert(.knownMotto)
    marks.insert(.standing, if: match.standsAlone)
    let members = resolver.members(of: range)
    addNumeral(to: &marks, range, members, in: document)
    return SloganProposal(range: range, type: .numeral, evidence: marks, members: members)
  }

  /// “三必查”, “三个带头”, “四议两公开”.
  private func quoted(
    _ range: Range<Int>, in document: SloganDocument, _ resolver: MemberResolver
  ) -> SloganProposal? {
    let scalars = document.scalars.scalars
    guard (2...8).contains(range.count), range.allSatisfy({ document.kind($0) == .han }) else {
      return nil
    }
    // The numeral comes first, or behind a word of two characters at most: “门前三包”.
    let lead = [0, 2].first { offset in
      offset < range.count - 1
        && SloganNumerals.value(scalars[range.lowerBound + offset]) != nil
    }
    guard let lead else { return nil }
    let numeral = (range.lowerBound + lead)..<range.upperBound
    if lead == 0, isDistributive(range, in: scalars) {
      return distributive(at: range.lowerBound, in: document)
    }
    var marks = document.placeEvidence(range)
    marks.insert(.quoted)
    if let match = document.lexicon.match(
      at: range.lowerBound, to: range.upperBound, in: scalars), match.length == range.count
    {
      marks.insert(.knownMotto)
      marks.insert(.standing, if: match.standsAlone)
    }
    marks.insert(.trimmedStart, if: lead > 0)
    let members = resolver.members(of: numeral)
    addNumeral(to: &marks, range, members, in: document)
    return SloganProposal(range: range, type: .numeral, evidence: marks, members: members)
  }

  private func isDistributive(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    let start = range.lowerBound
    return (3...4).contains(range.count) && scalars[start] == "一"
      && (scalars[start + 2] == "一" || (range.count == 3 && scalars[start + 1] == "对"))
      && scalars[start + 2] == "一"
  }

  /// 一人一档: one of these for each of those.
  private func distributive(at start: Int, in document: SloganDocument) -> SloganProposal? {
    let scalars = document.scalars.scalars
    guard scalars[start] == "一", start + 2 < scalars.count else { return nil }
    if scalars[start + 1] == "对", scalars[start + 2] == "一" {
      guard document.kind(start - 1).isQuote, document.kind(start + 3).isQuote else { return nil }
      return distributive(start..<(start + 3), in: document)
    }
    guard start + 3 < scalars.count, scalars[start + 2] == "一",
      scalars[start + 1] != scalars[start + 3], document.kind(start + 3) == .han,
      document.starts[start + 4], document.classes[start] != .idiom
    else { return nil }
    return distributive(start..<(start + 4), in: document)
  }

  private func distributive(_ range: Range<Int>, in document: SloganDocument) -> SloganProposal {
    var marks = document.placeEvidence(range)
    marks.insert(.distributive)
    marks.insert(range.count == 3 ? .length3 : .length4)
    document.addWords(to: &marks, range)
    return SloganProposal(range: range, type: .numeral, evidence: marks)
  }

  /// 防汛抢险和农业生产两不误, with its topics.
  private func coverage(
    at index: Int, in document: SloganDocument, _ resolver: MemberResolver
  ) -> SloganProposal? {
    let scalars = document.scalars.scalars
    guard
      let length = Self.holds.length(at: index + 1, to: scalars.count, in: scalars),
      let value = SloganNumerals.value(scalars[index])
    else { return nil }
    let end = index + 1 + length
    var low = index
    while low > 0, index - low < 30,
      document.kind(low - 1).isWord
        || document.kind(low - 1) == .enumerationComma
    {
      low -= 1
    }
    var start = low
    var position = index - 1
    // The topics begin behind the last word that introduces them.
    while position > low {
      if document.vocabulary.signals.length(before: position, from: low, in: scalars) != nil
        || document.vocabulary.directives.length(before: position, from: low, in: scalars) != nil
        || Self.efforts.length(before: position, from: low, in: scalars) != nil
        || scalars[position - 1] == "了"
      {
        start = position
        break
      }
      position -= 1
    }
    if scalars[start] == "了" { start += 1 }
    guard end - start <= 30 else { return nil }
    let range = start..<end
    var marks = document.placeEvidence(range)
    marks.insert(.coverage)
    marks.insert(.cleanStart, if: start > low)
    let members = start < index ? resolver.topics(start..<index, count: value) : []
    addNumeral(to: &marks, range, members, in: document)
    return SloganProposal(range: range, type: .numeral, evidence: marks, members: members)
  }

  /// Verbs before a statement that things hold, beside those that introduce slogans.
  private static let efforts = WordTable("抓好 做好 统筹 统筹推进 推进 促进 力促 抓实 兼顾 达成 助力")
  private static let holds = WordTable("不误 促进 丰收 提升 达标 手抓 不放松 不耽误 不落下 促 胜利 推进 平衡 兼顾 并重 过硬 到位")

  /// 三个服务, 四张网 without quotation marks: only with its items, or with 原则 and the like behind.
  private func bare(
    at index: Int, in document: SloganDocument, _ resolver: MemberResolver
  ) -> SloganProposal? {
    let scalars = document.scalars.scalars
    let limit = min(scalars.count, index + 8)
    // A numeral inside a compound counts nothing: 村两委.
    if document.kind(index - 1) == .han, document.classes[index - 1].isNominal { return nil }
    let value = SloganNumerals.value(scalars[index]) ?? 0
    let places = resolver.places(at: index, longest: 8, count: value)
    var end = index + 1
    while end < limit, document.kind(end) == .han {
      end += 1
      guard document.starts[end], end - index >= 2 else { continue }
      let range = index..<end
      if range.count == 2 {
        if document.classes[index + 1] == .classifier || scalars[index + 1] == "大" { continue }
        // 五社|联动: the verb belongs to it.
        if Self.joint.length(at: end, to: limit, in: scalars) != nil { continue }
      }
      var members = places.map { resolver.members(of: range, at: $0) } ?? []
      let isMethod =
        document.vocabulary.calledMethod.length(
          at: end, to: min(scalars.count, end + 3), in: scalars)
        != nil && range.count <= 5 && document.classes[end - 1].isVerbal
      let isJoint =
        range.count >= 4 && Self.joint.length(before: end, from: index + 2, in: scalars) != nil
      // 县—乡—村|三级联动
      if isJoint, members.isEmpty { members = resolver.members(of: range, at: .before) }
      let isGuarded =
        (2...4).contains(range.count) && !SloganNumerals.isMeasure(scalars[index + 1])
        && document.kind(end) != .han
        && Self.guards.length(before: index, from: max(0, index - 2), in: scalars) != nil
      guard !members.isEmpty || isMethod || isJoint || isGuarded else { continue }
      // 四大扶贫|工程: behind a measure word the noun is what is counted.
      let whole =
        SloganNumerals.isMeasure(scalars[index + 1]) && !document.starts[end - 1]
          && document.vocabulary.calledMethod.length(before: end, from: index + 2, in: scalars)
            == nil
        ? index..<(end + nounLength(at: end, to: limit, in: document)) : range
      var marks = document.placeEvidence(whole)
      addNumeral(to: &marks, whole, members, in: document)
      return SloganProposal(range: whole, type: .numeral, evidence: marks, members: members)
    }
    return nil
  }

  /// The length of a noun for methods and works at an index, or 0.
  private func nounLength(at index: Int, to limit: Int, in document: SloganDocument) -> Int {
    let length = document.vocabulary.calledMethod.length(
      at: index, to: limit, in: document.scalars.scalars)
    return length.flatMap { document.starts[index + $0] ? $0 : nil } ?? 0
  }

  /// Verbs at the end of numerals, which then need no items: 六水同管, 三机一体.
  private static let joint = WordTable(
    """
    联动 联办 联治 联创 联防 联建 同管 同治 同步 同创 同抓 共治 共建 共享 共管 共育 合一 一体 并举 并重 并进 \
    并行 并用 齐抓 齐发 齐下 齐飞 融合 互动 结合 协同 统筹 贯通 驱动 兼顾 联合 衔接
    """)

  /// Verbs before numerals that stand for a programme: 严守五关.
  private static let guards = WordTable(
    "严守 把好 把牢 把住 守好 守牢 打好 织密 织牢 下好 念好 唱好 锚定 践行 推行 坚守 紧扣 突出 抓牢 守住")

  private func addNumeral(
    to marks: inout SloganEvidenceSet, _ range: Range<Int>, _ members: [Range<Int>],
    in document: SloganDocument
  ) {
    let scalars = document.scalars.scalars
    marks.insert(.members, if: !members.isEmpty)
    marks.insert(
      .jointHead,
      if: range.count >= 4
        && Self.joint.length(before: range.upperBound, from: range.lowerBound + 2, in: scalars)
          != nil
    )
    let head = range.lowerBound + 1
    if head < range.upperBound {
      let isMeasured =
        SloganNumerals.isMeasure(scalars[head]) && scalars[head] != "方"
        || document.classes[head] == .classifier
      marks.insert(.classifier, if: isMeasured)
      let word = isMeasured && head + 1 < range.upperBound ? head + 1 : head
      marks.insert(.verbalHead, if: document.classes[word].isVerbal)
    }
    let numerals = range.filter { SloganNumerals.value(scalars[$0]) != nil }
    marks.insert(.numeralSeries, if: numerals.count > 1)
    var after = range.upperBound
    while document.kind(after).isQuote { after += 1 }
    marks.insert(
      .calledMethod,
      if: document.vocabulary.calledMethod.length(
        at: min(after, scalars.count), to: min(scalars.count, after + 4), in: scalars) != nil)
    // Statements with their topics are as long as these.
    if marks.contains(.coverage) {
      document.addWords(to: &marks, range)
      return
    }
    marks.insert(
      range.count <= 2
        ? .length2 : range.count == 3 ? .length3 : range.count == 4 ? .length4 : .length5)
    document.addWords(to: &marks, range)
  }
}
