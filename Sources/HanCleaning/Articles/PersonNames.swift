import HanCore
import HanLexicon

/// Tells the names of persons from other short words: by the surname they begin with.
enum PersonNames {
  /// Surnames of one character, in Simplified: Traditional ones fold to the same.
  private static let surnames = ScalarSet(
    values: folded(.surnames).filter { $0.count == 1 }.map { UInt32($0[0]) })
  /// Surnames of two characters.
  private static let long = Set(folded(.surnames).filter { $0.count == 2 })
  /// Words that begin like names and stand where names do: columns, places, buttons.
  private static let others = Set(folded(.notNames))

  private static func folded(_ list: Lexicon) -> [[UInt16]] {
    (list.words(in: "") + list.words(in: "byline")).map { CharacterFolding.shared.key($0[...]) }
  }

  /// Whether a text is the name of a person: two to four Chinese characters that begin with a
  /// surname, or a name in letters with a dot between its parts.
  static func isName(_ text: some StringProtocol) -> Bool {
    let count = text.unicodeScalars.count
    if count >= 5, count <= 12, text.unicodeScalars.contains("·") {
      return text.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) || $0 == "·" }
    }
    guard (2...4).contains(count),
      text.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) })
    else { return false }
    let key = CharacterFolding.shared.key(Substring(text))
    guard key.count == count, !others.contains(key) else { return false }
    if long.contains(Array(key.prefix(2))) { return count >= 3 }
    return count < 4 && surnames.contains(value: UInt32(key[0]))
  }

  /// The names a text consists of, parted by blanks and marks; `nil` when it says anything else.
  static func names(in text: some StringProtocol) -> [String]? {
    var names: [String] = []
    for part in text.split(whereSeparator: { $0.isWhitespace || "、，,／/&＆".contains($0) }) {
      if reports.contains(String(part)) { continue }
      guard isName(part) else { return nil }
      names.append(String(part))
    }
    return names.isEmpty ? nil : names
  }

  /// What stands behind the names of those who reported.
  static let reports = Set(Lexicon.reportKinds.words)
}
