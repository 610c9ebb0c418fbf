import HanCore

/// Splits a page that holds several articles.
///
/// A group of headings above running text begins an article when what speaks for it outweighs what
/// speaks for a section of the article before: lines of date or source below the heading, a byline
/// at the end of the text above, a title with a subtitle like that of the page's first article,
/// an element of the same rank as the page's title; against it numbers, wordings that headings
/// share, and shortness.
public struct Articles: BlockRule {
  /// The rule's name.
  public let name = "articles"

  /// The evidence that begins an article.
  static let threshold = 1.5
  /// The least text of an article, in characters.
  static let leastLength: Int32 = 80

  /// Creates the rule.
  public init() {}

  package func judge(_ page: inout BlockPage) {
    let groups = headingGroups(of: page)
    guard let first = groups.first else { return }
    var starts: [Int] = []
    var lastStart = page.blocks.indices.first { page.verdicts[$0] == nil } ?? 0
    for (position, group) in groups.enumerated() where position > 0 {
      guard length(of: page, lastStart..<group.lowerBound) >= Self.leastLength else { continue }
      let next = position + 1 < groups.count ? groups[position + 1].lowerBound : page.blocks.count
      guard length(of: page, group.upperBound..<next) >= Self.leastLength else { continue }
      if evidence(for: group, first: first, among: groups, in: page) >= Self.threshold {
        starts.append(group.lowerBound)
        lastStart = group.lowerBound
      }
    }
    page.articleStarts = starts
  }

  /// Runs of kept headings right above running text; metadata may stand between.
  private func headingGroups(of page: BlockPage) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start: Int?
    var end = 0
    for index in page.blocks.indices {
      if page.metadata[index] != nil || page.contexts[index].isDate { continue }
      guard page.verdicts[index] == nil else {
        if page.verdicts[index] != .caption { start = nil }
        continue
      }
      let block = page.blocks[index]
      if block.looksLikeHeading, block.length <= 50, !block.endsSentence || block.marks == 0,
        page.joins[index] == nil, block.markup.kind != .item
      {
        if start == nil { start = index }
        end = index + 1
      } else {
        if let begin = start, block.marks > 0, block.length >= 25, end - begin <= 3 {
          groups.append(begin..<end)
        }
        start = nil
      }
    }
    return groups
  }

  private func length(of page: BlockPage, _ range: Range<Int>) -> Int32 {
    range.reduce(0) { sum, index in
      let block = page.blocks[index]
      return page.verdicts[index] == nil && block.marks > 0 ? sum + block.length : sum
    }
  }

  private func lines(of group: Range<Int>, in page: BlockPage) -> [Int] {
    group.filter { page.verdicts[$0] == nil && page.metadata[$0] == nil }
  }

  private func evidence(
    for group: Range<Int>, first: Range<Int>, among groups: [Range<Int>], in page: BlockPage
  ) -> Double {
    let own = lines(of: group, in: page)
    let firsts = lines(of: first, in: page)
    guard let head = own.first, let firstHead = firsts.first else { return 0 }
    var evidence = 0.0
    let areLong = own.allSatisfy { page.blocks[$0].length >= 8 }
    if own.count >= 2, firsts.count >= 2, areLong {
      // Where some heads have one line, two lines say less.
      let areAlike = groups.allSatisfy { lines(of: $0, in: page).count >= 2 }
      evidence += areAlike && groups.count >= 3 ? 1.5 : 0.5
    }
    // Metadata below the heading
    var below = group.upperBound
    if group.contains(where: { page.metadata[$0] != nil }) { evidence += 2 }
    while below < page.blocks.count, page.verdicts[below] != nil || page.metadata[below] != nil {
      if page.metadata[below] != nil || page.contexts[below].isDate {
        evidence += 2
        break
      }
      below += 1
    }
    // A byline above
    if let above = page.blocks[..<group.lowerBound].indices.last(where: {
      page.verdicts[$0] == nil || page.metadata[$0] != nil
    }) {
      if let line = page.metadata[above], line.isLabelled { evidence += 1 }
      if Byline.trailing(page.content(above)) != nil { evidence += 1 }
    }
    let markup = page.blocks[head].markup
    if markup.kind == .heading, markup.level <= 2,
      markup.level <= max(1, page.blocks[firstHead].markup.level)
    {
      evidence += 1
    }
    if page.blocks[head].length <= 8 { evidence -= 1 }
    if HardWraps.beginsLikeItem(page.content(head)) { evidence -= 2 }
    let others = groups.dropFirst().filter { $0 != group }.compactMap { lines(of: $0, in: page).first }
    if sharesWording(head, with: others, in: page) { evidence -= 2 }
    return evidence
  }

  /// Whether the heading begins or ends with the same two characters as another one.
  private func sharesWording(_ head: Int, with others: [Int], in page: BlockPage) -> Bool {
    let folding = CharacterFolding.shared
    let own = folding.key(page.content(head))
    guard own.count >= 3 else { return false }
    return others.contains { other in
      let key = folding.key(page.content(other))
      guard key.count >= 3 else { return false }
      return own.prefix(2) == key.prefix(2) || own.suffix(2) == key.suffix(2)
    }
  }
}
