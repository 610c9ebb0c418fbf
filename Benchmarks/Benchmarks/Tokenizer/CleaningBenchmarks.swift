import Benchmark
import HanMarkup
import HanText

/// Cleaning of text and of pages, and what libxml2 alone takes for the same page.
///
/// Text costs a pass for each rule for characters, sixteen bytes at a time, and one that measures
/// lines, a character at a time; lines that may be metadata cost more, so pages full of short lines
/// are slower than prose. Of a page's time the parser takes most: its events without its tree are
/// some 80 % of `Clean.page.parser-alone`.
func registerCleaning() {
  Benchmark("Clean.text") { benchmark in
    let document = Document(id: "text", text: try Inputs.text(.shortLines).text)
    let cleaner = Cleaner()
    for _ in benchmark.scaledIterations {
      let clean = benchmark.measure(bytes: document.text.utf8.count) { cleaner.clean(document) }
      if clean.text.text != document.text { benchmark.error("clean text has changed") }
    }
  }

  Benchmark("Clean.text.chrome") { benchmark in
    let pages = try chromePages()
    let documents = pages.map { Document(id: "page", text: $0.text) }
    let bytes = documents.reduce(0) { $0 + $1.text.utf8.count }
    let cleaner = Cleaner()
    for _ in benchmark.scaledIterations {
      let clean = benchmark.measure(bytes: bytes) { documents.map { cleaner.clean($0).text.text } }
      for (text, page) in zip(clean, pages) {
        if !text.contains(page.paragraphs) { benchmark.error("paragraphs are gone") }
        if text.contains("首页") || text.contains("版权") { benchmark.error("chrome is left") }
      }
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

/// Copied pages with a menu, a title, eight paragraphs, twenty headlines with their dates and a
/// line of copyright each.
private func chromePages() throws -> [(text: String, paragraphs: String)] {
  let lines = try Inputs.text(.shortLines).text.split(separator: "\n")
  let size = 84
  var pages: [(text: String, paragraphs: String)] = []
  for start in stride(from: 0, to: lines.count - size, by: size) {
    var page = "首页\n新闻中心\n联系我们\n登录 | 注册\n当前位置：首页 > 新闻中心\n"
    page += "\(lines[start].prefix(14))\n发布时间：2021-11-01 来源：本站\n"
    let paragraphs = (0..<8).map { paragraph in
      let first = start + 1 + paragraph * 8
      return lines[first..<(first + 8)].joined()
    }
    page += paragraphs.joined(separator: "\n") + "\n"
    page += "相关推荐\n"
    for headline in 65..<size {
      page += "\(lines[start + headline].prefix(16)) 2021-10-\(10 + headline % 20)\n"
    }
    page += "版权所有 未经授权不得转载 ICP备00000000号\n"
    pages.append((page, paragraphs.joined(separator: "\n")))
  }
  return pages
}
