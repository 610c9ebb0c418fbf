import HanCore

/// Joins lines that were broken inside a sentence, or inside a word.
///
/// A break goes when the line above is running prose without an end, and the line below goes on
/// with prose. Headings, list items, verse and paragraphs keep their breaks.
package struct HardWraps: BlockRule {
  /// The rule's name.
  package let name = "hard-wraps"

  /// Creates the rule.
  package init() {}

  package func judge(_ page: inout BlockPage) {
    switch page.kind {
    case .chat, .subtitles, .code: return
    case .page, .prose, .manual, .mail, .forum: break
    }
    let blocks = page.blocks
    let column = Self.column(of: blocks)
    for index in blocks.indices.dropLast()
    where page.removalReasons[index] == nil && page.removalReasons[index + 1] == nil {
      let upper = blocks[index]
      let lower = blocks[index + 1]
      // Elements of a page are no lines: a break between two of them was meant.
      if upper.markup.isPage, upper.markup.kind != lower.markup.kind { continue }
      if lower.markup.isApart { continue }
      // An empty line of a page parts paragraphs as two elements do.
      if upper.markup.isPage, upper.blankLinesBelow > 0 { continue }
      if page.contexts[index].isCode || page.contexts[index + 1].isCode { continue }
      guard !page.contexts[index].isSignature, !page.metadata.has(index),
        isInColumn(upper, before: lower, column) && !Self.beginsLikeItem(page.content(index + 1))
          || isWrapped(upper, before: lower, at: index, in: page),
        !isIndented(lower, below: upper, at: index, in: page),
        !Self.beginsWithTime(page.content(index + 1))
      else { continue }
      let needsBlank = upper.last.isASCIIWord && lower.first.isASCIIWord
      page.joins[index] = needsBlank ? " " : ""
    }
  }

  /// The width in characters of a text set in one narrow column; `nil` for others.
  ///
  /// Most lines are as wide as the column, end inside a sentence, and have marks inside: verse has
  /// its marks at the ends.
  private static func column(of blocks: [Block]) -> Int32? {
    guard blocks.count >= 6, blocks.first?.markup.isPage == false else { return nil }
    var widths: [Int32: Int] = [:]
    var lines = 0
    for block in blocks.prefix(1000) where block.length >= 8 {
      lines += 1
      widths[block.length + block.indent / 2, default: 0] += 1
    }
    let bins = widths.keys.filter { $0 >= 12 && $0 <= 40 }
    func near(_ width: Int32) -> Int {
      (width - 1...width + 1).reduce(0) { $0 + (widths[$1] ?? 0) }
    }
    guard let width = bins.max(by: { (near($0), $0) < (near($1), $1) }), near(width) * 2 >= lines
    else { return nil }
    var full = 0
    var open = 0
    var marked = 0
    for block in blocks.prefix(1000) where abs(block.length + block.indent / 2 - width) <= 1 {
      full += 1
      if !isFinished(block), !block.endsOpen { open += 1 }
      if block.commas + block.sentenceEnds > (block.endsOpen || block.endsSentence ? 1 : 0) {
        marked += 1
      }
    }
    return full >= 8 && open * 2 >= full && marked * 2 >= full ? width : nil
  }

  /// Whether a line is as wide as the column of its text and goes on in the next line.
  private func isInColumn(_ upper: Block, before lower: Block, _ column: Int32?) -> Bool {
    guard let column, upper.blankLinesBelow == 0, !Self.isFinished(upper) else { return false }
    let width = upper.length + upper.indent / 2
    return width >= column - 1 && width <= column + 1 && lower.indent < 2
  }

  /// Whether a line begins a part of its own because it is indented, or no longer is.
  private func isIndented(
    _ lower: Block, below upper: Block, at index: Int, in page: BlockPage
  ) -> Bool {
    guard !upper.markup.isPage, lower.indent != upper.indent else { return false }
    if lower.indent > upper.indent {
      // What hangs below an item goes on with it.
      if Self.beginsLikeItem(page.content(index)), lower.indent - upper.indent <= 4 { return false }
      return lower.indent - upper.indent >= 2
    }
    // The first line of a paragraph is indented a little; a line far out begins something else.
    return upper.indent - lower.indent > 8
  }

  /// Whether a line begins with a time of the day, as messages and records do.
  private static func beginsWithTime(_ line: Substring) -> Bool {
    guard let first = line.utf8.first,
      (0x30...0x39).contains(first) || first == UInt8(ascii: "[") || first == 0xE4
    else { return false }
    var text = String(line.prefix(24))
    return text.withUTF8 { LineHead(bytes: $0).time(TextSpan(0, $0.count)) != nil }
  }

  /// The shortest line without a mark inside that can be the upper half of a broken sentence.
  static let minimumWidth: Int32 = 20
  /// The longest line of verse, of a list, of a short dialogue.
  static let verseWidth: Int32 = 24
  /// Headings are hardly ever longer.
  static let headingWidth: Int32 = 30

  private func isWrapped(
    _ upper: Block, before lower: Block, at index: Int, in page: BlockPage
  ) -> Bool {
    guard !Self.isFinished(upper), upper.key != lower.key,
      !Self.beginsLikeItem(page.content(index + 1))
    else { return false }
    if upper.blankLinesBelow > 0 {
      // Across blank lines both halves must be prose beyond doubt.
      guard lower.sentenceEnds > 0 else { return false }
      let endsOpen = Marks.commas.contains(upper.last)
      if upper.marks > 0 {
        if endsOpen
          ? upper.length > Self.verseWidth || lower.length > Self.verseWidth
          : upper.sentenceEnds > 0 || upper.length >= Self.headingWidth
        {
          return true
        }
      }
      return !endsOpen && Continuation.goesOn(page.content(index), page.content(index + 1))
    }
    // Short lines all around are verse or a list.
    let around = max(0, index - 3)...min(page.blocks.count - 1, index + 4)
    let widest = around.reduce(Int32(0)) { max($0, page.blocks[$1].length) }
    let isInsideLatin = upper.last.isASCIIWord && lower.first.isASCIIWord && upper.marks > 0
    if widest <= Self.verseWidth, !isInsideLatin { return false }
    // A line that was cut at the margin is about as wide as any.
    let isFull = upper.length * 5 >= widest * 4
    if upper.markup.isPage, upper.marks > 0, !isFull { return false }
    if upper.marks > 0 {
      return lower.sentenceEnds > 0 && upper.length >= Self.minimumWidth
        || isFull && lower.marks > 0
    }
    // A page that breaks lines at the margin breaks them all there.
    if upper.markup.isPage, !isFull { return false }
    return upper.length >= Self.minimumWidth
      && (lower.sentenceEnds > 0 || isFull && lower.marks > 0)
  }

  /// Whether the block ends with a mark that may end a paragraph.
  private static func isFinished(_ block: Block) -> Bool {
    Marks.final.contains(block.last)
  }

  /// Whether the line begins like a list item or a heading with a number.
  static func beginsLikeItem(_ line: Substring) -> Bool {
    let head = line.unicodeScalars.prefix(4)
    guard let first = head.first else { return false }
    if Marks.bullets.contains(first) { return true }
    let isNumeral = Marks.numerals.contains(first)
    return isNumeral && head.dropFirst().contains { Marks.afterNumerals.contains($0) }
  }
}

