import HanStatistics

/// `index.html`: one page that loads nothing.
///
/// What is read first stands in it as HTML: the summary, the first keywords and the first slogans.
/// All else is data, packed, which the page's script unpacks: the rows of all tables, and blocks of
/// documents, each unpacked when one of its documents is opened.
struct HTMLReportWriter: ReportWriter {
  /// Which characters are one to search.
  var folding = SearchFolding()

  func slogan(_ slogan: Report.BatchSlogan, index: Int) -> String {
    guard index < Report.maximumPageRows else { return "" }
    return (index > 0 ? "," : "") + String(decoding: PageData.row(slogan), as: UTF8.self)
  }

  func term(_ term: ScoredTerm, index: Int, weakness: String) -> String {
    guard index < Report.maximumPageRows else { return "" }
    let row = PageData.row(term, isWeak: !weakness.isEmpty)
    return (index > 0 ? "," : "") + String(decoding: row, as: UTF8.self)
  }

  func block(
    _ documents: [Report.DocumentSummary], from position: Int, number: Int, of _: Int
  ) -> ReportBlock {
    let packed = PackedText.text(PageData.block(documents, folding: folding))
    let rows = documents.map { String(decoding: PageData.row($0), as: UTF8.self) }
    return ReportBlock(
      documents: Self.data("b\(number)") + packed + "</script>\n",
      rows: (position > 0 ? "," : "") + rows.joined(separator: ","))
  }

  func pieces(of report: Report) -> [ReportPiece] {
    var values = PageView(report).values
    values["style"] = Self.style
    values["styleHash"] = Self.styleHash
    values["scriptHash"] = Self.scriptHash
    let head = String(decoding: PageData.head(of: report), as: UTF8.self)
    var pieces: [ReportPiece] = [
      .text(Self.pages.render("page", values) + Self.data("data")),
      .packed([
        .text(head), .slogans, .text(#"],"terms":["#), .terms, .text(#"],"documents":["#), .rows,
        .text("]}"),
      ]),
      // The script comes before the blocks, so that it need not wait for them.
      .text("</script>\n<script>\(Self.script)</script>\n"),
    ]
    if report.page.timeline.counts.count > 1, report.page.cut?.hasTrends ?? true {
      let trends = String(decoding: PageData.trends(of: report), as: UTF8.self)
      pieces += [.text(Self.data("trends-data")), .packed([.text(trends)]), .text("</script>\n")]
    }
    return pieces + [.documents, .text("</body>\n</html>\n")]
  }

  /// The style sheet.
  static let style = ReportAsset.text("report.css")
  /// The script: the files of `Assets/script`, which are one after the other the body of a function.
  /// The page is readable as it came where data cannot be unpacked.
  static let script = """

    (async () => {
    'use strict';
    if (!window.DecompressionStream || !window.HTMLDialogElement) return;

    \(ReportAsset.joined("script"))})();

    """
  /// The digests under which the page's policy allows them, of their UTF-8 bytes.
  static let styleHash = "sha256-" + SHA256.base64(style)
  static let scriptHash = "sha256-" + SHA256.base64(script)

  private static func data(_ id: String) -> String {
    #"<script type="application/octet-stream" id="\#(id)">"#
  }

  static let pages = TemplateSet(format: "html", escape: HTMLEscaping.escape)
}
