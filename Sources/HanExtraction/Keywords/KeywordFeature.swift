import Foundation
import HanLexicon
import HanStatistics

/// What the ranker looks at: things that mean the same in a short text and in a long one.
///
/// The case's name is the one in the file of weights; the raw value is the place of the feature's
/// value.
package enum KeywordFeature: Int, CaseIterable, Sendable {
  case length3
  case length4
  case length5
  case length6
  case length7
  case length9
  case words2
  case words3
  case words4
  /// Occurs so often at least.
  case count2
  case count3
  case title
  case titleAndText
  /// The share of its words that occur in the title.
  case titleWords
  /// Where it occurs first, as a share of the text.
  case position
  case nested
  case nestedOnly
  case free
  case freeOnce
  case marked
  case digit
  case latin
  /// ln of the lower number of different neighbours, before or behind.
  case neighbours
  /// How uncommon its words are in general text: the mean, and the most common one.
  case wordRarity
  case commonestWord
  /// The share of words that general text does not have.
  case unknownWords
  case stopFirst
  case stopLast
  case before
  case after
  case first
  case inside
  case last
  case initial
  case final
  case whole
  /// Several words that the word list has as one.
  case listed
  /// Begins or ends the title.
  case titleStart
  case titleEnd
  /// A clause by itself at least once, with marks on both sides.
  case alone
  /// How uncommon it is in the reference, without a batch and with one.
  case reference
  case referenceCount
  case referenceInBatch
  /// How uncommon it is in the batch.
  case batch
  case batchCount
}

/// The values of a document's features, in the order of ``KeywordFeature``, one candidate at a
/// time; those that need the batch are 0.
struct KeywordFeatures {
  private let proposal: KeywordProposal
  private let model: KeywordModel
  private let textUnits: Double

  init(_ proposal: KeywordProposal, model: KeywordModel) {
    self.proposal = proposal
    self.model = model
    textUnits = Double(max(1, proposal.units.units.count - proposal.units.apart))
  }

  /// Sets the values of a candidate.
  func fill(_ values: inout [Double], for tally: KeywordTally) {
    func set(_ feature: KeywordFeature, _ value: Double) { values[feature.rawValue] = value }
    for index in values.indices { values[index] = 0 }
    let count = Double(tally.count)
    switch tally.length {
    case ...2: break
    case 3: set(.length3, 1)
    case 4: set(.length4, 1)
    case 5: set(.length5, 1)
    case 6: set(.length6, 1)
    case 7, 8: set(.length7, 1)
    default: set(.length9, 1)
    }
    switch tally.words {
    case ...1: break
    case 2: set(.words2, 1)
    case 3: set(.words3, 1)
    default: set(.words4, 1)
    }
    if tally.count >= 2 { set(.count2, 1) }
    if tally.count >= 3 { set(.count3, 1) }
    if tally.titleCount > 0 {
      set(.title, 1)
      if tally.count > tally.titleCount { set(.titleAndText, 1) }
    }
    if tally.textCount > 0 {
      set(.position, Double(Int(tally.first) - proposal.units.apart) / textUnits)
    }
    set(.nested, Double(tally.nestedCount) / count)
    set(.nestedOnly, tally.nestedCount == tally.count ? 1 : 0)
    set(.free, Double(tally.freeCount) / count)
    set(.freeOnce, tally.freeCount > 0 ? 1 : 0)
    set(.marked, Double(tally.markedCount) / count)
    set(
      .neighbours,
      log(Double(min(tally.kindsBefore.nonzeroBitCount, tally.kindsAfter.nonzeroBitCount))))
    set(.before, Double(tally.before) / count / 1000)
    set(.after, Double(tally.after) / count / 1000)
    fillWords(&values, for: tally)
  }

  private func fillWords(_ values: inout [Double], for tally: KeywordTally) {
    func set(_ feature: KeywordFeature, _ value: Double) { values[feature.rawValue] = value }
    let units = proposal.units
    let range = Int(tally.first)..<(Int(tally.first) + Int(tally.words))
    var (titleWords, unknown, inside) = (0.0, 0.0, 0.0)
    var (rarity, commonest) = (0.0, Double.infinity)
    for position in range {
      let unit = units.units[position]
      let word = units.words[Int(unit.word)]
      if units.isTitleWord[Int(unit.word)] { titleWords += 1 }
      if unit.flags.contains(.isNumber) { set(.digit, 1) }
      if unit.flags.contains(.isLatin) { set(.latin, 1) }
      inside += Double(word.roles[KeywordRole.inside.rawValue])
      if word.frequency == nil { unknown += 1 }
      let wordRarity = Self.rarity(word.frequency)
      rarity += wordRarity
      commonest = min(commonest, wordRarity)
    }
    let share = 1 / Double(tally.words)
    set(.titleWords, titleWords * share)
    set(.unknownWords, unknown * share)
    set(.inside, inside * share / 1000)
    set(.wordRarity, rarity * share)
    set(.commonestWord, commonest)
    let (first, last) = (units.units[range.lowerBound], units.units[range.upperBound - 1])
    if first.flags.contains(.isStop) { set(.stopFirst, 1) }
    if last.flags.contains(.isStop) { set(.stopLast, 1) }
    set(.whole, Double(model.whole(tally.hash)) / 1000)
    if tally.words > 1, model.reference.words.logarithm(of: tally.hash) != nil { set(.listed, 1) }
    if tally.aloneCount > 0 { set(.alone, 1) }
    if tally.startsTitle { set(.titleStart, 1) }
    if tally.endsTitle { set(.titleEnd, 1) }
    set(.first, Double(units.words[Int(first.word)].roles[KeywordRole.first.rawValue]) / 1000)
    set(.last, Double(units.words[Int(last.word)].roles[KeywordRole.last.rawValue]) / 1000)
    set(.initial, Double(units.words[Int(first.word)].roles[KeywordRole.initial.rawValue]) / 1000)
    set(.final, Double(units.words[Int(last.word)].roles[KeywordRole.final.rawValue]) / 1000)
  }

  /// How much rarer a word is than the most common ones, e-fold; 11 to 13 for unknown words.
  private static func rarity(_ frequency: Double?) -> Double { (13 - (frequency ?? 1)) / 4 }
}

extension KeywordFeature {
  /// The name in the file of weights.
  package var name: String { "\(self)" }
}
