import HanCore

/// Places of a text that are worth a closer look, found in one pass: most characters begin nothing.
struct SloganAnchors {
  /// Numerals of one character.
  private(set) var numerals: [Int32] = []
  /// Where an entry of the lexicon may begin.
  private(set) var mottos: [Int32] = []
  /// Each 打.
  private(set) var campaignVerbs: [Int32] = []
  /// Words that may introduce a demand or a motto, and 第 of 第一句.
  private(set) var introductions: [Int32] = []
  /// Words of official texts in a thousand characters.
  private(set) var officialness = 0

  /// Looks through a text.
  ///
  /// - Parameter map: Gets marks where demands may begin and where particles tell of the past.
  /// - Complexity: O(*n*).
  init(_ text: ScalarText, marking map: inout WordMap) {
    let lexicon = SloganLexicon.bundled
    let official = SloganWords.shared.official
    let scalars = text.scalars
    var characters = 0
    var words = 0
    Self.interests.withUnsafeBufferPointer { interests in
      for index in scalars.indices {
        let place = Int(scalars[index].value) - Self.first
        guard interests.indices.contains(place) else { continue }
        characters += 1
        // Pairs tell entries of the lexicon apart better than first characters: a quarter of all
        // characters begin some entry, and a branch that is taken now and then costs most here.
        let next = index + 1 < scalars.count ? index + 1 : index
        let pair = lexicon.pairBit(scalars[index], scalars[next])
        let interest = interests[place] | pair
        if interest == 0 { continue }
        if interest & Self.numeral != 0 { numerals.append(Int32(truncatingIfNeeded: index)) }
        if interest & Self.fight != 0 { campaignVerbs.append(Int32(truncatingIfNeeded: index)) }
        if interest & (Self.motto | Self.openMotto) != 0, lexicon.mayBegin(at: index, in: scalars) {
          mottos.append(Int32(truncatingIfNeeded: index))
        }
        guard interest & Self.begins != 0, map.bytes[index] & WordMap.start != 0 else { continue }
        if interest & Self.introduction != 0 {
          introductions.append(Int32(truncatingIfNeeded: index))
        }
        if interest & Self.demand != 0 { map.mark(index, WordMap.demand) }
        if interest & Self.past != 0, map.bytes[index] & 0x1F == WordClass.particle.rawValue {
          map.mark(index, WordMap.past)
        }
        if interest & Self.official != 0,
          official.length(at: index, to: scalars.count, in: scalars) != nil
        {
          words += 1
        }
      }
    }
    officialness = characters == 0 ? 0 : words * 1000 / characters
  }

  /// What ``SloganLexicon/pairBit(_:_:)`` gives.
  private static let motto: UInt8 = 1
  /// Begins a pattern of the lexicon whose second character is a slot.
  private static let openMotto: UInt8 = 4
  private static let numeral: UInt8 = 64
  private static let fight: UInt8 = 2
  private static let official: UInt8 = 8
  private static let demand: UInt8 = 16
  private static let past: UInt8 = 32
  private static let introduction: UInt8 = 128
  private static let begins = official | demand | past | introduction

  /// The first character of the main block, of which all words are.
  private static let first = 0x4E00

  /// What the characters of the main block may begin.
  private static let interests: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x5200)
    func note(_ scalars: some Sequence<Unicode.Scalar>, _ interest: UInt8) {
      for scalar in scalars where table.indices.contains(Int(scalar.value) - first) {
        table[Int(scalar.value) - first] |= interest
      }
    }
    note("一二三四五六七八九十两双".unicodeScalars, numeral)
    note("打".unicodeScalars, fight)
    note("了着过".unicodeScalars, past)
    note(SloganLexicon.bundled.openBeginnings, openMotto)
    note(SloganWords.shared.official.beginnings, official)
    note(SloganWords.shared.demands.beginnings, demand)
    note(IntroducedDetector.beginnings, introduction)
    return table
  }()
}
