// A conformance between two public names is public, even in an executable.
public import ArgumentParser
import Foundation
public import HanText

extension TokenizedInput: ExpressibleByArgument {}

/// The options that say which documents are counted, and how they are words.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "Count the documents of a store made by hantext index, instead of paths.",
      valueName: "file"),
    completion: .file())
  var store: String?

  @Option(
    help: ArgumentHelp(
      "The text is words already: words, or tagged (word/tag); a space between, a sentence a line.",
      discussion: "It is neither cleaned nor segmented; ranges count in that text.",
      valueName: "form"))
  var tokenized: TokenizedInput?

  @Option(
    name: .customLong("where"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only documents whose field is so; repeatable.",
      discussion: """
        Fields are id, path (a pattern such as 'news/*'), title, date, source, author, folder, year, \
        month and those of JSON Lines; signs are = != >= <= > <, such as date>=2024-03.
        """,
      valueName: "field=value"))
  var conditions: [DocumentCondition] = []
}

/// How a table is written.
enum TableFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// One JSON object a line.
  case jsonl
  /// For people: tabs between columns, four significant digits.
  case text
  /// For spreadsheets.
  case csv

  /// `text` on a terminal, `jsonl` elsewhere.
  static var usual: TableFormat { isatty(STDOUT_FILENO) == 1 ? .text : .jsonl }
}

/// The options that say how a table is written.
struct TableOptions: ParsableArguments {
  @Option(help: "How results are written: jsonl, text or csv (default: text on a terminal).")
  var format: TableFormat?

  @Option(help: ArgumentHelp("How many rows at most (default: all).", valueName: "n"))
  var top: Int?

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top must be 0 or more, not \(top).") }
  }
}

/// A list of measures, by their names, or all of them.
struct MeasureList<Measure: RawRepresentable & CaseIterable & Sendable>: ExpressibleByArgument,
  Sendable
where Measure.RawValue == String {
  var measures: [Measure]

  init(_ measures: [Measure]) { self.measures = measures }

  init?(argument: String) {
    if argument == "all" {
      measures = Array(Measure.allCases)
      return
    }
    measures = []
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let measure = Measure(rawValue: String(name)) else { return nil }
      measures.append(measure)
    }
  }

  var defaultValueDescription: String { measures.map(\.rawValue).joined(separator: ",") }

  static var allValueStrings: [String] { Measure.allCases.map(\.rawValue) + ["all"] }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension AssociationMeasure: ExpressibleByArgument {}
extension KeynessMeasure: ExpressibleByArgument {}
extension DispersionMeasure: ExpressibleByArgument {}
