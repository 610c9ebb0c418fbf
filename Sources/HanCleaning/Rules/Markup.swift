import HanCore
import HanMarkup

/// Reads an HTML page: its text becomes lines, a line a block, and tags, scripts, styles, comments
/// and what is never shown go. Character references become characters.
///
/// The page is parsed by libxml2, which mends unclosed and stray tags. What it says about a block
/// (element, links, the elements and named containers around it) goes on to the rules that tell
/// text from chrome.
public struct Markup: CleaningRule {
  /// The rule's name.
  public let name = "markup"

  /// Creates the rule.
  public init() {}

  /// What a page consists of.
  struct Page {
    var text: MappedText
    var lines: [BlockMarkup]
    var removed: [TextSpan]
    var head: PageHead
  }

  /// Reads a page.
  ///
  /// - Complexity: O(*n*) in time and memory, whatever the nesting. Where mending tags would take
  ///   longer, the rest is read by its tags alone.
  func page(_ source: MappedText) -> Page {
    var copy = source.text
    return copy.withUTF8 { bytes in
      var builder = PageBuilder(bytes)
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
      return Page(
        text: MappedText(source: source.source, text: text, map: map.composed(after: source.map)),
        lines: builder.lines, removed: builder.removed, head: builder.head)
    }
  }
}
