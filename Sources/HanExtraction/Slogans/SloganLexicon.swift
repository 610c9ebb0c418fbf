import HanCore
import HanLexicon

/// Nationally standard mottos, as words and as patterns with slots.
///
/// The bundled list is `Dictionaries/slogans.txt`; `Dictionaries/README.md` names its sources.
struct SloganLexicon: Sendable {
  private struct Entry: Sendable {
    var scalars: [Unicode.Scalar]
    var isPattern: Bool
  }

  /// Entries by their first character, longest first.
  private let entries: [Unicode.Scalar: [Entry]]
  private let firsts: ScalarFilter

  /// A hit in a text.
  struct Match {
    var length: Int
    var isPattern: Bool
  }

  /// The bundled list.
  static let bundled = SloganLexicon(BundledSlogans.lexicon)

  init(_ words: [String]) {
    let list = words.map { word in
      Entry(scalars: Array(word.unicodeScalars), isPattern: word.contains("_"))
    }
    .filter { !$0.scalars.isEmpty && $0.scalars[0] != "_" }
    .sorted { $0.scalars.count > $1.scalars.count }
    entries = Dictionary(grouping: list) { $0.scalars[0] }
    firsts = ScalarFilter(list.map { $0.scalars[0] })
  }

  /// The longest entry at `start`, not reaching `high`.
  func match(at start: Int, to high: Int, in scalars: [Unicode.Scalar]) -> Match? {
    guard firsts.mayContain(scalars[start]), let list = entries[scalars[start]] else { return nil }
    for entry in list {
      let end = start + entry.scalars.count
      guard end <= high else { continue }
      if fits(entry, at: start, in: scalars) {
        return Match(length: entry.scalars.count, isPattern: entry.isPattern)
      }
    }
    return nil
  }

  private func fits(_ entry: Entry, at start: Int, in scalars: [Unicode.Scalar]) -> Bool {
    for (offset, scalar) in entry.scalars.enumerated() {
      let actual = scalars[start + offset]
      if scalar == "_" {
        // A slot holds a character of its own.
        if !actual.isHan || entry.scalars.contains(actual) { return false }
      } else if scalar != actual {
        return false
      }
    }
    return true
  }
}
