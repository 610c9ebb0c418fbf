/// HTML inside Markdown.
enum MarkdownHTML {
  /// Where HTML that begins with a line of its own ends.
  enum End: Equatable {
    case blankLine
    /// The line with the end tag of an element whose content is taken as it is.
    case endTag
    /// The line with some marks.
    case marks([UInt8])

    private static let opaque = ["script", "pre", "style", "textarea"]

    /// - Parameter interrupts: Whether a paragraph stands right above.
    init?(_ line: Slice<UnsafeBufferPointer<UInt8>>, interrupts: Bool) {
      guard line.first == UInt8(ascii: "<"), line.count >= 2 else { return nil }
      let rest = line.dropFirst()
      if rest.starts(with: "!--".utf8) {
        self = .marks(Array("-->".utf8))
      } else if rest.starts(with: "?".utf8) {
        self = .marks(Array("?>".utf8))
      } else if rest.starts(with: "![CDATA[".utf8) {
        self = .marks(Array("]]>".utf8))
      } else if rest.first == UInt8(ascii: "!"), rest.dropFirst().first?.isASCIILetter == true {
        self = .marks([UInt8(ascii: ">")])
      } else {
        let isEnd = rest.first == UInt8(ascii: "/")
        let name = rest.dropFirst(isEnd ? 1 : 0).prefix { $0.isASCIILetter || $0.isASCIIDigit }
        let word = String(decoding: name, as: UTF8.self).lowercased()
        let next = name.endIndex < line.endIndex ? line[name.endIndex] : UInt8(ascii: ">")
        if !isEnd, Self.opaque.contains(word), next.isMarkdownBlank || next == UInt8(ascii: ">") {
          self = .endTag
        } else if MarkdownHTML.blocks.contains(word),
          next.isMarkdownBlank || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
        {
          self = .blankLine
        } else if !interrupts, let tag = MarkdownTag(line, at: line.startIndex), tag.name != nil,
          !Self.opaque.contains(word), line[tag.end...].allSatisfy(\.isMarkdownBlank)
        {
          self = .blankLine
        } else {
          return nil
        }
      }
    }

    /// Whether a line is the last one.
    func isIn(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
      switch self {
      case .blankLine: false
      case .marks(let marks):
        line.indices.contains { line[$0...].starts(with: marks) }
      case .endTag:
        line.indices.contains { index in
          line[index] == UInt8(ascii: "<")
            && Self.opaque.contains { name in
              line[index...].prefix(name.utf8.count + 3).map { $0 | 0x20 }
                .elementsEqual("</\(name)>".utf8.map { $0 | 0x20 })
            }
        }
      }
    }
  }

  /// The elements that make a line HTML though text follows.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]

  /// The elements whose content is no text; where one has no end, all that follows would go.
  static let opaque: Set<String> = [
    "script", "style", "textarea", "title", "template", "iframe", "noscript", "svg", "math",
    "object", "select", "xmp", "plaintext", "noembed", "noframes", "video", "audio", "canvas",
    "datalist",
  ]
}

/// A tag inside a line.
struct MarkdownTag {
  /// Behind the “>”.
  let end: Int
  /// The name of the element; `nil` for comments, instructions and declarations.
  let name: Range<Int>?
  /// Whether it begins an element.
  let isStart: Bool

  /// The longest tag, in bytes.
  static let maximumLength = 1 << 14

  init?<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes, at start: Int)
  where Bytes.Index == Int {
    let limit = min(bytes.endIndex, start + Self.maximumLength)
    var index = start + 1
    func skipBlanks() { while index < limit, bytes[index].isMarkdownSpace { index += 1 } }
    guard index < limit else { return nil }
    isStart = bytes[index] != UInt8(ascii: "/")
    if !isStart { index += 1 }
    let first = index
    while index < limit, bytes[index].isASCIILetter || index > first && bytes[index].isTagName {
      index += 1
    }
    guard index > first else { return nil }
    name = first..<index
    while isStart {
      let before = index
      skipBlanks()
      guard index < limit, index > before, bytes[index].isAttributeStart else { break }
      while index < limit, bytes[index].isAttributeStart || bytes[index].isAttributeName {
        index += 1
      }
      let behind = index
      skipBlanks()
      guard index < limit, bytes[index] == UInt8(ascii: "=") else {
        index = behind
        continue
      }
      index += 1
      skipBlanks()
      guard index < limit else { return nil }
      let quote = bytes[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        index += 1
        while index < limit, bytes[index] != quote { index += 1 }
        guard index < limit else { return nil }
        index += 1
      } else {
        let value = index
        while index < limit, !bytes[index].endsValue { index += 1 }
        if index == value { return nil }
      }
    }
    skipBlanks()
    if isStart, index < limit, bytes[index] == UInt8(ascii: "/") { index += 1 }
    guard index < limit, bytes[index] == UInt8(ascii: ">") else { return nil }
    end = index + 1
  }
}

extension UInt8 {
  fileprivate var isTagName: Bool { isASCIIDigit || self == UInt8(ascii: "-") }
  fileprivate var isAttributeStart: Bool {
    isASCIILetter || self == UInt8(ascii: "_") || self == UInt8(ascii: ":")
  }
  fileprivate var isAttributeName: Bool {
    isASCIIDigit || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
  }
  fileprivate var endsValue: Bool {
    isMarkdownSpace || self == UInt8(ascii: "\"") || self == UInt8(ascii: "'")
      || self == UInt8(ascii: "=") || self == UInt8(ascii: "<") || self == UInt8(ascii: ">")
      || self == UInt8(ascii: "`")
  }
}
