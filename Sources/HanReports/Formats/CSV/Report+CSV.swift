import HanStatistics

/// `keywords.csv`: the batch keywords, one a row, best first.
struct KeywordsCSVWriter: ReportWriter {
  func pieces(of report: Report) -> [ReportPiece] {
    var csv = CSVWriter(
      header: ["rank", "term", "canonical", "score", "count", "documents", "document_ids"])
    for (index, keyword) in report.keywords.enumerated() {
      csv.row([
        String(index + 1), CSVWriter.field(keyword.term), CSVWriter.field(keyword.canonical),
        CSVWriter.field(keyword.score), String(keyword.count), String(keyword.documentCount),
        CSVWriter.field(keyword.documents),
      ])
    }
    return [.text(csv.text)]
  }
}

/// `slogans.csv`: the batch slogans, one a row, best first.
struct SlogansCSVWriter: ReportWriter {
  func slogan(_ slogan: Report.BatchSlogan, index: Int) -> String {
    CSVWriter.row([
      String(index + 1), CSVWriter.field(slogan.text), CSVWriter.field(slogan.canonical),
      slogan.type.rawValue, CSVWriter.field(slogan.template ?? ""),
      CSVWriter.field(slogan.members), CSVWriter.field(slogan.score), String(slogan.count),
      String(slogan.documentCount), CSVWriter.field(slogan.documents),
      CSVWriter.field(slogan.firstDate ?? ""), CSVWriter.field(slogan.related),
    ])
  }

  func pieces(of report: Report) -> [ReportPiece] {
    let header = [
      "rank", "text", "canonical", "type", "template", "members", "score", "count", "documents",
      "document_ids", "first_date", "related",
    ]
    return [.text(CSVWriter(header: header).text), .slogans]
  }
}

/// `terms.csv`: all terms, one a row, in the report's order.
struct TermsCSVWriter: ReportWriter {
  func term(_ term: ScoredTerm, index _: Int, weakness: String) -> String {
    CSVWriter.row([
      CSVWriter.field(term.form.text), CSVWriter.field(term.term.text),
      term.partOfSpeech?.name ?? "", String(term.count.frequency),
      String(term.count.documentFrequency), CSVWriter.field(term.inverseDocumentFrequency),
      CSVWriter.field(term.dispersion ?? .nan), weakness,
    ])
  }

  func pieces(of report: Report) -> [ReportPiece] {
    let header = ["term", "canonical", "pos", "tf", "df", "idf", "dispersion", "stop_word"]
    return [.text(CSVWriter(header: header).text), .terms]
  }
}

/// `documents.csv`: the documents, one a row, in input order; then those that failed, with the
/// cause.
struct DocumentsCSVWriter: ReportWriter {
  func document(_ document: Report.DocumentSummary, position _: Int, of _: Int) -> String {
    CSVWriter.row([
      CSVWriter.field(document.id), CSVWriter.field(document.title ?? ""),
      CSVWriter.field(document.date ?? ""), CSVWriter.field(document.source ?? ""),
      CSVWriter.field(document.encoding ?? ""), CSVWriter.field(document.script),
      String(document.characters), String(document.tokens),
      CSVWriter.field(document.keywords.map(\.term)),
      CSVWriter.field(document.slogans.map(\.text)),
      CSVWriter.field(document.duplicateOf ?? ""), "", CSVWriter.field(document.damage),
    ])
  }

  func pieces(of report: Report) -> [ReportPiece] {
    let csv = CSVWriter(header: [
      "id", "title", "date", "source", "encoding", "script", "characters", "tokens", "keywords",
      "slogans", "duplicate_of", "error", "damage",
    ])
    var failures = ""
    for failure in report.failures {
      let unknown = [String](repeating: "", count: 10)
      failures += CSVWriter.row(
        [CSVWriter.field(failure.id)] + unknown + [CSVWriter.field(failure.cause), ""])
    }
    return [.text(csv.text), .documents, .text(failures)]
  }
}
