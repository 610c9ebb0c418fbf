import HanCore

/// Markup that was escaped once too often, so that a page shows its tags: `&lt;p&gt;…&lt;/p&gt;`.
///
/// What counts is paragraphs: two or more that begin where an element or a line begins, end where
/// one ends, and stand in no element for code. A text about HTML has tags inside its sentences.
enum EscapedMarkup {
  /// The least paragraphs, and the least length of one in bytes.
  static let leastParagraphs = 2
  static let leastLength = 60
  /// The longest tag, in bytes.
  static let maximumTag = 1 << 11

  private static let open = Array("&lt;".utf8)
  private static let close = Array("&gt;".utf8)
  private static let names: Set<String> = [
    "p", "br", "div", "span", "strong", "b", "em", "i", "u", "a", "img", "font", "section",
    "article", "blockquote", "figure", "figcaption", "center", "hr", "h1", "h2", "h3", "h4", "h5",
    "h6", "ul", "ol", "li", "table", "tbody", "thead", "tr", "td", "th",
  ]
  private static let code: Set<String> = ["pre", "code", "textarea", "samp", "kbd", "xmp"]

  /// The page with those tags as tags; `nil` when it shows none.
  ///
  /// - Complexity: O(*n*).
  static func unescaped(_ page: MappedText) -> MappedText? {
    var text = page.text
    let edits = text.withUTF8 { bytes -> [TextEdit] in
      guard mayShowTags(bytes) else { return [] }
      var edits: [TextEdit] = []
      var paragraphs = 0
      var start: Int?
      // The element for code that is open, if one is.
      var element: String?
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "<") {
          let name = name(bytes, at: index + 1)
          if let open = element {
            if name == "/" + open { element = nil }
          } else if code.contains(name) {
            element = name
          }
        } else if bytes[index] == UInt8(ascii: "&"), element == nil, let tag = tag(bytes, at: index)
        {
          edits.append(TextEdit(TextSpan(index, index + 4), "<"))
          edits.append(TextEdit(TextSpan(tag.end - 4, tag.end), ">"))
          if tag.name == "p" {
            start = beginsPart(bytes, at: index) ? tag.end : nil
          } else if tag.name == "/p", let begin = start {
            if index - begin >= leastLength, endsPart(bytes, at: tag.end) { paragraphs += 1 }
            start = nil
          }
          index = tag.end
          continue
        }
        index += 1
      }
      return paragraphs >= leastParagraphs ? edits : []
    }
    return edits.isEmpty ? nil : page.applying(edits)
  }

  /// Whether the end of a paragraph stands in the text; most pages need no closer look.
  private static func mayShowTags(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = Array("&lt;/p&gt;".utf8)
    var index = 0
    while true {
      index = ByteSearch.next(UInt8(ascii: "&"), in: bytes, from: index)
      guard index < bytes.count else { return false }
      if bytes[index...].starts(with: end) { return true }
      index += 1
    }
  }

  private static func tag(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (name: String, end: Int)? {
    guard bytes[start...].starts(with: open) else { return nil }
    let name = name(bytes, at: start + 4)
    guard names.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name) else { return nil }
    let limit = min(bytes.count, start + maximumTag)
    var index = start + 4
    while index < limit, bytes[index] != UInt8(ascii: "<") {
      if bytes[index] == UInt8(ascii: "&") {
        if bytes[index...].starts(with: close) { return (name, index + 4) }
        if bytes[index...].starts(with: open) { return nil }
      }
      index += 1
    }
    return nil
  }

  /// The name of a tag in small letters, with the slash of an end tag.
  private static func name(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> String {
    let isEnd = start < bytes.count && bytes[start] == UInt8(ascii: "/")
    let letters = bytes[min(bytes.count, start + (isEnd ? 1 : 0))...].prefix(12).prefix {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
    }
    return (isEnd ? "/" : "") + String(decoding: letters, as: UTF8.self).lowercased()
  }

  private static func beginsPart(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var index = start
    while index > 0, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
    return index == 0 || bytes[index - 1] == 0x0A || bytes[index - 1] == UInt8(ascii: ">")
      || bytes[..<index].suffix(4).elementsEqual(close)
  }

  private static func endsPart(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int) -> Bool {
    var index = end
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D
      || bytes[index] == UInt8(ascii: "<") || bytes[index...].starts(with: open)
  }
}
