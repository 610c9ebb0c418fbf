import HanCore

/// The blocks of a text or page, and what the rules have said about them so far.
package struct BlockPage {
  let text: String
  var blocks: [Block]
  /// Why a block goes; `nil` for blocks that stay.
  var removalReasons: [RemovalReason?]
  /// What surrounds each block.
  let contexts: [BlockScorer.Context]
  /// The score of each block.
  let scores: [Float]
  /// Whether each block is part of an article, by its score and its neighbours'.
  var isContent: [Bool]
  /// Fields read from blocks that name date, source or author.
  let metadata: BlockValues<MetadataLine>
  /// The block that is the title of the page, once it is known.
  var title: Int?
  /// The blocks that begin the second and further articles.
  var articleStarts: [Int] = []
  /// Blocks that go on in the next one, with what takes the place of the break.
  var joins: BlockValues<String>
  /// A title from elsewhere: a record or a page's head.
  var givenTitle: String?
  /// Whether that title is the one of the first article, whatever its lines are.
  var isTitleExact = false
  /// The container around each one, by number; empty for text.
  var parents: [Int32] = []
  /// What kind of document it is.
  var kind = TextKind.page
  /// Whether somebody said so.
  var isKindGiven = false
  /// The blocks that print has on every page.
  let runningHeads: [Int]
  /// The header of a mail.
  var mail: MailHeader?
  /// What it tells of noise: the share of blocks that are chrome beyond doubt.
  let noise: Float

  /// Whether most of a page's text are entries that lead to other pages.
  let isListing: Bool

  /// Measures a text.
  ///
  /// - Parameter markup: What markup says about each line; empty for text.
  init(_ text: String, markup: [BlockMarkup], givenTitle: String?) {
    self.text = text
    self.givenTitle = givenTitle
    var blocks = BlockScanner().blocks(of: text)
    if !markup.isEmpty {
      var line = 0
      var offset = 0
      var lines: [Int] = []
      lines.reserveCapacity(blocks.count)
      // Lines are counted along with the blocks, both in order.
      var copy = text
      copy.withUTF8 { bytes in
        for block in blocks {
          while offset < block.lineStart {
            offset = ByteSearch.next(0x0A, in: bytes, from: offset) + 1
            line += 1
          }
          lines.append(line)
        }
      }
      for (index, line) in lines.enumerated() where line < markup.count {
        blocks[index].markup = markup[line]
      }
    }
    Self.mendLinks(&blocks)
    Self.mendNames(&blocks)
    let analysis = BlockAnalysis(
      blocks, in: text, isPage: blocks.first?.markup.isPage == true, title: givenTitle)
    self.blocks = blocks
    contexts = analysis.contexts
    scores = analysis.scores
    isContent = analysis.isContent
    metadata = analysis.metadata
    noise = analysis.noise
    isListing = analysis.isListing
    runningHeads =
      blocks.first?.markup.isPage == true ? [] : RunningHeads.find(blocks, in: text)
    joins = BlockValues(count: blocks.count)
    removalReasons = Array(repeating: nil, count: blocks.count)
  }

  /// A link around several paragraphs is one that was never closed, or holds an article: its text
  /// is that of the page.
  private static func mendLinks(_ blocks: inout [Block]) {
    var start = 0
    while start < blocks.count {
      let link = blocks[start].markup.link
      var end = start + 1
      while end < blocks.count, blocks[end].markup.link == link { end += 1 }
      if link > 0 {
        let paragraphs = blocks[start..<end].filter { $0.isProseLine }
        let length = paragraphs.reduce(0) { $0 + $1.length }
        if paragraphs.count >= 2, length >= 120 || paragraphs.count == 1 && length >= 160 {
          for index in start..<end { blocks[index].markup.linkedBytes = 0 }
        }
      }
      start = end
    }
  }

  /// A container with most of a page's text is no chrome, whatever its names say.
  private static func mendNames(_ blocks: inout [Block]) {
    var prose: [Int32: Int32] = [:]
    var all: Int32 = 0
    var hasNames = false
    for block in blocks where block.isRunningText && block.markup.linkedBytes == 0 {
      prose[block.markup.container, default: 0] += block.length
      all += block.length
      if block.markup.region.contains(.chromeName) { hasNames = true }
    }
    guard hasNames, all >= 200,
      let main = prose.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), main.key > 0,
      main.value * 2 >= all
    else { return }
    for index in blocks.indices where blocks[index].markup.container == main.key {
      blocks[index].markup.region.remove(.chromeName)
    }
  }

  /// The first of some titles that the page shows as a line of its own, its heading by preference.
  ///
  /// - Complexity: O(blocks) for each title.
  func shown(of titles: [String]) -> String? {
    let folding = CharacterFolding.shared
    var fallback: String?
    for title in titles {
      let key = folding.key(title)
      guard key.count >= 4 else { continue }
      let hash = FoldedLetters.key(of: key)
      for block in blocks where block.key == hash && block.length >= 4 {
        if block.markup.kind == .heading { return title }
        if fallback == nil, block.length >= 8 { fallback = title }
      }
    }
    return fallback
  }

  /// The wording of a heading, without Markdown's marks for it.
  func heading(_ index: Int) -> String {
    let content = content(index)
    let marks = content.prefix { $0 == "#" }
    let rest = content.dropFirst(marks.count)
    return (1...6).contains(marks.count) && rest.first == " " ? rest.trimmed : String(content)
  }

  /// Whether nothing about a block is a sign of chrome, however little speaks for it.
  func isPlain(_ index: Int) -> Bool {
    let block = blocks[index]
    let context = contexts[index]
    guard block.phrases.covered == 0, block.copies == 1, block.han > 0, !block.looksLikeMenu,
      block.digits < block.length, !context.isDate, !context.endsWithDate, !context.isMetadata,
      !context.isBelowRelated, !context.isBelowComments, context.teasersBeside == 0
    else { return false }
    let markup = block.markup
    return Int(markup.linkedBytes) * 2 < block.span.count && markup.kind != .control
      && markup.region.isDisjoint(with: [.chrome, .chromeName, .hidden])
  }

  /// Whether little speaks for a block, but no sign of chrome against it.
  func isWeak(_ index: Int) -> Bool {
    let block = blocks[index]
    let context = contexts[index]
    return scores[index] > Boilerplate.embedded && block.phrases.covered == 0 && !context.isDate
      && !context.endsWithDate && !context.isMetadata && !context.isBelowRelated
      && !context.isBelowComments && !context.isBelowEnd && context.teasersBeside == 0
      && Int(block.markup.linkedBytes) * 2 < max(1, block.span.count)
      && block.markup.region.isDisjoint(with: [.chrome, .chromeName, .hidden])
  }

  /// The wording of a block.
  func content(_ index: Int) -> Substring { text[blocks[index].span] }
}
