/// What a token is made of.
public enum TokenKind: UInt8, Hashable, Sendable, CaseIterable {
  /// Chinese characters.
  case han
  /// Letters of another script: Latin, Greek, Cyrillic, kana.
  case latin
  /// Digits, with their signs, separators and per cent signs.
  case number
  /// Punctuation marks.
  case punctuation
  /// Other signs: emoji, currency, mathematics, anything unassigned.
  case symbol
  /// White space and control characters.
  case space

  /// The name used in results.
  public var name: String {
    switch self {
    case .han: "han"
    case .latin: "latin"
    case .number: "number"
    case .punctuation: "punctuation"
    case .symbol: "symbol"
    case .space: "space"
    }
  }
}

/// A token: a stretch of text that is counted as one word, number, mark or run of space.
///
/// Tokens of a text follow each other without gaps: joined, they are the text.
public struct Token: Hashable, Sendable {
  // Texts have many tokens: twelve bytes each.
  @usableFromInline var start: UInt32
  @usableFromInline var end: UInt32
  /// The tag, 0 for none, 28 bits of it, and above it the kind.
  @usableFromInline var packed: UInt32

  /// Creates a token.
  ///
  /// - Precondition: the span ends below 4 GiB.
  package init(span: TextSpan, kind: TokenKind, tag: PartOfSpeech? = nil) {
    start = UInt32(span.lowerBound)
    end = UInt32(span.upperBound)
    packed = UInt32(kind.rawValue) << 28 | (tag?.packed ?? 0)
  }

  /// Creates a token without tag from bounds that are known to be in order.
  @inlinable
  package init(start: UInt32, end: UInt32, kind: TokenKind) {
    self.start = start
    self.end = end
    packed = UInt32(kind.rawValue) &<< 28
  }

  /// What the token is made of.
  @inlinable
  public var kind: TokenKind {
    get { TokenKind(rawValue: UInt8(truncatingIfNeeded: packed &>> 28)) ?? .symbol }
    set { packed = packed & 0x0FFF_FFFF | UInt32(newValue.rawValue) &<< 28 }
  }

  /// The part of speech, when a tagger has been at work.
  @inlinable
  public var tag: PartOfSpeech? {
    get { PartOfSpeech(packed: packed & 0x0FFF_FFFF) }
    set { packed = packed & 0xF000_0000 | (newValue?.packed ?? 0) }
  }

  /// Where the token ends in the text that was segmented.
  @inlinable
  package var endOffset: Int { Int(end) }

  /// Where the token begins in the text that was segmented.
  @inlinable
  package var startOffset: Int { Int(start) }

  /// Whether the token is of Chinese characters.
  @inlinable
  package var isHan: Bool { packed &>> 28 == 0 }

  /// The number of the tag, 0 for none; see ``PartOfSpeech/number``.
  @inlinable
  package var tagNumber: Int { Int(packed & 0x0FFF_FFFF) }

  /// Whether the token's tag has a name of more than four letters.
  @inlinable
  package var hasLongTag: Bool { packed &>> 21 & 0x7F == 1 }

  /// Where the token stands in the text that was segmented, UTF-8 bytes.
  @inlinable
  public var span: TextSpan { TextSpan(Int(start), Int(end)) }
}

/// A fine-grained part-of-speech tag, by its name in the tag set of the People's Daily corpus
/// (`n`, `v`, `nr`, …).
public struct PartOfSpeech: Hashable, Sendable {
  // Names have at most four ASCII letters, seven bits each; packed, a tag costs no allocation.
  @usableFromInline let packed: UInt32

  @inlinable
  init?(packed: UInt32) {
    guard packed != 0 else { return nil }
    self.packed = packed
  }

  /// Creates a tag from a name of 1 to 64 ASCII letters, digits or one of `_-./:+*`, or returns `nil`.
  ///
  /// Names of more than four letters are kept in a table of the process, of a million at most.
  public init?(_ name: String) {
    let bytes = name.utf8
    if (1...4).contains(bytes.count), bytes.allSatisfy({ (0x30...0x7A).contains($0) }) {
      packed = bytes.reduce(0) { $0 << 7 | UInt32($1) }
      return
    }
    guard (1...64).contains(bytes.count), bytes.allSatisfy(Self.isNamePart),
      let number = LongTagNames.shared.number(of: name)
    else { return nil }
    packed = Self.longMark | UInt32(number)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "_-./:+*".utf8.contains(byte)
    }
  }

  /// In place of a first letter: the rest is the number of a long name.
  private static let longMark: UInt32 = 1 << 21

  /// A number below 2²⁸ that tells the tag from all others.
  package var number: Int { Int(packed) }

  /// The tag of a ``number``; `nil` for 0.
  package init?(number: Int) { self.init(packed: UInt32(number)) }

  /// The name, if it is too long to be packed.
  private var longName: String? {
    packed >> 21 == 1 ? LongTagNames.shared.name(Int(packed & (Self.longMark - 1))) : nil
  }

  /// The letters of the name in the lowest bytes, the first one lowest, and how many there are; `nil`
  /// for a name of more than four.
  @inlinable
  package var letters: (bytes: UInt32, count: Int)? {
    guard packed &>> 21 != 1 else { return nil }
    // Four letters of seven bits each, the first one highest; shorter names have zeros before.
    let spread =
      packed &>> 21 | (packed &>> 14 & 0x7F) &<< 8 | (packed &>> 7 & 0x7F) &<< 16
      | (packed & 0x7F) &<< 24
    let blanks = spread.trailingZeroBitCount &>> 3
    return (spread &>> UInt32(truncatingIfNeeded: blanks &<< 3), 4 &- blanks)
  }

  /// Calls `body` with the UTF-8 of the name.
  package func withName<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    if var name = longName { return name.withUTF8(body) }
    // A tag has a letter at least.
    let (bytes, count) = letters ?? (0, 0)
    return withUnsafeBytes(of: bytes.littleEndian) { bytes in
      body(UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[..<count]))
    }
  }

  /// The name of the tag.
  public var name: String { longName ?? withName { String(decoding: $0, as: UTF8.self) } }
}
