import HanCore

/// Finds the text of a page on which no stretch is an article by its scores: an article of one
/// paragraph, a short answer, a single post.
///
/// What a page says below its title or its date counts even when it is short; elsewhere a
/// paragraph has to be one beyond doubt, so that lists and forms give nothing.
struct LastResort {
  private let page: BlockPage
  private let firstHeadings: Int
  private let secondHeadings: Int

  init(_ page: BlockPage) {
    self.page = page
    func count(_ level: UInt8) -> Int {
      page.blocks.count { $0.markup.kind == .heading && $0.markup.level == level }
    }
    firstHeadings = count(1)
    secondHeadings = count(2)
  }

  /// How many blocks above a paragraph its title and its date stand.
  static let reach = 8
  /// How many blocks that say neither may stand between.
  static let mostBetween = 3
  /// The least length of a paragraph that nothing else speaks for.
  static let leastAlone: Int32 = 60
  /// The same below a title or a date.
  static let leastBelowTitle: Int32 = 16

  /// The blocks of the best group of paragraphs; none when the page has no article.
  ///
  /// - Complexity: O(blocks).
  func blocks() -> Range<Int>? {
    var best: (range: Range<Int>, value: Float)?
    var index = 0
    while index < page.blocks.count {
      guard isParagraph(index) else {
        index += 1
        continue
      }
      var end = index + 1
      var last = index
      while end < page.blocks.count, end - last <= 3 {
        if isParagraph(end) {
          last = end
        } else if !page.isPlain(end) {
          break
        }
        end += 1
      }
      let range = index..<last + 1
      if let value = value(of: range), value > best?.value ?? 0 { best = (range, value) }
      index = last + 1
    }
    return best?.range
  }

  private func isParagraph(_ index: Int) -> Bool {
    let block = page.blocks[index]
    let context = page.contexts[index]
    let letters = max(1, block.length - block.digits)
    guard block.marks > 0, block.length >= 8, block.han * 2 > block.length,
      block.endsSentence || block.marks >= 2 && block.length >= 30, !block.isTeaser, !isCut(index),
      block.phrases.legalHits < 2, block.phrases.covered * 4 < letters, block.copies == 1,
      !context.isMetadata, !context.isDate, !context.isCard, !context.isInForm,
      context.teasersBeside == 0, !PageRecords.endsWithButton(block, in: page.text),
      !leadsOn(below: index), !VisitorNotices.isNotice(block, page.content(index))
    else { return false }
    let markup = block.markup
    return Int(markup.linkedBytes) * 2 < block.span.count && markup.kind != .control
      && !markup.region.contains(.chrome) && !markup.region.contains(.hidden)
      && !block.looksLikeMenu
  }

  /// Whether a button to read on stands right below a short paragraph, in the same element.
  private func leadsOn(below index: Int) -> Bool {
    guard index + 1 < page.blocks.count, page.blocks[index].length < Self.leastAlone else {
      return false
    }
    let next = page.blocks[index + 1]
    return next.markup.container == page.blocks[index].markup.container
      && next.markup.item == page.blocks[index].markup.item && next.length <= 8
      && PageRecords.leadsOn(next, in: page.text)
  }

  /// Whether a paragraph breaks off near its end, with a button behind: …六… 显示全部.
  private func isCut(_ index: Int) -> Bool {
    let block = page.blocks[index]
    return page.content(index).unicodeScalars.suffix(10).contains("…")
      && (!block.endsSentence || block.markup.linkedBytes > 0)
  }

  /// What speaks for a group; `nil` when it is no article.
  private func value(of range: Range<Int>) -> Float? {
    var length: Int32 = 0
    var longest: Int32 = 0
    var value: Float = 0
    for index in range where isParagraph(index) {
      let block = page.blocks[index]
      length += block.length
      longest = max(longest, block.length)
    }
    let first = page.blocks[range.lowerBound]
    value += min(4, Float(length) / 60)
    if first.markup.region.contains(.chromeName) { value -= 1.5 }
    if !first.markup.region.isDisjoint(with: [.article, .contentName]) { value += 1 }
    let context = page.contexts[range.lowerBound]
    if context.isBelowRelated { value -= 1.5 }
    if context.isBelowEnd { value -= 1 }
    var isBelowTitle = false
    var isBelowDate = false
    var between = 0
    for index in (max(0, range.lowerBound - Self.reach)..<range.lowerBound).reversed() {
      let block = page.blocks[index]
      if isTitle(index) { isBelowTitle = true }
      if let line = page.metadata[index] {
        if line.date != nil || line.source != nil { isBelowDate = true }
      } else if page.contexts[index].endsWithDate
        && Int(block.markup.linkedBytes) * 2 < block.span.count || page.contexts[index].isDate
        || DateReading.isStamp(page.content(index))
      {
        isBelowDate = true
      } else if block.phrases.covered == 0, block.han + block.latin >= 2, !isTitle(index) {
        // What stands between a head and its text is short; rows of a table are many.
        between += 1
        if between > Self.mostBetween { break }
      }
    }
    if isBelowTitle { value += 2 }
    if isBelowDate { value += 1.5 }
    if length <= VisitorNotices.longestBelowTitle, page.blocks[range.lowerBound].markup.isPage,
      page.givenTitle.map(VisitorNotices.isTitle) ?? false
    {
      return nil
    }
    let above = page.blocks[max(0, range.lowerBound - 2)..<range.lowerBound]
    if !isBelowTitle, above.contains(where: { $0.phrases.comments * 2 >= $0.length }) { return nil }
    if page.isListing, longest < Self.leastAlone { return nil }
    if isBelowTitle || isBelowDate {
      return length >= Self.leastBelowTitle && value > 0.5 ? value : nil
    }
    return longest >= Self.leastAlone && first.marks >= 2 && value > 0.8 ? value : nil
  }

  /// Whether a block says what the page's title is, or is the one heading of its rank.
  private func isTitle(_ index: Int) -> Bool {
    let block = page.blocks[index]
    if let given = page.givenTitle, block.length >= 4, given.holds(page.content(index)) {
      return true
    }
    guard block.markup.kind == .heading else { return false }
    switch block.markup.level {
    case 1: return block.length >= 6 || firstHeadings == 1
    case 2: return block.length >= 8 || secondHeadings == 1
    default: return false
    }
  }
}
