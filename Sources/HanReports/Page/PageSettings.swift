package import HanCore

/// What a page has of the documents' texts.
package enum TextEmbedding: String, Hashable, Sendable, CaseIterable {
  /// The texts.
  case all
  /// The passages around what was found.
  case passages
  /// Nothing.
  case none
  /// The texts if they fit, else the passages.
  case auto
}

/// The language of a report's own words.
package enum ReportLanguage: String, Hashable, Sendable, CaseIterable {
  /// Chinese.
  case zh
  /// English.
  case en
  /// Both, one beside the other.
  case both

  /// The words to show of a pair.
  func choose(_ zh: String, _ en: String) -> String {
    switch self {
    case .zh: zh
    case .en: en
    case .both: zh + " " + en
    }
  }
}

/// What a page shows beside the report itself.
package struct PageSettings: Hashable, Sendable {
  /// The language of headings and notes.
  package var language = ReportLanguage.both
  /// What the page has of texts; never ``TextEmbedding/auto``.
  package var embedding = TextEmbedding.none
  /// Whether each block of documents has a page of its own, with the texts.
  package var hasDocumentPages = false
  /// The unit of ranges.
  package var unit = OffsetUnit.scalar
  /// Which characters are one to search.
  package var folding = SearchFolding()
  /// The first document of each block; without them, blocks have the usual size.
  package var blocks: [Int] = []
  /// When documents were published.
  package var timeline = Timeline()
  /// Where the keywords of the batch stand, one for one.
  package var spreads: [KeywordSpread] = []
  /// How the terms of the page went over time; none when the batch has no two periods.
  package var trends = PageTrends()
  /// What there is room for, if not for all.
  package var cut: PageCut?
  /// Which terms occur together.
  package var network = TermNetwork()

  /// How many documents the first blocks have.
  package func documents(inBlocks count: Int) -> Int {
    count < blocks.count ? blocks[max(0, count)] : .max
  }

  /// How many blocks it takes for so many documents.
  package func blockCount(of documents: Int) -> Int {
    blocks.prefix { $0 < documents }.count
  }

  /// The usual settings.
  package init() {}

  /// How many documents a block has at most.
  package static let blockSize = 100
}

/// In which documents a keyword stands.
package struct KeywordSpread: Hashable, Sendable {
  /// How many documents of each period of the timeline have it.
  package var periods: [Int]
  /// In which of the equal parts of the batch it stands, in order.
  package var parts: Set<Int> = []

  /// In none.
  package init(periods: Int) { self.periods = [Int](repeating: 0, count: periods) }

  /// How many parts the batch has.
  package static let partCount = 200

  /// Adds a document.
  package mutating func add(_ position: Int, of count: Int, period: Int?) {
    parts.insert(position * Self.partCount / max(1, count))
    if let period, periods.indices.contains(period) { periods[period] += 1 }
  }
}
