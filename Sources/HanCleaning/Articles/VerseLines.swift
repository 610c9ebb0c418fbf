/// Verse and other short lines that a page without running text shows below its title, or below a
/// title and an author's name.
struct VerseLines {
  /// The block above the author's name.
  var title: Int
  /// The lines below it.
  var lines: Range<Int>

  /// The fewest lines.
  static let least = 4

  /// The longest run of lines without a sign of chrome right below a line that names the author,
  /// or below the page's title.
  ///
  /// - Complexity: O(blocks).
  static func find(in page: BlockPage) -> VerseLines? {
    var best: VerseLines?
    for index in page.metadata.blocks
    where page.metadata[index]?.author != nil && index > 0 && page.isPlain(index - 1) {
      var end = index + 1
      while end < page.blocks.count, page.isPlain(end) { end += 1 }
      if end - index - 1 >= max(least, best?.lines.count ?? 0) {
        best = VerseLines(title: index - 1, lines: index + 1..<end)
      }
    }
    return best ?? belowTitle(of: page)
  }

  /// The lines of one element right below the heading that says the title: words alone, for rows of
  /// figures and labels are none.
  private static func belowTitle(of page: BlockPage) -> VerseLines? {
    guard let given = page.givenTitle else { return nil }
    for (title, block) in page.blocks.enumerated()
    where block.markup.kind == .heading && block.length >= 2
      && given.holds(page.content(title))
    {
      var start = title + 1
      while start < page.blocks.count, start - title <= 3, !isLine(start, in: page) { start += 1 }
      var end = start
      while end < page.blocks.count, isLine(end, in: page),
        page.blocks[end].markup.container == page.blocks[start].markup.container,
        page.blocks[end].markup.item == page.blocks[start].markup.item
      {
        end += 1
      }
      if end - start >= least { return VerseLines(title: title, lines: start..<end) }
    }
    return nil
  }

  private static func isLine(_ index: Int, in page: BlockPage) -> Bool {
    let block = page.blocks[index]
    return page.isPlain(index) && block.digits == 0 && block.separators == 0
      && block.markup.linkedBytes == 0 && block.length >= 2 && block.length <= 40
      && block.markup.kind != .heading && block.markup.kind != .cell
      && !page.content(index).contains { $0 == "：" || $0 == ":" }
  }
}
