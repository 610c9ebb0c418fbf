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
    let lexicon = SloganLexicon.bundled
    let official = SloganWords.shared.official
    var characters = 0
    var words = 0
    Self.interests.withUnsafeBufferPointer { interests in
      for (index, scalar) in text.scalars.enumerated() {
        let place = Int(scalar.value) - Self.first
        guard interests.indices.contains(place) else { continue }
        characters += 1
        let interest = interests[place]
        if interest == 0 { continue }
        if interest & Self.numeral != 0 { numerals.append(Int32(truncatingIfNeeded: index)) }
        if interest & Self.fight != 0 { fights.append(Int32(truncatingIfNeeded: index)) }
        if interest & Self.motto != 0, lexicon.mayBegin(at: index, in: text.scalars) {
          mottos.append(Int32(truncatingIfNeeded: index))
        }
        if interest & Self.official != 0, starts[index],
          official.length(at: index, to: text.scalars.count, in: text.scalars) != nil
        {
          words += 1
        }
      }
    }
    officialness = characters == 0 ? 0 : words * 1000 / characters
  }

  private static let numeral: UInt8 = 1
  private static let fight: UInt8 = 2
  private static let motto: UInt8 = 4
  private static let official: UInt8 = 8

  /// The first character of the main block, of which all words are.
  private static let first = 0x4E00

  /// What the characters of the main block may begin.
  private static let interests: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x5200)
    for place in table.indices {
      guard let scalar = Unicode.Scalar(UInt32(first + place)) else { continue }
      if SloganNumerals.value(scalar) != nil { table[place] |= numeral }
      if scalar == "打" { table[place] |= fight }
      if SloganLexicon.bundled.mayBegin(with: scalar) { table[place] |= motto }
      if SloganWords.shared.official.mayBegin(with: scalar) { table[place] |= official }
    }
    return table
  }()
}
