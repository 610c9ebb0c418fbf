import HanCore

/// Finds numbers with units, and what they count.
struct QuantityScanner {
  private let text: TokenizedText
  private let scalars: NumericText
  private let numbers: NumberScanner
  /// Stretches that are dates, by index, in order.
  private let dates: [Range<Int>]

  init(_ text: TokenizedText, scalars: NumericText, dates: [Range<Int>]) {
    self.text = text
    self.scalars = scalars
    self.dates = dates
    numbers = NumberScanner(text: scalars)
  }

  /// The quantities, in order.
  ///
  /// - Complexity: O(*n*).
  var quantities: [Quantity] {
    var result: [Quantity] = []
    var index = 0
    var date = 0
    let starts = EntityStarts.quantities
    while index < scalars.count {
      while date < dates.count, dates[date].upperBound <= index { date += 1 }
      if date < dates.count, dates[date].contains(index) {
        index = dates[date].upperBound
        continue
      }
      guard starts.mayContain(scalars[index]) else {
        index += 1
        continue
      }
      if let (quantity, end) = quantity(at: index) {
        result.append(quantity)
        index = end
      } else {
        index = skip(from: index)
      }
    }
    return result
  }

  /// The index behind what cannot be a quantity: a whole run of digits, or one scalar.
  private func skip(from index: Int) -> Int {
    if let number = numbers.number(at: index) { return max(index + 1, number.end) }
    return index + 1
  }

  private func quantity(at start: Int) -> (Quantity, end: Int)? {
    var isApproximate = false
    var index = start
    if let word = scalars.first(of: QuantityUnits.estimates, at: start) {
      index += word.unicodeScalars.count
      isApproximate = true
    }
    guard EntityStarts.numbers.mayContain(scalars[index]), isFree(index),
      let (number, numberEnd, unit) = isApproximate
        ? estimated(at: index, behind: scalars[start - 1], of: scalars[start])
        : percentage(at: index) ?? measured(at: index)
    else { return nil }
    var end = numberEnd
    if scalars.first(of: QuantityUnits.bounds, at: end) != nil { isApproximate = true }
    let isRange = numbers.number(at: index)?.isApproximate == true
    if isRange || unit.first == "个" && scalars[numberEnd - unit.unicodeScalars.count] == "多" {
      isApproximate = true
    }
    var amount = number
    if QuantityUnits.measures.contains(unit) {
      if scalars[end] == "多" {
        // 5米多, 3年多
        isApproximate = true
        end += 1
      } else if scalars[end] == "半", "年天米里斤亩岁吨".unicodeScalars.contains(scalars[end - 1]),
        scalars[end + 1] != "夜", scalars[end + 1] != "载"
      {
        // 三年半
        amount += 0.5
        end += 1
      }
    }
    let isNumeral = ("0"..."9").contains(scalars[index])
    let item = item(after: end, before: start, unit: unit)
    let value = (amount * 1e6).rounded() / 1e6
    // 一个, 两次 and the like count things only when they say which.
    if !isNumeral, !unit.isEmpty, value < 10, item == nil ? !isRange : !isApproximate && value < 3 {
      guard QuantityUnits.measures.contains(unit) else { return nil }
    }
    let span = scalars.span(start..<end)
    return (
      Quantity(
        text: text.text.sourceForm(of: span), canonical: String(text.text.text[span]),
        value: value, unit: unit, isApproximate: isApproximate,
        item: item.map { text.text.sourceForm(of: $0) },
        canonicalItem: item.map { String(text.text.text[$0]) }, span: text.text.sourceSpan(of: span)
      ), end
    )
  }

  /// Whether a number may begin: not inside another one, nor inside a word of letters or an
  /// ordinal.
  private func isFree(_ index: Int) -> Bool {
    let before = scalars[index - 1]
    if before == "第" || before == "." || before == "-" { return false }
    // 分|数十分: the word for a number, and no number.
    if "数几半".unicodeScalars.contains(scalars[index]), token(from: scalars.offsets[index]) == nil {
      return false
    }
    return
      !(("0"..."9").contains(before) || ("a"..."z").contains(before)
      || ("A"..."Z").contains(before) || NumberScanner.digit(before) != nil)
  }

