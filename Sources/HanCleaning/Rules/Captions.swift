import HanCore

/// Removes captions that repeat the title: lines that say the same as it, once or several times in
/// a row, in the same script or the other.
package struct Captions: BlockRule {
  /// The rule's name.
  package let name = "captions"

  /// Creates the rule.
  package init() {}

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .page || page.kind == .forum || page.kind == .prose else { return }
    let folding = CharacterFolding.shared
    guard let title = page.title ?? TitleFinder.title(of: page) else { return }
    page.title = title
    let key = folding.key(page.content(title))
    guard key.count >= 4, page.blocks[title...].contains(where: \.isRunningText) else { return }
    for index in page.blocks.indices where index != title && page.removalReasons[index] == nil {
      let block = page.blocks[index]
      // Marks may differ, so lengths are a rough measure.
      guard Int(block.length) + 8 >= key.count, Int(block.length) <= key.count * 8 + 40,
        block.key == page.blocks[title].key || !block.endsSentence
      else { continue }
      let content = folding.key(page.content(index))
      guard content.count.isMultiple(of: key.count), !content.isEmpty else { continue }
      let isRepetition = content.indices.allSatisfy { content[$0] == key[$0 % key.count] }
      if isRepetition { page.removalReasons[index] = .caption }
    }
  }
}

/// Finds the block that is the title of a page.
enum TitleFinder {
  /// The first kept block that looks like a heading and has text below; the one that says what the
  /// page gives as its title, if there is one.
  static func title(of page: BlockPage) -> Int? {
    let folding = CharacterFolding.shared
    let kept = Array(page.blocks.indices.lazy.filter { page.removalReasons[$0] == nil }.prefix(40))
    if let given = page.givenTitle.map({ folding.key($0) }), given.count >= 4 {
      let key = FoldedLetters.key(of: given)
      if let match = kept.first(where: { page.blocks[$0].key == key }) { return match }
    }
    for (position, index) in kept.enumerated() {
      let block = page.blocks[index]
      if page.contexts[index].isMetadata || page.contexts[index].isDate { continue }
      let isTitle = block.looksLikeHeading && block.commas <= 2 && block.length <= 50
      if isTitle, block.length < 6, position + 1 < kept.count {
        // A column's name, or a word above the title.
        let next = page.blocks[kept[position + 1]]
        if next.looksLikeHeading, next.length >= 10, next.commas <= 2, next.length <= 50,
          block.phrases.covered > 0
        {
          return kept[position + 1]
        }
      }
      // Text that begins without a heading has no title.
      return isTitle ? index : nil
    }
    return nil
  }
}
