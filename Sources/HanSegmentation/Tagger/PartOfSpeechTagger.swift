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
    text.tokens.withUnsafeBufferPointer { given in
      var all = 0
      for token in given { all |= token.tagNumber }
      // Hardly ever is there a tag.
      if all == 0 { return }
      for index in given.indices where given[index].tagNumber != 0 {
        tokens[index].tag = given[index].tag
      }
    }
    return TokenizedText(text: text.text, tokens: tokens)
  }

  /// The text with the tags of those tokens that are asked about; others may have one or none.
  ///
  /// Sentences in which the words asked about are what they are wherever they stand are not decoded.
  ///
  /// - Parameters:
  ///   - groups: Tags that are told apart from those of other groups, and from all others, but not from
  ///     each other.
  ///   - asks: Called with each Chinese token, in order.
  /// - Complexity: O(*n*).
  package func tag(
    _ text: TokenizedText, telling groups: [[PartOfSpeech]], asks: (Token) -> Bool
  ) -> TokenizedText {
    var string = text.text.text
    var tokens = text.tokens
    // The number of the group of each tag, 0 for none.
    let kinds = tables.names.map { name in
      UInt8(truncatingIfNeeded: (groups.firstIndex { $0.contains(name) } ?? -1) + 1)
    }
    string.withUTF8 { bytes in
      tokens.withUnsafeMutableBufferPointer { tokens in
        var decoder = TaggerDecoder(tables)
        decoder.tag(tokens, in: bytes, kinds: kinds, asks: asks)
      }
    }
    return TokenizedText(text: text.text, tokens: tokens)
  }

  /// The tags the model knows, by name.
  package var tags: [PartOfSpeech] { tables.names }
}
