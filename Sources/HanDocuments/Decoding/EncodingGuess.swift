/// Tells the encoding of Chinese text from its bytes.
///
/// Byte-order marks decide; then validity as UTF-8, the distribution of UTF-16 code units, and
/// the share of frequent characters when the bytes are read as GB18030 or as Big5. A text that is
/// UTF-8 but for a few broken places is called UTF-8: read as GB18030 it would decode to nonsense
/// without any error.
enum EncodingGuess: Equatable {
  /// The encoding, by ICU's name, and the length of the byte-order mark.
  case encoding(String, markLength: Int)
  /// None of the supported ones.
  case none

  /// - Complexity: O(*n*); at most ``sampleSize`` bytes are looked at for the legacy encodings.
  init(_ bytes: some RandomAccessCollection<UInt8>) {
    let bytes = bytes.prefix(bytes.count)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .encoding("UTF-8", markLength: 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self = .encoding("UTF-16LE", markLength: 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .encoding("UTF-16BE", markLength: 2)
    } else {
      let sample = Array(bytes.prefix(Self.sampleSize))
      if let name = Self.utf16(sample) ?? Self.utf8(sample) ?? Self.legacy(sample) {
        self = .encoding(name, markLength: 0)
      } else {
        self = .none
      }
    }
  }

  /// How much of a text is looked at.
  static let sampleSize = 1 << 16

  // MARK: UTF-16

  /// UTF-16 without a mark: nearly all code units in one byte order are Chinese characters,
  /// their punctuation, or ASCII.
  private static func utf16(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 4 else { return nil }
    var little = 0
    var big = 0
    let units = bytes.count / 2
    for unit in 0..<units {
      let (a, b) = (bytes[2 * unit], bytes[2 * unit + 1])
      if isPlausible(high: b, low: a) { little += 1 }
      if isPlausible(high: a, low: b) { big += 1 }
    }
    // Latin text in UTF-8 has no NUL bytes; Chinese UTF-8 is hardly ever plausible as UTF-16
    // beyond the range check, so a NUL or a broken UTF-8 must confirm the reading.
    guard bytes.contains(0) || UTF8Scan(bytes).broken > 0 else { return nil }
    let threshold = units - units / 20
    if little >= threshold, little > big { return "UTF-16LE" }
    if big >= threshold, big > little { return "UTF-16BE" }
    return nil
  }

  private static func isPlausible(high: UInt8, low: UInt8) -> Bool {
    switch high {
    case 0x00: low >= 0x20 && low < 0x7F || (0x09...0x0D).contains(low)
    case 0x4E...0x9F, 0x30, 0xFF: true
    case 0x20: low <= 0x3F
    default: false
    }
  }

  // MARK: UTF-8

  private static func utf8(_ bytes: [UInt8]) -> String? {
    let scan = UTF8Scan(bytes)
    // A sample may end inside a character.
    let broken = scan.endsInside && bytes.count == sampleSize ? scan.broken - 1 : scan.broken
    return broken <= 0 || scan.multibyte >= 2 * broken ? "UTF-8" : nil
  }

  // MARK: GB18030 and Big5

  private static func legacy(_ bytes: [UInt8]) -> String? {
    let gb = LegacyScan(
      bytes, isTrail: { (0x40...0x7E).contains($0) || (0x80...0xFE).contains($0) }
    ) {
      // Level 1 of GB 2312: the 3,755 most used characters; row 1 and 3: punctuation.
      (0xB0...0xD7).contains($0) && $1 >= 0xA1 || ($0 == 0xA1 || $0 == 0xA3) && $1 >= 0xA1
    }
    let big5 = LegacyScan(
      bytes, isTrail: { (0x40...0x7E).contains($0) || (0xA1...0xFE).contains($0) }
    ) {
      // Level 1 of Big5: 5,401 frequent characters; the first rows: punctuation.
      (0xA4...0xC6).contains($0) || (0xA1...0xA3).contains($0) && $1 < 0xC0
    }
    let best = gb.share >= big5.share ? ("GB18030", gb.share) : ("Big5", big5.share)
    return best.1 >= 0.6 ? best.0 : nil
  }
}

/// Counts the well-formed and broken sequences of UTF-8.
struct UTF8Scan {
  /// Well-formed sequences of two bytes or more.
  private(set) var multibyte = 0
  /// Bytes that belong to no well-formed sequence, maximal broken prefixes counted once.
  private(set) var broken = 0
  /// Whether the bytes end inside a sequence that was well formed so far.
  private(set) var endsInside = false

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      index += 1
      if lead < 0x80 { continue }
      let (trails, second): (Int, ClosedRange<UInt8>) =
        switch lead {
        case 0xC2...0xDF: (1, 0x80...0xBF)
        case 0xE0: (2, 0xA0...0xBF)
        case 0xED: (2, 0x80...0x9F)
        case 0xE1...0xEF: (2, 0x80...0xBF)
        case 0xF0: (3, 0x90...0xBF)
        case 0xF4: (3, 0x80...0x8F)
        case 0xF1...0xF3: (3, 0x80...0xBF)
        default: (0, 0x80...0xBF)
        }
      var seen = 0
      while seen < trails, index < bytes.count,
        seen == 0 ? second.contains(bytes[index]) : bytes[index] & 0xC0 == 0x80
      {
        seen += 1
        index += 1
      }
      if trails > 0, seen == trails {
        multibyte += 1
      } else {
        broken += 1
        endsInside = trails > 0 && index == bytes.count
      }
    }
  }
}

/// Reads bytes as a double-byte encoding and counts how plausible the pairs are.
private struct LegacyScan {
  /// The share of frequent characters among the pairs, less what is broken; 0 when there are none.
  let share: Double

  init(
    _ bytes: [UInt8], isTrail: (UInt8) -> Bool, isFrequent: (UInt8, UInt8) -> Bool
  ) {
    var pairs = 0
    var frequent = 0
    var broken = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        // NUL and most other control characters do not occur in text.
        if lead < 0x09 { broken += 1 }
        index += 1
      } else if lead >= 0x81, lead <= 0xFE, index + 1 < bytes.count, isTrail(bytes[index + 1]) {
        pairs += 1
        if isFrequent(lead, bytes[index + 1]) { frequent += 1 }
        index += 2
      } else {
        // The last byte of a sample may be half a pair.
        if index + 1 < bytes.count { broken += 1 }
        index += 1
      }
    }
    share = pairs == 0 ? 0 : Double(frequent - 2 * broken) / Double(pairs)
  }
}
