package import HanCore
package import HanStatistics

/// A candidate as training sees it.
package struct KeywordExample: Sendable {
  /// The hash of its wording.
  package var hash: UInt64
  package var count: Int
  package var referenceRarity: Double
  /// The values of the features that need the document alone; those of roles are 0 when the model
  /// has no weights for words.
  package var values: [Double]
  /// The words around and in it, by their hashes, with the shares of their roles.
  package var words: [(role: KeywordRole, word: UInt64, share: Float)]
}

/// A document as training sees it.
package struct KeywordExamples: Sendable {
  /// All candidates.
  package var candidates: [KeywordExample] = []
  /// The hashes of its words, each once.
  package var vocabulary: [UInt64] = []
  /// The wordings of words and characters.
  package var wordings: [UInt64: String] = [:]
}

extension KeywordExtractor {
  /// All candidates of a document with what training needs.
  package func examples(
    in text: TokenizedText, title: TokenizedText? = nil
  ) -> KeywordExamples {
    withProposal(of: text, title: title) { proposal in
      var result = KeywordExamples()
      let features = KeywordFeatures(proposal)
      let units = proposal.units
      var values = [Double](repeating: 0, count: KeywordFeature.allCases.count)
      result.candidates = proposal.tallies.enumerated().map { number, tally in
        features.fill(&values, for: tally, number: number)
        return KeywordExample(
          hash: tally.hash, count: Int(tally.count),
          referenceRarity: ranker.model.referenceRarity(of: tally.hash), values: values, words: [])
      }
      result.vocabulary = units.words.indices.dropFirst().map { units.wordHash(Int32($0)) }
      addWords(of: proposal, text, title, to: &result)
      result.wordings = Self.wordings([title, text].compactMap { $0 })
      return result
    }
  }

  private func addWords(
    of proposal: KeywordCandidateTable, _ text: TokenizedText, _ title: TokenizedText?,
    to result: inout KeywordExamples
  ) {
    let units = proposal.units
    for (number, tally) in proposal.tallies.enumerated() {
      let range = Int(tally.first)..<(Int(tally.first) + Int(tally.words))
      let hashes = range.map { units.wordHash(units.units[$0].word) }
      let span = units.span(tally.first, tally.first + Int32(tally.words) - 1)
      let source = Int(tally.first) < units.apart ? title ?? text : text
      let scalars = source.text.text[span].unicodeScalars
      func character(_ scalar: Unicode.Scalar?) -> UInt64 {
        PhraseHash.hash(scalar.map { String(Character($0)) } ?? "")
      }
      result.candidates[number].words = [
        (.first, hashes[0], 1), (.last, hashes[hashes.count - 1], 1),
        (.initial, character(scalars.first), 1), (.final, character(scalars.last), 1),
      ]
      for hash in hashes {
        result.candidates[number].words.append((.inside, hash, 1 / Float(hashes.count)))
      }
    }
    for occurrence in proposal.occurrences {
      let number = Int(occurrence.candidate)
      let share = 1 / Float(proposal.tallies[number].count)
      let (before, after) = (Int(occurrence.first) - 1, Int(occurrence.last) + 1)
      let wordBefore = before >= 0 ? units.units[before].word : 0
      let wordAfter = after < units.units.count ? units.units[after].word : 0
      result.candidates[number].words.append((.before, units.wordHash(wordBefore), share))
      result.candidates[number].words.append((.after, units.wordHash(wordAfter), share))
    }
  }

  private static func wordings(_ texts: [TokenizedText]) -> [UInt64: String] {
    var wordings: [UInt64: String] = [PhraseHash.hash("\n"): "\\n"]
    for text in texts {
      for token in text where token.kind != .space {
        let surface = text.surface(of: token)
        wordings[PhraseHash.hash(surface)] = surface.lowercased()
        for scalar in surface.unicodeScalars {
          let character = String(Character(scalar)).lowercased()
          wordings[PhraseHash.hash(character)] = character
        }
      }
    }
    return wordings
  }

  /// The values of a candidate's features with those that need the batch.
  package func values(
    of example: KeywordExample, in statistics: PhraseStatistics
  ) -> [Double] {
    var values = example.values
    KeywordBatchFeatures(ranker.model, statistics).visit(
      hash: example.hash, count: example.count, referenceRarity: example.referenceRarity
    ) { values[$0.rawValue] = $1 }
    return values
  }
}
