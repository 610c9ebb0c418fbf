import HanCore

/// Makes one word throughout a document of what it says often and in one company, where the model
/// was of two minds: words that no list has, such as names of firms (优酷 here, 优 酷 there).
///
/// 1. Strings of two to four characters that are cut at least once, one of their parts being a single
///    character that is no function word, are candidates. How often each is cut and whole, in how
///    many sentences, and next to what is counted.
/// 2. A candidate becomes a word if it comes often enough, in several sentences, between different
///    neighbours, is in no list, and was whole in a quarter of the places; or, whole in fewer, if its
///    single characters hardly stand elsewhere. Else, whole in a few places, it is cut there as well.
/// 3. The places that disagree are looked at again: parts are joined, and where the cut crosses such a
///    word, the stretch is cut anew around it.
///
/// A text of one sentence has no candidate that is left. Memory is a table of bounded size; all takes
/// time proportional to the text. The same text gives the same words.
final class DocumentMemory: @unchecked Sendable {
  // Sendable: `Pool` hands an object to one task at a time.

  /// The fewest tokens of a text that is looked at.
  static let fewestTokens = 24
  /// The fewest places of a word, cut and whole.
  static let fewestPlaces = 3

  private var table = CandidateTable()

  /// Revises the tokens of a text.
  ///
  /// - Parameters:
  ///   - fixed: Spans that are words whatever is remembered, in order.
  ///   - words: What cut the text.
  /// - Complexity: O(*n*).
  func revise(
    _ tokens: [Token], in text: String, fixed: [TextSpan], words: any WordFinder
  ) -> [Token] {
    guard tokens.count >= Self.fewestTokens else { return tokens }
    var table = CandidateTable()
    swap(&table, &self.table)
    defer { swap(&table, &self.table) }
    var text = text
    let revision = text.withUTF8 { bytes -> Revision? in
      table.reset(expecting: tokens.count)
      tokens.withUnsafeBufferPointer { tokens in
        table.collect(tokens, bytes)
        table.countWhole(tokens, bytes)
      }
      let (joins, cuts) = table.decide { key in
        let word = key.text
        return words.listWords(in: word[...]).contains(TextSpan(0, word.utf8.count))
      }
      guard joins || cuts else { return nil }
      var revision = Revision(fixed: fixed)
      tokens.withUnsafeBufferPointer { revision.find($0, bytes, table) }
      return revision
    }
    return revision?.apply(to: tokens, in: text, words: words) ?? tokens
  }
}
