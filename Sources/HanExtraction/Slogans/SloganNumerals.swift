import HanCore

/// Chinese numerals that count items.
enum SloganNumerals {
  /// The value of a numeral of one character, `nil` for other characters.
  static func value(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "两", "双": 2
    case "十": 10
    // Nothing is no number of items.
    case "零", "〇": nil
    default: scalar.chineseDigit
    }
  }

  /// Whether the scalar is a measure word that may stand between a numeral and what it counts.
  static func isMeasure(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "个", "张", "项", "道", "条", "种", "类", "大", "支", "把", "件", "方": true
    default: false
    }
  }

  /// The value of the numeral at the start of a range, and its length: up to 十九.
  static func leading(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> (
    value: Int, length: Int
  )? {
    guard let first = range.first, let value = value(scalars[first]) else { return nil }
    if value == 10, range.count > 1, let unit = Self.value(scalars[first + 1]), unit < 10 {
      return (10 + unit, 2)
    }
    return (value, 1)
  }
}
