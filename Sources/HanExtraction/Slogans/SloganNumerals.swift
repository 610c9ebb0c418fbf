import HanCore

/// Chinese numerals that count items.
enum SloganNumerals {
  /// The value of a numeral of one character, `nil` for other characters.
  static func value(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "一": 1
    case "二", "两", "双": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    case "十": 10
    default: nil
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
