/// What a page has room for, so that it stays within its size: the first ones of each.
package struct PageCut: Hashable, Sendable {
  /// Documents with their results and texts.
  package var texts: Int
  /// Documents that are listed.
  package var documents: Int
  /// Slogans that are listed.
  package var slogans: Int
  /// Terms that are listed.
  package var terms: Int
  /// Whether it can show how terms went over time.
  package var hasTrends = true

  /// Room for so many.
  package init(texts: Int, documents: Int, slogans: Int, terms: Int) {
    (self.texts, self.documents) = (texts, documents)
    (self.slogans, self.terms) = (slogans, terms)
  }
}

/// A page that does not fit into its size, whatever is left out.
package struct PageSizeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes that it takes.
  package var needed: Int

  /// Says how many bytes it takes.
  package init(needed: Int) { self.needed = needed }

  /// What is wrong, and what to do about it.
  package var description: String {
    "index.html takes \(needed) bytes without what can be left out; give it more with --page-size"
  }
}
