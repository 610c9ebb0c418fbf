package import HanCore
package import HanLexicon

/// Gives every word of a tokenized text its part of speech, by the tag set of the People's Daily
/// corpus (Yu et al. 2002).
///
/// The model is a linear-chain conditional random field whose features are added up when its
/// tables are made, so that a word costs one look-up, and more only when it has several tags to
/// choose from.
///
/// Punctuation marks are `w`, words in other scripts `nx`, numbers `m` and signs that the corpus
/// does not know `x`, unless the model has the very word; white space has no tag. Sentences end at
/// 。！？ and at line breaks.
package struct PartOfSpeechTagger: Sendable {
  private let tables: TaggerTables

  /// Opens the bundled tagger.
  ///
  /// - Throws: `ResourceError` when its tables cannot be used.
  package init() throws(ResourceError) {
    do {
      try self.init(tables: BundledTables.tagger())
    } catch {
      throw ResourceError(resource: "part-of-speech tagger", cause: error.description)
    }
  }

  /// Opens the tagger's sections of a file of tables.
  ///
  /// - Throws: ``ContainerError`` when a section is missing or does not fit the others.
  package init(tables: ModelContainer) throws(ContainerError) {
    self.tables = try TaggerTables(tables)
  }

  /// The text with the tag of every token filled in; a tag that a token has, such as one of a user's
  /// dictionary, stays.
  ///
  /// - Complexity: O(*n*). Memory: a copy of the tokens, and some 100 kB.
  package func tag(_ text: TokenizedText) -> TokenizedText {
    var string = text.text.text
    var tokens = text.tokens
    string.withUTF8 { bytes in
      tokens.withUnsafeMutableBufferPointer { tokens in
        // The decoder holds the tables, and with them the memory its pointers lead to.
        var decoder = TaggerDecoder(tables)
        decoder.tag(tokens, in: bytes)
      }
    }
    for (index, token) in text.tokens.enumerated() where token.tagNumber != 0 {
      tokens[index].tag = token.tag
    }
    return TokenizedText(text: text.text, tokens: tokens)
  }

  /// The tags the model knows, by name.
  package var tags: [PartOfSpeech] { tables.names }
}
