import HanStatistics

/// The days of documents by their positions, four bytes each.
struct DocumentDates: Sendable {
  /// Year, month and day as one number, 20211101; months and days that are not known are 0, and so is
  /// a document without a date.
  private var days: [Int32] = []

  /// Keeps the date of a document; of one in ISO 8601 as much as it says, of others nothing.
  mutating func add(_ date: String?, of position: Int) {
    while days.count <= position { days.append(0) }
    if let date { days[position] = Self.day(date) }
  }

  /// The day of a document whose date says year, month and day, as a number that grows with time.
  func day(of position: Int) -> Int32? {
    guard days.indices.contains(position), days[position] % 100 > 0 else { return nil }
    return days[position]
  }

  /// The date of a document as far as it is known, for periods.
  func date(of position: Int) -> String? {
    guard days.indices.contains(position), days[position] > 0 else { return nil }
    let day = Int(days[position])
    var date = String(day / 10_000)
    for part in [day / 100 % 100, day % 100] where part > 0 {
      date += (part < 10 ? "-0" : "-") + String(part)
    }
    return date
  }

  private static func day(_ date: String) -> Int32 {
    var parts: [Int32] = []
    for part in date.prefix(10).split(separator: "-", omittingEmptySubsequences: false) {
      let width = parts.isEmpty ? 4 : 2
      guard parts.count < 3, part.utf8.count == width, let number = Int32(part), number > 0 else {
        break
      }
      parts.append(number)
    }
    guard let year = parts.first, (1000...2999).contains(year) else { return 0 }
    return year * 10_000 + (parts.count > 1 ? parts[1] : 0) * 100 + (parts.count > 2 ? parts[2] : 0)
  }
}
