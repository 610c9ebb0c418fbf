/// A day, a month or a year of the calendar, as records and headers of documents give it.
package struct CalendarDate: Hashable, Sendable {
  /// The year, 1000 to 2999.
  package let year: Int
  /// The month, 1 to 12; `nil` when only the year is known.
  package let month: Int?
  /// The day; `nil` when only the month is known.
  package let day: Int?

  /// A date; `nil` when there is none such.
  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1000...2999).contains(year), (1...12).contains(month ?? 1) else { return nil }
    if let day {
      guard let month, day >= 1, day <= Self.days(in: month, of: year) else { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// ISO 8601: `2021-11-01`, `2021-11` or `2021`.
  package var iso: String {
    func two(_ number: Int) -> String { number < 10 ? "-0\(number)" : "-\(number)" }
    return "\(year)" + (month.map(two) ?? "") + (day.map(two) ?? "")
  }

  /// Reads a text that is a date and nothing else but a time; `nil` when it is none, or when it
  /// may be several (3/4/2021).
  ///
  /// The forms: 2021-11-01 with any of `- / . _` or blanks between, 20211101, 2021年11月1日,
  /// 二〇二一年十一月一日, 民國110年11月1日, Nov 1, 2021, 1 November 2021, Mon Nov 1 10:00:00 2021,
  /// 25/12/2021, 2021-11, 2021年11月, 2021; a time with its zone may follow, a day of the week may
  /// stand before or behind.
  ///
  /// - Complexity: O(*n*).
  package init?(reading text: String) {
    var reader = DateReader(text)
    guard let date = reader.date() else { return nil }
    self = date
  }

  /// The day, in UTC, that a number of seconds or milliseconds since 1970 falls on; `nil` unless
  /// the number has 10 or 13 digits and lies in 2001 to 2029, so that it can be nothing else.
  package init?(epoch number: String) {
    guard [10, 13].contains(number.utf8.count),
      number.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(number)
    else { return nil }
    let seconds = number.utf8.count == 13 ? value / 1000 : value
    guard (1_000_000_000..<1_893_456_000).contains(seconds) else { return nil }
    var days = seconds / 86_400
    var year = 1970
    while days >= (Self.isLeap(year) ? 366 : 365) {
      days -= Self.isLeap(year) ? 366 : 365
      year += 1
    }
    var month = 1
    while days >= Self.days(in: month, of: year) {
      days -= Self.days(in: month, of: year)
      month += 1
    }
    self.init(year: year, month: month, day: days + 1)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Reads the parts of a date from its scalars.
private struct DateReader {
  private enum Part: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(Unicode.Scalar)
  }

  private var parts: ArraySlice<Part>

  /// Longer texts are no dates.
  private static let longest = 80

  init(_ text: String) {
    guard text.utf8.count <= 4 * Self.longest else {
      parts = []
      return
    }
    parts = Self.parts(of: text)[...]
  }

  /// Numbers, words and marks; white space only parts them.
  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var wasBlank = true
    for scalar in text.unicodeScalars {
      let value = narrow(scalar)
      if let digit = digit(value) {
        if case .number(let number, let digits) = parts.last, !wasBlank, digits < 17 {
          parts[parts.count - 1] = .number(number * 10 + digit, digits: digits + 1)
        } else {
          parts.append(.number(digit, digits: 1))
        }
      } else if (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) {
        let letter = String(UnicodeScalar(UInt8(value | 0x20)))
        if case .word(let word) = parts.last, !wasBlank {
          parts[parts.count - 1] = .word(word + letter)
        } else {
          parts.append(.word(letter))
        }
      } else if !scalar.properties.isWhitespace {
        parts.append(.mark(Unicode.Scalar(value) ?? scalar))
      }
      wasBlank = scalar.properties.isWhitespace
    }
    return joiningChineseNumerals(parts)
  }

  /// The ASCII form of a full-width character, and the character itself otherwise.
  private static func narrow(_ scalar: Unicode.Scalar) -> UInt32 {
    (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
  }

  private static func digit(_ value: UInt32) -> Int? {
    (0x30...0x39).contains(value) ? Int(value - 0x30) : nil
  }

  private static let numerals: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9, "十": 10, "廿": 20, "卅": 30,
  ]

  /// Numbers in place of 二〇二一, 十一 and 二十三.
  private static func joiningChineseNumerals(_ parts: [Part]) -> [Part] {
    var result: [Part] = []
    var index = 0
    while index < parts.count {
      var digits: [Int] = []
      while index < parts.count, case .mark(let mark) = parts[index],
        let value = numerals[mark]
      {
        digits.append(value)
        index += 1
      }
      if digits.isEmpty {
        result.append(parts[index])
        index += 1
      } else if digits.count > 4 {
        result += digits.map { .number($0, digits: 1) }
      } else if digits.contains(where: { $0 >= 10 }) {
        var total = 0
        for digit in digits {
          total += digit == 10 ? (total == 0 ? 10 : total * 10 - total) : digit
        }
        result.append(.number(total, digits: total < 10 ? 1 : 2))
      } else {
        result.append(.number(digits.reduce(0) { $0 * 10 + $1 }, digits: digits.count))
      }
    }
    return result
  }

  // MARK: The date

  mutating func date() -> CalendarDate? {
    skipWeekday()
    if case .word(let word) = parts.first, Self.months[word] != nil { return monthFirst() }
    let isRepublican = skip("民") && (skip("国") || skip("國"))
    guard case .number(let first, let digits) = parts.popFirst() else { return nil }
    if isRepublican { return skip("年") ? chinese(year: first + 1911) : nil }
    switch digits {
    case 8:
      let date = CalendarDate(
        year: first / 10_000, month: first / 100 % 100, day: first % 100)
      return ended(date)
    case 14:
      let day = first / 1_000_000
      return parts.isEmpty
        ? CalendarDate(year: day / 10_000, month: day / 100 % 100, day: day % 100) : nil
    case 4:
      if parts.isEmpty { return CalendarDate(year: first) }
      return skip("年") ? chinese(year: first) : yearFirst(first)
    case 1, 2: return dayFirst(first)
    default: return nil
    }
  }

  /// Behind 2021年.
  private mutating func chinese(year: Int) -> CalendarDate? {
    if parts.isEmpty { return CalendarDate(year: year) }
    guard let month = number(upTo: 2), skip("月") else { return nil }
    if parts.isEmpty { return CalendarDate(year: year, month: month) }
    guard let day = number(upTo: 2) else { return nil }
    _ = skip("日") || skip("号") || skip("號")
    return ended(CalendarDate(year: year, month: month, day: day))
  }

  /// Behind 2021.
  private mutating func yearFirst(_ year: Int) -> CalendarDate? {
    let separator = self.separator()
    if case .word(let word) = parts.first, let month = Self.months[word] {
      parts.removeFirst()
      if parts.isEmpty { return CalendarDate(year: year, month: month) }
      _ = self.separator()
      guard let day = number(upTo: 2) else { return nil }
      return ended(CalendarDate(year: year, month: month, day: day))
    }
    guard let month = number(upTo: 2) else { return nil }
    if parts.isEmpty { return CalendarDate(year: year, month: month) }
    guard self.separator() == separator, let day = number(upTo: 2) else { return nil }
    return ended(CalendarDate(year: year, month: month, day: day))
  }

  /// Nov 1, 2021 and Nov 2021, and with the time before the year.
  private mutating func monthFirst() -> CalendarDate? {
    guard case .word(let word) = parts.popFirst(), let month = Self.months[word] else { return nil }
    _ = skip(".")
    guard case .number(let value, let digits) = parts.popFirst() else { return nil }
    if digits == 4 { return parts.isEmpty ? CalendarDate(year: value, month: month) : nil }
    skipOrdinal()
    _ = skip(",")
    if let year = number(of: 4) { return ended(CalendarDate(year: year, month: month, day: value)) }
    // Mon Nov 1 10:00:00 2021
    guard case .number(let year, 4) = parts.popLast() else { return nil }
    return ended(CalendarDate(year: year, month: month, day: value))
  }

  /// 1 November 2021, 25/12/2021 and 12/25/2021; where both may be months, nobody knows.
  private mutating func dayFirst(_ first: Int) -> CalendarDate? {
    skipOrdinal()
    let separator = self.separator()
    if case .word(let word) = parts.first, let month = Self.months[word] {
      parts.removeFirst()
      _ = skip(".") || skip(",") || separator != nil && skip("-") || skip("/")
      guard let year = number(of: 4) else { return nil }
      return ended(CalendarDate(year: year, month: month, day: first))
    }
    guard separator != nil, let second = number(upTo: 2), self.separator() == separator,
      let year = number(of: 4)
    else { return nil }
    if first > 12 || first == second {
      return ended(CalendarDate(year: year, month: second, day: first))
    }
    return second > 12 ? ended(CalendarDate(year: year, month: first, day: second)) : nil
  }

  /// The date, if nothing but a time and a day of the week follows.
  private mutating func ended(_ date: CalendarDate?) -> CalendarDate? {
    guard date != nil else { return nil }
    for part in parts {
      switch part {
      case .number(_, let digits): if digits > 9 { return nil }
      case .word(let word): if !Self.isOfTime(word) { return nil }
      case .mark(let mark): if !Self.timeMarks.contains(mark) { return nil }
      }
    }
    // A time begins with an hour.
    if let first = parts.first(where: { if case .mark = $0 { false } else { true } }) {
      switch first {
      case .number(let hour, let digits):
        if digits <= 2, hour > 24 { return nil }
      default: break
      }
    }
    return date
  }

  // MARK: Parts

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard parts.first == .mark(mark) else { return false }
    parts.removeFirst()
    return true
  }

  private mutating func separator() -> Unicode.Scalar? {
    guard case .mark(let mark) = parts.first, "-/._‐–—".unicodeScalars.contains(mark) else {
      return nil
    }
    parts.removeFirst()
    return mark
  }

  private mutating func number(upTo limit: Int) -> Int? {
    guard case .number(let value, let digits) = parts.first, digits <= limit else { return nil }
    parts.removeFirst()
    return value
  }

  private mutating func number(of count: Int) -> Int? {
    guard case .number(let value, count) = parts.first else { return nil }
    parts.removeFirst()
    return value
  }

  private mutating func skipOrdinal() {
    if case .word(let word) = parts.first, ["st", "nd", "rd", "th"].contains(word) {
      parts.removeFirst()
    }
  }

  private mutating func skipWeekday() {
    guard case .word(let word) = parts.first, Self.weekday(word) != nil else { return }
    parts.removeFirst()
    _ = skip(".")
    _ = skip(",")
  }

  /// Whether a word belongs to a time: a zone, a half of the day, a day of the week.
  private static func isOfTime(_ word: String) -> Bool {
    ["t", "z", "at", "am", "pm", "utc"].contains(word) || weekday(word) != nil
      || (3...4).contains(word.utf8.count) && word.hasSuffix("t")
  }

  private static func weekday(_ word: String) -> Int? {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].firstIndex {
      word.hasPrefix($0) && (word.utf8.count <= 4 || word.hasSuffix("day"))
    }
  }

  private static let timeMarks = Set("T:：.,+-/()[]时時分秒点點上下午早晚凌晨中夜间間星期周週礼禮拜日天".unicodeScalars)

  private static let months: [String: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    var months: [String: Int] = ["sept": 9]
    for (index, name) in names.enumerated() {
      months[name] = index + 1
      months[String(name.prefix(3))] = index + 1
    }
    return months
  }()
}
