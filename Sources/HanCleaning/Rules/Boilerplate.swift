import HanCore

/// Removes what belongs to the site: menus, paths, share bars, recommended headlines, comments'
/// frames, disclaimers, licence numbers.
///
/// Each block gets a score (see ``BlockFeature``); the scores together say which stretches of the
/// page are text. Inside such a stretch single blocks that are chrome beyond doubt go too. The
/// headings above a stretch stay with it.
package struct Boilerplate: BlockRule {
  /// The rule's name.
  package let name = "boilerplate"

  /// Blocks inside text go below this score.
  static let embedded: Float = -2.2
  /// The least running text, in characters, that makes a stretch of a noisy page worth keeping.
  static let leastProse: Int32 = 40

  /// Creates the rule.
  package init() {}

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .page || page.kind == .forum, page.noise > Self.clean || page.isKindGiven
    else { return }
    let stretches = self.stretches(of: page)
    var keeps = Array(repeating: false, count: page.blocks.count)
    if stretches.isEmpty { resort(to: LastResort(page).blocks(), &page, &keeps) }
    if stretches.isEmpty, !keeps.contains(true), let verse = VerseLines.find(in: page) {
      for index in verse.lines { keeps[index] = true }
      keeps[verse.title] = true
      page.title = verse.title
    }
    var most: Int32 = -1
    for (stretch, prose) in stretches {
      for index in stretch {
        keeps[index] = page.scores[index] > Self.embedded || page.contexts[index].isSignature
      }
      let found = TitleSearch(page: page).title(of: stretch, taken: keeps)
      extend(stretch, to: found.title, in: page, &keeps)
      if let title = found.title {
        for index in [title] + found.subtitles { keeps[index] = true }
        for index in stretch.lowerBound..<max(stretch.lowerBound, min(title, stretch.upperBound))
        where !found.subtitles.contains(index) && page.contexts[index].noise > Self.quiet {
          keeps[index] = false
        }
        if prose > most { page.title = title }
      }
      most = max(most, prose)
    }
    bridge(in: page, &keeps)
    let isPage = page.blocks.first?.markup.isPage == true
    if isPage {
      complete(in: page, &keeps)
      dropLinked(in: page, &keeps)
      dropBeginnings(in: page, &keeps)
    }
    let main = isPage ? Containers(of: page, keeping: keeps).main : nil
    for index in ArticleEdges(page, main: main).noise(in: keeps) { keeps[index] = false }
    for index in page.blocks.indices where page.removalReasons[index] == nil && !keeps[index] {
      page.removalReasons[index] = .boilerplate
    }
    page.isContent = keeps
  }

  /// Keeps the paragraphs that are left when no stretch is text, with the title above them.
  private func resort(to blocks: Range<Int>?, _ page: inout BlockPage, _ keeps: inout [Bool]) {
    guard let blocks else { return }
    for index in blocks
    where page.isPlain(index) || page.scores[index] > Self.embedded
      || page.blocks[index].isProseLine
    {
      keeps[index] = true
    }
    if let title = TitleSearch(page: page).title(of: blocks, taken: keeps).title {
      keeps[title] = true
      page.title = title
    }
  }

  /// Keeps what stands beside kept paragraphs in one container, or in a sibling of the same name.
  private func complete(in page: BlockPage, _ keeps: inout [Bool]) {
    let containers = Containers(of: page, keeping: keeps)
    let first = page.title ?? keeps.firstIndex(of: true) ?? page.blocks.count
    // What is asked, above what is answered.
    if let title = page.title, let below = keeps.indices.first(where: { $0 > title && keeps[$0] }) {
      for index in title + 1..<max(title + 1, below)
      where page.removalReasons[index] == nil && page.blocks[index].isProseLine
        && mayComplete(index, in: page) && page.blocks[index].markup.linkedBytes == 0
      {
        keeps[index] = true
      }
    }
    for index in page.blocks.indices
    where index > first && !keeps[index] && page.removalReasons[index] == nil
      && containers.holds(page.blocks[index]) && mayComplete(index, in: page)
    {
      keeps[index] = true
    }
  }

  /// Whether nothing but its company speaks against a block of a page.
  private func mayComplete(_ index: Int, in page: BlockPage) -> Bool {
    let block = page.blocks[index]
    let context = page.contexts[index]
    let letters = max(1, block.length - block.digits)
    guard !context.isCard, !context.isInForm, !context.isMetadata, !context.isDate,
      !context.isBelowRelated, !block.isTeaser, block.phrases.legalHits < 2,
      block.phrases.covered * 3 < letters, block.length >= 2, block.han + block.latin > 0
    else { return false }
    let markup = block.markup
    // Names and counters beside texts come again; so do the words of people who are asked.
    guard block.copies == 1 || block.endsSentence || markup.kind == .paragraph else { return false }
    return Int(markup.linkedBytes) * 2 < block.span.count && markup.kind != .control
      && markup.region.isDisjoint(with: [.chrome, .chromeName, .hidden])
  }

  /// Drops what shows the beginning of another kept paragraph, with a button to see the rest.
  private func dropBeginnings(in page: BlockPage, _ keeps: inout [Bool]) {
    let folding = CharacterFolding.shared
    for index in page.blocks.indices where keeps[index] && page.blocks[index].length >= 14 {
      guard page.content(index).unicodeScalars.suffix(10).contains("…") else { continue }
      let beginning = folding.key(page.content(index).prefix(12))
      let isShown = page.blocks.indices.contains { other in
        other != index && keeps[other] && page.blocks[other].length > page.blocks[index].length
          && page.blocks[other].first == page.blocks[index].first
          && folding.key(page.content(other).prefix(12)) == beginning
      }
      if isShown { keeps[index] = false }
    }
  }

  /// Drops paragraphs that are links in a page whose text is none: they are what other pages say.
  private func dropLinked(in page: BlockPage, _ keeps: inout [Bool]) {
    func isLinked(_ block: Block) -> Bool {
      Int(block.markup.linkedBytes) * 10 >= block.span.count * 8
    }
    var own: Int32 = 0
    var linked: Int32 = 0
    var last = -1
    for (index, block) in page.blocks.enumerated() where keeps[index] && block.isRunningText {
      if isLinked(block) {
        linked += block.length
      } else {
        own += block.length
        last = index
      }
    }
    guard own >= linked, own > 0 else { return }
    for (index, block) in page.blocks.enumerated()
    where keeps[index] && index != page.title && isLinked(block) {
      if block.isRunningText && block.markup.kind != .heading || index > last {
        keeps[index] = false
      }
    }
  }

  /// How many lines without a sign of chrome may stand between two stretches of one text.
  static let gap = 16

  /// How many lines may stand between a title and its text.
  static let headReach = 12

  /// Keeps the lines between a stretch and its title or its metadata, when none of them is chrome:
  /// a salutation, a list, a lead.
  private func extend(
    _ stretch: Range<Int>, to title: Int?, in page: BlockPage, _ keeps: inout [Bool]
  ) {
    var start = stretch.lowerBound
    while start > 0, stretch.lowerBound - start < Self.headReach, page.isPlain(start - 1),
      start - 1 != title
    {
      start -= 1
    }
    guard start > 0, start < stretch.lowerBound,
      (max(0, start - 3)..<start).contains(where: { $0 == title || page.contexts[$0].isMetadata })
    else { return }
    for index in start..<stretch.lowerBound { keeps[index] = true }
  }

  /// Keeps lines between stretches when none of them is chrome (lists, verse, captions), and
  /// paragraphs that stand alone among such lines.
  private func bridge(in page: BlockPage, _ keeps: inout [Bool]) {
    var group: [Int] = []
    var isKept = false
    for index in 0...keeps.count {
      let isAnchor = index < keeps.count && (keeps[index] || isIsolatedParagraph(index, in: page))
      if isAnchor {
        group.append(index)
        isKept = isKept || keeps[index]
        continue
      }
      let isLink =
        index < keeps.count && page.isPlain(index)
        && index - (group.last ?? index) <= Self.gap
      if isLink { continue }
      if isKept, let first = group.first, let last = group.last {
        for between in first...last { keeps[between] = true }
      }
      group = []
      isKept = false
    }
  }

  /// Whether a block is a paragraph beyond doubt.
  private func isIsolatedParagraph(_ index: Int, in page: BlockPage) -> Bool {
    let block = page.blocks[index]
    return page.scores[index] >= 2.5 && block.isProseLine
      && (block.endsSentence && block.length >= 40 || block.length >= 80)
      && block.phrases.legalHits == 0 && page.isPlain(index)
  }

  /// A page with less noise is no page of a site, and left alone.
  static let clean: Float = 0.2
  /// Where there is less noise, lines above a title stay.
  static let quiet: Float = 0.1

  /// The stretches of text, without those that are too thin to be an article.
  private func stretches(of page: BlockPage) -> [(blocks: Range<Int>, prose: Int32)] {
    var stretches: [Range<Int>] = []
    var start: Int?
    for index in 0...page.blocks.count {
      let isContent = index < page.blocks.count && page.isContent[index]
      if isContent, start == nil { start = index }
      if !isContent, let begin = start {
        stretches.append(begin..<index)
        start = nil
      }
    }
    stretches = merged(stretches, in: page)
    let measures = stretches.map { Measure(of: $0, in: page) }
    let most = measures.map(\.prose).max() ?? 0
    let isNoticePage =
      page.blocks.first?.markup.isPage == true
      && page.givenTitle.map(VisitorNotices.isTitle) ?? false
    return zip(stretches, measures).filter { stretch, measure in
      let noise = stretch.map { page.contexts[$0].noise }.min() ?? 0
      if isNoticePage, measure.prose <= VisitorNotices.longestBelowTitle { return false }
      if measure.isThin || measure.prose == 0 && measure.hasNotices { return false }
      if noise < 0.5 || measure.prose == most {
        return measure.prose >= Self.leastProse || noise < 0.5
      }
      // Comments are long at times, but hardly longer than what they are about.
      if page.contexts[stretch.lowerBound].isBelowComments, measure.prose * 2 < most {
        return false
      }
      return measure.prose >= max(Self.leastProse, most / 12)
        && (measure.sentences * 2 >= measure.all || measure.content * 4 >= measure.all * 3)
    }.map { (blocks: $0, prose: $1.prose) }
  }

  /// How many lines that are no chrome may part two stretches of one text.
  static let merging = 8

  /// Joins stretches that only a few weak lines part: headings, formulas, captions that repeat.
  private func merged(_ stretches: [Range<Int>], in page: BlockPage) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for stretch in stretches {
      if let last = merged.last, stretch.lowerBound - last.upperBound <= Self.merging,
        (last.upperBound..<stretch.lowerBound).allSatisfy({ page.isWeak($0) })
      {
        merged[merged.count - 1] = last.lowerBound..<stretch.upperBound
      } else {
        merged.append(stretch)
      }
    }
    return merged
  }

  /// How much of a stretch is text, in characters.
  private struct Measure {
    /// Running text that speaks for itself.
    var prose: Int32 = 0
    /// Lines that end like sentences.
    var sentences: Int32 = 0
    /// Lines in a page's content.
    var content: Int32 = 0
    var all: Int32 = 0
    /// Blocks of a page, blocks that are sentences, and the longest of these.
    var blocks = 0
    var prosaic = 0
    var longest: Int32 = 0
    /// Whether the page says something about itself.
    var hasNotices = false

    /// Whether a few short sentences stand among many other lines: figures with a remark each.
    var isThin: Bool { blocks >= 12 && prosaic * 4 < blocks && longest < 40 }

    init(of stretch: Range<Int>, in page: BlockPage) {
      for index in stretch {
        let block = page.blocks[index]
        if page.contexts[index].isCode || block.markup.kind == .preformatted { continue }
        all += block.length
        if block.markup.isPage { blocks += 1 }
        if block.isPlainContent { content += block.length }
        if block.endsSentence, block.length >= 20 { sentences += block.length }
        let isProse =
          (block.marks > 0
            || (page.contexts[index].functionWords ?? 0) >= FunctionWords.ofSentences)
          && block.length >= 12 && block.copies == 1
        let isLinked = Int(block.markup.linkedBytes) * 10 >= block.span.count * 8
        if isProse, !isLinked, page.scores[index] > 0 {
          if block.markup.isPage, VisitorNotices.isNotice(block, page.content(index)) {
            hasNotices = true
            continue
          }
          prose += block.length
          prosaic += 1
          longest = max(longest, block.length)
        }
      }
    }
  }
}
