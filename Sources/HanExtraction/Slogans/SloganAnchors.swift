import HanCore

/// Places of a text that are worth a closer look, found in one pass: most characters begin nothing.
struct SloganAnchors {
  /// Numerals of one character.
  private(set) var numerals: [Int32] = []
  /// Where an entry of the lexicon may begin.
  private(set) var mottos: [Int32] = []
  /// Each 打.
  private(set) var fights: [Int32] = []
  /// Words of official texts in a thousand characters.
  private(set) var officialness = 0

  /// Looks through a text.
  ///
  /// - Complexity: O(*n*).
  init(_ text: ScalarText, _ starts: WordStarts) {
    let interests = Self.interests
    let lexicon = SloganLexicon.bundled
    let official = SloganWords.official
    var characters = 0
    var words = 0
    for (index, scalar) in text.scalars.enumerated() where text.kinds[index] == .han {
      characters += 1
      let interest = interests[Int(scalar.value & 0xFFF)]
      if interest == 0 { continue }
      if interest & Self.numeral != 0, SloganNumerals.value(scalar) != nil {
        numerals.append(Int32(truncatingIfNeeded: index))
      }
      if interest & Self.fight != 0, scalar == "打" {
        fights.append(Int32(truncatingIfNeeded: index))
      }
      if interest & Self.motto != 0, lexicon.mayBegin(at: index, in: text.scalars) {
        mottos.append(Int32(truncatingIfNeeded: index))
      }
      if interest & Self.official != 0, starts[index],
        official.length(at: index, to: text.scalars.count, in: text.scalars) != nil
      {
        words += 1
      }
    }
    officialness = characters == 0 ? 0 : words * 1000 / characters
  }

  private static let numeral: UInt8 = 1
  private static let fight: UInt8 = 2
  private static let motto: UInt8 = 4
  private static let official: UInt8 = 8

  /// What a character may begin, by its low twelve bits.
  private static let interests: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x1000)
    for scalar in "一二三四五六七八九十两双".unicodeScalars {
      table[Int(scalar.value & 0xFFF)] |= numeral
    }
    for scalar in "打".unicodeScalars { table[Int(scalar.value & 0xFFF)] |= fight }
    for low in table.indices {
      guard let scalar = Unicode.Scalar(UInt32(low)) else { continue }
      if SloganLexicon.bundled.mayBegin(with: scalar) { table[low] |= motto }
      if SloganWords.official.mayBegin(with: scalar) { table[low] |= official }
    }
    return table
  }()
}
