/// Dates in English, as blogs in Chinese have them: May 30, 2010; Dec 28 Sat 2013; 3 August 2014.
enum EnglishDates {
  private static let months: [[Unicode.Scalar]] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.unicodeScalars) }

  /// Whether a date may begin with a character: a capital that a month begins with.
  @inline(__always)
  static func canBegin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "J", "F", "M", "A", "S", "O", "N", "D": true
    default: false
    }
  }

  /// The date that begins at `start` with a month, and where it ends.
  ///
  /// - Complexity: O(1).
  static func monthFirst(
    in line: [Unicode.Scalar], at start: Int
  ) -> (date: PageDate, end: Int)? {
    if start > 0, isLetter(line[start - 1]) { return nil }
    guard let month = month(in: line, at: start) else { return nil }
    var index = skipBlanks(line, month.end)
    guard index > month.end, let day = number(in: line, at: index), day.digits <= 2 else {
      return nil
    }
    // 1st, 2nd; a weekday
    index = skipLetters(line, day.end, limit: 2)
    index = skipBlanks(line, index)
    index = skipBlanks(line, skipLetters(line, index, limit: 9))
    guard index > day.end, let year = number(in: line, at: index), year.digits == 4 else {
      return nil
    }
    return (PageDate(year: year.value, month: month.number, day: day.value), year.end)
  }

  /// The date whose day ends at `end`: a month and a year behind it.
  ///
  /// - Complexity: O(1).
  static func dayFirst(
    _ day: Int, in line: [Unicode.Scalar], from end: Int
  ) -> (date: PageDate, end: Int)? {
    var index = skipBlanks(line, end)
    guard index > end, let month = month(in: line, at: index) else { return nil }
    index = skipBlanks(line, month.end)
    guard index > month.end, let year = number(in: line, at: index), year.digits == 4 else {
      return nil
    }
    return (PageDate(year: year.value, month: month.number, day: day), year.end)
  }

  /// A month's name, or three or four letters of it.
  private static func month(
    in line: [Unicode.Scalar], at start: Int
  ) -> (number: Int, end: Int)? {
    let end = skipLetters(line, start, limit: 10)
    guard end - start >= 3 else { return nil }
    let word = line[start..<end].map { Unicode.Scalar($0.value | 0x20) ?? $0 }
    guard let index = months.firstIndex(where: { $0.starts(with: word) }),
      word.count <= 4 || word.count == months[index].count
    else { return nil }
    return (index + 1, end)
  }

  private static func number(
    in line: [Unicode.Scalar], at start: Int
  ) -> (value: Int, digits: Int, end: Int)? {
    var value = 0
    var index = start
    while index < line.count, index - start < 5, let digit = DateReading.digit(line[index]) {
      value = value * 10 + digit
      index += 1
    }
    return index > start ? (value, index - start, index) : nil
  }

  /// The end of the letters at a place; the place itself when there are more than `limit`.
  private static func skipLetters(_ line: [Unicode.Scalar], _ start: Int, limit: Int) -> Int {
    var index = start
    while index < line.count, isLetter(line[index]) {
      index += 1
      if index - start > limit { return start }
    }
    return index
  }

  private static func skipBlanks(_ line: [Unicode.Scalar], _ start: Int) -> Int {
    var index = start
    while index < line.count,
      line[index].isBlank || line[index] == "," || line[index] == "." || line[index] == "-"
    { index += 1 }
    return index
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x61...0x7A).contains(scalar.value | 0x20)
  }
}
