import Testing

@testable import HanReports

@Suite("Markdown")
struct MarkdownReportTests {
  @Test(
    "marks are escaped",
    arguments: [
      ("a|b", #"a\|b"#), (#"a\b"#, #"a\\b"#), ("*a*", #"\*a\*"#), ("a_b_", #"a\_b\_"#),
      ("`a`", #"\`a\`"#), ("[a](b)", #"\[a\](b)"#), ("<b>", #"\<b\>"#), ("&lt;", #"\&lt;"#),
      ("# a", "\\# a"), ("a # b", "a # b"), ("- a", #"\- a"#), ("a-b", "a-b"), ("+", #"\+"#),
      ("===", #"\==="#), ("1. a", #"1\. a"#), ("12) a", #"12\) a"#), ("1.", #"1\."#),
      ("0.952", "0.952"), ("2021-11-01", "2021-11-01"), ("~~a~~", #"\~\~a\~\~"#),
      ("a\nb\r\nc", "a b  c"), ("a\u{2028}b", "a b"), ("  a  ", "a"), ("\n# a", "\\# a"),
      ("a\0\u{202E}", "a\u{FFFD}\u{FFFD}"), ("", ""), (" ", ""), ("|\u{301}", "\\|\u{301}"),
    ])
  func escaping(value: String, text: String) {
    #expect(Array(MarkdownEscaping.escape(value).utf8) == Array(text.utf8))
  }

  @Test("values never change the lines or the columns", arguments: HostileValues.all)
  func hostile(value: String) {
    let lines = shape(of: SampleReport.hostile(value))
    #expect(lines == shape(of: SampleReport.hostile("值")))
  }

  @Test("tables have as many cells as headings")
  func tables() {
    var columns: Int?
    for line in SampleReport.full.markdown.split(separator: "\n", omittingEmptySubsequences: false)
    {
      guard line.hasPrefix("|") else {
        columns = nil
        continue
      }
      let cells = bars(in: line)
      #expect(cells == columns ?? cells)
      columns = cells
    }
  }

  @Test("contents stand in the order of the page")
  func order() {
    let text = SampleReport.full.markdown
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(
      headings == [
        "## 概览 · Summary", "## 关键词 · Keywords (12)", "## 标语 · Slogans (7)", "## 词表 · Terms (17)",
        "## 文档 · Documents (4)", "## 失败 · Failures (2)",
      ])
    #expect(text.contains("| 1 | **早發現、早報告、早隔離、早治療** | 早发现早报告早隔离早治疗 | 早\\_ |"))
    #expect(text.contains(" | 2021-06-18 | 守土有责; 守土负责 |  |\n"))
    #expect(text.contains("### 2. 深灣社區中心推動長者接種及探訪計劃\n"))
    #expect(text.contains("  - **三必查** (数字概括 Numeral, 0.871, ×1): 堤脚渗水必查; 闸门启闭必查"))
  }

  /// What each line begins with, and how many bars divide it.
  private func shape(of report: Report) -> [String] {
    report.markdown.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      "\(line.prefix { "#|-> ".contains($0) }) \(bars(in: line))"
    }
  }

  /// The bars of a line that no backslash escapes.
  private func bars(in line: Substring) -> Int {
    var count = 0
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if scalar == "|", !isEscaped { count += 1 }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return count
  }
}
