import HanCore

/// Finds dates and times, and gives them values by ISO 8601.
struct DateScanner {
  private let scalars: NumericText
  private let numbers: NumberScanner
  /// The year and month of the document, when it has a date.
  private let base: (year: Int, month: Int, day: Int)?

  /// - Parameter base: The document's date, `2021-11-01` or longer.
  init(_ scalars: NumericText, base: String?) {
    self.scalars = scalars
    numbers = NumberScanner(text: scalars)
    self.base = base.flatMap(Self.parse)
  }

  /// The dates as ranges of scalars with their values, in order.
  ///
  /// - Complexity: O(*n*).
  var dates: [(range: Range<Int>, value: String?)] {
    var result: [(range: Range<Int>, value: String?)] = []
    var index = 0
    let starts = EntityStarts.dates
    while index < scalars.count {
      if starts.mayContain(scalars[index]), let (end, value) = date(at: index) {
        result.append((index..<end, value))
        index = end
      } else {
        index += 1
      }
    }
    return result
  }

  private static func parse(_ date: String) -> (year: Int, month: Int, day: Int)? {
    let parts = date.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
      return nil
    }
    return (parts[0], parts[1], parts[2])
  }

  private func date(at start: Int) -> (end: Int, value: String?)? {
    let before = scalars[start - 1]
    guard !("0"..."9").contains(before), before != ".", before != "-" else { return nil }
    if let found = lunar(at: start) { return (found, nil) }
    if let found = numeric(at: start) ?? calendar(at: start) ?? relative(at: start) {
      // A time of day belongs to the date before it.
      if let time = time(at: skipBlank(found.end)) {
        let value = found.value.map { "\($0)T\(time.value)" }
        return (time.end, found.precision == .day ? value : found.value)
      }
      return (dayPart(at: found.end), found.value)
    }
    if let time = time(at: start) { return (time.end, "T\(time.value)") }
    return nil
  }

  private enum Precision { case year, month, day }

  private typealias Found = (end: Int, value: String?, precision: Precision)

  private func skipBlank(_ index: Int) -> Int { scalars[index] == " " ? index + 1 : index }

  /// 2021-11-01, 2021/11/1, 2021.11.1
  private func numeric(at start: Int) -> Found? {
    guard let year = digits(4, at: start), let separator = separator(at: start + 4),
      let (month, monthEnd) = shortNumber(at: start + 5, upTo: 12), scalars[monthEnd] == separator,
      let (day, dayEnd) = shortNumber(at: monthEnd + 1, upTo: 31), (1900...2100).contains(year)
    else { return nil }
    return (dayEnd, Self.iso(year, month, day), .day)
  }

  private func separator(at index: Int) -> Unicode.Scalar? {
    "-/.".unicodeScalars.contains(scalars[index]) ? scalars[index] : nil
  }

  private func digits(_ count: Int, at start: Int) -> Int? {
    var value = 0
    for index in start..<(start + count) {
      guard let digit = scalars.digit(at: index) else { return nil }
      value = value * 10 + digit
    }
    return scalars.digit(at: start + count) == nil ? value : nil
  }

  /// A number of one or two digits, or in Chinese numerals, from 1 up to a limit.
  private func shortNumber(at start: Int, upTo limit: Int) -> (Int, Int)? {
    guard let number = numbers.number(at: start), number.value >= 1, !number.isApproximate,
      number.value <= Double(limit), number.value == number.value.rounded()
    else { return nil }
    return (Int(number.value), number.end)
  }

  /// 2021年11月1日, 11月1日, 2021年11月, 2021年, 25日; 今年3月份
  private func calendar(at start: Int) -> Found? {
    var index = start
    var year: Int?
    var hasYear = false
    if let (end, value) = relativeYear(at: index) {
      (index, year, hasYear) = (end, value, true)
    } else if let number = numbers.number(at: index), scalars[number.end] == "年",
      (1000...2999).contains(number.value), !number.isApproximate
    {
      (index, year, hasYear) = (number.end + 1, Int(number.value), true)
    }
    if let (month, end) = shortNumber(at: index, upTo: 12), scalars[end] == "月" {
      index = end + 1
      year = year ?? base?.year
      if let (day, dayEnd) = shortNumber(at: index, upTo: 31), "日号".contains(scalars[dayEnd]) {
        return (dayEnd + 1, Self.iso(year, month, day), .day)
      }
      if scalars[index] == "份" { index += 1 }
      if "初中底末".contains(scalars[index]) { index += 1 }
      if scalars.first(of: Self.thirds, at: index) != nil { index += 2 }
      return (index, Self.iso(year, month, nil), .month)
    }
    if hasYear { return (index, year.map { Self.padded($0, 4) }, .year) }
    if let (day, end) = shortNumber(at: start, upTo: 31), scalars[end] == "日",
      !"本常报均".contains(scalars[end + 1])
    {
      let value =
        base.map { Self.iso($0.year, $0.month, day) } ?? "---\(Self.padded(day, 2))"
      return (end + 1, value, .day)
    }
    return nil
  }

  private func relativeYear(at start: Int) -> (end: Int, year: Int?)? {
    guard let word = scalars.first(of: Self.relativeYears.words, at: start) else { return nil }
    let difference = Self.relativeYears.differences[word] ?? 0
    return (start + 2, base.map { $0.year + difference })
  }

  /// 今天, 昨日, 本月, 上月
  private func relative(at start: Int) -> Found? {
    if let word = scalars.first(of: Self.relativeDays.words, at: start) {
      let difference = Self.relativeDays.differences[word] ?? 0
      return (start + 2, base.map { Self.day($0, difference) }, .day)
    }
    if let word = scalars.first(of: Self.relativeMonths.words, at: start) {
      let difference = Self.relativeMonths.differences[word] ?? 0
      let value = base.map { base in
        let month = base.year * 12 + base.month - 1 + difference
        return Self.iso(month / 12, month % 12 + 1, nil)
      }
      return (start + 2, value, .month)
    }
    return nil
  }

  /// 腊月廿八, 正月初一, 大年初二: days of the lunar calendar, which get no value.
  private func lunar(at start: Int) -> Int? {
    guard let month = scalars.first(of: Self.lunarMonths, at: start) else { return nil }
    var index = start + month.unicodeScalars.count
    guard "初廿十二三".contains(scalars[index]) else { return nil }
    while index < start + 5, "初廿一二三四五六七八九十".contains(scalars[index]) { index += 1 }
    return index
  }

  /// 8:30, 上午8时, 晚上七点半
  private func time(at start: Int) -> (end: Int, value: String)? {
    let part = dayPart(at: start)
    let isLate = scalars.first(of: Self.latePartsOfDay, at: start) != nil
    let index = skipBlank(part)
    guard let number = numbers.number(at: index), number.value <= 24, !number.isApproximate,
      number.value == number.value.rounded(),
      part > start || !(("0"..."9").contains(scalars[index - 1]))
    else { return nil }
    var hour = Int(number.value)
    var minute = 0
    var end = number.end
    if scalars[end] == ":", let value = digits(2, at: end + 1), value < 60 {
      minute = value
      end += 3
    } else if scalars[end] == "时" && scalars[end + 1] != "间" || scalars[end] == "点" && part > start
    {
      end += 1
      if scalars[end] == "半" {
        (minute, end) = (30, end + 1)
      } else if let (value, minuteEnd) = shortNumber(at: end, upTo: 59), scalars[minuteEnd] == "分" {
        (minute, end) = (value, minuteEnd + 1)
      }
    } else {
      return nil
    }
    if isLate, hour < 12 { hour += 12 }
    return (end, "\(Self.padded(hour, 2)):\(Self.padded(minute, 2))")
  }

  /// The index behind a part of the day, or the same index.
  private func dayPart(at start: Int) -> Int {
    guard let word = scalars.first(of: Self.partsOfDay, at: start) else { return start }
    return start + word.unicodeScalars.count
  }

  // MARK: Words

  private static let partsOfDay = WordTable(
    "上午 下午 中午 早上 早晨 晚上 凌晨 傍晚 夜间 深夜 清晨 晚")
  private static let latePartsOfDay = WordTable(
    "下午 傍晚 晚上 晚 夜间 深夜")
  private static let thirds = WordTable(
    "上旬 中旬 下旬")
  private static let lunarMonths = WordTable(
    "腊月 正月 大年 冬月")

  /// Words for a year, a month or a day, and how far it is from that of the document.
  private typealias Relative = (words: WordTable, differences: [String: Int])

  private static func relative(_ differences: [String: Int]) -> Relative {
    (WordTable(differences.keys.sorted().joined(separator: " ")), differences)
  }

  private static let relativeYears = relative(["今年": 0, "去年": -1, "明年": 1, "前年": -2, "本年": 0])
  private static let relativeMonths = relative(["本月": 0, "上月": -1, "下月": 1])
  private static let relativeDays = relative([
    "今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "明天": 1, "明日": 1, "前天": -2, "后天": 2,
  ])

  // MARK: Values

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func iso(_ year: Int?, _ month: Int, _ day: Int?) -> String {
    let start = year.map { padded($0, 4) + "-" } ?? "--"
    return start + padded(month, 2) + (day.map { "-" + padded($0, 2) } ?? "")
  }

  /// The day before or after a date.
  private static func day(
    _ base: (year: Int, month: Int, day: Int), _ difference: Int
  ) -> String {
    var (year, month, day) = base
    day += difference
    if day < 1 {
      month -= 1
      if month < 1 { (year, month) = (year - 1, 12) }
      day += length(year, month)
    } else if day > length(year, month) {
      day -= length(year, month)
      month += 1
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    return iso(year, month, day)
  }

  private static func length(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension String {
  /// Whether the scalar is one of this text's; NUL never is.
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\0" && unicodeScalars.contains(scalar)
  }
}
