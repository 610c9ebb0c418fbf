import HanReports
import Testing

@Suite("Report formats")
struct ReportFormatTests {
  @Test("the folder has the documented files")
  func names() {
    #expect(
      SampleReport.full.files().map(\.name) == [
        "index.html", "report.md", "report.json", "keywords.csv", "slogans.csv", "terms.csv",
        "documents.csv",
      ])
  }

  @Test("a file is what write(as:to:) writes", arguments: ReportFormat.allCases)
  func write(format: ReportFormat) throws {
    var text = "before "
    SampleReport.full.write(as: format, to: &text)
    let file = try #require(SampleReport.full.files().first { $0.name == format.fileName })
    #expect(text == "before " + file.contents)
  }

  @Test("the same report gives the same bytes", arguments: ReportFormat.allCases)
  func determinism(format: ReportFormat) {
    func bytes() -> [UInt8] {
      var text = ""
      SampleReport.full.write(as: format, to: &text)
      return Array(text.utf8)
    }
    #expect(bytes() == bytes())
  }

  @Test("an empty report says so", arguments: [ReportFormat.html, .markdown])
  func empty(format: ReportFormat) {
    var text = ""
    SampleReport.empty.write(as: format, to: &text)
    for message in ["没有关键词", "没有标语", "没有词语", "没有文档"] { #expect(text.contains(message)) }
    #expect(!text.contains("未完成"))
    #expect(!text.contains("h-failures"))
  }

  @Test("an interrupted run is announced", arguments: [ReportFormat.html, .markdown])
  func partial(format: ReportFormat) {
    var report = SampleReport.full
    report.isPartial = true
    var text = ""
    report.write(as: format, to: &text)
    #expect(text.contains("未完成"))
    #expect(text.contains("Incomplete"))
  }

  @Test("failures are listed with their causes", arguments: ReportFormat.allCases.prefix(3))
  func failures(format: ReportFormat) {
    var text = ""
    SampleReport.full.write(as: format, to: &text)
    #expect(text.contains("news/2021/损坏.txt"))
    #expect(text.contains("The file has no text."))
  }

  @Test("two thousand documents are rendered in bounded time and space", .timeLimit(.minutes(5)))
  func large() {
    let files = SampleReport.large(2000).files()
    #expect(files.allSatisfy { $0.contents.utf8.count < 16 << 20 })
    #expect(files[0].contents.contains("id=\"b19\""))
  }

  @Test("scripts are counted in a fixed order")
  func scripts() {
    let scripts = SampleReport.full.totals.scripts
    #expect(scripts.map(\.script) == ["hans", "hant", "mixed"])
    #expect(scripts.map(\.documents) == [2, 1, 1])
  }
}
