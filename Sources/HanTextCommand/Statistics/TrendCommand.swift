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

  @OptionGroup(title: "Input") var input: InputOptions

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

  @Option(
    name: .customLong("group-by"),
    help: ArgumentHelp(
      "Each group by itself: folder, source or a field of JSON Lines.",
      discussion: "--top counts in each group.", valueName: "field"))
  var groupBy: String?

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var table: TableOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func run() throws {
    let given = input.paths.prefix { $0 != "-" && access($0, F_OK) != 0 }
    let terms = namedTerms + given
    let paths = Array(input.paths.dropFirst(given.count))
    if selection.store != nil, let first = paths.first {
      throw ValidationError("Give paths or --db, not both: \(first).")
    }
    let output = try OutputWriter()
    var rows = StatisticsTable(table, output: output)
    let run = try StatisticsRun(
      of: Self.self, paths: given.isEmpty ? nil : paths, input: input, options: options,
      analysis: analysis,
      selection: selection)
    let (groups, outcome) = try periods(of: run)
    let places = groups.values.flatMap(\.keys)
    if let first = places.min(), let last = places.max() {
      for (index, group) in groups.sorted(by: { $0.key < $1.key }).enumerated() {
        let periods = group.value
        if periods.count < 4 {
          let name = groupBy == nil ? "" : "\(group.key): "
          run.run.messages.warning(
            "\(name)the test of Mann and Kendall wants 4 periods with documents; there are "
              + "\(periods.count)")
        }
        if index > 0 { rows = StatisticsTable(table, output: output, continues: true) }
        for item in try list(terms, periods, first...last) {
          try write(item, first...last, group: groupBy == nil ? nil : group.key, to: &rows)
        }
      }
    }
    try output.finish()
    try outcome.check()
  }

  private struct GroupPeriod: Hashable {
    var group: String
    var place: Int
  }

  /// The frequencies of each period, by the names of groups.
  private func periods(
    of run: StatisticsRun
  ) throws -> ([String: [Int: FrequencyList]], RunOutcome) {
    var undated = 0
    var ungrouped = 0
    func key(_ fields: DocumentFields) -> GroupPeriod? {
      guard let place = fields.calendarDate.flatMap({ period.place(of: $0) }) else {
        undated += 1
        return nil
      }
      guard let groupBy else { return GroupPeriod(group: "", place: place) }
      guard let name = fields.value(of: groupBy), !name.isEmpty else {
        ungrouped += 1
        return nil
      }
      return GroupPeriod(group: name, place: place)
    }
    var groups: [String: [Int: FrequencyList]] = [:]
    var outcome = RunOutcome()
    if let stored = run.stored {
      let documents = try stored.groups(by: key)
      let keys = documents.keys.sorted { ($0.group, $0.place) < ($1.group, $1.place) }
      let lists = try stored.store.frequencies(in: keys.map { documents[$0] ?? [] })
      for (key, list) in zip(keys, lists) { groups[key.group, default: [:]][key.place] = list }
    } else {
      outcome = try run.perform {
        $0.words
      } deliver: { fields, words in
        guard let key = key(fields) else { return }
        groups[key.group, default: [:]][key.place, default: FrequencyList()].add(words)
      }
    }
    if undated > 0 {
      run.run.messages.warning("\(undated) documents without a date to the \(period) are left out")
    }
    if ungrouped > 0 {
      run.run.messages.warning("\(ungrouped) documents without \(groupBy ?? "") are left out")
    }
    return (groups, outcome)
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
      let canonicalizer = try Canonicalizer(prepares: false)
      return terms.map { item(Term(canonicalizer.canonical($0))) }
    }
    var all: Set<Term> = []
    for list in periods.values { all.formUnion(list.words) }
    let frequent = all.map(item).filter { $0.counts.reduce(0, +) >= minimum }
    return frequent.sorted { (a: Item, b: Item) -> Bool in
      rankedBefore((a.sureness, a.term), (b.sureness, b.term))
    }
  }

  private func write(
    _ item: Item, _ range: ClosedRange<Int>, group: String?, to rows: inout StatisticsTable
  ) throws {
    let test = item.trend.mannKendall
    let isTested = item.trend.values.count { $0 != nil } >= 4
    var row = rows.begin()
    if let group { row.add("group", .text(group)) }
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
    try rows.write(row)
  }
}

extension TrendCommand.Item {
  /// How surely it rises or falls.
  fileprivate var sureness: Double? { trend.mannKendall.map { abs($0.z) } }
}

extension Period: ExpressibleByArgument {}
