import HanCore

/// Removes paragraphs that a noisy page prints again.
///
/// Short lines may come back in any text, and refrains in verse; so only running text of some
/// length counts, and only where there is chrome around.
package struct Repetitions: BlockRule {
  /// The rule's name.
  package let name = "repetitions"

  /// Creates the rule.
  package init() {}

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .page || page.kind == .forum else { return }
    var seen: Set<UInt64> = []
    for (index, block) in page.blocks.enumerated() where page.removalReasons[index] == nil {
      guard block.length >= 30, block.han > 0, block.copies > 1, page.contexts[index].noise > 0.2
      else { continue }
      if !seen.insert(block.key).inserted { page.removalReasons[index] = .duplicate }
    }
  }
}
