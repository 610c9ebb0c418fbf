/// A form a report can be written in.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// One page for a browser that needs nothing but itself.
  case html
  /// CommonMark with tables.
  case markdown
  /// The whole report as one JSON object.
  case json
  /// The batch keywords as comma-separated values.
  case keywordsCSV = "keywords.csv"
  /// The batch slogans as comma-separated values.
  case slogansCSV = "slogans.csv"
  /// The terms as comma-separated values.
  case termsCSV = "terms.csv"
  /// The documents, failed ones included, as comma-separated values.
  case documentsCSV = "documents.csv"

  /// The name of the file in this form inside a report's folder.
  public var fileName: String {
    switch self {
    case .html: "index.html"
    case .markdown: "report.md"
    case .json: "report.json"
    case .keywordsCSV, .slogansCSV, .termsCSV, .documentsCSV: rawValue
    }
  }
}

extension Report {
  /// Writes the report.
  ///
  /// The same report gives the same bytes. Text from documents cannot break out of its place:
  /// each form escapes what has a meaning in it. In HTML and Markdown, controls other than tab
  /// and line breaks and bidirectional overrides appear as U+FFFD; CSV replaces C0 controls and
  /// disarms formulas; JSON keeps every character.
  ///
  /// ```swift
  /// var page = ""
  /// report.write(as: .html, to: &page)
  /// ```
  ///
  /// - Complexity: O(*n*) in the size of the report.
  public func write(as format: ReportFormat, to output: inout some TextOutputStream) {
    output.write(contents(as: format))
  }

  /// The files of a report's folder, in the order of ``ReportFormat``'s cases.
  public func files() -> [(name: String, contents: String)] {
    ReportFormat.allCases.map { ($0.fileName, contents(as: $0)) }
  }
}
