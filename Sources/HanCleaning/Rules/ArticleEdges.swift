import HanCore
import HanLexicon

/// Takes off the ends of an article what a site says for itself there: promotion of its pages and
/// apps, what may be done with the text, who is liable, clouds of tags, teasers.
///
/// Such paragraphs look like text, so they are told by what they talk about, and only at the ends.
struct ArticleEdges {
  private let page: BlockPage
  private let main: Int32?

  /// How many blocks of an end are looked at.
  static let reach = 14

  init(_ page: BlockPage, main: Int32?) {
    self.page = page
    self.main = main
  }

  /// The kept blocks that go.
  ///
  /// - Complexity: O(1): it looks at a bounded number of blocks.
  func noise(in keeps: [Bool]) -> [Int] {
    let kept = keeps.indices.filter { keeps[$0] }
    var noise: [Int] = []
    // From the end up, across a heading or two.
    var pending: [Int] = []
    for index in kept.reversed().prefix(Self.reach) {
      if isNoise(index) || !noise.isEmpty && pending.isEmpty && isPermission(index, least: 3) {
        noise += pending + [index]
        pending = []
      } else if page.blocks[index].length <= 20, page.blocks[index].marks == 0, pending.count < 2,
        isForeign(index) || page.blocks[index].markup.kind == .heading
      {
        pending.append(index)
      } else {
        break
      }
    }
    // A heading without anything below is that of what went.
    if noise.isEmpty, let last = kept.last, page.blocks[last].markup.kind == .heading,
      isForeign(last), last != page.title
    {
      noise.append(last)
    }
    for index in kept.dropLast(noise.count) where isButton(index) { noise.append(index) }
    for index in kept.prefix(4) where index != page.title {
      guard isPromotion(index) else { break }
      noise.append(index)
    }
    // Something stays.
    return noise.count < kept.count ? noise : []
  }

  private func isForeign(_ index: Int) -> Bool {
    guard let main else { return false }
    return page.blocks[index].markup.container != main
  }

  private func isNoise(_ index: Int) -> Bool {
    isCloud(index) || isPromotion(index) || isPermission(index) || isPointer(index)
  }

  /// A line of promotion between paragraphs: short, without the end of a sentence, and of little
  /// else than phrases of sites.
  private func isButton(_ index: Int) -> Bool {
    let block = page.blocks[index]
    return block.markup.isPage && block.length <= 50 && block.last != "。" && index != page.title
      && block.markup.kind != .heading && block.phrases.covered > 0 && isPromotion(index)
  }

  /// 水务局、净水厂、供水…: many short words between marks, and no sentence.
  private func isCloud(_ index: Int) -> Bool {
    let block = page.blocks[index]
    guard block.sentenceEnds == 0 else { return false }
    // #某某 #某某 #某某
    if block.first == "#" || block.first == "＃", block.marks == 0 {
      let count = page.content(index).unicodeScalars.count { $0 == "#" || $0 == "＃" }
      if count >= 3, block.length <= Int32(count) * 14 { return true }
    }
    let parts = block.commas + 1
    if block.commas >= 7, block.length <= parts * 7 {
      return isForeign(index) || block.commas >= 12
    }
    return block.gaps >= 6 && block.marks == 0 && block.length <= (block.gaps + 1) * 6
      && isForeign(index)
  }

  private func folded(_ index: Int) -> [UInt16] {
    CharacterFolding.shared.key(page.content(index))
  }

  /// What is offered, and what the reader is to do with it.
  private static let offers = WordSet(Lexicon.articleEdges.words(in: "offer"))
  private static let calls = WordSet(Lexicon.articleEdges.words(in: "call"))

  private func isPromotion(_ index: Int) -> Bool {
    let block = page.blocks[index]
    guard block.length >= 8, block.length <= 220 else { return false }
    let text = folded(index)
    let offers = Self.offers.count(in: text)
    guard offers > 0 else { return false }
    let calls = Self.calls.count(in: text)
    guard calls > 0 else { return false }
    var evidence = offers + calls
    if block.last == "！" || block.last == "!" || block.last == "~" || block.last == "～" {
      evidence += 1
    }
    if block.markup.linkedBytes > 0 { evidence += 1 }
    if isForeign(index) { evidence += 1 }
    if "★☆▶►●■◆※👉🔔📢".unicodeScalars.contains(block.first) { evidence += 1 }
    if text.contains(0x4F60) || text.contains(0x60A8) { evidence += 1 }
    if block.phrases.covered * 5 >= block.length { evidence += 1 }
    // Longer paragraphs have more words of every kind.
    return evidence >= 4 + Int(block.length / 80)
  }

  /// Whose the text is, and what may be done with it.
  private static let owners = WordSet(Lexicon.articleEdges.words(in: "owner"))
  private static let rules = WordSet(Lexicon.articleEdges.words(in: "rule"))

  private func isPermission(_ index: Int, least: Int = 4) -> Bool {
    let block = page.blocks[index]
    guard block.length >= 10, block.length <= 300 else { return false }
    let text = folded(index)
    let owners = Self.owners.count(in: text)
    let rules = Self.rules.count(in: text)
    guard owners >= 1, rules >= min(2, least - 1) else { return false }
    let evidence =
      owners + rules + (isForeign(index) ? 1 : 0) + Int(min(2, block.phrases.legalHits))
    return evidence >= least + Int(block.length / 100)
  }

  /// A line that sends the reader on: …《详全文》, 更多：….
  private func isPointer(_ index: Int) -> Bool {
    let block = page.blocks[index]
    guard block.markup.isPage, isForeign(index), block.markup.linkedBytes > 0 else { return false }
    let tail = String(
      decoding: CharacterFolding.shared.key(page.content(index)).suffix(6), as: UTF16.self)
    return ["全文", "更多", "详情", "详细", "more", "阅读"].contains { tail.contains($0) }
  }
}
