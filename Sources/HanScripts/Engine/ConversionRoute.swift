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
}

/// How text gets from one variant to another: passes one after the other, each over all of the
/// text. A conversion between regions goes through OpenCC's standard.
///
/// A configuration of OpenCC cuts text into words of one group first, and then sends each piece
/// through its chain of groups. What the chain makes of a word is in the tables (a set of values
/// for each chain), so the first pass replaces the words and finishes them; the chain's passes
/// work on what is left between.
package enum ConversionRoute {
  /// A pass: a group, its set of values, and what is done with keys.
  package struct Step: Sendable {
    package var group: ConversionGroup
    package var values: Int
    package var use: Use
  }

  /// What a pass does with keys.
  package enum Use: Sendable {
    /// All keys are replaced.
    case convert
    /// All keys are replaced, and those of rank 0 are finished.
    case convertFinishing
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
      return [fromSimplified(values: set(of: target))]
    case (_, .simplified):
      return [toSimplified(values: set(of: source))]
    case (.traditional, _):
      return [[Step(group: traditionalChains[set(of: target)][0], values: 0, use: .convert)]]
    case (_, .traditional):
      return [[Step(group: simplifiedChains[set(of: source)][0], values: 0, use: .convert)]]
    case (.taiwan, .taiwanIdioms), (.taiwanIdioms, .taiwan), (.hongKong, .hongKongIdioms),
      (.hongKongIdioms, .hongKong):
      return configurations(from: .traditional, to: target)
    default:
      return configurations(from: source, to: .traditional)
        + configurations(from: .traditional, to: target)
    }
  }

  private static func fromSimplified(values: Int) -> [Step] {
    let chain = traditionalChains[values]
    return [
      Step(
        group: .simplifiedToTraditional, values: values,
        use: chain.isEmpty ? .convert : .convertFinishing)
    ] + chain.map { Step(group: $0, values: 0, use: .convert) }
  }

  private static func toSimplified(values: Int) -> [Step] {
    let last = Step(group: .traditionalToSimplified, values: 0, use: .convert)
    guard let before = simplifiedChains[values].first else { return [last] }
    return [
      Step(group: .traditionalToSimplified, values: values, use: .finish),
      Step(group: before, values: 0, use: .convert), last,
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
