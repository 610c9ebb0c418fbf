extension Report {
  /// How many terms, and how many slogans, the page lists; all of them are in the CSV files.
  package static let maximumPageRows = 20_000
  /// How many keywords, and how many slogans, stand in the page for readers without its script.
  static let maximumPlainRows = 50

  /// The first document of each block.
  var blockStarts: [Int] {
    guard page.blocks.isEmpty else { return page.blocks }
    return Array(stride(from: 0, to: totals.documents, by: PageSettings.blockSize))
  }

  /// Where a keyword of the batch stands: as the run says, else in the documents it refers to.
  func spread(ofKeyword place: Int) -> KeywordSpread {
    if page.spreads.indices.contains(place) { return page.spreads[place] }
    return KeywordSpread(periods: page.timeline.counts.count)
  }
}
