package import HanCore

/// What ranking asks the counts of a corpus for.
package struct CountLookup: Sendable {
  /// The number of documents.
  package var documents: Int
  /// The phrases that may be keywords. A phrase of a single document may be missing.
  package var phrases: PhraseStatistics
  /// The slogans.
  package var slogans: SloganCounts

  /// The counts of no documents: what ranks a document by itself.
  package static let none = CountLookup(
    documents: 0, phrases: PhraseStatistics(), slogans: SloganCounts())
}

/// In how many documents of a corpus each slogan occurs, and how often, by the slogans' keys.
package struct SloganCounts: Sendable {
  private let table: CountTable

  /// The counts of no documents.
  package init() { table = CountTable() }

  /// The slogans among the rows of a table.
  init(_ table: CountTable) { self.table = table }

  /// The count of a slogan; `nil` when it is not known, because it occurs in one document at most.
  package subscript(key: Term) -> TermCount? {
    let count = table[CountKey.term(key.text, kind: CountKey.slogan)]
    return count.documentFrequency > 0 ? count : nil
  }
}
