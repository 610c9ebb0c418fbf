extension Report {
  /// The report as one page that loads nothing.
  var html: String {
    var values = ReportView(self).values
    values["style"] = HTMLStyle.source
    values["styleHash"] = HTMLStyle.hash
    values["script"] = HTMLScript.source
    values["scriptHash"] = HTMLScript.hash
    return Self.pages.render("page", values)
  }

  private static let pages = TemplateSet(
    format: "html",
    templates: [
      "page": HTMLTemplate.page, "summary": HTMLTemplate.summary,
      "keywords": HTMLTemplate.keywords, "slogans": HTMLTemplate.slogans,
      "terms": HTMLTemplate.terms, "links": HTMLTemplate.links,
      "linkItems": HTMLTemplate.linkItems, "meter": HTMLTemplate.meter,
      "documents": HTMLTemplate.documents, "document": HTMLTemplate.document,
      "failures": HTMLTemplate.failures,
    ], escape: HTMLEscaping.escape)
}
