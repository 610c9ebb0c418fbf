/// Verse and other short lines that a page without running text shows below a title and an
/// author's name.
struct SignedLines {
  /// The block above the author's name.
  var title: Int
  /// The lines below it.
  var lines: Range<Int>

  /// The fewest lines.
  static let least = 4

  /// The longest run of lines without a sign of chrome right below a line that names the author.
  ///
  /// - Complexity: O(blocks).
  static func find(in page: BlockPage) -> SignedLines? {
    var best: SignedLines?
    for index in page.metadata.blocks
    where page.metadata[index]?.author != nil && index > 0 && page.isPlain(index - 1) {
      var end = index + 1
      while end < page.blocks.count, page.isPlain(end) { end += 1 }
      if end - index - 1 >= max(least, best?.lines.count ?? 0) {
        best = SignedLines(title: index - 1, lines: index + 1..<end)
      }
    }
    return best
  }
}
