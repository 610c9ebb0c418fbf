import HanCore

/// Removes what programs write above the messages they save: that it is a record of messages, of
/// which group, and lines that part it from the messages.
package struct ChatFrames: BlockRule {
  /// The rule's name.
  package let name = "chat-frames"

  /// Creates the rule.
  package init() {}

  /// Such lines stand among the first ones.
  private static let reach = 16
  private static let beginnings = ["消息记录", "消息記錄", "消息分组", "消息分組", "消息对象", "消息對象"]

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .chat else { return }
    let head = page.blocks.indices.prefix(Self.reach)
    guard let last = head.last(where: { isBeginning($0, in: page) }) else { return }
    for index in 0..<min(page.blocks.count, last + 2)
    where page.removalReasons[index] == nil
      && (isBeginning(index, in: page) || Self.isRule(page.blocks[index], page.content(index)))
    {
      page.removalReasons[index] = .header
    }
  }

  private func isBeginning(_ index: Int, in page: BlockPage) -> Bool {
    page.blocks[index].length <= 40
      && Self.beginnings.contains { page.content(index).hasPrefix($0) }
  }

  private static func isRule(_ block: Block, _ line: Substring) -> Bool {
    block.length >= 8 && block.han + block.latin + block.digits == 0
      && line.unicodeScalars.allSatisfy { "-=_*—".unicodeScalars.contains($0) }
  }
}
