import HanCore

/// What is left of a page once its blocks are judged: text, articles, and what was removed.
struct CleanedBlocks {
  private(set) var text: MappedText
  private(set) var articles: [Article] = []
  private(set) var removed: [RemovedSpan] = []

  /// How many blocks above an article may name its date, source or author.
  static let reach = 12

  /// - Complexity: O(*n*).
  init(_ page: BlockPage, text: MappedText) {
    var edits: [TextEdit] = []
    let beginnings = Set(page.articleStarts)
    var index = 0
    while index < page.blocks.count {
      if page.removalReasons[index] != nil {
        let start = page.blocks[index].lineStart
        while index < page.blocks.count, let reason = page.removalReasons[index] {
          removed.append(
            RemovedSpan(span: text.sourceSpan(of: page.blocks[index].span), reason: reason))
          index += 1
        }
        // Whole lines go, with the blank ones between them.
        let end = index < page.blocks.count ? page.blocks[index].lineStart : page.text.utf8.count
        edits.append(TextEdit(TextSpan(start, end), ""))
        continue
      }
      // What begins an article, or goes, is not joined to the line above.
      if let joint = page.joins[index], index + 1 < page.blocks.count,
        page.removalReasons[index + 1] == nil, !beginnings.contains(index + 1)
      {
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
    guard let first = page.removalReasons.firstIndex(where: { $0 == nil }) else { return }
    let starts = [first] + page.articleStarts.filter { $0 > first }
    let reader = MetadataReader(page: page)
    let kept = page.removalReasons.lastIndex { $0 == nil } ?? first
    var targets = Targets(edits)
    var lower = 0
    for (position, start) in starts.enumerated() {
      let isLast = position + 1 == starts.count
      let end = isLast ? page.blocks.count : starts[position + 1]
      // What stands above the first heading or below the last line is read, too.
      let above = position == 0 ? max(0, start - Self.reach) : start
      let below = isLast ? min(end, kept + 1 + Self.reach / 2) : end
      let metadata = reader.metadata(of: above..<below)
      let upper = isLast ? text.text.utf8.count : targets.target(page.blocks[end].lineStart)
      let span = TextSpan(lower, max(lower, upper))
      lower = span.upperBound
      let heading = position == 0 ? page.title ?? TitleFinder.title(of: page) : start
      articles.append(
        Article(
          title: (position == 0 && page.isTitleExact ? page.givenTitle : nil)
            ?? heading.map { page.heading($0) } ?? (position == 0 ? page.givenTitle : nil),
          span: span, text: starts.count == 1 ? text : text.part(span), metadata: metadata))
    }
  }

  /// Where offsets come to stand, given in order.
  private struct Targets {
    let edits: [TextEdit]
    private var next = 0
    private var shift = 0

    init(_ edits: [TextEdit]) { self.edits = edits }

    mutating func target(_ offset: Int) -> Int {
      while next < edits.count, edits[next].span.upperBound <= offset {
        shift += edits[next].replacement.utf8.count - edits[next].span.count
        next += 1
      }
      // What lies inside an edit has no place of its own: what took its place begins there.
      guard next < edits.count, edits[next].span.lowerBound < offset else { return offset + shift }
      return edits[next].span.lowerBound + shift
    }
  }
}
