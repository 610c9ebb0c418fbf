/// Makes short documents up that have the shapes that rules look for, well-formed and not.
///
/// Cleaning and extraction look at marks, numerals, quotes, labels, breaks and page words; documents
/// made of those reach more of the code in a hundred characters than prose does in a million.
public struct DocumentGrammar {
  private var choices: Choices
  private var text = ""

  /// A grammar driven by choices.
  public init(_ choices: Choices) { self.choices = choices }

  /// A text, or a page with its markup.
  public static func document(asPage: Bool, _ choices: Choices) -> String {
    var grammar = DocumentGrammar(choices)
    grammar.write(asPage: asPage)
    return grammar.text
  }

  private mutating func write(asPage: Bool) {
    let lines = 1 + choices.below(choices.oneIn(4) ? 40 : 6)
    for _ in 0..<lines {
      let start = text.endIndex
      if asPage { openTag() }
      line()
      if asPage, !choices.oneIn(3) { closeTag() }
      if choices.isOver { return }
      // What is said twice: titles in captions, paragraphs, menus.
      if choices.oneIn(8) {
        let again = text[start...]
        text += choices.pick(GrammarPieces.breaks) + again
      }
      if !choices.oneIn(12) { text += choices.pick(GrammarPieces.breaks) }
    }
    if choices.oneIn(3) { cutEnd() }
  }

  /// Texts break off anywhere.
  private mutating func cutEnd() {
    var scalars = text.unicodeScalars
    scalars.removeLast(min(scalars.count, choices.below(12)))
    text = String(scalars)
  }

  private mutating func line() {
    if choices.oneIn(6) { text += choices.pick(GrammarPieces.blanks) }
    if choices.oneIn(5) { text += choices.pick(GrammarPieces.labels) }
    switch choices.below(13) {
    case 0: list()
    case 1: numeral()
    case 2: quotation()
    case 3: text += choices.pick(GrammarPieces.page)
    case 4: paragraph()
    case 5: heading()
    case 6: soup(20)
    case 7: quantity()
    case 8: text += choices.pick(GrammarPieces.breaks)
    case 9: tableRow()
    case 10: run()
    case 11: wrappedParagraph()
    default:
      clause()
      text += choices.pick(GrammarPieces.marks)
      clause()
    }
    if choices.oneIn(5) { text += choices.pick(GrammarPieces.page) }
    if choices.oneIn(8) { text += choices.pick(GrammarPieces.blanks) }
  }

  private mutating func piece() {
    switch choices.below(20) {
    case 0...5: text += choices.pick(GrammarPieces.nouns)
    case 6...10: text += choices.pick(GrammarPieces.verbs)
    case 11, 12: text += choices.pick(GrammarPieces.numerals)
    case 13: text += choices.pick(GrammarPieces.digits)
    case 14: text += choices.pick(GrammarPieces.latin)
    case 15: text += choices.pick(GrammarPieces.odd)
    case 16: text += choices.pick(GrammarPieces.blanks)
    case 17: text += choices.pick(GrammarPieces.openers)
    case 18: text += choices.pick(GrammarPieces.closers)
    default: text += choices.pick(GrammarPieces.marks)
    }
  }

  private mutating func words(_ count: Int) {
    for _ in 0..<count {
      text +=
        choices.oneIn(2) ? choices.pick(GrammarPieces.nouns) : choices.pick(GrammarPieces.verbs)
    }
  }

  private mutating func clause() {
    if choices.oneIn(6) { piece() }
    words(1 + choices.below(3))
    if choices.oneIn(8) { piece() }
  }

  /// 早发现、早报告、早处置, with frames, empty items and a mark too many.
  private mutating func list() {
    let separator = choices.pick(["、", "，", "；", ",", " ", "、\n"])
    let frame = choices.oneIn(2) ? choices.pick(["早", "查", "不", "守", "有", "严以", "人人"]) : ""
    let tail = choices.oneIn(3) ? choices.pick(["关", "网", "到位", "责", "店"]) : ""
    for index in 0..<(1 + choices.below(6)) {
      if index > 0 { text += choices.oneIn(10) ? choices.pick(GrammarPieces.marks) : separator }
      if choices.oneIn(10) { continue }
      text += frame
      if choices.oneIn(2) { words(1) } else { piece() }
      text += tail
    }
    if choices.oneIn(3) { text += separator }
    if choices.oneIn(4) { text += "等" }
  }

