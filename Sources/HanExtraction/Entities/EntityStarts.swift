/// The characters that dates, times and quantities may begin with: hardly one in twenty of a text,
/// so that the others are passed by without a closer look.
enum EntityStarts {
  private static let numerals = "0123456789〇零○一二三四五六七八九两壹贰叁肆伍陆柒捌玖十拾百佰千仟"

  /// Of dates and times: numbers, 今天, 去年, 本月, 腊月, 上午 and their like.
  static let dates = ScalarFilter((numerals + "今昨明前后本上下去腊正大冬中早晚凌傍夜深清").unicodeScalars)

  /// Of numbers by themselves.
  static let numbers = ScalarFilter((numerals + "几数半万亿").unicodeScalars)

  /// Of quantities: numbers, and words that make them estimates.
  static let quantities = ScalarFilter(
    Array((numerals + "几数半万亿").unicodeScalars) + QuantityUnits.estimates.beginnings)
}
