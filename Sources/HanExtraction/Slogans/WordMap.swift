import HanCore

/// The words that scalars belong to: a byte a scalar, with the class of its word and marks for
/// beginnings.
struct WordMap {
  /// The class in the low five bits; above them ``past``, ``demand`` and ``start``.
  fileprivate(set) var bytes: [UInt8]

  /// A word begins here.
  static let start: UInt8 = 0x80
  /// A word begins here that may be one that makes demands.
  static let demand: UInt8 = 0x40
  /// A particle begins here that tells what has happened.
  static let past: UInt8 = 0x20
  /// What stands behind the last scalar.
  static let end: UInt8 = start | WordClass.unknown.rawValue

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Adds marks to a scalar.
  mutating func mark(_ index: Int, _ marks: UInt8) { bytes[index] |= marks }
}

/// Whether words begin at scalars.
struct WordStarts {
  private let bytes: [UInt8]

  init(_ map: WordMap) { bytes = map.bytes }

  /// Whether a word begins at an index; one does outside the text.
  @inline(__always)
  subscript(index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return true }
    return bytes[index] & WordMap.start != 0
  }
}

/// The classes of the words that scalars belong to.
struct WordClasses {
  private let bytes: [UInt8]

  init(_ map: WordMap) { bytes = map.bytes }

  /// The class of the word that the scalar at an index belongs to; unknown outside the text.
  @inline(__always)
  subscript(index: Int) -> WordClass {
    guard bytes.indices.contains(index) else { return .unknown }
    return WordClass(rawValue: bytes[index] & 0x1F) ?? .unknown
  }
}

/// The classes of tags by the tags' numbers, those that have come up at hand.
struct TagClasses {
  /// By numbers below 2¹⁴, which are those of tags of two letters at most.
  private var known = [UInt8](repeating: Self.unseen, count: 1 << 14)

  private static let unseen: UInt8 = 0xFF

  /// The number of the class of a token.
  @inline(__always)
  mutating func number(of token: Token) -> UInt8 {
    let tag = token.tagNumber
    guard tag < known.count else { return WordClass(token.tag).rawValue }
    if known[tag] == Self.unseen { known[tag] = WordClass(token.tag).rawValue }
    return known[tag]
  }
}
