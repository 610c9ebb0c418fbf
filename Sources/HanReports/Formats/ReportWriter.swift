package import HanStatistics

/// A part of a report's file: text, or where slogans, terms or documents stand.
package indirect enum ReportPiece: Hashable, Sendable {
  /// Text that depends on the whole report.
  case text(String)
  /// The slogans, one after the other.
  case slogans
  /// The terms, one after the other.
  case terms
  /// The documents, one after the other.
  case documents
  /// The rows of the documents, one after the other.
  case rows
  /// Parts that are packed together: deflate in base64.
  case packed([ReportPiece])
}

/// What is written for some documents in a row.
package struct ReportBlock: Hashable, Sendable {
  /// What stands where the documents stand.
  package var documents = ""
  /// What stands where their rows stand.
  package var rows = ""
}

/// Writes one file of a report, so that not all slogans, terms and documents have to be in memory:
/// each is written by itself as it comes, and what stands around them once all are known.
package protocol ReportWriter: Sendable {
  /// What is written for a slogan of the batch, whose ``Report/BatchSlogan/positions`` are known.
  ///
  /// - Parameter index: Its place in the report's order, from 0.
  func slogan(_ slogan: Report.BatchSlogan, index: Int) -> String
  /// What is written for a term.
  ///
  /// - Parameters:
  ///   - index: Its place in the report's order, from 0.
  ///   - weakness: Why it carries no meaning of its own, see ``Report/weakness(of:)``.
  func term(_ term: ScoredTerm, index: Int, weakness: String) -> String
  /// What is written for a document.
  ///
  /// - Parameters:
  ///   - position: Its place in input order, from 0.
  ///   - count: How many documents there are.
  func document(_ document: Report.DocumentSummary, position: Int, of count: Int) -> String
  /// What is written for some documents in a row.
  ///
  /// - Parameters:
  ///   - position: The first one's place in input order, from 0.
  ///   - number: How many blocks there are before.
  ///   - count: How many documents there are in all.
  func block(
    _ documents: [Report.DocumentSummary], from position: Int, number: Int, of count: Int
  ) -> ReportBlock
  /// The parts of the file, in order.
  func pieces(of report: Report) -> [ReportPiece]
}

extension ReportWriter {
  package func slogan(_: Report.BatchSlogan, index _: Int) -> String { "" }
  package func term(_: ScoredTerm, index _: Int, weakness _: String) -> String { "" }
  package func document(_: Report.DocumentSummary, position _: Int, of _: Int) -> String { "" }
  package func block(
    _ documents: [Report.DocumentSummary], from position: Int, number _: Int, of count: Int
  ) -> ReportBlock {
    var block = ReportBlock()
    for (index, document) in documents.enumerated() {
      block.documents += self.document(document, position: position + index, of: count)
    }
    return block
  }
}

extension ReportFormat {
  /// What writes the format.
  ///
  /// - Parameter page: What pages show beside the report, as far as documents are concerned.
  package func writer(_ page: PageSettings) -> any ReportWriter {
    switch self {
    case .html: HTMLReportWriter(folding: page.folding)
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
    let writer = format.writer(page)
    return writer.pieces(of: self).map { contents(of: $0, by: writer) }.joined()
  }

  private func contents(of piece: ReportPiece, by writer: any ReportWriter) -> String {
    switch piece {
    case .text(let text): return text
    case .slogans:
      let index = DocumentIndex(self)
      return slogans.enumerated().map { place, slogan in
        var slogan = slogan
        slogan.positions = index.positions(of: slogan)
        return writer.slogan(slogan, index: place)
      }.joined()
    case .terms:
      return terms.enumerated()
        .map { writer.term($1, index: $0, weakness: weakness(of: $1)) }.joined()
    case .documents: return blocks(by: writer).map(\.documents).joined()
    case .rows: return blocks(by: writer).map(\.rows).joined()
    case .packed(let pieces):
      let text = pieces.map { contents(of: $0, by: writer) }.joined()
      return PackedText.text(Array(text.utf8))
    }
  }

  private func blocks(by writer: any ReportWriter) -> [ReportBlock] {
    let starts = blockStarts
    return starts.enumerated().map { number, start in
      let end = number + 1 < starts.count ? starts[number + 1] : documents.count
      return writer.block(
        Array(documents[start..<end]), from: start, number: number, of: documents.count)
    }
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