/// Tells from two lines alone whether the lower one goes on with the upper one's sentence.
enum Continuation {
  /// Words that open a sentence and are set off by a mark.
  private static let openers: Set<String> = [
    "目前", "当前", "近日", "日前", "同时", "此外", "另外", "然而", "但是", "因此", "所以", "据悉", "最后", "首先",
    "其次", "随后", "之后", "后来", "今天", "昨天", "明天", "今年", "去年", "明年", "其中", "例如", "比如", "总之", "不过",
    "于是", "可见", "当然", "其实", "显然", "期间", "如今", "现在", "今日", "昨日", "为此", "对此", "而且", "可是", "此时",
    "其间", "当时", "当天", "当日", "第一", "第二", "第三", "最近", "以往", "过去", "未来", "接着", "然后", "再者", "诚然",
    "据了", "一是", "二是", "三是", "原来", "毕竟", "同样", "反之", "否则", "由此", "至此", "早上", "上午", "中午", "下午",
    "晚上", "深夜", "清晨", "傍晚", "凌晨", "春天", "夏天", "秋天", "冬天", "如果", "那么", "虽然", "因为", "后者", "前者",
    "各位", "朋友", "同志", "同学", "老师", "妈妈", "爸爸", "你好", "您好", "好的", "是的", "不是", "没有", "可以", "谢谢",
  ]
  /// What can neither end a heading nor a paragraph.
  private static let danglers: ScalarSet = "的和与及在把将被从向为以是而或并且对由使让给於于與並將從為對讓給"

  /// Whether the lower line cannot begin a sentence, or the upper one cannot end one.
  static func goesOn(_ upper: Substring, _ lower: Substring) -> Bool {
    let folding = CharacterFolding.shared
    var head: [UInt16] = []
    var isSetOff = false
    for scalar in lower.unicodeScalars.prefix(4) {
      let folded = folding.fold(scalar)
      if folded == 0 {
        isSetOff = Marks.settingOff.contains(scalar)
        break
      }
      head.append(folded)
    }
    if head.isEmpty { return isSetOff }
    let dangles =
      upper.unicodeScalars.last.map { danglers.contains($0) } ?? false || upper.hasSuffix("告诉")
    if isSetOff, head.count == 1 { return true }
    if isSetOff, head.count == 2 {
      let word = String(decoding: head, as: UTF16.self)
      if !openers.contains(word), dangles { return true }
    }
    if "的了着们".utf16.contains(head[0]) { return true }
    // 2月3日,某地组 ¶ 织…: a line that begins with a date and a comma is no heading.
    let scalars = Array(upper.unicodeScalars.prefix(24))
    if let date = DateReading.date(in: scalars, at: 0), date.range.upperBound < scalars.count,
      Marks.commas.contains(scalars[date.range.upperBound])
    {
      return true
    }
    return dangles && lower.utf8.count > 60
  }
}

extension Unicode.Scalar {
  /// Whether this is an ASCII letter or digit.
  var isASCIIWord: Bool { isASCII && (properties.isAlphabetic || properties.numericType != nil) }
}
