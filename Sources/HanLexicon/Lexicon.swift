internal import Dictionaries
import HanCore

/// Word lists that are compiled into the binary: the files of `Dictionaries/lexicon`.
///
/// Reading one takes time in its length; who needs it keeps what it makes of it.
package enum Lexicon: String, CaseIterable, Sendable {
  /// What sites say at the ends of articles.
  case articleEdges = "article-edges"
  /// Columns of sites, which are called like publications.
  case columns
  /// Words of laws and the like.
  case lawWords = "law-words"
  /// Labels of dates, sources, persons and counters.
  case metadataLabels = "metadata-labels"
  /// Words that begin like names of persons.
  case notNames = "not-names"
  /// What names of organisations end with.
  case organizations
  /// What names of places end with.
  case placeNames = "place-names"
  /// What names of publications end with.
  case publicationEndings = "publication-endings"
  /// What stands behind the names of those who reported.
  case reportKinds = "report-kinds"
  /// What sites say around texts.
  case sitePhrases = "site-phrases"
  /// Surnames of one and two characters, and what ends no name.
  case surnames
  /// Units and measure words.
  case units
  /// What pages say to their visitors about themselves.
  case visitorNotices = "visitor-notices"
  /// What pages without a text are called.
  case visitorTitles = "visitor-titles"

  /// A line of a list.
  package struct Entry: Hashable, Sendable {
    /// The word.
    package var word: Substring
    /// The group it belongs to; empty in lists without groups.
    package var group: Substring
  }

  /// The entries, in order of their bytes.
  ///
  /// - Complexity: O(length of the list).
  package var entries: [Entry] {
    text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: "\t", maxSplits: 1)
      return Entry(word: fields[0], group: fields.count > 1 ? fields[1] : "")
    }
  }

  /// The words, in order of their bytes.
  package var words: [String] { entries.map { String($0.word) } }

  /// The words of a group, in order of their bytes.
  package func words(in group: String) -> [String] {
    entries.filter { $0.group == group }.map { String($0.word) }
  }

  /// The bytes of the list.
  var bytes: TableBytes {
    let list = rawValue.withCString { hantext_lexicon($0) }
    return TableBytes(static: list.bytes, count: list.count)
  }

  private var text: String {
    bytes.withIntegers(of: UInt8.self) { String(decoding: $0, as: UTF8.self) }
  }
}
