import HanCore

/// Finds mottos of the lexicon and its slot patterns (应_尽_, 停_不停_), the formula of campaigns
/// (坚决打赢…攻坚战), and short demands that are headings of their own.
struct MottoDetector: SloganDetector {
  func addProposals(in document: SloganText, to result: inout [SloganSpan]) {
    let lexicon = document.lexicon
    let scalars = document.scalars.scalars
    var end = 0
    for anchor in document.anchors.mottos {
      let index = Int(anchor)
      guard index >= end, let match = lexicon.match(at: index, to: scalars.count, in: scalars)
      else { continue }
      // Numerals have a detector of their own.
      if !match.isPattern, (SloganNumerals.value(scalars[index]) ?? 0) > 1 { continue }
      let range = index..<(index + match.length)
      // Patterns and short mottos could be made of parts of other words.
      let isWhole = document.starts[index] && document.starts[range.upperBound]
      if isWhole || (!match.isPattern && match.length >= 4) {
        var marks: [SloganFeature] = [.knownMotto]
        if match.isPattern { marks.append(.pattern) }
        if match.standsAlone { marks.append(.standing) }
        result.append(motto(range, in: document, marks: marks))
        end = range.upperBound
      }
    }
    addCampaigns(in: document, to: &result)
    for line in document.lines where (4...19).contains(line.count) {
      if let heading = heading(line, in: document) { result.append(heading) }
    }
    // Headings behind a label, and first sentences: （五）…, 二、….
    for heading in document.headings where document.kind(heading.lowerBound - 1) != .lineBreak {
      if let heading = self.heading(heading, in: document) { result.append(heading) }
    }
  }

  private func motto(
    _ range: Range<Int>, in document: SloganText, marks: [SloganFeature]
  ) -> SloganSpan {
    var evidence = document.placeEvidence(range)
    for mark in marks { evidence.insert(mark) }
    evidence.insert(Self.length(range.count))
    document.addWords(to: &evidence, range)
    evidence.insert(
      .innerRepetition,
      if: document.repeatsCharacter(in: range))
    evidence.insert(.runMember, if: document.isRunMember(range))
    return SloganSpan(range: range, type: .motto, evidence: evidence)
  }

  static func length(_ count: Int) -> SloganFeature {
    count <= 3 ? .length3 : count == 4 ? .length4 : count <= 6 ? .length5 : .length7
  }

  /// A line of its own that is a demand or a motto: four to sixteen characters, perhaps with one
  /// comma inside, with a mark of exclamation or without.
  private func heading(_ line: Range<Int>, in document: SloganText) -> SloganSpan? {
    let scalars = document.scalars.scalars
    var line = line
    if let last = line.last, document.kind(last) == .stop { line = line.lowerBound..<last }
    var commas = 0
    for index in line {
      switch document.kind(index) {
      case .han: break
      // 「星」夜有你，伴我同行: a word in marks, not all of the line.
      case .openQuote, .closeQuote:
        if document.kind(line.upperBound - 1) == .closeQuote { return nil }
      case .comma, .space: commas += 1
      default: return nil
      }
    }
    guard (4...17).contains(line.count), commas <= 1,
      line.contains(where: { scalars[$0] != scalars[line.lowerBound] }),
      !document.vocabulary.chrome.occurs(in: line, of: scalars)
    else { return nil }
    let hasMotto = line.contains {
      document.lexicon.match(at: $0, to: line.upperBound, in: scalars)?.isPattern == false
    }
    var marks: [SloganFeature] = hasMotto ? [.heading, .knownMotto] : [.heading]
    if commas > 0 { marks.append(.comma) }
    return motto(line, in: document, marks: marks)
  }

  /// 打赢…攻坚战, with the adverbs before it.
  private func addCampaigns(
    in document: SloganText, to result: inout [SloganSpan]
  ) {
    let scalars = document.scalars.scalars
    for fight in document.anchors.campaignVerbs {
      let index = Int(fight)
      guard let verb = Self.campaignVerbs.length(at: index, to: scalars.count, in: scalars) else {
        continue
      }
      var end = index + verb
      var found: Int?
      while end < scalars.count, end - index < 18, document.kind(end).isWord {
        if let noun = Self.campaignNouns.length(at: end, to: scalars.count, in: scalars) {
          found = end + noun
          break
        }
        end += 1
      }
      guard let found else { continue }
      var start = index
      while let adverb = Self.resolve.length(
        before: start, from: max(0, start - 8), in: scalars)
      {
        start -= adverb
      }
      result.append(motto(start..<found, in: document, marks: [.campaign]))
    }
  }

  private static let campaignVerbs = WordTable("打赢 打好 打好打赢 打赢打好")
  private static let campaignNouns = WordTable("攻坚战 阻击战 保卫战 歼灭战 持久战 总体战 翻身仗 主动仗 整体战")
  private static let resolve = WordTable("坚决 全力以赴 齐心协力 众志成城 同心协力 全力 齐心 奋力 誓")
}
