/// `report.md`: the report as Markdown, in the order of the page.
struct MarkdownReportWriter: ReportWriter {
  func document(_ document: Report.DocumentSummary, position: Int, of count: Int) -> String {
    Self.templates.render(
      "document", ReportView.values(of: document, position: position, of: count))
  }

  func pieces(of report: Report) -> [ReportPiece] {
    let values = ReportView(report).values
    return [
      .text(Self.templates.render("page", values)), .documents,
      .text(Self.templates.render("end", values)),
    ]
  }

  private static let templates = TemplateSet(
    format: "markdown",
    templates: [
      "page": MarkdownTemplate.page, "links": MarkdownTemplate.links,
      "members": MarkdownTemplate.members, "related": MarkdownTemplate.related,
      "keywords": MarkdownTemplate.keywords, "slogans": MarkdownTemplate.slogans,
      "terms": MarkdownTemplate.terms, "documents": MarkdownTemplate.documents,
      "document": MarkdownTemplate.document, "found": MarkdownTemplate.found,
      "end": MarkdownTemplate.end, "failures": MarkdownTemplate.failures,
    ], escape: MarkdownEscaping.escape)
}
