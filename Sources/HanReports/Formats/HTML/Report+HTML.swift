/// `index.html`: one page that loads nothing.
struct HTMLReportWriter: ReportWriter {
  func document(_ document: Report.DocumentSummary, position: Int, of count: Int) -> String {
    Self.pages.render("document", ReportView.values(of: document, position: position, of: count))
  }

  func pieces(of report: Report) -> [ReportPiece] {
    var values = ReportView(report).values
    values["style"] = HTMLStyle.source
    values["styleHash"] = HTMLStyle.hash
    values["script"] = HTMLScript.source
    values["scriptHash"] = HTMLScript.hash
    return [
      .text(Self.pages.render("page", values)), .documents,
      .text(Self.pages.render("end", values)),
    ]
  }

  private static let pages = TemplateSet(
    format: "html",
    templates: [
      "page": HTMLTemplate.page, "summary": HTMLTemplate.summary,
      "keywords": HTMLTemplate.keywords, "slogans": HTMLTemplate.slogans,
      "terms": HTMLTemplate.terms, "links": HTMLTemplate.links,
      "linkItems": HTMLTemplate.linkItems, "meter": HTMLTemplate.meter,
      "documents": HTMLTemplate.documents, "document": HTMLTemplate.document,
      "found": HTMLTemplate.found, "end": HTMLTemplate.end, "failures": HTMLTemplate.failures,
    ], escape: HTMLEscaping.escape)
}
