import HanCore

/// Dates the way pages write them.
struct PageDate: Hashable, Sendable {
  /// `nil` when the page leaves it out.
  var year: Int?
  var month: Int
  var day: Int

  /// ISO 8601: `2021-11-01`, or `--11-01` without a year.
  var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (year.map { String($0) } ?? "-") + "-" + two(month) + "-" + two(day)
  }
}

/// Reads dates in a line.
enum DateReading {
  /// A date in a line: which scalars it covers, its time included.
  struct Found {
    var range: Range<Int>
    var date: PageDate
  }

  /// The date that begins at `start`, if one does: 2021-11-01, 2021/11/1, 2021.11.01,
  /// 2021年11月1日, 二〇二一年十一月一日, 民國110年11月1日, 11月1日, 20211101, Nov 1, 2021,
  /// 1 November 2021, each with or without a time behind.
  static func date(in line: [Unicode.Scalar], at start: Int) -> Found? {
    // Not inside a number.
    guard canBegin(line[start]) else { return nil }
    if EnglishDates.canBegin(line[start]) {
      return EnglishDates.monthFirst(in: line, at: start).flatMap {
        found($0.date, in: line, from: start, to: $0.end)
      }
    }
    if start > 0, digit(line[start - 1]) != nil, digit(line[start]) != nil { return nil }
    var cursor = Cursor(line: line, index: start)
    let isRepublican = cursor.skip("民", "国") || cursor.skip("民", "國")
    cursor.skipBlanks()
    guard let first = cursor.number(limit: 8) else { return nil }
    var date: PageDate
    if first.digits == 8 {
      date = PageDate(
        year: first.value / 10_000, month: first.value / 100 % 100, day: first.value % 100)
    } else if cursor.skip("年") {
      cursor.skipBlanks()
      guard let month = cursor.number(limit: 2), cursor.skip("月") else { return nil }
      cursor.skipBlanks()
      let year = isRepublican || first.digits == 3 ? first.value + 1911 : first.value
      guard let day = cursor.number(limit: 3) else { return nil }
      _ = cursor.skip("日") || cursor.skip("号") || cursor.skip("號")
      date = PageDate(
        year: first.digits == 2 && !isRepublican ? 2000 + first.value : year, month: month.value,
        day: day.value)
    } else if first.digits <= 2, cursor.skip("月") {
      cursor.skipBlanks()
      guard let day = cursor.number(limit: 3),
        cursor.skip("日") || cursor.skip("号") || cursor.skip("號")
      else { return nil }
      date = PageDate(year: nil, month: first.value, day: day.value)
    } else if first.digits == 4, let mark = cursor.peek, Marks.betweenDateParts.contains(mark) {
      cursor.index += 1
      cursor.skipBlanks()
      guard let month = cursor.number(limit: 2), cursor.peek == mark else { return nil }
      cursor.index += 1
      cursor.skipBlanks()
      guard let day = cursor.number(limit: 2) else { return nil }
      date = PageDate(year: first.value, month: month.value, day: day.value)
    } else if first.digits == 2, first.value > 12, let mark = cursor.peek,
      Marks.betweenDateParts.contains(mark)
    {
      // 21-01-2019: a day that is no month
      cursor.index += 1
      guard let month = cursor.number(limit: 2), month.digits == 2, cursor.peek == mark else {
        return nil
      }
      cursor.index += 1
      guard let year = cursor.number(limit: 4), year.digits == 4 else { return nil }
      date = PageDate(year: year.value, month: month.value, day: first.value)
    } else if first.digits <= 2,
      let found = EnglishDates.dayFirst(first.value, in: line, from: cursor.index)
    {
      (date, cursor.index) = found
    } else {
      return nil
    }
    return found(date, in: line, from: start, to: cursor.index)
  }

  /// A date with the time behind it; `nil` when there is no such day.
  private static func found(
    _ date: PageDate, in line: [Unicode.Scalar], from start: Int, to end: Int
  ) -> Found? {
    guard (1...12).contains(date.month), (1...31).contains(date.day),
      date.year.map({ (1900...2100).contains($0) }) ?? true
    else { return nil }
    var cursor = Cursor(line: line, index: end)
    cursor.skipTime()
    return Found(range: start..<cursor.index, date: date)
  }

  /// A month and a day behind a label, without a year: 09-30, 9/30 22:46.
  static func short(_ value: [Unicode.Scalar]) -> PageDate? {
    shortEnd(in: value, at: 0).flatMap { _ in shortDate(in: value, at: 0)?.date }
  }

