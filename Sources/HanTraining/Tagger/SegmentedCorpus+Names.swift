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
}
