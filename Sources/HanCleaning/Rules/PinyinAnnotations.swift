import HanCore

/// Removes pinyin that was injected after the character it annotates: 長(zhǎng)城 becomes 長城.
///
/// An annotation is one syllable in parentheses, of either width, right behind a Chinese
/// character. A syllable without a tone mark (們(men)) is taken for one only in a text that has
/// several with a mark, so that 方案(a) and other parentheses stay.
public struct PinyinAnnotations: CleaningRule {
  /// The rule's name.
  public let name = "pinyin-annotations"

  /// How many annotations with a tone mark make one without believable.
  static let tonedMinimum = 3

  /// Creates the rule.
  public init() {}

  /// The annotations to take out.
  ///
  /// - Complexity: O(*n*).
  public func edits(in text: String) -> [CleaningEdit] {
    var toned: [TextSpan] = []
    var plain: [TextSpan] = []
    var scanner = Scanner()
    var offset = 0
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      if let syllable = scanner.read(scalar, from: offset, to: offset + width) {
        if syllable.isToned { toned.append(syllable.span) } else { plain.append(syllable.span) }
      }
      offset += width
    }
    let spans = toned.count >= Self.tonedMinimum ? (toned + plain).sorted() : toned
    return spans.map { CleaningEdit($0, reason: .pinyin) }
  }

  /// Finds a parenthesised syllable behind a Chinese character, scalar by scalar.
  private struct Scanner {
    private var isAfterHan = false
    private var start: Int?
    private var letters = ""
    private var tones = 0

    mutating func read(
      _ scalar: Unicode.Scalar, from lower: Int, to upper: Int
    ) -> (span: TextSpan, isToned: Bool)? {
      defer { isAfterHan = scalar.isHan }
      if scalar == "(" || scalar == "（" {
        start = isAfterHan ? lower : nil
        letters = ""
        tones = 0
        return nil
      }
      guard let begin = start else { return nil }
      if scalar == ")" || scalar == "）" {
        start = nil
        guard tones <= 1, PinyinSyllable.isSyllable(letters) else { return nil }
        return (TextSpan(begin, upper), tones == 1)
      }
      guard let letter = PinyinSyllable.letter(scalar), letters.utf8.count < 8 else {
        start = nil
        return nil
      }
      if let base = letter.base { letters.unicodeScalars.append(base) }
      if letter.isToned { tones += 1 }
      return nil
    }
  }
}

/// Syllables of Hanyu Pinyin (ISO 7098).
enum PinyinSyllable {
  /// The letter a scalar stands for, without its tone mark; `base` is `nil` for a combining mark.
  static func letter(
    _ scalar: Unicode.Scalar
  ) -> (base: Unicode.Scalar?, isToned: Bool)? {
    switch scalar {
    case "a"..."z": (scalar, false)
    case "ɑ": ("a", false)  // Latin alpha and script g: textbook letter shapes
    case "ɡ": ("g", false)
    case "ü": ("v", false)
    case "ê": ("e", false)
    case "\u{300}", "\u{301}", "\u{304}", "\u{306}", "\u{30C}": (nil, true)
    case "\u{308}": (nil, false)
    default: toned[scalar].map { ($0, true) }
    }
  }

  private static let toned: [Unicode.Scalar: Unicode.Scalar] = {
    var result: [Unicode.Scalar: Unicode.Scalar] = [:]
    let rows: [(String, Unicode.Scalar)] = [
      ("āáǎăà", "a"), ("ēéěĕè", "e"), ("īíǐĭì", "i"), ("ōóǒŏò", "o"), ("ūúǔŭù", "u"),
      ("ǖǘǚǜ", "v"), ("ńňǹ", "n"), ("ḿ", "m"),
    ]
    for (letters, base) in rows {
      for scalar in letters.unicodeScalars { result[scalar] = base }
    }
    return result
  }()

  /// Whether the letters, without tone marks and with `v` for ü, are an initial and a final.
  static func isSyllable(_ letters: String) -> Bool {
    for length in [2, 1, 0] {
      let initial = letters.prefix(length)
      guard initial.count == length, initials.contains(String(initial)) else { continue }
      if finals.contains(String(letters.dropFirst(length))) { return true }
    }
    return interjections.contains(letters)
  }

  private static let initials: Set<String> = [
    "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh",
    "r", "z", "c", "s", "y", "w",
  ]
  private static let finals: Set<String> = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "iao",
    "ie", "iu", "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un",
    "uang", "v", "ve", "ue", "io",
  ]
  private static let interjections: Set<String> = ["n", "ng", "m", "hm", "hng"]
}
