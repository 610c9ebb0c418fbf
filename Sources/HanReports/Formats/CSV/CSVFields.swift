/// Comma-separated values for tables that are written row by row; see ``CSVWriter``.
package enum CSVFields {
  /// The beginning of a file: the byte order mark and the names of the columns.
  package static func header(_ names: [String]) -> String { CSVWriter(header: names).text }

  /// A row with its end.
  package static func row(_ fields: [String]) -> String { CSVWriter.row(fields) }

  /// A field for text that others wrote, which no spreadsheet runs as a formula.
  package static func field(_ text: String) -> String { CSVWriter.field(text) }

  /// A field for a number; empty unless it is defined and finite.
  package static func field(_ number: Double?) -> String { CSVWriter.field(number ?? .nan) }
}
