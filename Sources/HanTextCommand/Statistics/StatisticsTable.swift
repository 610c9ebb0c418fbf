import Foundation
import HanText

/// What stands in a row of a table, with the name of its column.
struct StatisticsRow {
  /// A value of a row.
  enum Value {
    case text(String?)
    /// What was looked for.
    case match(String)
    case integer(Int)
    /// `nil` and what is infinite are `null`.
    case number(Double?)
    case numbers([Double?])
    case integers([Int])
    case texts([String])
    case counts([(name: String, count: Int)])
    case range(Range<Int>)
  }

  /// The values; none where lines of JSON are written, which they are as they come.
  private(set) var cells: [(name: String, value: Value)] = []
  private var json: JSONRow?

  /// A row whose values are kept.
  fileprivate init() {}

  /// A row that is a line of JSON.
  fileprivate init(_ json: JSONRow) { self.json = json }

  /// Adds a value.
  mutating func add(_ name: String, _ value: Value) {
    if json == nil { return cells.append((name, value)) }
    json?.add(name, value)
  }

  /// The line of JSON; the row is empty then.
  fileprivate mutating func takeJSON() -> JSONRow? {
    defer { json = nil }
    return json
  }

  /// The values for spreadsheets.
  var fields: [String] {
    cells.map { _, value in
      switch value {
      case .text(let text): CSVFields.field(text ?? "")
      case .match(let text): CSVFields.field(text)
      case .integer(let number): String(number)
      case .number(let number): CSVFields.field(number)
      case .range(let range): "\(range.lowerBound)-\(range.upperBound)"
      case .numbers(let numbers): numbers.map { CSVFields.field($0) }.joined(separator: " | ")
      case .integers(let numbers): numbers.map(String.init).joined(separator: " | ")
      case .texts(let texts): CSVFields.field(texts.joined(separator: " | "))
      case .counts(let counts):
        CSVFields.field(counts.map { "\($0.name) \($0.count)" }.joined(separator: " | "))
      }
    }
  }

  /// The values for people.
  func columns(_ style: TerminalStyle) -> [String] {
    cells.map { _, value in
      switch value {
      case .text(let text): Messages.escaped(text ?? "-")
      case .match(let text): style.match(Messages.escaped(text))
      case .integer(let number): String(number)
      case .number(let number): Self.shown(number)
      case .range(let range): "\(range.lowerBound)-\(range.upperBound)"
      case .numbers(let numbers): numbers.map(Self.shown).joined(separator: " ")
      case .integers(let numbers): numbers.map(String.init).joined(separator: " ")
      case .texts(let texts): Messages.escaped(texts.joined(separator: " "))
      case .counts(let counts):
        Messages.escaped(counts.map { "\($0.name) \($0.count)" }.joined(separator: ", "))
      }
    }
  }

  /// A number with four significant digits; `-` where it is undefined.
  static func shown(_ number: Double?) -> String {
    guard let number, !number.isNaN else { return "-" }
    guard number.isFinite else { return number > 0 ? "∞" : "-∞" }
    return String(format: "%.4g", number)
  }
}

/// Writes rows in the format that was asked for; all rows have the same columns.
struct StatisticsTable {
  private let output: OutputWriter
  private let format: TableFormat
  private var isEmpty: Bool
  /// What the next row is written into, with what is known from those before.
  private var json: JSONRow?
  /// How many rows may come yet.
  private(set) var left: Int

  init(_ options: TableOptions, output: OutputWriter, continues: Bool = false) {
    self.init(format: options.format, top: options.top, output: output, continues: continues)
  }

  /// - Parameters:
  ///   - format: The format; the usual one unless it is said.
  ///   - top: How many rows at most; all unless it is said.
  ///   - continues: Whether rows of the same columns stand before.
  init(format: TableFormat?, top: Int? = nil, output: OutputWriter, continues: Bool = false) {
    self.output = output
    isEmpty = !continues
    self.format = format ?? .usual
    left = top ?? .max
  }

  /// Whether all rows that were asked for are written.
  var isFull: Bool { left <= 0 }

  /// A row without values, for ``write(_:)``.
  mutating func begin() -> StatisticsRow {
    guard format == .jsonl else { return StatisticsRow() }
    let row = json ?? JSONRow()
    json = nil
    return StatisticsRow(row)
  }

  /// Writes a row, unless there are enough.
  mutating func write(_ row: consuming StatisticsRow) throws {
    if var line = row.takeJSON() {
      if left > 0 { try output.write(line.end()) }
      line.begin()
      json = line
    } else if left > 0 {
      switch format {
      case .jsonl: break
      case .csv:
        if isEmpty { try output.write(Array(CSVFields.header(row.cells.map(\.name)).utf8)) }
        try output.write(Array(CSVFields.row(row.fields).utf8))
      case .text:
        if isEmpty { try self.line(row.cells.map { TerminalStyle.output.heading($0.name) }) }
        try self.line(row.columns(.output))
      }
    }
    isEmpty = false
    left = max(0, left - 1)
  }

  private func line(_ columns: [String]) throws {
    try output.write(Array((columns.joined(separator: "\t") + "\n").utf8))
  }
}

/// The order of rows: by a measure, the greatest first and what is undefined last; ties by terms.
func rankedBefore(_ a: (value: Double?, term: Term), _ b: (value: Double?, term: Term)) -> Bool {
  let (x, y) = (a.value ?? -.infinity, b.value ?? -.infinity)
  if x != y { return x > y }
  if (a.value == nil) != (b.value == nil) { return b.value == nil }
  return a.term < b.term
}

/// The places of rows in that order.
///
/// - Parameter term: The term of a row, which is asked for where values are equal.
func rankedPlaces(_ values: [Double?], term: (Int) -> Term) -> [Int] {
  // What is undefined comes last, after what is least.
  let least = values.map { $0 ?? -.infinity }
  return values.indices.sorted { a, b in
    if least[a] != least[b] { return least[a] > least[b] }
    if (values[a] == nil) != (values[b] == nil) { return values[b] == nil }
    return term(a) < term(b)
  }
}
