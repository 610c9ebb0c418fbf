import HanLexicon

/// The groups of dictionaries that have tables, by the names of their sections.
package enum ConversionGroup: String, CaseIterable, Sendable {
  case simplifiedToTraditional = "st"
  case traditionalToSimplified = "ts"
  case taiwan = "tw"
  case taiwanIdioms = "twp"
  case hongKong = "hk"
  case hongKongIdioms = "hkp"
  case fromTaiwan = "twr"
  case fromTaiwanIdioms = "twpr"
  case fromHongKong = "hkr"
  case fromHongKongIdioms = "hkpr"
  /// Words that the dictionaries get wrong; values as `st`.
  case ownWords = "own"
  /// Variants of Traditional text that the dictionaries leave.
  case ownVariants = "var"
  /// What characters become in names; a set of values for surnames, given names and other names.
  case names = "name"
  /// All counterparts of characters that have several.
  case alternatives = "alt"
  /// Terms of Taiwan by Simplified words, see ``TermEntry``.
  case terms = "term"
  /// Simplified words by terms of Taiwan, likewise.
  case taiwanTerms = "termr"

  /// The rank of variants that nothing is done to any more: 乾 in 乾爲天.
  package static let finishedVariants: UInt64 = 2
}

/// How text gets from one variant to another: passes one after the other, each over all of the
/// text. A conversion between regions goes through OpenCC's standard.
///
/// A configuration of OpenCC cuts text into words of one group first, and then sends each piece
/// through its chain of groups. What the chain makes of a word is in the tables, as a set of values
/// for each chain. From Simplified on, the first group of the chain has the very words, so that
/// one pass does for it and the group behind it. To Simplified, the first pass replaces the words
/// and finishes them, and the passes of the chain work on what is left between.
package enum ConversionRoute {
  /// A pass: a group, its set of values, the group behind it, and what is done with keys.
  package struct Step: Sendable {
    package var group: ConversionGroup
    package var set = 0
    package var sets = 1
    package var later: ConversionGroup?
    package var use = Use.convert
  }

  /// What a pass does with keys.
  package enum Use: Sendable {
    /// All keys are replaced.
    case convert
    /// Keys of rank 0 are replaced and finished; the rest stays.
    case finish
    /// As ``finish``, for all configurations that follow.
    case lock
  }

  /// The chains behind the words of `st`, by set of values.
  package static let traditionalChains: [[ConversionGroup]] =
    [[], [.taiwan], [.taiwanIdioms], [.hongKong], [.hongKongIdioms]]
  /// The chains before `ts` of the words of `ts`, by set of values.
  package static let simplifiedChains: [[ConversionGroup]] =
    [[], [.fromTaiwan], [.fromTaiwanIdioms], [.fromHongKong], [.fromHongKongIdioms]]

  /// The configurations to apply, one after the other: each is a list of steps.
  package static func configurations(
    from source: ScriptVariant, to target: ScriptVariant
  ) -> [[Step]] {
    if source == target { return [] }
    switch (source, target) {
    case (.simplified, _):
      return [fromSimplified(set: set(of: target))]
    case (_, .simplified):
      return [toSimplified(set: set(of: source))]
    case (.traditional, _):
      return [traditionalChains[set(of: target)].map { Step(group: $0) }]
    case (_, .traditional):
      return [simplifiedChains[set(of: source)].map { Step(group: $0) }]
    case (.taiwan, .taiwanIdioms), (.taiwanIdioms, .taiwan), (.hongKong, .hongKongIdioms),
      (.hongKongIdioms, .hongKong):
      return configurations(from: .traditional, to: target)
    default:
      return configurations(from: source, to: .traditional)
        + configurations(from: .traditional, to: target)
    }
  }

  private static func fromSimplified(set: Int) -> [Step] {
    [
      Step(
        group: .simplifiedToTraditional, set: set, sets: traditionalChains.count,
        later: traditionalChains[set].first)
    ]
  }

  private static func toSimplified(set: Int) -> [Step] {
    let sets = simplifiedChains.count
    let last = Step(group: .traditionalToSimplified, sets: sets)
    guard let before = simplifiedChains[set].first else { return [last] }
    return [
      Step(group: .traditionalToSimplified, set: set, sets: sets, use: .finish),
      Step(group: before), last,
    ]
  }

  /// The set of values for a variant.
  private static func set(of variant: ScriptVariant) -> Int {
    switch variant {
    case .simplified, .traditional: 0
    case .taiwan: 1
    case .taiwanIdioms: 2
    case .hongKong: 3
    case .hongKongIdioms: 4
    }
  }
}
