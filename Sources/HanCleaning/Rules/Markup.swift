import HanCore
import HanMarkup

/// Reads an HTML page: its text becomes lines, a line a block, and tags, scripts, styles, comments
/// and what is never shown go. Character references become characters.
///
/// The page is parsed by libxml2, which mends unclosed and stray tags. What it says about a block
/// (element, links, the elements and named containers around it) goes on to the rules that tell
/// text from chrome.
package struct Markup: PageRule {
  /// The rule's name.
  package let name = "markup"

  /// Creates the rule.
  package init() {}

  /// Reads a page.
  ///
  /// - Complexity: O(*n*) in time and memory, whatever the nesting. Where mending tags would take
  ///   longer, the rest is read by its tags alone.
  func page(_ source: MappedText) -> PageText {
    Self.page(EscapedMarkup.unescaped(source) ?? source, isPage: true)
  }

  /// The least bytes of hidden text that may be an article.
  private static let leastConcealed = 120

  /// Reads a page with the article that only a script would show; `nil` when it has none.
  ///
  /// - Parameter concealed: The bytes of text that it has and does not show.
  /// - Complexity: O(*n*).
  func revealed(_ source: MappedText, concealed: Int) -> PageText? {
    let stored = StoredArticle.revealed(source)
    guard stored != nil || concealed >= Self.leastConcealed else { return nil }
    var page = Self.page(stored ?? source, isPage: true, reveals: true)
    // The script is no part of what was read.
    page.head = page.head.completed(with: source.text)
    return page
  }

  /// - Parameters:
  ///   - isPage: Whether it is a page of a site.
  ///   - reveals: Whether what only scripts show is text.
  static func page(_ source: MappedText, isPage: Bool, reveals: Bool = false) -> PageText {
    var copy = source.text
    return copy.withUTF8 { bytes in
      var builder = PageBuilder(bytes, isPage: isPage, reveals: reveals)
      let stopped = PageReader.read(bytes, with: &builder)
      if stopped < bytes.count {
        builder.closeAll()
        var start = stopped
        // Go on where a character begins.
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        TagScanner(bytes: bytes).read(from: start, with: &builder)
      }
      let map = builder.finish()
      let text = String(decoding: builder.text, as: UTF8.self)
      var page = PageText(
        text: MappedText(source: source.source, text: text, map: map.composed(after: source.map)),
        lines: builder.lines,
        head: isPage ? builder.head.completed(with: source.text) : builder.head,
        readings: builder.readings.map { source.sourceSpan(of: $0) })
      page.concealed = builder.concealed
      page.seams = builder.seams
      page.parents = builder.parents
      page.marks = CopyMarks.find(builder.marks, in: builder.text)
      return page
    }
  }
}
