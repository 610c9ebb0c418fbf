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
  private var start: UInt32
  private var end: UInt32
  /// What the token is made of.
  public var kind: TokenKind
  /// The part of speech, when a tagger has been at work.
  public var tag: PartOfSpeech?

  /// Creates a token.
  ///
  /// - Precondition: the span ends below 4 GiB.
  public init(span: TextSpan, kind: TokenKind, tag: PartOfSpeech? = nil) {
    self.start = UInt32(span.lowerBound)
    self.end = UInt32(span.upperBound)
    self.kind = kind
    self.tag = tag
  }

  /// Where the token stands in the text that was segmented, UTF-8 bytes.
  public var span: TextSpan { TextSpan(Int(start), Int(end)) }
}

/// A fine-grained part-of-speech tag, by its name in the tag set of the People's Daily corpus
/// (`n`, `v`, `nr`, …).
public struct PartOfSpeech: Hashable, Sendable {
  // Names have at most four ASCII letters; packed, a tag costs no allocation.
  private var packed: UInt32

  /// Creates a tag from a name of one to four ASCII letters or digits, or returns `nil`.
  public init?(_ name: String) {
    let bytes = Array(name.utf8)
    guard (1...4).contains(bytes.count), bytes.allSatisfy({ (0x30...0x7A).contains($0) }) else {
      return nil
    }
    packed = bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The name of the tag.
  public var name: String {
    var bytes: [UInt8] = []
    for shift in [24, 16, 8, 0] {
      let byte = UInt8(truncatingIfNeeded: packed >> UInt32(shift))
      if byte != 0 { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
