import HanCore
import HanLexicon

/// Tells what a page says to its visitor about itself: that it was not found, that he is to log in,
/// how many results there are.
///
/// Such a notice reads like prose, but has several words of its trade in few characters; a report
/// on the same matter has fewer among others.
enum VisitorNotices {
  /// The longest notice, in characters.
  static let longest: Int32 = 120

  private static let words = WordSet(Lexicon.visitorNotices.words)

  /// Whether a paragraph is a notice.
  ///
  /// - Complexity: O(*n*) for short ones, else O(1).
  static func isNotice(_ block: Block, _ content: Substring) -> Bool {
    guard block.length <= longest else { return false }
    let hits = Int32(words.count(in: CharacterFolding.shared.key(content)))
    return hits >= 2 && hits * 14 >= block.length
  }

  /// What pages without a text are called, in Simplified; a longer title says more.
  private static let titles = Lexicon.visitorTitles.words.map {
    CharacterFolding.shared.key($0[...])
  }

  /// The longest text of a page that is called so, in characters.
  static let longestBelowTitle: Int32 = 100

  /// Whether the title of a page says that it is no text: its first part begins or ends so.
  static func isTitle(_ title: String) -> Bool {
    let part = title.prefix { !"-_|｜—–".contains($0) }
    let key = CharacterFolding.shared.key(part)
    guard key.count <= 16 else { return false }
    return titles.contains { word in
      key.starts(with: word)
        || key.count >= word.count && key.suffix(word.count).elementsEqual(word)
    }
  }
}
