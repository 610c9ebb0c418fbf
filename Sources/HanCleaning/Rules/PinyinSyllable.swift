/// A syllable of Hanyu Pinyin (ISO 7098), letter by letter.
struct PinyinSyllable {
  /// The letters without tone marks, a byte each, with `v` for ü.
  private var letters: UInt64 = 0
  private var count = 0
  /// How many tone marks there are.
  private(set) var tones = 0

  /// Adds a letter or a mark; `false` when a syllable cannot have it.
  mutating func append(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z": return add(UInt8(truncatingIfNeeded: scalar.value))
    // Latin alpha and script g: textbook letter shapes
    case "ɑ": return add(UInt8(ascii: "a"))
    case "ɡ": return add(UInt8(ascii: "g"))
    case "ü": return add(UInt8(ascii: "v"))
    case "ê": return add(UInt8(ascii: "e"))
    case "\u{308}": return true
    case "\u{300}", "\u{301}", "\u{304}", "\u{306}", "\u{30C}":
      tones += 1
      return true
    default:
      guard let base = Self.toned[scalar] else { return false }
      tones += 1
      return add(base)
    }
  }

  private mutating func add(_ letter: UInt8) -> Bool {
    guard count < 8 else { return false }
    letters = letters << 8 | UInt64(letter)
    count += 1
    return true
  }

  /// Whether the letters are an initial and a final, with one tone mark at most.
  var isSyllable: Bool { tones <= 1 && Self.all.contains(letters) }

  private static let toned: [Unicode.Scalar: UInt8] = {
    var result: [Unicode.Scalar: UInt8] = [:]
    let rows: [(String, Character)] = [
      ("āáǎăà", "a"), ("ēéěĕè", "e"), ("īíǐĭì", "i"), ("ōóǒŏò", "o"), ("ūúǔŭù", "u"),
      ("ǖǘǚǜ", "v"), ("ńňǹ", "n"), ("ḿ", "m"),
    ]
    for (letters, base) in rows {
      for scalar in letters.unicodeScalars { result[scalar] = base.asciiValue }
    }
    return result
  }()

  /// The letters of all syllables.
  private static let all: Set<UInt64> = {
    var all: Set<UInt64> = []
    for initial in initials {
      for final in finals { all.insert(packed(initial + final)) }
    }
    for interjection in interjections { all.insert(packed(interjection)) }
    return all
  }()

  private static func packed(_ letters: String) -> UInt64 {
    letters.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let initials = [
    "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh",
    "r", "z", "c", "s", "y", "w",
  ]
  private static let finals = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "iao",
    "ie", "iu", "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un",
    "uang", "v", "ve", "ue", "io",
  ]
  private static let interjections = ["n", "ng", "m", "hm", "hng"]
}
