/// `report.md`: the report as Markdown, in the order of the page.
struct MarkdownReportWriter: ReportWriter {
  func document(_ document: Report.DocumentSummary, position: Int, of _: Int) -> String {
    Self.templates.render("document", ReportView.values(of: document, position: position))
  }

  func pieces(of report: Report) -> [ReportPiece] {
    let values = ReportView(report).values
    return [
      .text(Self.templates.render("page", values)), .documents,
      .text(Self.templates.render("end", values)),
    ]
  }

  private static let templates = TemplateSet(
    format: "markdown", escape: MarkdownEscaping.escape)
}
