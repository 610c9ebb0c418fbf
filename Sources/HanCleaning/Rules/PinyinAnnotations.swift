import HanCore

/// Removes pinyin that was injected after the character it annotates: 長(zhǎng)城 becomes 長城.
///
/// An annotation is one syllable in parentheses, of either width, right behind a Chinese
/// character. A syllable without a tone mark (們(men)) is taken for one only in a text that has
/// several with a mark, so that 方案(a) and other parentheses stay.
public struct PinyinAnnotations: CharacterRule {
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
    var copy = text
    copy.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let width = Self.bracket(bytes, at: index, last: 0x88, narrow: 0x28)
        guard width > 0 else {
          index += 1
          continue
        }
        let start = index
        index += width
        guard Self.isBehindHan(bytes, start),
          let syllable = Self.syllable(bytes, from: index)
        else { continue }
        let span = TextSpan(start, syllable.end)
        if syllable.isToned { toned.append(span) } else { plain.append(span) }
        index = syllable.end
      }
    }
    let spans = toned.count >= Self.tonedMinimum ? (toned + plain).sorted() : toned
    return spans.map { CleaningEdit($0, reason: .pinyin) }
  }

  /// The bytes of a parenthesis at an offset, of either width; 0 when there is none.
  @inline(__always)
  private static func bracket(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, last: UInt8, narrow: UInt8
  ) -> Int {
    if bytes[index] == narrow { return 1 }
    guard bytes[index] == 0xEF, index + 2 < bytes.count else { return 0 }
    return bytes[index + 1] == 0xBC && bytes[index + 2] == last ? 3 : 0
  }

  private static func isBehindHan(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var start = index
    while start > 0, index - start < 4 {
      start -= 1
      if bytes[start] & 0xC0 != 0x80 { break }
    }
    guard start < index else { return false }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return text.unicodeScalars.first?.isHan ?? false
  }

  /// The longest syllable with its tone mark apart, in bytes.
  private static let maximumSyllable = 24

  /// A syllable and the parenthesis behind it, at `start`.
  private static func syllable(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, isToned: Bool)? {
    var end = start
    while end < bytes.count, end - start < maximumSyllable {
      let width = bracket(bytes, at: end, last: 0x89, narrow: 0x29)
      if width > 0 {
        var letters = ""
        var tones = 0
        for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars {
          guard let letter = PinyinSyllable.letter(scalar), letters.utf8.count < 8 else {
            return nil
          }
          if let base = letter.base { letters.unicodeScalars.append(base) }
          if letter.isToned { tones += 1 }
        }
        guard tones <= 1, PinyinSyllable.isSyllable(letters) else { return nil }
        return (end + width, tones == 1)
      }
      // Only Latin letters and their marks may stand inside.
      if bytes[end] < 0x61 || bytes[end] >= 0xE0 && bytes[end] != 0xE1 { return nil }
      end += 1
    }
    return nil
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
