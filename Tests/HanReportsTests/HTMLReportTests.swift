import Testing

@testable import HanReports

@Suite("HTML page")
struct HTMLReportTests {
  @Test("slogans show their first date and their near variants")
  func slogans() {
    let page = SampleReport.full.html
    #expect(page.contains("First seen</span></dt><dd><bdi>2021-06-18</bdi></dd>"))
    #expect(page.contains(#"<li><bdi lang="zh-Hans">守土有责</bdi></li>"#))
  }

  @Test("values never change the page's structure", arguments: HostileValues.all)
  func hostile(value: String) {
    let page = SampleReport.hostile(value).html
    #expect(PageStructure(page).tags == PageStructure(SampleReport.hostile("值").html).tags)
    #expect(
      !page.unicodeScalars.contains { $0.value < 0x20 && !"\t\r\n".unicodeScalars.contains($0) })
    #expect(!page.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
  }

  @Test("escaping works where a sign and a mark are one character")
  func escaping() {
    #expect(HTMLEscaping.escape("<a href='x'>&\"") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;")
    #expect(HTMLEscaping.escape("\"\u{301}\u{600}<") == "&quot;\u{301}\u{600}&lt;")
    #expect(HTMLEscaping.escape("a\0\u{202E}b\n") == "a\u{FFFD}\u{FFFD}b\n")
  }

  @Test(
    "every element is closed",
    arguments: [SampleReport.full, SampleReport.empty, SampleReport.hostile("值")])
  func balance(report: Report) {
    #expect(PageStructure(report.html).imbalance == nil)
  }

  @Test("the page needs nothing but itself")
  func selfContained() {
    let page = SampleReport.full.html
      // The name of SVG is no address.
      .replacing("http://www.w3.org/2000/svg", with: "")
    for address in ["http://", "https://", "src=", "url(", "@import", "//cdn"] {
      #expect(!page.contains(address))
    }
    #expect(page.contains(#"<link rel="icon" href="data:,">"#))
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("unsafe-inline"))
    let links = PageStructure(page).tags.filter { $0.contains("href=") }
    #expect(links.allSatisfy { $0.contains("href=\"#") || $0.contains("href=\"data:,\"") })
    #expect(!PageStructure(page).tags.contains { $0.contains(" style=") })
  }

  @Test("the policy allows the style and the script, by digest")
  func policy() {
    let (style, script) = (HTMLReportWriter.style, HTMLReportWriter.script)
    let page = SampleReport.full.html
    #expect(
      page.contains(
        "style-src 'sha256-\(SHA256.base64(style))'; script-src 'sha256-\(SHA256.base64(script))';")
    )
    #expect(page.contains("<style>" + style + "</style>"))
    #expect(page.contains("<script>" + script + "</script>"))
  }

  @Test("digests are those of the standard's examples")
  func digests() {
    #expect(SHA256.base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(SHA256.base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }

  @Test("headings go down one level at a time, tables have captions and scopes")
  func accessibility() {
    let structure = PageStructure(SampleReport.full.html)
    let levels = structure.names.compactMap { name in
      name.count == 2 && name.first == "h" ? name.last?.wholeNumberValue : nil
    }
    #expect(levels.first == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    let tables = structure.names.count { $0 == "table" }
    #expect(tables == 3)
    #expect(structure.names.count { $0 == "caption" } == tables)
    let headers = structure.tags.filter { $0.hasPrefix("<th ") || $0 == "<th>" }
    #expect(headers.allSatisfy { $0.contains("scope=") })
    #expect(structure.tags.contains(#"<html lang="zh-Hans" data-language="both">"#))
  }

  @Test("texts carry their script as language")
  func languages() {
    let page = SampleReport.full.html
    #expect(page.contains(#"<bdi lang="zh-Hant">社區義工</bdi>"#))
    #expect(page.contains(#"<bdi lang="zh-Hans">垃圾分类</bdi>"#))
  }

  @Test("links lead to sections of the page")
  func links() {
    let tags = PageStructure(SampleReport.full.html).tags
    let targets = tags.flatMap { tag in attribute("id", of: tag).map { ["#" + $0] } ?? [] }
    #expect(Set(targets).count == targets.count)
    let links = tags.compactMap { attribute("href", of: $0) }.filter { $0.hasPrefix("#") }
    #expect(!links.isEmpty)
    #expect(links.allSatisfy(Set(targets).contains))
  }

  @Test("the first keywords and slogans stand in the page, however many there are")
  func plainRows() {
    let page = SampleReport.large(60).html
    #expect(page.contains("词49"))
    #expect(!page.contains("词50</bdi>"))
    #expect(page.contains("50 more in keywords.csv"))
    #expect(page.contains("+57"))
    #expect(PageStructure(page).names.count < 5000)
  }

  @Test("bars are proportional to the best")
  func bars() {
    let view = ReportView(SampleReport.full).values["keywords"] as? [TemplateValues]
    #expect(view?.first?["share"] as? String == "100.0")
    #expect(view?.last?["share"] as? String == "15.4")
  }

  private func attribute(_ name: String, of tag: String) -> String? {
    guard let start = tag.range(of: " \(name)=\"") else { return nil }
    return String(tag[start.upperBound...].prefix { $0 != "\"" })
  }
}
