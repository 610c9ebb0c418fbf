import HanTestSupport
import Testing

@testable import HanCore

@Suite("Dates of records")
struct CalendarDateTests {
  @Test(
    "the usual forms are read",
    arguments: [
      ("2024-03-05", "2024-03-05"), ("2024/3/5", "2024-03-05"), ("2024.3.5", "2024-03-05"),
      ("2024年3月5日", "2024-03-05"), ("2024 年 3 月 5 日 星期二", "2024-03-05"),
      ("20240305", "2024-03-05"), ("20240305100000", "2024-03-05"),
      ("2024-03-05T10:00:00+08:00", "2024-03-05"), ("2024-03-05T10:00:00.123Z", "2024-03-05"),
      ("2024-03-05 10:00", "2024-03-05"), ("2024/03/05 上午10:00", "2024-03-05"),
      ("2024-3-5 10时30分", "2024-03-05"), ("2024年3月5日 10：30", "2024-03-05"),
      ("Mar 5 2024", "2024-03-05"), ("March 5, 2024", "2024-03-05"),
      ("5 March 2024", "2024-03-05"), ("5th of", ""),
      ("Mar 5th, 2024 at 10:00 PM CST", "2024-03-05"),
      ("Tue, 05 Mar 2024 10:00:00 +0800", "2024-03-05"), ("05-Mar-2024", "2024-03-05"),
      ("Tue Mar  5 10:00:00 2024", "2024-03-05"), ("Tuesday, March 5, 2024", "2024-03-05"),
      ("2024-Mar-05", "2024-03-05"), ("25/12/2024", "2024-12-25"), ("12/25/2024", "2024-12-25"),
      ("二〇二四年三月五日", "2024-03-05"), ("二零二四年十二月二十五日", "2024-12-25"),
      ("民國113年3月5日", "2024-03-05"), ("２０２４－０３－０５", "2024-03-05"),
      (" 2024_03_05 ", "2024-03-05"), ("2024-03", "2024-03"), ("2024年3月", "2024-03"),
      ("Mar 2024", "2024-03"), ("2024", "2024"), ("2024年", "2024"), ("2024-02-29", "2024-02-29"),
      // Not dates, or more than one.
      ("", ""), ("yesterday", ""), ("3/4/2024", ""), ("2023-02-29", ""), ("2024-13-01", ""),
      ("2024-3-32", ""), ("24-3-5", ""), ("2024-03-05 to 2024-04-01", ""), ("12345678", ""),
      ("2024-03-05第三版", ""), ("0000-00-00", ""), ("1709600000", ""), ("2024-03/05", ""),
    ])
  func forms(written: String, iso: String) {
    #expect(CalendarDate(reading: written)?.iso ?? "" == iso, "\(written)")
  }

  @Test("seconds and milliseconds since 1970 are days in UTC")
  func epochs() {
    #expect(CalendarDate(epoch: "1709600000")?.iso == "2024-03-05")
    #expect(CalendarDate(epoch: "1709251200")?.iso == "2024-03-01")
    #expect(CalendarDate(epoch: "1709251199")?.iso == "2024-02-29")
    #expect(CalendarDate(epoch: "1609459199999")?.iso == "2020-12-31")
    for other in ["17096", "2024030510", "-1709600000", "1709600000.5", "99999999999"] {
      #expect(CalendarDate(epoch: other) == nil)
    }
  }

  @Test("ISO dates are read back, and any text is read or refused", arguments: 0..<100)
  func laws(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let date = CalendarDate(
      year: 1000 + generator.below(2000), month: 1 + generator.below(12),
      day: 1 + generator.below(28))
    #expect(date != nil && CalendarDate(reading: date?.iso ?? "") == date)
    _ = CalendarDate(reading: RandomText.text(upTo: 40, using: &generator))
    let parts = [
      "2024", "年", "-", "3", "/", "月", "5", "T", "Mar", " ", "十", ":", "99999999999999999",
    ]
    let odd = (0..<8).map { _ in parts[generator.below(parts.count)] }.joined()
    if let read = CalendarDate(reading: odd) { #expect(read.iso.hasPrefix("\(read.year)")) }
  }
}
