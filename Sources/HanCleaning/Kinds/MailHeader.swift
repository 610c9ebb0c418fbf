import HanCore

/// The lines a mail begins with: from whom, to whom, when, about what.
struct MailHeader {
  /// What a line of it says.
  enum Field: Sendable { case from, to, subject, date, other }

  /// The blocks of the header, without a gap.
  var blocks: Range<Int>
  /// Who wrote it, when, and about what, as the header says it.
  var author: String?
  var date: String?
  var subject: String?

  /// The fewest fields.
  static let least = 3
  /// A header begins within so many blocks.
  static let reach = 4
  /// The longest header, in blocks.
  static let maximum = 80

  /// The labels, in small letters.
  private static let fields: [String: Field] = {
    var fields: [String: Field] = [:]
    let words: [(Field, String)] = [
      (.from, "from 发件人 發件人 寄件者 寄件人 发信人 發信人"),
      (.to, "to cc bcc 收件人 收件者 抄送 密送 副本 密件副本 收信人"),
      (.subject, "subject 主题 主題 主旨 标题 標題"),
      (.date, "date sent 日期 发送时间 發送時間 寄件日期 传送时间 時間 时间 发信时间"),
      (
        .other,
        "received reply-to message-id mime-version content-type content-transfer-encoding "
          + "return-path delivered-to references in-reply-to list-id importance priority organization "
          + "sender user-agent x-mailer attachments 附件 重要性 回复 優先順序 优先级"
      ),
    ]
    for (field, list) in words {
      for word in list.split(separator: " ") { fields[String(word)] = field }
    }
    return fields
  }()

  /// What the label of a line says it is.
  static func field(of line: TextSpan, _ head: LineHead) -> Field? {
    guard let label = head.label(line), !label.isEmpty else { return nil }
    let name = String(decoding: head.bytes[label], as: UTF8.self).lowercased()
    if let field = fields[name] { return field }
    return name.hasPrefix("x-") && name.utf8.allSatisfy({ $0 < 0x80 && $0 > 0x20 }) ? .other : nil
  }

  /// The header of a text that begins with one.
  ///
  /// - Complexity: O(length of the header).
  static func find(_ blocks: [Block], _ head: LineHead) -> MailHeader? {
    guard
      let first = blocks.indices.prefix(reach).first(where: {
        field(of: blocks[$0].span, head) != nil
      })
    else { return nil }
    var header = MailHeader(blocks: first..<first)
    var seen: Set<String> = []
    var end = first
    while end < blocks.count, end - first < maximum {
      let block = blocks[end]
      if let field = field(of: block.span, head), let label = head.label(block.span) {
        let value = value(behind: label.upperBound, to: block.span.upperBound, head)
        seen.insert("\(field)")
        header.add(field, value)
      } else if block.span.lowerBound == block.lineStart || end == first {
        // A folded line is indented.
        break
      }
      end += 1
      if blocks[end - 1].blankLinesBelow > 0 { break }
    }
    header.blocks = first..<end
    guard end - first >= least, seen.count >= least,
      seen.contains("from") || seen.contains("subject")
    else { return nil }
    return header
  }

  private static func value(behind label: Int, to end: Int, _ head: LineHead) -> String {
    let rest = String(decoding: head.bytes[label..<end], as: UTF8.self)
    return rest.drop { $0 == ":" || $0 == "：" || $0.isWhitespace || $0 == "*" }.trimmed
  }

  private mutating func add(_ field: Field, _ value: String) {
    // An encoded word says nothing to people.
    guard !value.isEmpty, !value.contains("=?") else { return }
    switch field {
    case .from:
      if author == nil {
        let name = value.prefix { $0 != "<" && $0 != "[" }.trimmed
          .trimmingCharacters { $0 == "\"" || $0 == "'" }
        if !name.isEmpty, !name.contains("@") { author = name }
      }
    case .date: date = date ?? value
    case .subject: subject = subject ?? value
    case .to, .other: break
    }
  }
}

extension String {
  /// Without some characters around.
  fileprivate func trimmingCharacters(_ test: (Character) -> Bool) -> String {
    var text = self[...]
    while let first = text.first, test(first) { text.removeFirst() }
    while let last = text.last, test(last) { text.removeLast() }
    return String(text)
  }
}
