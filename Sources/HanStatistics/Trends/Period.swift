/// A unit of time.
package enum Period: String, CaseIterable, Sendable {
  case day, week, month, quarter, year

  /// The number of the period that a date by ISO 8601 lies in, counted without gaps; `nil` when the
  /// date does not say.
  package func place(of date: String) -> Int? {
    let parts = date.split(separator: "-").map { Int($0) }
    guard let year = parts.first ?? nil else { return nil }
    if self == .year { return year }
    guard parts.count > 1, let month = parts[1] else { return nil }
    switch self {
    case .month: return year * 12 + month - 1
    case .quarter: return year * 4 + (month - 1) / 3
    default: break
    }
    guard parts.count > 2, let day = parts[2] else { return nil }
    let number = Self.days(year, month, day)
    // Weeks begin on Monday; day 0 is a Thursday.
    return self == .day ? number : Int((Double(number + 3) / 7).rounded(.down))
  }

  /// What a period is called: 2024-03, 2024-Q1, 2024-W02, by ISO 8601.
  package func name(of place: Int) -> String {
    switch self {
    case .year: return Self.padded(place, 4)
    case .month: return "\(Self.padded(place / 12, 4))-\(Self.padded(place % 12 + 1, 2))"
    case .quarter: return "\(Self.padded(place / 4, 4))-Q\(place % 4 + 1)"
    case .day:
      let (year, month, day) = Self.date(place)
      return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    case .week:
      // A week belongs to the year of its Thursday.
      let thursday = place * 7
      let year = Self.date(thursday).year
      let week = (thursday - Self.days(year, 1, 1)) / 7 + 1
      return "\(Self.padded(year, 4))-W\(Self.padded(week, 2))"
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Days since 1970-01-01 in the Gregorian calendar (Hinnant, days_from_civil).
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date of a day (Hinnant, civil_from_days).
  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let days = days + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }
}
