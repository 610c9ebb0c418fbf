import HanCore

/// Removes from a mail what its author did not write for it: the header, the signature, and the
/// mails it quotes.
package struct MailParts: BlockRule {
  /// The rule's name.
  package let name = "mail-parts"

  /// Creates the rule.
  package init() {}

  /// A signature hardly has more lines.
  static let longestSignature = 14

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .mail else { return }
    var text = page.text
    text.withUTF8 { bytes in
      let head = LineHead(bytes: bytes)
      guard let header = MailHeader.find(page.blocks, head) else { return }
      for index in header.blocks { page.removalReasons[index] = .header }
      page.mail = header
      let start = header.blocks.upperBound
      let quoted = quotes(from: start, head, &page)
      signature(start..<quoted, header, head, &page)
    }
  }

  /// Marks quoted lines, and gives where the quotation up to the end begins.
  private func quotes(from start: Int, _ head: LineHead, _ page: inout BlockPage) -> Int {
    var end = page.blocks.count
    for index in start..<page.blocks.count {
      let block = page.blocks[index]
      if block.first == ">" || block.first == "＞" {
        page.removalReasons[index] = .quote
        // Who wrote what is quoted: 某某 在 2022年5月13日 写道：
        var above = index - 1
        if above >= start, page.removalReasons[above] == nil,
          Self.introducesQuote(page.content(above))
        {
          page.removalReasons[above] = .quote
          above -= 1
        }
      } else if Self.beginsOriginal(page.content(index), block)
        || beginsHeader(index, head, page)
      {
        end = index
        break
      }
    }
    for index in end..<page.blocks.count { page.removalReasons[index] = .quote }
    return end
  }

  /// Whether a second header begins: that of the mail this one answers.
  private func beginsHeader(_ index: Int, _ head: LineHead, _ page: BlockPage) -> Bool {
    guard MailHeader.field(of: page.blocks[index].span, head) == .from else { return false }
    return (index..<min(page.blocks.count, index + 5)).reduce(0) {
      $0 + (MailHeader.field(of: page.blocks[$1].span, head) != nil ? 1 : 0)
    } >= 3
  }

  private static let originals = [
    "邮件原件", "原始邮件", "原始郵件", "转发邮件", "轉寄郵件", "转发的邮件", "原邮件", "originalmessage", "forwardedmessage",
    "原始信件", "回复的原邮件", "发件人信息",
  ]

  private static func beginsOriginal(_ line: Substring, _ block: Block) -> Bool {
    guard block.length <= 60, "-—_=*".unicodeScalars.contains(block.first) else { return false }
    let letters = line.lowercased().filter { !$0.isWhitespace }
    return originals.contains { letters.contains($0) }
  }

  private static func introducesQuote(_ line: Substring) -> Bool {
    let text = line.lowercased()
    return ["写道：", "写道:", "寫道：", "寫道:", "wrote:", "wrote：", "来信：", "來信："]
      .contains { text.hasSuffix($0) }
  }

  // MARK: Signature

  private static let contacts = [
    "电话", "電話", "手机", "手機", "传真", "傳真", "地址", "邮编", "郵編", "邮箱", "郵箱", "网址", "網址", "tel", "fax",
    "mobile", "e-mail", "email", "mail", "qq", "msn", "http", "www.", "phone", "微信", "分机", "分機",
  ]

  private static let notices = [
    "本邮件", "本郵件", "此邮件", "此郵件", "本信件", "此信件", "本电子邮件", "本電子郵件", "this email", "this message",
    "this e-mail", "发自我的", "發自我的", "从我的", "從我的", "來自我的", "来自我的", "sent from my", "發送自", "发送自",
  ]

  /// Marks the signature at the end of the mail's own text.
  private func signature(
    _ own: Range<Int>, _ header: MailHeader, _ head: LineHead, _ page: inout BlockPage
  ) {
    let kept = own.filter { page.removalReasons[$0] == nil }
    guard let last = kept.last else { return }
    var start: Int?
    // The mark that signatures have by custom.
    if let mark = kept.last(where: { isMark($0, page) }),
      kept.filter({ $0 > mark }).count <= Self.longestSignature
    {
      start = mark
    } else {
      // A notice, or lines of contacts, at the very end.
      var first: Int?
      for index in kept.reversed().prefix(Self.longestSignature) {
        let line = page.content(index).lowercased()
        let isNotice = Self.notices.contains { line.hasPrefix($0) }
        let isContact =
          page.blocks[index].sentenceEnds == 0 && page.blocks[index].length <= 60
          && Self.contacts.contains {
            line.hasPrefix($0) || line.contains($0 + "：") || line.contains($0 + ":")
          }
        if isNotice || isContact {
          first = index
        } else if page.blocks[index].marks > 0 || page.blocks[index].length > 30 {
          break
        }
      }
      if let first,
        first != last
          || Self.notices.contains(where: { page.content(first).lowercased().hasPrefix($0) })
      {
        start = first
      }
    }
    guard var begin = start else { return }
    // The name above it is part of it when the header says the same.
    if let author = header.author, begin > own.lowerBound, page.removalReasons[begin - 1] == nil,
      page.content(begin - 1).trimmed == author
    {
      begin -= 1
    }
    // A mail of a signature alone keeps its text.
    guard begin > own.lowerBound else { return }
    for index in begin..<own.upperBound where page.removalReasons[index] == nil {
      page.removalReasons[index] = .signature
    }
  }

  private func isMark(_ index: Int, _ page: BlockPage) -> Bool {
    let block = page.blocks[index]
    guard block.length >= 2, block.han == 0, block.latin == 0, block.digits == 0 else {
      return false
    }
    return page.content(index).unicodeScalars.allSatisfy { "-—_=*~".unicodeScalars.contains($0) }
  }
}
