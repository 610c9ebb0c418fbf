import Benchmark
import HanMarkup
import HanText

/// Cleaning of text and of pages, and what libxml2 alone takes for the same page.
///
/// Text costs a pass for each rule for characters and one that measures lines; lines that may be
/// metadata cost more, so pages full of short lines are slower than prose. Of a page's time the
/// parser takes most.
func registerCleaning() {
  Benchmark("Clean.text") { benchmark in
    let document = Document(id: "text", text: try Inputs.text(.shortLines).text)
    let cleaner = Cleaner()
    for _ in benchmark.scaledIterations {
      let clean = benchmark.measure(bytes: document.text.utf8.count) { cleaner.clean(document) }
      if clean.text.text != document.text { benchmark.error("clean text has changed") }
    }
  }

  Benchmark("Clean.page") { benchmark in
    let (page, paragraphs) = try htmlPage()
    let document = Document(id: "page", text: page)
    let cleaner = Cleaner(Cleaner.webPage)
    for _ in benchmark.scaledIterations {
      let clean = benchmark.measure(bytes: page.utf8.count) { cleaner.clean(document) }
      let lines = clean.text.text.split(separator: "\n").count
      if lines != paragraphs { benchmark.error("\(lines) lines are left, not \(paragraphs)") }
    }
  }

  Benchmark("Clean.page.parser-alone") { benchmark in
    var (page, _) = try htmlPage()
    page.makeContiguousUTF8()
    for _ in benchmark.scaledIterations {
      let isRead = benchmark.measure(bytes: page.utf8.count) {
        page.withUTF8 { PageReader.parseOnly($0) }
      }
      if !isRead { benchmark.error("the page was not read") }
    }
  }
}

/// A page with a menu, and a paragraph for each eight lines of generated text.
private func htmlPage() throws -> (page: String, paragraphs: Int) {
  let lines = try Inputs.text(.shortLines).text.split(separator: "\n")
  var page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><ul class=\"nav\">"
  for name in ["首页", "新闻", "登录", "注册"] { page += "<li><a href=\"/\">\(name)</a></li>" }
  page += "</ul><div class=\"content\">\n"
  var paragraphs = 0
  for start in stride(from: 0, to: lines.count, by: 8) {
    let text = lines[start..<min(start + 8, lines.count)].joined()
    page += "<p class=\"text\">\(text)</p>\n<div><img src=\"\(start).jpg\" alt=\"\"></div>\n"
    paragraphs += 1
  }
  page += "</div><div class=\"footer\">版权所有 ICP备00000000号</div></body></html>"
  return (page, paragraphs)
}
