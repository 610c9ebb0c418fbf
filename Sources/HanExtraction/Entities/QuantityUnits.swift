import HanLexicon

/// Units and measure words, and the words that go with them.
enum QuantityUnits {
  private static func words(_ group: String) -> WordTable {
    WordTable(Lexicon.units.words(in: group).joined(separator: " "))
  }

  /// All units.
  static let all = words("unit")

  /// Units that measure the thing itself; measure words count things and need one.
  static let measures = Set(Lexicon.units.words(in: "measure"))

  /// Units that 半 may stand before.
  static let halves = words("half")

  /// Units behind 两个多.
  static let longer = words("longer")

  /// Words behind a unit that make it a bound.
  static let bounds = words("bound")

  /// Words before a number that make it an estimate.
  static let estimates = words("estimate")
}
