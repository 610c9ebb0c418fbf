extension DocumentKind {
  /// What a text is, as far as its beginning tells: a page of HTML begins with a document type, a
  /// comment or an element of HTML, and has an end tag further on. Anything else is plain text.
  ///
  /// - Complexity: O(1) for plain text; O(*n*) at most.
  public init(of text: String) {
    self = Self.beginsPage(text) ? .html : .text
  }

  private static func beginsPage(_ text: String) -> Bool {
    var rest = Substring(text).utf8[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while true {
      rest = rest.drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
      guard rest.first == UInt8(ascii: "<") else { return false }
      if rest.starts(with: "<!--".utf8) {
        guard let end = rest.firstRange(of: "-->".utf8) else { return false }
        rest = rest[end.upperBound...]
      } else if rest.starts(with: "<?xml".utf8) {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[end...].dropFirst()
      } else {
        break
      }
    }
    let name = rest.dropFirst().prefix { byte in
      byte == UInt8(ascii: "!") || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }
    let element = String(decoding: name, as: UTF8.self).lowercased()
    if element == "!doctype" {
      return rest.dropFirst(9).drop { $0 == 0x20 }.prefix(4).map { $0 | 0x20 } == Array("html".utf8)
    }
    return elements.contains(element) && rest.firstRange(of: "</".utf8) != nil
  }

  /// Elements that pages and parts of pages begin with.
  private static let elements: Set<String> = [
    "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "span", "a",
    "article", "section", "main", "header", "footer", "nav", "aside", "h1", "h2", "h3", "h4", "h5",
    "h6", "ul", "ol", "dl", "table", "tbody", "tr", "td", "blockquote", "pre", "figure", "img",
    "br", "hr", "strong", "b", "em", "i", "u", "font", "center", "form", "iframe",
  ]
}

extension Collection<UInt8> {
  /// The first range of a few bytes.
  fileprivate func firstRange(of bytes: String.UTF8View) -> Range<Index>? {
    var start = startIndex
    while let found = self[start...].firstIndex(where: { $0 == bytes.first }) {
      if self[found...].starts(with: bytes) {
        return found..<index(found, offsetBy: bytes.count)
      }
      start = index(after: found)
    }
    return nil
  }
}
