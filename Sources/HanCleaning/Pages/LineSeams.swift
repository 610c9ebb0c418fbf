/// Tells lines that say when, where and by whom, in which elements meet without a blank: browsers
/// part them by their style, as in `2021-11-01` `某报` `张三`.
enum LineSeams {
  /// The longest such line, in bytes.
  private static let longest = 200

  /// The bytes of ，。！？；: lines of metadata have none.
  private static let marks = ["，", "。", "！", "？", "；"].map { Array($0.utf8) }
  private static let labels = ["来源", "來源", "作者", "记者", "記者", "发布", "發布"].map { Array($0.utf8) }

  /// Whether a line is short, has no mark of a sentence, and has a date or a label.
  static func isMetadata(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= longest else { return false }
    var digits = 0
    var isLabelled = false
    for index in line.indices {
      let byte = line[index]
      if (0x30...0x39).contains(byte) {
        digits += 1
      } else if byte == 0xE3 || byte == 0xEF {
        if marks.contains(where: { line[index...].starts(with: $0) }) { return false }
      } else if byte >= 0xE4, !isLabelled {
        isLabelled = labels.contains { line[index...].starts(with: $0) }
      }
    }
    return digits >= 6 || isLabelled
  }

  /// Whether a blank at a place parts no number from what belongs to it.
  static func parts(_ text: [UInt8], at seam: Int) -> Bool {
    guard seam > 0, seam < text.count else { return false }
    let behind = text[seam...]
    if "-/.:,)".utf8.contains(text[seam]) || "-/.:(".utf8.contains(text[seam - 1]) { return false }
    return !["年", "月", "日", "时", "分", "秒", "時", "：", "）", "】", "」"].contains {
      behind.starts(with: $0.utf8)
    }
  }
}
