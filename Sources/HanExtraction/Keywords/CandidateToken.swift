import HanCore
import HanLexicon

/// A word or mark of a text, as candidates are made of them.
struct CandidateToken {
  /// Where it stands in the canonical text, UTF-8 bytes.
  var start: UInt32
  var end: UInt32
  /// The text's hashes up to there.
  var startPrefix: PhraseHash.Prefix
  var endPrefix: PhraseHash.Prefix
  /// The number of its wording in the document.
  var word: Int32
  /// Its length in characters (scalars).
  var length: UInt16
  /// What it counts towards the longest candidate: a word in other letters counts as two.
  var width: UInt16
  var flags: Flags

  struct Flags: OptionSet {
    let rawValue: UInt16
    /// A mark, a symbol or a line break: no candidate goes across.
    static let isBreak = Flags(rawValue: 1)
    static let isStop = Flags(rawValue: 2)
    static let isNumber = Flags(rawValue: 4)
    static let isLatin = Flags(rawValue: 8)
    /// Belongs to the title.
    static let isTitle = Flags(rawValue: 16)
    static let opensMarks = Flags(rawValue: 32)
    static let closesMarks = Flags(rawValue: 64)
    /// A stop word that a longer candidate may begin with, or end with.
    static let isPrefix = Flags(rawValue: 128)
    static let isSuffix = Flags(rawValue: 256)
    /// Begins with a number in Chinese characters.
    static let startsWithNumeral = Flags(rawValue: 512)
    /// 不, 没有 and the like.
    static let isNegation = Flags(rawValue: 1024)
    /// 太, 很 and the like, which stand between a negation and what it denies.
    static let isDegree = Flags(rawValue: 2048)
    /// 《
    static let opensTitle = Flags(rawValue: 8192)
    /// Part of the title of a work that is a candidate as a whole.
    static let inTitle = Flags(rawValue: 16384)
    /// Part of a segment of a slogan.
    static let inFrame = Flags(rawValue: 32768)
    /// Has one character.
    static let isSingle = Flags(rawValue: 4096)
  }

  /// Whether it carries content by itself.
  var isContent: Bool { flags.isDisjoint(with: [.isBreak, .isStop, .isNumber, .isNegation]) }
  /// Whether a candidate may begin here.
  var canBegin: Bool { isContent || !flags.isDisjoint(with: [.isPrefix, .isNegation]) }
  /// Whether a candidate may end here.
  var canEnd: Bool { isContent || flags.contains(.isSuffix) }
  /// Whether no candidate goes across: a mark, or a stop word that is no part of terms.
  var endsClause: Bool {
    flags.contains(.isBreak)
      || flags.contains(.isStop) && flags.isDisjoint(with: [.isPrefix, .isSuffix])
  }
}

/// What is known of a word of a document.
struct KeywordWord {
  /// Whether it is a stop word, and which parts of terms it may be.
  var flags: CandidateToken.Flags
  /// By ``KeywordRole``: the log-odds of keywords around or in which the word stands so, in steps
  /// of ``KeywordModel/roleScale``.
  var roles: HashedRows.Row
  /// How much rarer it is than the most common words, e-fold.
  private(set) var rarity = Self.rarity(1)
  /// Whether general text has it.
  private(set) var isKnown = false
  /// Whether it occurs in the title.
  var isTitle = false

  /// Takes note that general text has it, with this logarithm of its count in the reference's steps.
  mutating func isKnown(with code: Int16) {
    isKnown = true
    rarity = Self.rarity(Float(code) / Float(ReferenceTableBuilder.scale))
  }

  private static func rarity(_ logarithm: Float) -> Float { (13 - logarithm) / 4 }

  init(flags: CandidateToken.Flags, roles: HashedRows.Row) {
    self.flags = flags
    self.roles = roles
  }

  func role(_ role: KeywordRole) -> Int32 { Int32(roles[role.rawValue]) }
}