  /// Numerals with what they count before, behind or nowhere.
  private mutating func numeral() {
    if choices.oneIn(3) { list() }
    if choices.oneIn(4) { words(1) }
    let quotes = choices.oneIn(2)
    let place = choices.below(GrammarPieces.openers.count)
    if quotes { text += GrammarPieces.openers[place] }
    text += choices.pick(GrammarPieces.numerals)
    if choices.oneIn(2) { text += choices.pick(["个", "项", "张", "大", "条", "方"]) }
    words(1 + choices.below(2))
    if choices.oneIn(4) {
      text += choices.pick(GrammarPieces.numerals)
      words(1)
    }
    if quotes, !choices.oneIn(6) { text += GrammarPieces.closers[place] }
    if choices.oneIn(3) { text += choices.pick(["原则", "要求", "工作法", "机制", "即", "，即", "："]) }
    switch choices.below(5) {
    case 0: break
    case 1:
      text += "（"
      list()
      if !choices.oneIn(4) { text += "）" }
    case 2:
      text += choices.pick(["：", "，", "，即", "。", "包括"])
      list()
    case 3:
      for label in ["一是", "二是", "三是"] where !choices.oneIn(5) {
        text += label; clause(); text += "，"
      }
    default: list()
    }
  }

  private mutating func quotation() {
    let depth = 1 + choices.below(3)
    var places: [Int] = []
    for _ in 0..<depth {
      let place = choices.below(GrammarPieces.openers.count)
      places.append(place)
      text += GrammarPieces.openers[place]
      if choices.oneIn(3) { clause() }
    }
    if choices.oneIn(2) { list() } else { clause() }
    for place in places.reversed() where !choices.oneIn(6) {
      if choices.oneIn(4) { text += choices.pick(GrammarPieces.marks) }
      text += GrammarPieces.closers[place]
    }
  }

  private mutating func heading() {
    if choices.oneIn(2) { words(2 + choices.below(3)) } else { list() }
    if choices.oneIn(4) { text += " " + choices.pick(GrammarPieces.page) }
    if choices.oneIn(3) {
      text += choices.pick(GrammarPieces.breaks) + choices.pick(GrammarPieces.page)
    }
  }

  private mutating func paragraph() {
    for _ in 0..<(1 + choices.below(5)) {
      text += choices.pick(GrammarPieces.sentences)
      if choices.oneIn(4) { numeral() }
      if choices.oneIn(6) { piece() }
    }
  }

  /// Prose whose lines break anywhere, with indents.
  private mutating func wrappedParagraph() {
    for _ in 0..<(2 + choices.below(4)) {
      for scalar in choices.pick(GrammarPieces.sentences).unicodeScalars {
        text.unicodeScalars.append(scalar)
        if choices.oneIn(24) {
          text += choices.pick(GrammarPieces.breaks)
          if choices.oneIn(2) { text += choices.pick(GrammarPieces.blanks) }
        }
      }
    }
  }

  private mutating func quantity() {
    for _ in 0..<(1 + choices.below(5)) {
      if choices.oneIn(2) { text += choices.pick(GrammarPieces.digits) }
      if choices.oneIn(3) { text += choices.pick(GrammarPieces.numerals) }
      if choices.oneIn(2) { words(1) }
    }
  }

  private mutating func tableRow() {
    let separator = choices.pick(["|", " | ", "\t", "  ", " > ", " · ", "/"])
    for index in 0..<(2 + choices.below(5)) {
      if index > 0 { text += separator }
      if choices.oneIn(3) { text += choices.pick(GrammarPieces.page) } else { clause() }
    }
    if choices.oneIn(2) { text += separator }
  }

  /// One thing again and again.
  private mutating func run() {
    let start = text.endIndex
    piece()
    if choices.oneIn(2) { piece() }
    let unit = String(text[start...])
    for _ in 0..<(2 + choices.below(40)) { text += unit }
  }

  private mutating func soup(_ limit: Int) {
    for _ in 0..<(1 + choices.below(limit)) { piece() }
  }

  // MARK: Markup

  private mutating func openTag() {
    if choices.oneIn(4) { return }
    if choices.oneIn(12) {
      text += choices.pick(["<!-- 注 ", "<![CDATA[", "<?xml ?>", "<!DOCTYPE html>", "<", "</"])
    }
    text += "<" + choices.pick(GrammarPieces.tags)
    for _ in 0..<choices.below(3) { text += " " + choices.pick(GrammarPieces.attributes) }
    if !choices.oneIn(12) { text += ">" }
  }

  private mutating func closeTag() {
    text += "</" + choices.pick(GrammarPieces.tags) + ">"
  }
}