  /// The end of a month and a day without a year, and of the time behind, at a place.
  static func shortEnd(in line: [Unicode.Scalar], at start: Int) -> Int? {
    guard let found = shortDate(in: line, at: start) else { return nil }
    var end = found.end
    // A time, perhaps without a blank before it.
    var next = end
    while next < line.count, line[next].isBlank { next += 1 }
    if next + 2 < line.count, digit(line[next]) != nil {
      var stop = next
      while stop < line.count, digit(line[stop]) != nil || line[stop] == ":" || line[stop] == "：" {
        stop += 1
      }
      if line[next..<stop].contains(":") || line[next..<stop].contains("：") { end = stop }
    }
    return end
  }

  private static func shortDate(
    in line: [Unicode.Scalar], at start: Int
  ) -> (date: PageDate, end: Int)? {
    func number(_ start: Int) -> (value: Int, end: Int)? {
      var end = start
      var value = 0
      while end < line.count, end < start + 2, let digit = digit(line[end]) {
        value = value * 10 + digit
        end += 1
      }
      return end > start ? (value, end) : nil
    }
    guard let month = number(start), (1...12).contains(month.value), month.end < line.count,
      line[month.end] == "-" || line[month.end] == "/", let day = number(month.end + 1),
      (1...31).contains(day.value),
      day.end >= line.count || line[day.end] != line[month.end]
    else { return nil }
    return (PageDate(year: nil, month: month.value, day: day.value), day.end)
  }

  /// Whether a short line has a time of the day and a date or a counter of days beside it, as the
  /// heads of posts have: 5月3日 21:17 来自 iPhone客户端.
  static func isStamp(_ line: Substring) -> Bool {
    guard line.utf8.count <= 80 else { return false }
    let scalars = line.scalars
    guard scalars.count >= 4, !scalars.contains(where: { Marks.closing.contains($0) }) else {
      return false
    }
    return scalars.indices.contains { index in
      date(in: scalars, at: index) != nil || shortEnd(in: scalars, at: index) == scalars.count
    }
  }

  /// Whether the line is a date or a time and nothing else.
  static func isAlone(_ line: some Sequence<Unicode.Scalar>) -> Bool {
    var digits = 0
    var marks = 0
    for scalar in line {
      if scalar.isBlank { continue }
      if digit(scalar) != nil {
        digits += 1
      } else if Marks.dateAlone.contains(scalar) {
        marks += 1
      } else {
        return false
      }
    }
    return digits >= 1 && marks >= 1 && (digits >= 3 || marks >= 2)
  }

  /// Whether a date may begin with a character.
  @inline(__always)
  static func canBegin(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || EnglishDates.canBegin(scalar) || scalar == "民" || scalar == "十"
      || chineseDigit(scalar) != nil
  }

  /// The value of a Chinese digit; pages write a circle for 〇, too.
  private static func chineseDigit(_ scalar: Unicode.Scalar) -> Int? {
    scalar == "○" ? 0 : scalar.chineseDigit
  }

  @inline(__always)
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }

  /// Reads a line front to back.
  private struct Cursor {
    let line: [Unicode.Scalar]
    var index: Int

    var peek: Unicode.Scalar? { index < line.count ? line[index] : nil }

    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
      guard peek == scalar else { return false }
      index += 1
      return true
    }

    mutating func skip(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
      guard index + 1 < line.count, line[index] == first, line[index + 1] == second else {
        return false
      }
      index += 2
      return true
    }

    mutating func skipBlanks() {
      while let scalar = peek, scalar == " " || scalar == "\u{A0}" { index += 1 }
    }

    /// Arabic or Chinese digits; `digits` counts them, and two for 十.
    mutating func number(limit: Int) -> (value: Int, digits: Int)? {
      var value = 0
      var digits = 0
      if let scalar = peek, DateReading.digit(scalar) == nil {
        // 十一, 二十, 二十一, 二〇二一
        var tens: Int?
        var count = 0
        while let scalar = peek, count < 4 {
          if scalar == "十" {
            tens = count == 0 ? 1 : value
            value = 0
          } else if let digit = DateReading.chineseDigit(scalar) {
            value = value * 10 + digit
          } else {
            break
          }
          count += 1
          index += 1
        }
        guard count > 0 else { return nil }
        return (tens.map { $0 * 10 + value } ?? value, tens == nil ? count : 2)
      }
      while let scalar = peek, let digit = DateReading.digit(scalar), digits <= limit {
        value = value * 10 + digit
        digits += 1
        index += 1
      }
      return digits > 0 && digits <= limit ? (value, digits) : nil
    }

    /// A weekday and a time behind a date.
    mutating func skipTime() {
      let start = index
      var end = index
      var seen = false
      while let scalar = peek, index - start < 24 {
        if DateReading.digit(scalar) != nil {
          seen = true
        } else if !Marks.times.contains(scalar) {
          break
        }
        index += 1
        if DateReading.digit(scalar) != nil || Marks.timeEnds.contains(scalar) {
          end = index
        } else if Marks.hours.contains(scalar), seen {
          end = index
        }
      }
      index = seen ? end : start
    }
  }
}
