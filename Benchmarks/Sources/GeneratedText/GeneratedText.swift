import HanText

/// Text made from a seed, the same in every run: made-up sentences of common words, names of
/// persons and places and rare words.
///
/// Lengths of words are those of running text: of a hundred, about 45 have one character, 45 two,
/// the others three and more; about one in ten is in no dictionary. Sense there is none, so
/// accuracy can't be measured on it; speed can: it touches the tables as running text does.
public struct GeneratedText: Sendable {
  /// What a text looks like.
  public enum Shape: String, Sendable, CaseIterable {
    /// A sentence a line.
    case shortLines = "short-lines"
    /// Fifty sentences a line, some kilobytes.
    case longLines = "long-lines"
    /// Short lines in Traditional characters.
    case traditional
    /// Short lines; one word in four is Latin, a number, an address or an emoji.
    case mixedLatin = "mixed-latin"
    /// One line of nothing but Chinese characters.
    case noPunctuation = "no-punctuation"
  }

  let vocabulary: Vocabulary
  var random: SplitMix

  init(seed: UInt64) throws {
    // The characters are told by their places in the code table, so none has to be listed.
    let codes = (0xB0...0xD7 as ClosedRange<UInt8>).flatMap { row in
      (0xA1...(row == 0xD7 ? 0xF9 : 0xFE) as ClosedRange<UInt8>).flatMap { [row, $0] }
    }
    let rare = try TextDecoder(encoding: "GB18030").decode(codes).text
    vocabulary = Vocabulary(rare: rare.map { String($0) })
    random = SplitMix(seed: seed)
  }

  /// A text of `bytes` bytes or a little more.
  ///
  /// - Throws: What decoding and conversion throw; they need ICU's data.
  public static func text(_ shape: Shape, bytes: Int, seed: UInt64 = 1) throws -> String {
    var generator = try GeneratedText(seed: seed)
    var text = ""
    text.reserveCapacity(bytes + 8192)
    while text.utf8.count < bytes {
      switch shape {
      case .shortLines, .traditional:
        generator.appendSentence(to: &text)
        text += "\n"
      case .mixedLatin:
        generator.appendSentence(to: &text, latin: 25)
        text += "\n"
      case .longLines:
        for _ in 0..<50 { generator.appendSentence(to: &text) }
        text += "\n"
      case .noPunctuation:
        text += generator.word()
      }
    }
    guard shape == .traditional else { return text }
    return try TextConverter(to: .traditional, mode: .opencc).convert(text).text.text
  }

  /// Words for a user dictionary, no two alike, two to six characters each.
  public static func words(_ count: Int, seed: UInt64 = 1) throws -> [String] {
    var generator = try GeneratedText(seed: seed)
    var seen: Set<String> = []
    var words: [String] = []
    while words.count < count {
      var word = generator.random.chance(50) ? generator.invented() : generator.name()
      if generator.random.chance(40) { word += generator.random.pick(generator.vocabulary.pairs) }
      if seen.insert(word).inserted { words.append(word) }
    }
    return words
  }
}

extension GeneratedText {
  /// Adds a sentence of one to four clauses; `latin` of a hundred words are not Chinese.
  private mutating func appendSentence(to text: inout String, latin: Int = 0) {
    let clauses = 1 + random.below(4)
    for clause in 0..<clauses {
      let marks = random.chance(6) ? random.any(["“”", "《》"]) : ""
      text += marks.prefix(1)
      for _ in 0..<(3 + random.below(9)) {
        if random.chance(latin) {
          text += " \(random.any(vocabulary.latin)) "
        } else {
          text += random.chance(2) ? number() : word()
        }
      }
      text += marks.suffix(1)
      if clause < clauses - 1 { text += random.chance(80) ? "，" : random.any(["、", "；", "："]) }
    }
    text += random.chance(85) ? "。" : random.any(["？", "！", "……"])
  }

  private mutating func number() -> String {
    let number = random.below(2000)
    return switch random.below(4) {
    case 0: "\(number)"
    case 1: "\(1900 + number % 200)年"
    case 2: "\(1 + number % 12)月"
    default: "\(number % 100).\(number % 7)%"
    }
  }

  private mutating func word() -> String {
    switch random.below(100) {
    case 0..<26: random.pick(vocabulary.particles)
    case 26..<42: random.pick(vocabulary.characters)
    case 42..<82: random.pick(vocabulary.pairs)
    case 82..<86: random.pick(vocabulary.triples)
    case 86..<89: random.pick(vocabulary.phrases)
    case 89..<94: name()
    default: invented()
    }
  }

  /// The name of a person or a place.
  private mutating func name() -> String {
    if random.chance(60) {
      let given = random.any(vocabulary.givenNames)
      return random.pick(vocabulary.surnames) + given
        + (random.chance(70) ? random.any(vocabulary.givenNames) : "")
    }
    return random.any(vocabulary.rare) + random.pick(vocabulary.givenNames)
      + random.any(vocabulary.places)
  }

  /// A word of two characters that is in no dictionary, but for chance.
  private mutating func invented() -> String {
    random.any(vocabulary.rare)
      + (random.chance(50) ? random.any(vocabulary.rare) : random.pick(vocabulary.characters))
  }
}
