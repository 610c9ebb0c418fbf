import HanCore

/// Tells lines about what takes place where, which look like lines of metadata: 时间：6月3日 above
/// 地点：二楼.
enum EventLines {
  private static let labels = [
    "地点", "地點", "参加", "參加", "出席", "主持", "集合", "人员", "人員", "对象", "對象", "主题", "主題", "主办",
    "主辦", "费用", "費用", "名额", "名額", "会场", "會場", "活动", "活動", "会议", "會議", "报名", "報名", "门票", "門票",
    "票价", "票價", "地址", "主讲", "主講",
  ]

  private static let firsts = ScalarSet(
    values: labels.compactMap { $0.unicodeScalars.first?.value })

  /// Whether a line beside a block says where something takes place, or who takes part.
  static func hasPart(beside index: Int, of blocks: [Block], in text: String) -> Bool {
    [index - 1, index + 1].contains { beside in
      guard blocks.indices.contains(beside), blocks[beside].length <= 80,
        firsts.contains(blocks[beside].first)
      else { return false }
      let content = text[blocks[beside].span].utf8
      return labels.contains { content.starts(with: $0.utf8) }
        && text[blocks[beside].span].unicodeScalars.prefix(8).contains { $0 == "：" || $0 == ":" }
    }
  }
}
