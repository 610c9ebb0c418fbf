import HanCore

/// Reads numbers in digits and in Chinese numerals.
struct NumberScanner {
  let text: NumericText

  /// A number that was read.
  struct Number: Equatable {
    var value: Double
    /// The index behind it.
    var end: Int
    /// Whether 余, 多, 来 or 几 made it an estimate.
    var isApproximate = false
    /// Whether it has a digit of either sort, or is a scale alone (百 in 上百).
    var isNumeral = true
  }

  /// The number that begins at an index: digits with separators, or Chinese numerals, with a scale
  /// (万, 亿) and words of estimation behind it.
  func number(at start: Int) -> Number? {
    guard var number = arabic(at: start) ?? chinese(at: start) ?? vague(at: start) else {
      return nil
    }
    // 10万余, 5600多, 1.2亿, 3千万; the word of estimation before or behind the scale.
    var scaled = false
    while true {
      if !number.isApproximate, "余多来".unicodeScalars.contains(text[number.end]),
        number.value >= 10
      {
        number.isApproximate = true
        number.end += 1
      } else if let scale = Self.scale(text[number.end]), !scaled || scale > 1000 {
        // 个, 十 and 百 behind digits are no scales: 3百 is rare, 3十 does not occur.
        number.value *= scale
        number.end += 1
        scaled = true
      } else {
        return number
      }
    }
  }

  private static func scale(_ scalar: Unicode.Scalar) -> Double? {
    switch scalar {
    case "百": 100
    case "千": 1000
    case "万": 10_000
    case "亿": 100_000_000
    default: nil
    }
  }

  private func isDigit(_ index: Int) -> Bool { ("0"..."9").contains(text[index]) }

  private func arabic(at start: Int) -> Number? {
    guard isDigit(start) else { return nil }
    var digits = ""
    var index = start
    var hasPoint = false
    while true {
      if isDigit(index) {
        digits.unicodeScalars.append(text[index])
      } else if text[index] == ",", (1...3).allSatisfy({ isDigit(index + $0) }),
        !isDigit(index + 4), !hasPoint
      {
        // A separator of thousands.
      } else if text[index] == ".", isDigit(index + 1), !hasPoint {
        digits += "."
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    return Double(digits).map { Number(value: $0, end: index) }
  }

  /// The value of a Chinese digit, 两 and those of bank notes included.
  static func digit(_ scalar: Unicode.Scalar) -> Double? {
    switch scalar {
    case "两": 2
    case "壹": 1
    case "贰": 2
    case "叁": 3
    case "肆": 4
    case "伍": 5
    case "陆": 6
    case "柒": 7
    case "捌": 8
    case "玖": 9
    default: scalar.chineseDigit.map(Double.init)
    }
  }

  /// The most Chinese numerals of one number. A date is looked for at each of them, so a run of any
  /// length would take quadratic time.
  private static let longestNumeral = 40

  /// Chinese numerals by place value (一千二百, 三十六万) or digit by digit (二〇二一, 二点六).
  private func chinese(at start: Int) -> Number? {
    var index = start
    var (total, section, digit) = (0.0, 0.0, -1.0)
    var plain = 0
    var hasPlace = false
    var isApproximate = false
    scan: while index - start < Self.longestNumeral {
      let scalar = text[index]
      if let value = Self.digit(scalar) {
        // 二三十, 三五年, 一两天: the lower one counts.
        if plain == 1 || hasPlace, Self.isRange(digit, value), Self.digit(text[index + 1]) == nil {
          isApproximate = true
          index += 1
          continue scan
        }
        if digit > 0 || plain > 0 && !hasPlace { section = section * 10 + max(0, digit) }
        digit = value
        plain += 1
      } else {
        let place: Double
        switch scalar {
        case "十", "拾": place = 10
        case "百", "佰": place = 100
        case "千", "仟": place = 1000
        case "万" where index > start:
          total += (section + max(0, digit)) * 10_000
          (section, digit) = (0, -1)
          hasPlace = true
          index += 1
          continue scan
        default: break scan
        }
        if index == start, place > 10 { return nil }
        section += (digit < 0 ? 1 : digit) * place
        digit = -1
        hasPlace = true
      }
      index += 1
    }
    guard index > start else { return nil }
    // 十几
    if hasPlace, digit < 0, text[index] == "几" {
      isApproximate = true
      index += 1
    }
    // Digits one after the other, as in 二〇二一, make one number.
    var value = hasPlace ? total + section + max(0, digit) : section * 10 + max(0, digit)
    if text[index] == "点", Self.digit(text[index + 1]) != nil {
      var place = 0.1
      var next = index + 1
      while let fraction = Self.digit(text[next]) {
        value += fraction * place
        place /= 10
        next += 1
      }
      // 八点 is an hour: a fraction has no 点 or 分 of its own behind it.
      if text[next] != "分" {
        value = (value * 1e6).rounded() / 1e6
        index = next
      }
    }
    return Number(value: value, end: index, isApproximate: isApproximate)
  }

  /// Whether two digits side by side name a range: 二三, 三五.
  private static func isRange(_ lower: Double, _ upper: Double) -> Bool {
    lower >= 1 && (upper == lower + 1 || lower == 3 && upper == 5)
  }

  /// Several of a scale, which counts: 几十, 数千, 几百万; and more than one: 千余, 百多.
  private func vague(at start: Int) -> Number? {
    var end = start
    if text[end] == "几" || text[end] == "数" { end += 1 }
    let isSeveral = end > start
    guard var value = Self.place(text[end]) else { return nil }
    end += 1
    while let scale = Self.scale(text[end]), scale >= 10_000, value < 1e9 {
      value *= scale
      end += 1
    }
    let isMore = "余多来".unicodeScalars.contains(text[end])
    guard isSeveral || isMore && value > 10 else { return nil }
    return Number(value: value, end: isMore ? end + 1 : end, isApproximate: true)
  }

  /// The value of 十, 百 and the greater scales.
  private static func place(_ scalar: Unicode.Scalar) -> Double? {
    scalar == "十" ? 10 : scale(scalar)
  }

  /// A scale by itself, as in 上百, 近千, 逾百万.
  func bareScale(at start: Int) -> Number? {
    guard var value = Self.scale(text[start]) else { return nil }
    var end = start + 1
    while value < 1e9, let scale = Self.scale(text[end]), scale >= 10_000 {
      value *= scale
      end += 1
    }
    if "余多来".unicodeScalars.contains(text[end]) { end += 1 }
    return Number(value: value, end: end, isApproximate: true)
  }
}
