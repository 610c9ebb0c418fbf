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
  /// The tag, 0 for none, and above it the kind.
  @usableFromInline var packed: UInt32

  @usableFromInline static let kindShift: UInt32 = 28

  /// Creates a token.
  ///
  /// - Precondition: the span ends below 4 GiB.
  package init(span: TextSpan, kind: TokenKind, tag: PartOfSpeech? = nil) {
    start = UInt32(span.lowerBound)
    end = UInt32(span.upperBound)
    packed = UInt32(kind.rawValue) << Self.kindShift | (tag?.packed ?? 0)
  }

  /// Creates a token without tag from bounds that are known to be in order.
  @inlinable
  package init(start: UInt32, end: UInt32, kind: TokenKind) {
    self.start = start
    self.end = end
    packed = UInt32(kind.rawValue) &<< 28
  }

  /// What the token is made of.
  public var kind: TokenKind {
    get { TokenKind(rawValue: UInt8(packed >> Self.kindShift)) ?? .symbol }
    set { packed = packed & Self.tagMask | UInt32(newValue.rawValue) << Self.kindShift }
  }

  /// The part of speech, when a tagger has been at work.
  public var tag: PartOfSpeech? {
    get { PartOfSpeech(packed: packed & Self.tagMask) }
    set { packed = packed & ~Self.tagMask | (newValue?.packed ?? 0) }
  }

  private static let tagMask: UInt32 = 1 << kindShift - 1

  /// Where the token ends in the text that was segmented.
  @inlinable
  package var endOffset: Int { Int(end) }

  /// Where the token begins in the text that was segmented.
  @inlinable
  package var startOffset: Int { Int(start) }

  /// Whether the token is of Chinese characters.
  @inlinable
  package var isHan: Bool { packed &>> Self.kindShift == 0 }

  /// The number of the tag, 0 for none; see ``PartOfSpeech/number``.
  @inlinable
  package var tagNumber: Int { Int(packed & (1 &<< Self.kindShift &- 1)) }

  /// Where the token stands in the text that was segmented, UTF-8 bytes.
  public var span: TextSpan { TextSpan(Int(start), Int(end)) }
}

/// A fine-grained part-of-speech tag, by its name in the tag set of the People's Daily corpus
/// (`n`, `v`, `nr`, …).
public struct PartOfSpeech: Hashable, Sendable {
  // Names have at most four ASCII letters, seven bits each; packed, a tag costs no allocation.
  fileprivate let packed: UInt32

  fileprivate init?(packed: UInt32) {
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

  /// Calls `body` with the UTF-8 of the name.
  package func withName<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    if var name = longName { return name.withUTF8(body) }
    // Four letters of seven bits each, the first one highest; shorter names have zeros before.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { letters in
      var count = 0
      var shift: UInt32 = 28
      while shift > 0 {
        shift &-= 7
        let letter = UInt8(truncatingIfNeeded: packed &>> shift & 0x7F)
        letters[count] = letter
        count &+= letter == 0 ? 0 : 1
      }
      return body(UnsafeBufferPointer(rebasing: letters[..<count]))
    }
  }

  /// The name of the tag.
  public var name: String { longName ?? withName { String(decoding: $0, as: UTF8.self) } }
}
