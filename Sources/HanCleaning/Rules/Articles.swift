import HanCore

/// Splits a page that holds several articles.
///
/// A group of headings above running text begins an article when what speaks for it outweighs what
/// speaks for a section of the article before: lines of date or source below the heading, a byline
/// at the end of the text above, a title with a subtitle like that of the page's first article,
/// an element of the same rank as the page's title; against it numbers, wordings that headings
/// share, and shortness.
package struct Articles: BlockRule {
  /// The rule's name.
  package let name = "articles"

  /// The evidence that begins an article.
  static let threshold = 1.5
  /// The least text of an article, in characters.
  static let leastLength: Int32 = 80

  /// Creates the rule.
  package init() {}

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .page || page.kind == .forum || page.kind == .prose else { return }
    let groups = headingGroups(of: page)
    guard let first = groups.first else { return }
    let wordings = HeadingWordings(groups.map(\.lines), in: page)
    let areAlike = groups.count >= 3 && groups.allSatisfy { $0.lines.count >= 2 }
    var starts: [Int] = []
    var lastStart = page.blocks.indices.first { page.removalReasons[$0] == nil } ?? 0
    for (position, group) in groups.enumerated() where position > 0 {
      let range = group.range
      guard length(of: page, lastStart..<range.lowerBound) >= Self.leastLength else { continue }
      let next =
        position + 1 < groups.count
        ? groups[position + 1].range.lowerBound
        : page.blocks.count
      guard length(of: page, range.upperBound..<next) >= Self.leastLength else { continue }
      var evidence = evidence(for: group, first: first, areAlike: areAlike, in: page)
      if wordings.isShared(position) { evidence -= 2 }
      if evidence >= Self.threshold {
        starts.append(range.lowerBound)
        lastStart = range.lowerBound
      }
    }
    page.articleStarts = starts
  }

  /// Headings one above the other.
  private struct HeadingGroup {
    /// From the first heading to the last, with lines of metadata between them.
    var range: Range<Int>
    /// The headings.
    var lines: [Int]
  }

  /// Runs of kept headings right above running text; metadata may stand between.
  private func headingGroups(of page: BlockPage) -> [HeadingGroup] {
    var groups: [HeadingGroup] = []
    var start: Int?
    var end = 0
    for index in page.blocks.indices {
      if page.metadata.has(index) || page.contexts[index].isDate { continue }
      guard page.removalReasons[index] == nil else {
        if page.removalReasons[index] != .caption { start = nil }
        continue
      }
      let block = page.blocks[index]
      if block.looksLikeHeading, block.length <= 50, !block.endsSentence || block.marks == 0,
        !page.joins.has(index), block.markup.kind != .item
      {
        if start == nil { start = index }
        end = index + 1
      } else {
        if let begin = start, block.marks > 0, block.length >= 25, end - begin <= 3 {
          let lines = (begin..<end).filter {
            page.removalReasons[$0] == nil && !page.metadata.has($0)
          }
          if !lines.isEmpty { groups.append(HeadingGroup(range: begin..<end, lines: lines)) }
        }
        start = nil
      }
    }
    return groups
  }

  /// The running text of a range, in characters; counting ends when there is enough.
  private func length(of page: BlockPage, _ range: Range<Int>) -> Int32 {
    var sum: Int32 = 0
    for index in range where page.removalReasons[index] == nil && page.blocks[index].marks > 0 {
      sum += page.blocks[index].length
      if sum >= Self.leastLength { break }
    }
    return sum
  }

  private func evidence(
    for group: HeadingGroup, first: HeadingGroup, areAlike: Bool, in page: BlockPage
  ) -> Double {
    let own = group.lines
    let (head, firstHead) = (own[0], first.lines[0])
    var evidence = 0.0
    let areLong = own.allSatisfy { page.blocks[$0].length >= 8 }
    if own.count >= 2, first.lines.count >= 2, areLong {
      // Where some heads have one line, two lines say less.
      evidence += areAlike ? 1.5 : 0.5
    }
    // Metadata below the heading
    var below = group.range.upperBound
    // A source alone may be that of a picture.
    if let line = group.range.lazy.compactMap({ page.metadata[$0] }).first {
      evidence += line.date != nil || line.author != nil ? 2 : 1
    }
    let lowest = min(page.blocks.count, below + 6)
    while below < lowest, page.removalReasons[below] != nil || page.metadata.has(below) {
      if let line = page.metadata[below] {
        evidence += line.date != nil || line.author != nil ? 2 : 1
        break
      }
      if page.contexts[below].isDate {
        evidence += 2
        break
      }
      below += 1
    }
    // A byline above
    let reach = max(0, group.range.lowerBound - 40)..<group.range.lowerBound
    if let above = reach.last(where: { page.removalReasons[$0] == nil || page.metadata.has($0) }) {
      if let line = page.metadata[above], line.isLabelled { evidence += 1 }
      if Byline.trailing(page.content(above)) != nil { evidence += 1 }
    }
    let markup = page.blocks[head].markup
    if markup.kind == .heading, markup.level <= 2,
      markup.level <= max(1, page.blocks[firstHead].markup.level)
    {
      evidence += 1
    }
    if page.blocks[head].length <= 8 { evidence -= page.blocks[head].length < 6 ? 1 : 0.5 }
    if HardWraps.beginsLikeItem(page.content(head)) { evidence -= 2 }
    return evidence
  }
}

/// Which headings of a page begin or end with the same two characters: those of one article's
/// sections often do.
private struct HeadingWordings {
  private var heads: [[UInt16]] = []
  private var beginnings: [UInt32: Int] = [:]
  private var endings: [UInt32: Int] = [:]

  /// - Parameter groups: The headings of each group; the first group is the page's title and
  ///   counts for no other.
  init(_ groups: [[Int]], in page: BlockPage) {
    let folding = CharacterFolding.shared
    for (position, lines) in groups.enumerated() {
      let key = lines.first.map { folding.key(page.content($0)) } ?? []
      heads.append(key)
      guard position > 0, key.count >= 3 else { continue }
      beginnings[Self.pair(key.prefix(2)), default: 0] += 1
      endings[Self.pair(key.suffix(2)), default: 0] += 1
    }
  }

  /// Whether another heading shares its beginning or its end.
  func isShared(_ position: Int) -> Bool {
    let key = heads[position]
    guard key.count >= 3 else { return false }
    return (beginnings[Self.pair(key.prefix(2))] ?? 0) > 1
      || (endings[Self.pair(key.suffix(2))] ?? 0) > 1
  }

  private static func pair(_ letters: ArraySlice<UInt16>) -> UInt32 {
    letters.reduce(0) { $0 << 16 | UInt32($1) }
  }
}
