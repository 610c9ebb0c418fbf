import HanCore

/// Removes what programs write above the messages they save: that it is a record of messages, of
/// which group, and lines that part it from the messages.
public struct ChatFrames: BlockRule {
  /// The rule's name.
  public let name = "chat-frames"

  /// Creates the rule.
  public init() {}

  /// Such lines stand among the first ones.
  private static let reach = 16
  private static let beginnings = ["消息记录", "消息記錄", "消息分组", "消息分組", "消息对象", "消息對象"]

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .chat else { return }
    for index in page.blocks.indices.prefix(Self.reach) where page.verdicts[index] == nil {
      let block = page.blocks[index]
      let line = page.content(index)
      let isRule =
        block.length >= 8 && block.han + block.latin + block.digits == 0
        && line.unicodeScalars.allSatisfy { "-=_*—".unicodeScalars.contains($0) }
      if isRule || block.length <= 40 && Self.beginnings.contains(where: { line.hasPrefix($0) }) {
        page.verdicts[index] = .header
      }
    }
  }
}
