import HanCore
import HanLexicon

/// The stop words of an extractor by their hashes, with what each may do inside a term.
struct KeywordStopWords: Sendable {
  private var index: HashIndex
  private var flags: [CandidateToken.Flags] = []

  init(_ list: WordList) {
    index = HashIndex(capacity: list.count + 64)
    list.forEach { word in
      var flags: CandidateToken.Flags = .isStop
      if KeywordAffixes.modifiers.contains(word) { flags.formUnion([.isPrefix, .isSuffix]) }
      if KeywordAffixes.prefixes.contains(word) { flags.insert(.isPrefix) }
      if KeywordAffixes.suffixes.contains(word) { flags.insert(.isSuffix) }
      insert(word, flags)
    }
    for word in KeywordAffixes.negations { insert(word, .isNegation) }
    for word in KeywordAffixes.degrees { insert(word, .isDegree) }
  }

  private mutating func insert(_ word: Term, _ flags: CandidateToken.Flags) {
    let (number, isNew) = index.insert(PhraseHash.hash(word.text))
    if isNew { self.flags.append(flags) } else { self.flags[number].formUnion(flags) }
  }

  /// The flags of a word: none if it is no stop word.
  func flags(of hash: UInt64) -> CandidateToken.Flags {
    index.number(of: hash).map { flags[$0] } ?? []
  }
}

/// Numbers in Chinese characters.
enum KeywordNumerals {
  /// Whether a word of two characters and more has nothing but them: 二十, 第三.
  static func isNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard bytes.count >= 6, bytes.count % 3 == 0 else { return false }
    var place = bytes.startIndex
    while place < bytes.endIndex {
      guard isNumeral(scalar(bytes, place)) else { return false }
      place += 3
    }
    return true
  }

  /// Whether a word begins with what counts: 三必查, 双报到, 全流程.
  static func begins(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard bytes.count >= 3 else { return false }
    switch scalar(bytes, bytes.startIndex) {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341:  // 一…十
      return true
    case 0x4E24, 0x53CC, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x591A, 0x5168: return true  // 两双百千万亿多全
    default: return false
    }
  }

  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341:  // 一…十
      return true
    case 0x96F6, 0x3007, 0x767E, 0x5343, 0x4E07, 0x4EBF: return true  // 零〇百千万亿
    case 0x4E24, 0x51E0, 0x591A, 0x4F59, 0x7B2C, 0x70B9: return true  // 两几多余第点
    default: return false
    }
  }

  /// The scalar of three bytes; 0 for one of another width.
  private static func scalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ place: Int) -> UInt32 {
    guard bytes[place] & 0xF0 == 0xE0 else { return 0 }
    return UInt32(bytes[place] & 0xF) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6
      | UInt32(bytes[place + 2] & 0x3F)
  }
}
