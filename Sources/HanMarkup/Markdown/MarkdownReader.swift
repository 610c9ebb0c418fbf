package import HanCore

/// A document in Markdown as HTML, with the way back.
package struct MarkdownPage {
  /// The HTML. Marks of Markdown became tags, text stands as it stood.
  package let html: String
  /// From the HTML to the document.
  package let map: OffsetMap
}

/// Reads Markdown: CommonMark with the tables, crossed-out text, tasks and notes of GitHub.
///
/// Its result goes the way of pages, so headings, lists and tables are those of HTML, and HTML
/// inside Markdown is read by the same parser. Code is left out.
///
/// The rules are our own, since places are what matters here: parsers in C tell the lines and
/// columns of the parts of a line only roughly.
package enum MarkdownReader {
  /// Reads a document.
  ///
  /// - Parameter start: Where the text begins, behind what the document says about itself.
  /// - Complexity: O(*n*).
  package static func page(of document: String, from start: Int = 0) -> MarkdownPage {
    var document = document
    return document.withUTF8 { bytes in
      let blocks = MarkdownBlocks(bytes, from: start)
      var writer = MarkdownWriter(bytes)
      writer.write(blocks.events, labels: blocks.labels)
      return writer.finish()
    }
  }
}

/// Writes the parts of a document as HTML.
private struct MarkdownWriter {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var html: [UInt8] = []
  private var map = OffsetMap.Builder()
  /// Bytes of the HTML that stand for nothing, and are not yet in the map.
  private var inserted = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    html.reserveCapacity(bytes.count + bytes.count / 8)
  }

  mutating func finish() -> MarkdownPage {
    goTo(bytes.count)
    return MarkdownPage(html: String(decoding: html, as: UTF8.self), map: map.build())
  }

  mutating func write(_ events: [MarkdownEvent], labels: Set<String>) {
    var isItemStart = false
    for event in events {
      switch event {
      case .open(let container): insert("<\(container.tag)>")
      case .close(let container): insert("</\(container.tag)>")
      case .leaf(.html, let lines):
        for line in lines {
          keep(line)
          insert("\n")
        }
      case .leaf(.row, let cells):
        insert("<tr>")
        for cell in cells {
          insert("<td>")
          write(MarkdownInlines([cell], of: bytes, labels: labels))
          insert("</td>")
        }
        insert("</tr>")
      case .leaf(let leaf, let lines):
        let inlines = MarkdownInlines(lines, of: bytes, labels: labels)
        var tag: String? = "p"
        if case .heading(let level) = leaf {
          tag = "h\(level)"
        } else if inlines.isPicture {
          tag = "figcaption"
        } else if isItemStart {
          // The item itself.
          tag = nil
        }
        if let tag { insert("<\(tag)>") }
        write(inlines)
        if let tag { insert("</\(tag)>") }
      }
      if case .open(.item) = event { isItemStart = true } else { isItemStart = false }
    }
  }

  private mutating func write(_ inlines: MarkdownInlines) {
    var links = inlines.links[...]
    var index = 0
    while index < inlines.text.count {
      while let link = links.first, link.place <= index {
        insert(link.isStart ? "<a>" : "</a>")
        links = links.dropFirst()
      }
      let place = inlines.places[index]
      switch inlines.fates[index] {
      case .keep:
        // Neighbours that stay, up to the next link.
        let limit = min(inlines.text.count, links.first?.place ?? Int.max)
        var end = index + 1
        while end < limit, inlines.fates[end] == .keep,
          inlines.places[end] == place + (end - index)
        {
          end += 1
        }
        keep(place..<(place + (end - index)))
        index = end
        continue
      case .escape: replace(place, by: bytes[place] == UInt8(ascii: "<") ? "&lt;" : "&amp;")
      case .blank: insert(" ")
      case .lineBreak: insert("<br>")
      case .drop: break
      }
      index += 1
    }
    for link in links { insert(link.isStart ? "<a>" : "</a>") }
  }

  private mutating func insert(_ markup: String) {
    html += markup.utf8
    inserted += markup.utf8.count
  }

  private mutating func keep(_ range: Range<Int>) {
    goTo(range.lowerBound)
    html += bytes[range]
    map.keep(range.count)
  }

  private mutating func replace(_ place: Int, by reference: String) {
    goTo(place)
    html += reference.utf8
    map.replace(1, with: reference.utf8.count)
  }

  /// What stands before a place is markup.
  private mutating func goTo(_ place: Int) {
    let gap = place - map.sourceCount
    if gap > 0 || inserted > 0 { map.replace(gap, with: inserted) }
    inserted = 0
  }
}

extension MarkdownContainer {
  fileprivate var tag: String {
    switch self {
    case .quote: "blockquote"
    case .bullets: "ul"
    case .numbers: "ol"
    case .item: "li"
    case .table: "table"
    }
  }
}
