extension Report {
  /// The report as Markdown, in the order of the page.
  var markdown: String { Self.documents.render("page", ReportView(self).values) }

  private static let documents = TemplateSet(
    format: "markdown",
    templates: [
      "page": MarkdownTemplate.page, "links": MarkdownTemplate.links,
      "members": MarkdownTemplate.members, "related": MarkdownTemplate.related,
      "keywords": MarkdownTemplate.keywords, "slogans": MarkdownTemplate.slogans,
      "terms": MarkdownTemplate.terms, "documents": MarkdownTemplate.documents,
      "failures": MarkdownTemplate.failures,
    ], escape: MarkdownEscaping.escape)
}
