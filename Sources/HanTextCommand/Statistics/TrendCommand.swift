import ArgumentParser
import Foundation
import HanText

/// `hantext trend`
struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Shows how the frequency of words changes over time.",
    discussion: """
      Frequencies are per million words of a period. A period without documents is null, not nought. \
      Without terms, those are listed that rise and fall most surely.

      Example: hantext trend 图书馆 --period month --input-format jsonl news.jsonl
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .customLong("term"), parsing: .singleValue,
    help: ArgumentHelp(
      "A word, in either script; repeatable. What stands before the paths and names no file is one.",
      valueName: "term"))
  var namedTerms: [String] = []

  @Option(help: ArgumentHelp("day, week, month, quarter or year.", valueName: "period"))
  var period: Period = .month

  @Option(
    help: ArgumentHelp("The least occurrences of a word that is listed unasked.", valueName: "n"))
  var minimum = 5

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let given = input.paths.prefix { $0 != "-" && access($0, F_OK) != 0 }
    let terms = namedTerms + given
    let paths = Array(input.paths.dropFirst(given.count))
    let output = try OutputWriter()
    var rows = StatisticsTable(table, output: output)
    let run = try StatisticsRun(
      of: Self.self, paths: paths, input: input, options: options, analysis: analysis,
      selection: selection)
    var periods: [Int: FrequencyList] = [:]
    var undated = 0
    let outcome = try run.perform {
      $0.words
    } deliver: { fields, words in
      guard let place = fields.calendarDate.flatMap({ period.place(of: $0) }) else {
        return undated += 1
      }
      periods[place, default: FrequencyList()].add(words)
    }
    if undated > 0 {
      run.run.messages.warning("\(undated) documents without a date to the \(period) are left out")
    }
    if let first = periods.keys.min(), let last = periods.keys.max() {
      if periods.count < 4 {
        run.run.messages.warning(
          "the test of Mann and Kendall wants 4 periods with documents; there are \(periods.count)")
      }
      for item in try list(terms, periods, first...last) {
        try rows.write(row(item, first...last))
      }
    }
    try output.finish()
    try outcome.check()
  }

  /// A word with its frequency in each period.
  fileprivate struct Item {
    var term: Term
    var counts: [Int]
    var trend: Trend
  }

  private func list(
    _ terms: [String], _ periods: [Int: FrequencyList], _ range: ClosedRange<Int>
  ) throws -> [Item] {
    func item(_ term: Term) -> Item {
      let counts = range.map { periods[$0]?[term].occurrences ?? 0 }
      let trend = Trend(
        range.map { place in
          guard let list = periods[place], list.tokens > 0 else { return nil }
          return Double(list[term].occurrences) * 1e6 / Double(list.tokens)
        })
      return Item(term: term, counts: counts, trend: trend)
    }
    if !terms.isEmpty {
      let canonicalizer = try Canonicalizer()
      return terms.map { item(Term(canonicalizer.canonical($0))) }
    }
    var all: Set<Term> = []
    for list in periods.values { all.formUnion(list.words) }
    let frequent = all.map(item).filter { $0.counts.reduce(0, +) >= minimum }
    return frequent.sorted { (a: Item, b: Item) -> Bool in
      rankedBefore((a.sureness, a.term), (b.sureness, b.term))
    }
  }

  private func row(_ item: Item, _ range: ClosedRange<Int>) -> StatisticsRow {
    let test = item.trend.mannKendall
    let isTested = item.trend.values.count { $0 != nil } >= 4
    var row = StatisticsRow()
    row.add("term", .text(item.term.text))
    row.add("period", .text(period.rawValue))
    row.add("periods", .texts(range.map { period.name(of: $0) }))
    row.add("tf", .integers(item.counts))
    row.add("per_million", .numbers(item.trend.values))
    row.add("theil_sen", .number(item.trend.slope))
    row.add("least_squares_slope", .number(item.trend.leastSquaresSlope))
    row.add("mann_kendall_s", isTested ? .integer(test?.statistic ?? 0) : .number(nil))
    row.add("mann_kendall_variance", .number(isTested ? test?.variance : nil))
    row.add("mann_kendall_z", .number(isTested ? test?.z : nil))
    row.add("mann_kendall_p", .number(isTested ? test?.p : nil))
    row.add("moving_average_3", .numbers(item.trend.movingAverage))
    return row
  }
}

extension TrendCommand.Item {
  /// How surely it rises or falls.
  fileprivate var sureness: Double? { trend.mannKendall.map { abs($0.z) } }
}

/// A unit of time.
enum Period: String, CaseIterable, ExpressibleByArgument, Sendable {
  case day, week, month, quarter, year

  /// The number of the period that a date by ISO 8601 lies in, counted without gaps; `nil` when the
  /// date does not say.
  func place(of date: String) -> Int? {
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
  func name(of place: Int) -> String {
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
