import HanCore

/// What words and text are compared by: scalars without width and case, one for one.
enum FoldedScalar {
  /// Stands for no scalar: it lies above the last one.
  static let none: UInt32 = 0x1F_FFFF

  /// Small letters for capitals below U+2000, every other value for itself.
  static let lowercase: [UInt16] = {
    var table = (0..<0x2000).map { UInt16($0) }
    // Latin, Greek, Cyrillic and Armenian; Latin Extended Additional and Greek Extended.
    for range in [0x41..<0x590, 0x1E00..<0x2000] {
      for value in range {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        if lower.count == 1, let first = lower.first, first.value < 0x2000 {
          table[value] = UInt16(first.value)
        }
      }
    }
    return table
  }()

  /// The folded form of a scalar value; `lowercase` is ``lowercase``, looked up once by the caller.
  @inline(__always)
  static func fold(_ value: UInt32, _ lowercase: UnsafeBufferPointer<UInt16>) -> UInt32 {
    if value &- 0x3001 < 0xFF01 - 0x3001 { return value }
    // The table has 0x2000 entries.
    if value < 0x2000 { return UInt32(lowercase[Int(value)]) }
    if value == 0x3000 { return 0x20 }
    if value &- 0xFF01 <= 0xFF5E - 0xFF01 { return UInt32(lowercase[Int(value &- 0xFEE0)]) }
    return value
  }

  /// The folded form of a word.
  static func fold(_ word: String) -> String {
    // Bytes that begin a scalar that may change; most words have none.
    let changes = word.utf8.contains {
      switch $0 {
      case 0x41...0x5A, 0xC3...0xD5, 0xE1, 0xE3, 0xEF: true
      default: false
      }
    }
    guard changes else { return word }
    return lowercase.withUnsafeBufferPointer { table in
      var result = String.UnicodeScalarView()
      for scalar in word.unicodeScalars {
        result.append(Unicode.Scalar(fold(scalar.value, table)) ?? scalar)
      }
      return String(result)
    }
  }

  /// A word without the white space around it.
  static func trimmed(_ word: String) -> String {
    func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
      guard let scalar, scalar.value <= 0x3000 else { return false }
      return scalar.properties.isWhitespace
    }
    let scalars = word.unicodeScalars
    guard isSpace(scalars.first) || isSpace(scalars.last) else { return word }
    var rest = scalars[...]
    while isSpace(rest.first) { rest.removeFirst() }
    while isSpace(rest.last) { rest.removeLast() }
    return String(rest)
  }

  /// Whether a word or number would be cut between two neighbours.
  ///
  /// That is so between letters or digits of scripts that part words by spaces, and before what
  /// belongs to the scalar before it: marks, joiners, variation selectors, skin tones.
  static func isUnbreakable(between first: UInt32, and second: UInt32) -> Bool {
    if first == none || second == none { return false }
    return isWordPart(first) && isWordPart(second) || isExtender(second) || first == 0x200D
  }

  /// Whether a folded scalar is a decimal digit.
  static func isDigit(_ value: UInt32) -> Bool { value &- 0x30 < 10 }

  /// Whether a folded scalar parts the digits of one number.
  static func isSeparator(_ value: UInt32) -> Bool { value == 0x2E || value == 0x2C }

  private static func isWordPart(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    // The scripts up to Thai, which has no spaces; then the Latin and Greek extensions.
    case 0xAA..<0xE00, 0x1E00..<0x2000: Unicode.Scalar(value)?.properties.isAlphabetic ?? false
    default: false
    }
  }

  private static func isExtender(_ value: UInt32) -> Bool {
    switch value {
    case 0x300...0x36F, 0x200D, 0x20D0...0x20FF, 0x3099...0x309A, 0xFE00...0xFE0F,
      0x1F3FB...0x1F3FF, 0xE0020...0xE007F, 0xE0100...0xE01EF:
      true
    default: false
    }
  }
}
