import HanStatistics

extension Report {
  /// The batch keywords, one a row, best first.
  var keywordsCSV: String {
    var csv = CSVWriter(
      header: ["rank", "term", "canonical", "score", "count", "documents", "document_ids"])
    for (index, keyword) in keywords.enumerated() {
      csv.row([
        String(index + 1), CSVWriter.field(keyword.term), CSVWriter.field(keyword.canonical),
        CSVWriter.field(keyword.score), String(keyword.count), String(keyword.documents.count),
        CSVWriter.field(keyword.documents),
      ])
    }
    return csv.text
  }

  /// The batch slogans, one a row, best first.
  var slogansCSV: String {
    var csv = CSVWriter(header: [
      "rank", "text", "canonical", "type", "template", "members", "score", "count", "documents",
      "document_ids", "first_date", "related",
    ])
    for (index, slogan) in slogans.enumerated() {
      csv.row([
        String(index + 1), CSVWriter.field(slogan.text), CSVWriter.field(slogan.canonical),
        slogan.type.rawValue, CSVWriter.field(slogan.template ?? ""),
        CSVWriter.field(slogan.members), CSVWriter.field(slogan.score), String(slogan.count),
        String(slogan.documents.count), CSVWriter.field(slogan.documents),
        CSVWriter.field(slogan.firstDate ?? ""), CSVWriter.field(slogan.related),
      ])
    }
    return csv.text
  }

  /// The terms, one a row, in the report's order.
  var termsCSV: String {
    var csv = CSVWriter(header: ["term", "canonical", "pos", "tf", "df", "idf", "dispersion"])
    for term in terms {
      csv.row([
        CSVWriter.field(term.form.text), CSVWriter.field(term.term.text),
        partsOfSpeech[term.term]?.name ?? "", String(term.count.frequency),
        String(term.count.documentFrequency), CSVWriter.field(term.inverseDocumentFrequency),
        CSVWriter.field(term.dispersion),
      ])
    }
    return csv.text
  }

  /// The documents, one a row, in input order; then those that failed, with the cause.
  var documentsCSV: String {
    var csv = CSVWriter(header: [
      "id", "title", "date", "source", "encoding", "script", "characters", "tokens", "keywords",
      "slogans", "duplicate_of", "error",
    ])
    for document in documents {
      csv.row([
        CSVWriter.field(document.id), CSVWriter.field(document.title ?? ""),
        CSVWriter.field(document.date ?? ""), CSVWriter.field(document.source ?? ""),
        CSVWriter.field(document.encoding ?? ""), CSVWriter.field(document.script),
        String(document.characters), String(document.tokens),
        CSVWriter.field(document.keywords.map(\.term)),
        CSVWriter.field(document.slogans.map(\.text)),
        CSVWriter.field(document.duplicateOf ?? ""), "",
      ])
    }
    for failure in failures {
      let unknown = [String](repeating: "", count: 10)
      csv.row([CSVWriter.field(failure.id)] + unknown + [CSVWriter.field(failure.cause)])
    }
    return csv.text
  }
}
