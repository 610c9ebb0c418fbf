import Foundation
import HanLexicon

/// The values of a document's features, one candidate at a time; those that need the batch are left
/// out.
struct KeywordFeatures {
  private let units: CandidateTokens
  private let listed: [Int16]
  private let textUnits: Double

  init(_ proposal: KeywordCandidateTable) {
    units = proposal.units
    listed = proposal.wordCodes
    textUnits = Double(max(1, units.units.count - units.apart))
  }

  /// Sets the values of a candidate, by feature; the others are 0.
  func fill(_ values: inout [Double], for tally: CandidateCounts, number: Int) {
    for index in values.indices { values[index] = 0 }
    visit(tally, number: number) { values[$0.rawValue] = $1 }
  }

  /// Calls `body` with each feature that a candidate has, and its value.
  ///
  /// - Parameter number: The candidate's number.
  @inline(__always)
  func visit(
    _ tally: CandidateCounts, number: Int, _ body: (KeywordFeature, Double) -> Void
  ) {
    let count = Double(tally.count)
    let share = 1 / count
    visitShape(tally, body)
    if tally.titleCount > 0 {
      body(.title, 1)
      if tally.count > tally.titleCount { body(.titleAndText, 1) }
      if tally.startsTitle { body(.titleStart, 1) }
      if tally.endsTitle { body(.titleEnd, 1) }
    }
    if tally.textCount > 0 {
      body(.position, Double(Int(tally.first) - units.apart) / textUnits)
    }
    if tally.nestedCount > 0 {
      body(.nested, Double(tally.nestedCount) * share)
      if tally.nestedCount == tally.count { body(.nestedOnly, 1) }
    }
    if tally.freeCount > 0 {
      body(.free, Double(tally.freeCount) * share)
      body(.freeOnce, 1)
      if tally.standsAlone { body(.alone, 1) }
      if tally.markedCount > 0 {
        body(.marked, Double(tally.markedCount) * share)
        body(.markedOnce, 1)
      }
    }
    if tally.count > 1 {
      let kinds = min(tally.kindsBefore.nonzeroBitCount, tally.kindsAfter.nonzeroBitCount)
      body(.neighbours, Self.logarithm(kinds))
      if tally.fixedBefore > 0 {
        body(.fixedBefore, 1)
        if units.units[Int(tally.first)].length == 1 { body(.fixedBeforeShort, 1) }
      }
      if tally.fixedAfter > 0 {
        body(.fixedAfter, 1)
        if units.units[Int(tally.first) + Int(tally.words) - 1].length == 1 {
          body(.fixedAfterShort, 1)
        }
      }
    }
    body(.before, Double(tally.before) * share / KeywordModel.roleScale)
    body(.after, Double(tally.after) * share / KeywordModel.roleScale)
    visitWords(tally, isListed: listed[number] >= 0, body)
    if tally.length <= 2 { visitPair(tally, share, body) }
  }

  /// What is said of two characters apart.
  @inline(__always)
  private func visitPair(
    _ tally: CandidateCounts, _ share: Double, _ body: (KeywordFeature, Double) -> Void
  ) {
    if tally.titleCount > 0 {
      body(.length2Title, 1)
      if tally.count > tally.titleCount { body(.length2TitleAndText, 1) }
    }
    if tally.textCount > 0 {
      body(.length2Position, Double(Int(tally.first) - units.apart) / textUnits)
    }
    if tally.freeCount > 0 { body(.length2Free, Double(tally.freeCount) * share) }
    if tally.nestedCount > 0 { body(.length2Nested, Double(tally.nestedCount) * share) }
    let word = units.words[Int(units.units[Int(tally.first)].word)]
    body(.length2Rarity, Double(word.rarity))
    body(.length2Last, Double(word.role(.last)) / KeywordModel.roleScale)
    body(.length2Before, Double(tally.before) * share / KeywordModel.roleScale)
    body(.length2After, Double(tally.after) * share / KeywordModel.roleScale)
  }

  /// What length and count say.
  @inline(__always)
  private func visitShape(_ tally: CandidateCounts, _ body: (KeywordFeature, Double) -> Void) {
    let isRepeated = tally.count >= 2
    switch tally.length {
    case ...2: body(.length2, 1)
    case 3: body(.length3, 1)
    case 4: body(.length4, 1)
    case 5: body(.length5, 1)
    case 6: body(.length6, 1)
    case 7, 8: body(.length7, 1)
    default: body(.length9, 1)
    }
    switch tally.words {
    case ...1: break
    case 2: body(.words2, 1)
    case 3: body(.words3, 1)
    default: body(.words4, 1)
    }
    if isRepeated {
      body(.count2, 1)
      if tally.count >= 3 { body(.count3, 1) }
      let weight = Self.logarithm(Int(tally.count))
      switch tally.length {
      case ...2: body(.length2Count, weight)
      case 3: body(.length3Count, weight)
      default: body(.length4Count, weight)
      }
      if tally.length == 4 { body(.length4Again, 1) }
    } else if tally.length <= 2 {
      body(.length2Once, 1)
    }
    if tally.isParallel { body(.parallel, 1) }
  }

  /// What its words say.
  @inline(__always)
  private func visitWords(
    _ tally: CandidateCounts, isListed: Bool, _ body: (KeywordFeature, Double) -> Void
  ) {
    let first = Int(tally.first)
    let end = first + Int(tally.words)
    var (titleWords, unknown, inside) = (0, 0, Int32(0))
    var (rarity, commonest) = (Float(0), Float.infinity)
    var all: CandidateToken.Flags = []
    for position in first..<end {
      let unit = units.units[position]
      let word = units.words[Int(unit.word)]
      all.formUnion(unit.flags)
      if word.isTitle { titleWords += 1 }
      if !word.isKnown { unknown += 1 }
      inside += word.role(.inside)
      rarity += word.rarity
      commonest = min(commonest, word.rarity)
    }
    let share = 1 / Double(tally.words)
    if all.contains(.isNumber) { body(.digit, 1) }
    if all.contains(.isLatin) { body(.latin, 1) }
    if titleWords > 0 { body(.titleWords, Double(titleWords) * share) }
    if unknown > 0 { body(.unknownWords, Double(unknown) * share) }
    body(.inside, Double(inside) * share / KeywordModel.roleScale)
    body(.wordRarity, Double(rarity) * share)
    body(.commonestWord, Double(commonest))
    let (head, tail) = (units.units[first], units.units[end - 1])
    if head.flags.contains(.isStop) { body(.stopFirst, 1) }
    if tail.flags.contains(.isStop) { body(.stopLast, 1) }
    if head.flags.contains(.startsWithNumeral) { body(.numeralFirst, 1) }
    if tally.words > 1, isListed { body(.listed, 1) }
    let (one, other) = (units.words[Int(head.word)], units.words[Int(tail.word)])
    body(.first, Double(one.role(.first)) / KeywordModel.roleScale)
    body(.initial, Double(one.role(.initial)) / KeywordModel.roleScale)
    body(.last, Double(other.role(.last)) / KeywordModel.roleScale)
    body(.final, Double(other.role(.final)) / KeywordModel.roleScale)
  }

  private static let logarithms = (0..<65).map { log(Double(max(1, $0))) }

  private static func logarithm(_ count: Int) -> Double {
    count < 65 ? logarithms[count] : log(Double(count))
  }
}
