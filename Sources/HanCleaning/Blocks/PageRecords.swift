import HanCore

/// Finds the entries of a page that leads to other pages: a link that is a title, and a sentence or
/// two about where it leads, again and again, each in an element of its own.
///
/// The elements tell such entries from the sections of one text, which share one. Posts and answers
/// of people begin with a link, too, but with a short one, and below a heading that is the page's
/// title.
struct PageRecords {
  /// The blocks of the entries; empty where the page has other text enough.
  private(set) var blocks: Set<Int> = []

  /// The fewest entries.
  static let least = 3
  /// How many blocks may stand between a title and its text.
  private static let reach = 6
  /// The longest text of an entry without a button to read on, in characters.
  private static let longest: Int32 = 700
  /// Titles of pages are longer, on the average; names of people are shorter.
  private static let titleLength: Int32 = 6

  private struct Entry {
    var title: Int
    var texts: [Int] = []
    var end: Int
    var fillers = 0
    var length: Int32 = 0
    /// Whether a button leads on.
    var hasMore = false
    var isDated = false
  }

  /// - Parameters:
  ///   - title: What the head of the page gives as its title.
  ///   - isLabelled: Whether a block is a line of metadata with labels.
  /// - Complexity: O(blocks).
  init(
    _ blocks: [Block], _ contexts: [BlockScorer.Context], in text: String, title: String?,
    isLabelled: (Int) -> Bool
  ) {
    var entries: [Entry] = []
    var open: Entry?
    var all: Int32 = 0
    func close() {
      if let entry = open, !entry.texts.isEmpty,
        entry.hasMore || entry.texts.count <= 3 && entry.length <= Self.longest
      {
        entries.append(entry)
      }
      open = nil
    }
    for (index, block) in blocks.enumerated() {
      if open?.texts.isEmpty == false, Self.leadsOn(block, in: text) {
        open?.hasMore = true
        open?.end = index + 1
        close()
      } else if Self.isTitle(block), !contexts[index].isDate,
        !contexts[index].isMetadata || !isLabelled(index) && block.markup.link > 0
      {
        close()
        open = Entry(title: index, end: index + 1)
      } else if Self.isText(block) {
        all += block.length
        // Title and text share the entry of a list they are in.
        if let title = open?.title, blocks[title].markup.item != block.markup.item { close() }
        open?.texts.append(index)
        open?.length += block.length
        open?.end = index + 1
        if Self.endsWithButton(block, in: text) {
          open?.hasMore = true
          close()
        }
      } else if open?.texts.isEmpty == true {
        open?.fillers += 1
        if contexts[index].isDate || contexts[index].endsWithDate { open?.isDated = true }
        if open?.fillers == Self.reach { open = nil }
      }
    }
    close()
    if let heading = Self.heading(blocks, saying: title, in: text) {
      // What stands right below the page's title is its text.
      let first = entries.first { $0.title > heading }?.title
      entries.removeAll { entry in
        entry.title < heading && heading < entry.end
          || entry.title == first && entry.title <= heading + Self.reach + 2 && !entry.hasMore
      }
    }
    let owned = entries.reduce(0) { $0 + $1.length }
    guard entries.count >= Self.least, owned * 2 >= all else { return }
    let places = Set(
      entries.map { entry -> UInt64 in
        let markup = blocks[entry.texts[0]].markup
        return UInt64(UInt32(bitPattern: markup.container)) << 32
          | UInt64(UInt32(bitPattern: markup.item))
      })
    let count = Int32(entries.count)
    let buttons = entries.count { $0.hasMore }
    guard places.count * 5 >= entries.count * 4 || buttons * 3 >= entries.count * 2 else { return }
    let letters = entries.reduce(0) { $0 + blocks[$1.title].length }
    if letters < Self.titleLength * count, buttons * 2 < entries.count {
      // Short links: names of people, or of things with lines about them between.
      let isDescribed = entries.count { $0.fillers >= 2 && !$0.isDated } * 5 >= entries.count * 4
      let isAsked = Self.heading(blocks, saying: title, in: text) != nil
      guard owned <= 45 * count, isDescribed || !isAsked && entries.allSatisfy({ !$0.isDated })
      else { return }
    }
    for entry in entries { self.blocks.formUnion(entry.title..<entry.end) }
  }

  private static func isTitle(_ block: Block) -> Bool {
    let linked = Int(block.markup.linkedBytes)
    let letters = max(1, block.length - block.digits)
    guard linked >= 6, block.length >= 2, block.length <= 70, block.han >= 2,
      block.phrases.covered * 2 < letters,
      !block.looksLikeMenu || block.separators < 2 || block.digits >= 6
    else { return false }
    return linked * 10 >= block.span.count * 8
      || linked * 10 >= block.span.count * 3 && !block.endsSentence && block.sentenceEnds == 0
  }

  private static func isText(_ block: Block) -> Bool {
    block.marks > 0 && block.length >= 9 && block.han * 2 > block.length
      && (block.endsSentence || block.isTeaser || block.length >= 20)
      && Int(block.markup.linkedBytes) * 2 < block.span.count
  }

  private static let buttons = WordSet([
    "全文", "更多", "详情", "详细", "more", "继续阅读", "阅读原文", "查看", "展开", "继续看",
  ])

  /// Whether a short line is a link to the rest of what stands above.
  static func leadsOn(_ block: Block, in text: String) -> Bool {
    guard block.length <= 40, block.markup.linkedBytes > 0, !block.endsSentence else {
      return false
    }
    return buttons.count(in: CharacterFolding.shared.key(text[block.span])) > 0
  }

  /// Whether a paragraph ends with a link to the rest of it.
  static func endsWithButton(_ block: Block, in text: String) -> Bool {
    guard (4...30).contains(block.markup.linkedBytes), block.length >= 12 else { return false }
    return buttons.count(in: CharacterFolding.shared.key(text[block.span].suffix(6))) > 0
  }

  /// The heading that says the title which the head of the page gives, and is no link.
  private static func heading(_ blocks: [Block], saying title: String?, in text: String) -> Int? {
    guard let title else { return nil }
    return blocks.indices.first { index in
      let block = blocks[index]
      return block.length >= 4 && block.length <= 80
        && Int(block.markup.linkedBytes) * 2 < block.span.count
        && (block.markup.kind == .heading && block.markup.level <= 2 || block.length >= 8)
        && title.holds(text[block.span])
    }
  }
}
