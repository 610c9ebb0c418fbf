import HanCore

/// Removes lines that say when, where and by whom a text was published, where they stand around
/// the text: above its first paragraph or below its last. They become fields of the document.
///
/// Inside a text such lines are part of it: 时间：11月3日上午 in an invitation.
package struct MetadataLines: BlockRule {
  /// The rule's name.
  package let name = "metadata-lines"

  /// Creates the rule.
  package init() {}

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .page || page.kind == .forum || page.kind == .prose else { return }
    let blocks = page.metadata.blocks
    guard !blocks.isEmpty else { return }
    let isProse = page.blocks.indices.map { index in
      page.removalReasons[index] == nil && page.blocks[index].marks > 0
        && page.blocks[index].length >= 25
        && !page.metadata.has(index)
    }
    guard isProse.contains(true) else { return }
    // Where running text goes on within some blocks on both sides, a line is inside of it.
    for index in blocks where page.removalReasons[index] == nil {
      // Far from both ends of a text nobody says when it was published.
      if page.kind == .prose, index >= CleanedBlocks.reach,
        index < page.blocks.count - CleanedBlocks.reach
      {
        continue
      }
      guard let line = page.metadata[index], !page.contexts[index].isSignature else { continue }
      let above = Self.reach(isProse, from: index, by: -1)
      let below = Self.reach(isProse, from: index, by: 1)
      let isInside = above != nil && below != nil
      let isEditor = line.isLabelled && line.date == nil && line.source == nil
      // The head of a next article has a heading above it, and the line is labelled or a date.
      let isHead = index > 0 && page.blocks[index - 1].looksLikeHeading
      if isInside, !isEditor, !isHead { continue }
      // A letter ends with its date; an invitation says when and where.
      if !line.isLabelled, above != nil, below == nil, page.contexts[index].noise < 0.3 { continue }
      if !isInside || line.isLabelled || page.contexts[index].noise > 0.3 {
        page.removalReasons[index] = .boilerplate
      }
    }
  }

  /// The nearest running text within six blocks.
  private static func reach(_ isProse: [Bool], from index: Int, by step: Int) -> Int? {
    var next = index + step
    for _ in 0..<6 {
      guard isProse.indices.contains(next) else { return nil }
      if isProse[next] { return next }
      next += step
    }
    return nil
  }
}
