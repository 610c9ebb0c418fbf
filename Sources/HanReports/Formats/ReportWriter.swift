package import HanStatistics

/// A part of a report's file: text, or where the terms or documents stand.
package enum ReportPiece: Hashable, Sendable {
  /// Text that depends on the whole report.
  case text(String)
  /// The terms, one after the other.
  case terms
  /// The documents, one after the other.
  case documents
}

/// Writes one file of a report, so that neither all terms nor all documents have to be in memory:
/// each is written by itself as it comes, and what stands around them once all are known.
package protocol ReportWriter: Sendable {
  /// What is written for a term.
  ///
  /// - Parameter index: Its place in the report's order, from 0.
  func term(_ term: ScoredTerm, index: Int, of report: Report) -> String
  /// What is written for a document.
  ///
  /// - Parameters:
  ///   - position: Its place in input order, from 0.
  ///   - count: How many documents there are.
  func document(_ document: Report.DocumentSummary, position: Int, of count: Int) -> String
  /// The parts of the file, in order.
  func pieces(of report: Report) -> [ReportPiece]
}

extension ReportWriter {
  package func term(_: ScoredTerm, index _: Int, of _: Report) -> String { "" }
  package func document(_: Report.DocumentSummary, position _: Int, of _: Int) -> String { "" }
}

extension ReportFormat {
  /// What writes the format.
  package var writer: any ReportWriter {
    switch self {
    case .html: HTMLReportWriter()
    case .markdown: MarkdownReportWriter()
    case .json: JSONReportWriter()
    case .keywordsCSV: KeywordsCSVWriter()
    case .slogansCSV: SlogansCSVWriter()
    case .termsCSV: TermsCSVWriter()
    case .documentsCSV: DocumentsCSVWriter()
    }
  }
}

extension Report {
  /// The report in a format, whole.
  func contents(as format: ReportFormat) -> String {
    let writer = format.writer
    var result = ""
    for piece in writer.pieces(of: self) {
      switch piece {
      case .text(let text): result += text
      case .terms:
        for (index, term) in terms.enumerated() {
          result += writer.term(term, index: index, of: self)
        }
      case .documents:
        for (position, document) in documents.enumerated() {
          result += writer.document(document, position: position, of: documents.count)
        }
      }
    }
    return result
  }
}

extension Report {
  /// Why a term carries little meaning of its own: `stop` for stop words, `function` for function
  /// words by their part of speech, empty for others.
  package func weakness(of term: ScoredTerm) -> String {
    if stopTerms.contains(term.term) { return "stop" }
    guard let tag = term.partOfSpeech?.name.unicodeScalars.first else { return "" }
    return "upcyeorkhw".unicodeScalars.contains(tag) ? "function" : ""
  }
}
