extension SegmentedCorpus {
  /// The corpus, with each sentence that has names of people repeated with family and given name
  /// in one word: a tagger trained on it does well on words cut either way.
  public func addingMergedNames() -> SegmentedCorpus {
    let merged = mergingNames()
    return SegmentedCorpus(
      sentences: zip(sentences, merged.sentences).flatMap { split, merged in
        split.count == merged.count ? [split] : [split, merged]
      })
  }

  /// Those of the words that the corpus has as names of persons (`nr`) more often than as places (`ns`).
  public func persons(among words: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for sentence in sentences {
      for word in sentence where word.tag == "nr" || word.tag == "ns" {
        counts[word.text, default: 0] += word.tag == "nr" ? 1 : -1
      }
    }
    return words.filter { counts[$0, default: 0] > 0 }
  }
}
