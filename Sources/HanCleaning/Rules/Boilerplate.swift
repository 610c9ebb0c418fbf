import HanCore

/// Removes what belongs to the site: menus, paths, share bars, recommended headlines, comments'
/// frames, disclaimers, licence numbers.
///
/// Each block gets a score (see ``BlockFeature``); the scores together say which stretches of the
/// page are text. Inside such a stretch single blocks that are chrome beyond doubt go too. The
/// headings above a stretch stay with it.
public struct Boilerplate: BlockRule {
  /// The rule's name.
  public let name = "boilerplate"

  /// Blocks inside text go below this score.
  static let embedded: Float = -2.2
  /// The least running text, in characters, that makes a stretch of a noisy page worth keeping.
  static let leastProse: Int32 = 40
  /// How far above a stretch its title is looked for, in blocks.
  static let titleReach = 10

  /// Creates the rule.
  public init() {}

  package func judge(_ page: inout BlockPage) {
    let stretches = self.stretches(of: page)
    var keeps = Array(repeating: false, count: page.blocks.count)
    for stretch in stretches {
      for index in stretch {
        keeps[index] = page.scores[index] > Self.embedded || page.contexts[index].isSignature
      }
      for index in headings(above: stretch, in: page, taken: keeps) { keeps[index] = true }
    }
    for index in page.blocks.indices where page.verdicts[index] == nil && !keeps[index] {
      page.verdicts[index] = .boilerplate
    }
    page.isContent = keeps
  }

  /// The stretches of text, without those that are too thin to be an article.
  private func stretches(of page: BlockPage) -> [Range<Int>] {
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
    let measures = stretches.map { Measure(of: $0, in: page) }
    let most = measures.map(\.prose).max() ?? 0
    return zip(stretches, measures).filter { stretch, measure in
      let noise = stretch.map { page.contexts[$0].noise }.min() ?? 0
      if noise < 0.5 || measure.prose == most { return measure.prose >= Self.leastProse || noise < 0.5 }
      // Comments are long at times, but hardly longer than what they are about.
      if page.contexts[stretch.lowerBound].isBelowComments, measure.prose * 2 < most { return false }
      return measure.prose >= max(Self.leastProse, most / 12) && measure.sentences * 2 >= measure.all
    }.map(\.0)
  }

  /// How much of a stretch is text, in characters.
  private struct Measure {
    /// Running text that speaks for itself.
    var prose: Int32 = 0
    /// Lines that end like sentences.
    var sentences: Int32 = 0
    var all: Int32 = 0

    init(of stretch: Range<Int>, in page: BlockPage) {
      for index in stretch {
        let block = page.blocks[index]
        all += block.length
        if block.endsSentence, block.length >= 20 { sentences += block.length }
        let isProse = block.marks > 0 && block.length >= 12 && block.copies == 1
        if isProse, page.scores[index] > 0 { prose += block.length }
      }
    }
  }

  /// The title above a stretch that begins with running text, with lines that belong to it.
  private func headings(
    above stretch: Range<Int>, in page: BlockPage, taken: [Bool]
  ) -> [Int] {
    // A stretch that begins with a heading has its title.
    let head = page.blocks[stretch.lowerBound]
    if head.looksLikeHeading, head.marks == 0, !page.contexts[stretch.lowerBound].isMetadata,
      page.scores[stretch.lowerBound] > Self.embedded,
      head.markup.kind == .heading || !page.blocks[stretch.lowerBound].markup.isPage
    {
      return []
    }
    var best: Int?
    let lowest = max(0, stretch.lowerBound - Self.titleReach)
    for index in (lowest..<stretch.lowerBound).reversed() {
      if taken[index] { break }
      guard canBeTitle(index, in: page) else { continue }
      if best == nil { best = index }
      // A heading of the page, or the title it gives itself, beats what is nearer.
      if isMarked(index, in: page) {
        best = index
        break
      }
    }
    guard let title = best else { return [] }
    var found = [title]
    // A line right above that looks the same: a title with its subtitle.
    let above = title - 1
    if above >= lowest, !taken[above], canBeTitle(above, in: page), page.blocks[above].length >= 8,
      !page.blocks[title].markup.isPage, page.blocks[above].key != page.blocks[title].key
    {
      found.append(above)
    }
    return found
  }

  private func canBeTitle(_ index: Int, in page: BlockPage) -> Bool {
    let block = page.blocks[index]
    let context = page.contexts[index]
    let letters = max(1, block.length - block.digits)
    guard block.looksLikeHeading || block.length >= 6 && block.length <= 60 && block.sentenceEnds <= 1,
      !context.isDate, !context.isMetadata, !context.endsWithDate, block.han >= 2,
      block.phrases.covered * 10 < letters * 4, block.separators < 2 || block.longestRun > 14,
      !block.markup.region.contains(.hidden)
    else { return false }
    let density = Float(block.markup.linkedBytes) / Float(max(1, block.span.count))
    return density < 0.8 || block.markup.kind == .heading
  }

  private func isMarked(_ index: Int, in page: BlockPage) -> Bool {
    let block = page.blocks[index]
    if block.markup.kind == .heading, block.markup.level <= 2 { return true }
    guard let given = page.givenTitle else { return false }
    return CharacterFolding.shared.key(given) == CharacterFolding.shared.key(page.content(index))
  }
}
