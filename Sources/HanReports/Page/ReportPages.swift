import HanCore

/// Pages of documents: a block each, with the whole texts, for batches that do not fit into one page.
/// They are plain: they have no script.
package enum ReportPages {
  /// The folder they are in, inside the report's.
  package static let folder = "documents"

  /// The name of a block's page, inside the report's folder.
  ///
  /// - Parameter number: Its place among the blocks, from 0.
  package static func name(_ number: Int) -> String { "\(folder)/\(file(number))" }

  private static func file(_ number: Int) -> String {
    let digits = String(number + 1)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ".html"
  }

  /// Whether a file inside the report's folder has the name of such a page.
  package static func isPage(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == folder, parts[1].hasSuffix(".html") else { return false }
    let digits = parts[1].dropLast(5)
    return digits.utf8.count >= 4 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The page of a block.
  ///
  /// - Parameters:
  ///   - documents: Its documents, with their texts.
  ///   - position: The first one's place in input order, from 0.
  ///   - number: Its place among the blocks, from 0.
  package static func page(
    of documents: [Report.DocumentSummary], from position: Int, number: Int,
    settings: PageSettings
  ) -> String {
    let language = settings.language
    let first = DecimalText.grouped(position + 1)
    let last = DecimalText.grouped(position + documents.count)
    var values: TemplateValues = [
      "language": language.rawValue, "pageLang": language == .en ? "en" : "zh-Hans",
      "pageTitle": language.choose("文档 \(first)–\(last)", "Documents \(first)–\(last)"),
      "first": first, "last": last, "style": HTMLReportWriter.style,
      "styleHash": HTMLReportWriter.styleHash,
      "documents": documents.enumerated().map { index, document in
        self.values(of: document, position: position + index, settings)
      },
    ]
    values["previous"] = number > 0 ? file(number - 1) : nil
    values["next"] = number + 1 < settings.blocks.count ? file(number + 1) : nil
    return HTMLReportWriter.pages.render("documentPage", values)
  }

  private static func values(
    of document: Report.DocumentSummary, position: Int, _ settings: PageSettings
  ) -> TemplateValues {
    var values = ReportView.values(of: document, position: position)
    values["body"] = document.text?.html(
      keywords: document.keywords.flatMap(\.ranges), slogans: document.slogans.flatMap(\.ranges),
      unit: settings.unit, language: settings.language)
    return values
  }
}