  /// A number behind a word of estimation, or a scale alone: 近千名, 上百人, but 以上|五十万元.
  private func estimated(
    at index: Int, behind before: Unicode.Scalar, of word: Unicode.Scalar
  ) -> (Double, Int, String)? {
    if "以附最亲临远".unicodeScalars.contains(before) { return nil }
    if let number = numbers.bareScale(at: index),
      let unit = scalars.first(of: QuantityUnits.all, at: number.end)
    {
      return (number.value, number.end + unit.unicodeScalars.count, unit)
    }
    // 上 stands before scales alone.
    return word == "上" ? nil : percentage(at: index) ?? measured(at: index)
  }

  private func measured(at index: Int) -> (Double, Int, String)? {
    // 半个月, 半年
    if scalars[index] == "半" {
      guard let unit = scalars.first(of: QuantityUnits.halves, at: index + 1) else { return nil }
      return (0.5, index + 1 + unit.unicodeScalars.count, unit)
    }
    // 两个多小时
    if let number = numbers.number(at: index), scalars.has("个多", at: number.end),
      let unit = scalars.first(of: QuantityUnits.longer, at: number.end + 2)
    {
      return (number.value, number.end + 2 + unit.unicodeScalars.count, "个" + unit)
    }
    guard let number = numbers.number(at: index),
      let unit = scalars.first(of: QuantityUnits.all, at: number.end)
    else { return nil }
    return (number.value, number.end + unit.unicodeScalars.count, unit)
  }

  /// 百分之五点二, 千分之三, 三分之一
  private func percentage(at index: Int) -> (Double, Int, String)? {
    for (word, unit) in [("百分之", "%"), ("千分之", "‰")] where scalars.has(word, at: index) {
      return numbers.number(at: index + 3).map { ($0.value, $0.end, unit) }
    }
    guard let lower = numbers.number(at: index), scalars.has("分之", at: lower.end),
      let upper = numbers.number(at: lower.end + 2), lower.value > 0
    else { return nil }
    return (upper.value / lower.value, upper.end, "")
  }

  // MARK: What is counted

  /// The noun phrase behind the unit, else the one in front of the number.
  private func item(after end: Int, before start: Int, unit: String) -> TextSpan? {
    var next = scalars.offsets[end]
    if scalars[end] == "的" { next = scalars.offsets[end + 1] }
    if !(QuantityUnits.measures.contains(unit) && unit != "%"
      && scalars[end] != "的"), let token = token(from: next),
      let item = phrase(from: token)
    {
      return item
    }
    if let token = token(upTo: scalars.offsets[start]), let item = phrase(upTo: token) {
      return item
    }
    guard let token = token(from: next) else { return nil }
    return phrase(from: token)
  }

  /// The token that starts at a UTF-8 offset.
  private func token(from offset: Int) -> Int? {
    let index = firstToken { $0.span.lowerBound >= offset }
    return index < text.count && text[index].span.lowerBound == offset ? index : nil
  }

  /// The token that ends at a UTF-8 offset.
  private func token(upTo offset: Int) -> Int? {
    let index = firstToken { $0.span.upperBound >= offset }
    return index < text.count && text[index].span.upperBound == offset ? index : nil
  }

  /// The first token that has what all tokens behind it have.
  private func firstToken(_ condition: (Token) -> Bool) -> Int {
    var (low, high) = (0, text.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(text[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The longest run of nouns and their modifiers from a token on.
  private func phrase(from token: Int) -> TextSpan? {
    var end = token
    var last: Int?
    while end < text.count, end < token + 6, isPart(text[end]) {
      if isHead(text[end]) { last = end }
      end += 1
    }
    return last.map { text[token].span.union(text[$0].span) }
  }

  private func phrase(upTo token: Int) -> TextSpan? {
    guard isHead(text[token]) else { return nil }
    var start = token
    while start > 0, start > token - 5, isPart(text[start - 1]) { start -= 1 }
    return text[start].span.union(text[token].span)
  }

  private func isPart(_ token: Token) -> Bool {
    switch token.kind {
    case .latin: return true
    case .number: return token.span.count <= 3
    case .han: break
    default: return false
    }
    guard let tag = token.tag?.name else { return true }
    switch tag.first {
    case "n", "N", "s", "j", "l", "i", "a", "b", "z": return true
    case "v": return tag == "vn" || token.span.count >= 6
    default: return false
    }
  }

  private func isHead(_ token: Token) -> Bool {
    guard token.kind != .number, isPart(token) else { return false }
    // 处五千元以下罚款
    if token.span.count == 3, text.surface(of: token) == "处" { return false }
    guard let tag = token.tag?.name else { return true }
    return tag.first != "v" && tag.first != "a" && tag.first != "b" || tag == "vn" || tag == "an"
  }
}
