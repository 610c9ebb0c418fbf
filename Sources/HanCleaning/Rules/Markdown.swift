import HanCore
import HanMarkup

/// Reads a document in Markdown: headings, paragraphs, items and rows of tables become lines, and
/// their marks go, with the targets of links and pictures, code and comments. HTML inside is read
/// as that of pages.
///
/// Fields above the text (``FrontMatter``) give title, date, source and author; without them the
/// first heading of the first level is the title.
package struct Markdown: PageRule {
  /// The rule's name; it reads markup as ``Markup`` does.
  package let name = "markup"

  /// Creates the rule.
  package init() {}

  /// Reads a document.
  ///
  /// - Complexity: O(*n*) in time and memory.
  func page(_ source: MappedText) -> PageText {
    let front = FrontMatter(source.text)
    let start = front?.span.upperBound ?? (source.text.hasPrefix("\u{FEFF}") ? 3 : 0)
    let page = MarkdownReader.page(of: source.text, from: start)
    var result = Markup.page(
      MappedText(source: source.source, text: page.html, map: page.map.composed(after: source.map)),
      isPage: false)
    var head = PageHead()
    head.exactTitle = front?.title ?? result.head.heading
    head.date = front?.date
    head.source = front?.source
    head.author = front?.author
    result.head = head
    return result
  }
}
