import HanCore

/// What is left of a page once its blocks are judged: text, articles, and what was removed.
struct CleanedBlocks {
  private(set) var text: MappedText
  private(set) var articles: [Article] = []
  private(set) var removed: [RemovedSpan] = []

  /// - Complexity: O(*n*).
  init(_ page: BlockPage, text: MappedText) {
    var edits: [TextEdit] = []
    var index = 0
    while index < page.blocks.count {
      if page.verdicts[index] != nil {
        let start = page.blocks[index].lineStart
        while index < page.blocks.count, let reason = page.verdicts[index] {
          removed.append(
            RemovedSpan(span: text.sourceSpan(of: page.blocks[index].span), reason: reason))
          index += 1
        }
        // Whole lines go, with the blank ones between them.
        let end = index < page.blocks.count ? page.blocks[index].lineStart : page.text.utf8.count
        edits.append(TextEdit(TextSpan(start, end), ""))
        continue
      }
      if let joint = page.joins[index], index + 1 < page.blocks.count {
        edits.append(
          TextEdit(
            TextSpan(page.blocks[index].span.upperBound, page.blocks[index + 1].span.lowerBound),
            joint))
      }
      index += 1
    }
    self.text = text.applying(edits)
    addArticles(page, edits)
  }

  private mutating func addArticles(_ page: BlockPage, _ edits: [TextEdit]) {
    guard let first = page.verdicts.firstIndex(where: { $0 == nil }) else { return }
    let starts = [first] + page.articleStarts.filter { $0 > first }
    // A year anywhere in the page's metadata serves dates without one.
    let years = page.metadata.keys.sorted().compactMap { key in
      page.verdicts[key] == nil || page.isContent[key] ? page.metadata[key]?.date?.year : nil
    }
    let reader = MetadataReader(page: page, year: years.first)
    for (position, start) in starts.enumerated() {
      let isLast = position + 1 == starts.count
      let end = isLast ? page.blocks.count : starts[position + 1]
      // What stands above the first article's heading is read for it, too.
      let metadata = reader.metadata(of: (position == 0 ? 0 : start)..<end)
      let lower = position == 0 ? 0 : Self.target(page.blocks[start].lineStart, edits)
      let upper = isLast ? text.text.utf8.count : Self.target(page.blocks[end].lineStart, edits)
      let span = TextSpan(lower, max(lower, upper))
      let heading = position == 0 ? page.title ?? TitleFinder.title(of: page) : start
      articles.append(
        Article(
          title: heading.map { String(page.content($0)) } ?? (position == 0 ? page.givenTitle : nil),
          span: span, text: starts.count == 1 ? text : text.part(span), metadata: metadata))
    }
  }

  /// Where an offset that is kept comes to stand.
  private static func target(_ offset: Int, _ edits: [TextEdit]) -> Int {
    edits.reduce(offset) { sum, edit in
      edit.span.upperBound <= offset
        ? sum - edit.span.count + edit.replacement.utf8.count : sum
    }
  }
}
