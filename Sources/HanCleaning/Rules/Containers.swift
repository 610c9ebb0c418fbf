import HanCore

/// What the elements of a page say about blocks that scores leave out or let in: lines beside kept
/// paragraphs of one container belong to them, and so does what stands in siblings of the same
/// name; forms and cards with linked headings belong to the site.
struct Containers {
  /// The least kept text, in characters, by which a container counts as that of an article.
  static let least: Int32 = 30
  /// The same for one that holds others.
  static let leastAround: Int32 = 80

  private var prose: [Int32: Int32] = [:]
  private let parents: [Int32]
  private var names: [UInt64: Int32] = [:]
  private var siblings: [UInt64: Set<Int32>] = [:]
  /// The name of most of the text, where several elements of the name hold it: posts, answers.
  private var posts: UInt64 = 0

  /// - Complexity: O(blocks).
  init(of page: BlockPage, keeping keeps: [Bool]) {
    parents = page.parents
    for (index, block) in page.blocks.enumerated() where keeps[index] && block.marks > 0 {
      guard block.length >= 12 || block.endsSentence else { continue }
      prose[block.markup.container, default: 0] += block.length
      let name = block.markup.name
      guard name != 0 else { continue }
      names[name, default: 0] += block.length
      siblings[name, default: []].insert(block.markup.container)
    }
    let kept = prose.values.reduce(0, +)
    var groups: [UInt64: (length: Int32, containers: Set<Int32>)] = [:]
    for (index, block) in page.blocks.enumerated()
    where block.endsSentence && block.markup.name != 0 && block.markup.linkedBytes == 0
      && block.markup.region.contains(.contentName) && !page.contexts[index].isCard
      && !page.contexts[index].isInForm && !block.isTeaser
    {
      groups[block.markup.name, default: (0, [])].length += block.length
      groups[block.markup.name]?.containers.insert(block.markup.container)
    }
    let best = groups.max { ($0.value.length, $0.key) < ($1.value.length, $1.key) }
    if let best, best.value.containers.count >= 3, best.value.length > kept { posts = best.key }
  }

  /// Whether a block that no sign of chrome speaks against stands beside kept text.
  func holds(_ block: Block) -> Bool {
    let markup = block.markup
    if markup.container > 0, prose[markup.container] ?? 0 >= Self.least { return true }
    if posts != 0, markup.name == posts { return true }
    if isBox(markup) { return true }
    guard markup.name != 0, markup.region.contains(.contentName),
      names[markup.name] ?? 0 >= Self.least
    else { return false }
    return siblings[markup.name]?.contains(markup.container) == false
      || siblings[markup.name]?.count ?? 0 >= 2
  }

  /// Whether a block stands in a box inside the article's own element.
  private func isBox(_ markup: BlockMarkup) -> Bool {
    guard markup.name == 0 || markup.region.contains(.contentName) else { return false }
    var container = markup.container
    for _ in 0..<3 {
      guard container > 0, Int(container) < parents.count else { return false }
      container = parents[Int(container)]
      if container > 0, prose[container] ?? 0 >= Self.leastAround { return true }
    }
    return false
  }

  /// The container that has most of the kept text.
  var main: Int32? {
    prose.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}

extension BlockAnalysis {
  /// Marks the cards of a page: a heading that is a link, and one or two blocks below it, several
  /// times one after the other. They lead to other pages.
  static func cards(_ blocks: [Block]) -> Set<Int> {
    var cards: Set<Int> = []
    var run: [Range<Int>] = []
    func flush() {
      if run.count >= 2 { for range in run { cards.formUnion(range) } }
      run = []
    }
    var index = 0
    while index < blocks.count {
      guard isLinkedHeading(blocks[index]) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < blocks.count, end - index <= 4, !isLinkedHeading(blocks[end]) { end += 1 }
      let body = index + 1..<end
      let paragraphs = body.filter { blocks[$0].isRunningText }
      let isCard =
        !paragraphs.isEmpty && paragraphs.count <= 2
        && paragraphs.allSatisfy { blocks[$0].length <= 160 }
      if let last = run.last, index - last.lowerBound > 5 { flush() }
      if isCard {
        let bound = paragraphs.max() ?? index
        run.append(index..<bound + 1)
      } else {
        flush()
      }
      index += 1
    }
    flush()
    return cards.union(excerpts(blocks))
  }

  /// Marks the entries of a list of articles: a link, perhaps a line about it, and one paragraph,
  /// again and again, where most of the page's text is such paragraphs.
  private static func excerpts(_ blocks: [Block]) -> Set<Int> {
    var entries: Set<Int> = []
    var text: Int32 = 0
    var all: Int32 = 0
    var index = 0
    var count = 0
    while index < blocks.count {
      let block = blocks[index]
      if block.isRunningText, !isLink(block) { all += block.length }
      guard isLink(block), block.length >= 6, block.length <= 60 else {
        index += 1
        continue
      }
      var body = index + 1
      while body < blocks.count, body - index <= 3, !blocks[body].isRunningText { body += 1 }
      guard body < blocks.count, body - index <= 3, blocks[body].isRunningText,
        !isLink(blocks[body]), blocks[body].length <= 400,
        body + 1 >= blocks.count || !blocks[body + 1].isRunningText || isLink(blocks[body + 1])
      else {
        index += 1
        continue
      }
      count += 1
      text += blocks[body].length
      all += blocks[body].length
      entries.formUnion(index...body)
      index = body + 1
    }
    return count >= 4 && text * 10 >= all * 7 ? entries : []
  }

  private static func isLink(_ block: Block) -> Bool {
    Int(block.markup.linkedBytes) * 10 >= block.span.count * 8
  }

  private static func isLinkedHeading(_ block: Block) -> Bool {
    block.markup.kind == .heading && block.length >= 3
      && Int(block.markup.linkedBytes) * 10 >= block.span.count * 8
  }

  /// The blocks inside forms that hold the smaller part of the page's text, or fields to fill in
  /// rather than text.
  static func formBlocks(_ blocks: [Block]) -> Set<Int> {
    var inside: [Int32: Int32] = [:]
    var all: Int32 = 0
    for block in blocks where block.isRunningText {
      all += block.length
      if block.markup.form > 0 { inside[block.markup.form, default: 0] += block.length }
    }
    var result: Set<Int> = []
    for (index, block) in blocks.enumerated() where block.markup.form > 0 {
      let own = inside[block.markup.form] ?? 0
      if (all - own) * 5 >= all || block.markup.fields >= 2 && own <= block.markup.fields * 60 {
        result.insert(index)
      }
    }
    return result
  }
}
