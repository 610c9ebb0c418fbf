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

extension KeywordExtractor {
  /// All candidates of a document with what training needs, and the wordings of its words.
  package func examples(
    in text: TokenizedText, title: TokenizedText? = nil
  ) -> (examples: [KeywordExample], wordings: [UInt64: String]) {
    let proposal = proposal(of: text, title: title)
    let features = KeywordFeatures(proposal, model: ranker.model)
    let units = proposal.units
    var values = [Double](repeating: 0, count: KeywordFeature.allCases.count)
    var examples = proposal.tallies.map { tally in
      features.fill(&values, for: tally)
      return KeywordExample(
        hash: tally.hash, count: Int(tally.count),
        referenceRarity: ranker.model.referenceRarity(of: tally.hash), values: values, words: [])
    }
    var wordings: [UInt64: String] = [PhraseHash.hash("\n"): "\\n"]
    for (number, tally) in proposal.tallies.enumerated() {
      let range = Int(tally.first)..<(Int(tally.first) + Int(tally.words))
      let hashes = range.map { units.wordHash(units.units[$0].word) }
      examples[number].words.append((.first, hashes[0], 1))
      examples[number].words.append((.last, hashes[hashes.count - 1], 1))
      let span = units.span(tally.first, tally.first + Int32(tally.words) - 1)
      let source = Int(tally.first) < units.apart ? title ?? text : text
      let ends = KeywordModel.ends(of: Term(source.text.text[span].lowercased()))
      examples[number].words.append((.initial, ends.first, 1))
      examples[number].words.append((.final, ends.last, 1))
      examples[number].words.append((.whole, tally.hash, 1))
      wordings[tally.hash] = source.text.text[span].lowercased()
      for hash in hashes {
        examples[number].words.append((.inside, hash, 1 / Float(hashes.count)))
      }
    }
    for occurrence in proposal.occurrences {
      let number = Int(occurrence.candidate)
      let share = 1 / Float(proposal.tallies[number].count)
      let (before, after) = (Int(occurrence.first) - 1, Int(occurrence.last) + 1)
      let wordBefore = before >= 0 ? units.units[before].word : 0
      let wordAfter = after < units.units.count ? units.units[after].word : 0
      examples[number].words.append((.before, units.wordHash(wordBefore), share))
      examples[number].words.append((.after, units.wordHash(wordAfter), share))
    }
    for part in [title, text].compactMap({ $0 }) {
      for token in part where token.kind != .space {
        let surface = part.surface(of: token)
        wordings[PhraseHash.hash(surface)] = surface.lowercased()
        for scalar in [surface.unicodeScalars.first, surface.unicodeScalars.last] {
          guard let character = scalar.map({ String(Character($0)).lowercased() }) else { continue }
          wordings[PhraseHash.hash(character)] = character
        }
      }
    }
    return (examples, wordings)
  }

  /// The values of a candidate's features with those that need the batch.
  package func values(
    of example: KeywordExample, in statistics: PhraseStatistics
  ) -> [Double] {
    var values = example.values
    let batch = KeywordBatchFeatures(ranker.model, statistics)
    for (feature, value) in batch.values(
      hash: example.hash, count: example.count, referenceRarity: example.referenceRarity)
    {
      values[feature.rawValue] = value
    }
    return values
  }
}
