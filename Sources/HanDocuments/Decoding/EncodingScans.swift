/// Counts the well-formed and broken sequences of UTF-8.
struct UTF8Scan {
  /// ASCII characters but NUL.
  private(set) var ascii = 0
  /// Well-formed sequences of two bytes or more.
  private(set) var multibyte = 0
  /// Those of three bytes or more, which hardly occur by chance.
  private(set) var triples = 0
  /// Bytes that belong to no well-formed sequence, maximal broken prefixes counted once.
  private(set) var broken = 0
  /// Whether the bytes end inside a sequence that was well formed so far; it counts as broken.
  private(set) var endsInside = false

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      index += 1
      if lead < 0x80 {
        if lead != 0 { ascii += 1 }
        continue
      }
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
        if trails > 1 { triples += 1 }
      } else {
        broken += 1
        endsInside = trails > 0 && index == bytes.count
      }
    }
  }
}

/// Counts what bytes hold when they are read as UTF-16, in both byte orders.
struct UTF16Scan {
  /// What the code units of one byte order are.
  private struct Units {
    /// Those that Chinese text has.
    var plausible = 0
    /// ASCII and line ends.
    var narrow = 0
    /// Chinese punctuation.
    var marks = 0

    mutating func count(high: UInt8, low: UInt8) {
      switch high {
      case 0x00:
        let isASCII = low >= 0x20 && low < 0x7F || (0x09...0x0D).contains(low)
        if isASCII { narrow += 1 }
        if isASCII || low >= 0xA0 { plausible += 1 }
      case 0x30:
        plausible += 1
        if low < 0x12 { marks += 1 }
      case 0xFF:
        plausible += 1
        if low >= 0x01, low < 0x20 { marks += 1 }
      case 0x20:
        if low <= 0x3F { plausible += 1 }
      case 0x4E...0x9F: plausible += 1
      default: break
      }
    }
  }

  private let units: Int
  private let isOdd: Bool
  private var little = Units()
  private var big = Units()

  init(_ bytes: ArraySlice<UInt8>) {
    units = bytes.count / 2
    isOdd = bytes.count % 2 == 1
    for unit in 0..<units {
      let first = bytes[bytes.startIndex + 2 * unit]
      let second = bytes[bytes.startIndex + 2 * unit + 1]
      little.count(high: second, low: first)
      big.count(high: first, low: second)
    }
  }

  /// Whether a share of the code units in a byte order is what Chinese text has.
  func isPlausible(bigEndian: Bool, atLeast share: Double) -> Bool {
    Double((bigEndian ? big : little).plausible) >= share * Double(units)
  }

  /// The byte order that the code units give evidence of, if one does.
  ///
  /// - Parameter isUTF8: Whether the bytes are valid UTF-8, so that only ASCII can tell.
  func name(isUTF8: Bool) -> String? {
    let isLittle = isEvident(little, against: big, isUTF8: isUTF8)
    let isBig = isEvident(big, against: little, isUTF8: isUTF8)
    if isLittle == isBig { return nil }
    return isLittle ? "UTF-16LE" : "UTF-16BE"
  }

  /// The byte order in which all code units are plausible, though none is evidence.
  var nameWithoutEvidence: String? {
    guard units >= 3, !isOdd, little.plausible != big.plausible else { return nil }
    if little.plausible == units { return "UTF-16LE" }
    return big.plausible == units ? "UTF-16BE" : nil
  }

  private func isEvident(_ own: Units, against other: Units, isUTF8: Bool) -> Bool {
    guard units >= 2, !isOdd || units >= 100, own.plausible >= units - units / 20 else {
      return false
    }
    if isUTF8 { return units >= 8 && other.narrow == 0 && 4 * own.narrow >= 3 * units }
    let evidence = own.narrow + own.marks
    return evidence > other.narrow + other.marks && 400 * evidence >= units
      && own.plausible + evidence > other.plausible + other.narrow + other.marks
  }
}

/// Reads bytes as a double-byte encoding and counts how plausible the pairs are.
struct LegacyScan {
  /// The share of frequent characters among the pairs, less what is broken; 0 when there are none.
  let share: Double

  init(
    _ bytes: [UInt8], isTrail: (UInt8) -> Bool, isFrequent: (UInt8, UInt8) -> Bool
  ) {
    var pairs = 0
    var frequent = 0
    var broken = 0
    var solid = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        // NUL and most other control characters do not occur in text.
        if lead < 0x09 { broken += 1 }
        index += 1
      } else if lead >= 0x81, lead <= 0xFE, index + 1 < bytes.count, isTrail(bytes[index + 1]) {
        pairs += 1
        if bytes[index + 1] >= 0x80 { solid += 1 }
        if isFrequent(lead, bytes[index + 1]) { frequent += 1 }
        index += 2
      } else {
        // The last byte of a sample may be half a pair.
        if index + 1 < bytes.count { broken += 1 }
        index += 1
      }
    }
    // A letter behind one odd byte is no character yet.
    share = solid == 0 ? 0 : Double(frequent - 2 * broken) / Double(pairs)
  }
}
