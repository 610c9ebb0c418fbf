import HanCore

/// Looks for the article of a page where a script would take it from: a field of JSON, a hidden
/// text area, the source of a frame.
enum StoredArticle {
  /// The least bytes of Chinese: some sixty characters.
  private static let least = 180

  /// The page with its stored article as an element of its own; `nil` when it has none.
  ///
  /// - Complexity: O(*n*).
  static func revealed(_ page: MappedText) -> MappedText? {
    var copy = page.text
    let inner = copy.withUTF8 { unpacked($0, Places($0).scripts) }
    return inner.isEmpty ? shown(page) : shown(page.applying(inner)) ?? shown(page)
  }

  private static func shown(_ page: MappedText) -> MappedText? {
    var text = page.text
    let changes = text.withUTF8 { bytes -> [TextEdit] in
      let places = Places(bytes)
      if let template = places.templates.max(by: {
        wide(bytes, $0.content) < wide(bytes, $1.content)
      }),
        wide(bytes, template.content) >= least
      {
        return [
          TextEdit(TextSpan(template.element.lowerBound, template.content.lowerBound), open),
          TextEdit(TextSpan(template.content.upperBound, template.element.upperBound), close),
        ]
      }
      if let script = places.scripts.compactMap({ story(bytes, in: $0) }).max(by: {
        ($0.rank, $0.value.wide) < ($1.rank, $1.value.wide)
      }) {
        return edits(for: script.value, of: script.script, bytes)
      }
      if let area = places.escaped.max(by: { wide(bytes, $0.content) < wide(bytes, $1.content) }),
        wide(bytes, area.content) >= least
      {
        return edits(for: area, bytes)
      }
      return []
    }
    return changes.isEmpty ? nil : page.applying(changes)
  }

  /// What the JSON of a page for search engines says about its article.
  ///
  /// - Complexity: O(*n*) for pages that have such JSON, else a search for a rare character.
  static func fields(of page: String) -> [(field: PageHead.StoredField, value: String)] {
    var page = page
    return page.withUTF8 { bytes in
      guard mentions("ld+json", bytes) || mentions("__NEXT_DATA__", bytes) else { return [] }
      return Places(bytes).scripts.filter(\.isData).flatMap { script in
        StoredStrings(bytes, in: script.content).values.compactMap { value in
          guard value.span.count <= 300,
            let field = PageHead.StoredField(key: value.key, parent: value.parent)
          else { return nil }
          return (field, StoredStrings.text(bytes, value.span))
        }
      }
    }
  }

  private static func mentions(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = LineHead(bytes: bytes)
    let mark: UInt8 = word.utf8Start[2]
    var index = 0
    while true {
      index = ByteSearch.next(mark, in: bytes, from: index)
      guard index < bytes.count else { return false }
      if index >= 2, head.starts(index - 2, word) { return true }
      index += 1
    }
  }

  // MARK: Scripts

  private static let names: [String: Int] = [
    "articlebody": 4, "content": 3, "articlecontent": 3, "contenthtml": 3, "body": 3, "html": 2,
    "text": 2, "articletext": 3, "detail": 2, "desc": 1, "description": 0, "summary": 0,
  ]

  /// The string of a script that is most likely an article.
  private static func story(
    _ bytes: UnsafeBufferPointer<UInt8>, in script: Places.Script
  ) -> (value: StoredStrings.Value, rank: Int, script: Places.Script)? {
    guard script.isData || hasText(bytes, script.content) else { return nil }
    var best: (value: StoredStrings.Value, rank: Int)?
    for value in StoredStrings(bytes, in: script.content).values where value.wide >= least {
      let rank = names[value.key] ?? (script.isData || isMarkup(bytes, value.span) ? 1 : -1)
      guard rank >= 1 else { continue }
      if let known = best, (known.rank, known.value.wide) >= (rank, value.wide) { continue }
      best = (value, rank)
    }
    return best.map { ($0.value, $0.rank, script) }
  }

  /// Whether a script has Chinese enough, as it is or spelt by `\\u`.
  private static func hasText(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) -> Bool {
    var count = 0
    for index in span {
      if bytes[index] >= 0x80 {
        count += 1
      } else if bytes[index] == UInt8(ascii: "u"), index > span.lowerBound,
        bytes[index - 1] == UInt8(ascii: "\\")
      {
        count += 3
      }
      if count >= least { return true }
    }
    return false
  }

  /// The page with JSON that stands in a string of a script as JSON of its own; `nil` when no
  /// string has any: `push([1,"{\\"content\\":\\"…`.
  ///
  /// - Complexity: O(*n*).
  private static func unpacked(
    _ bytes: UnsafeBufferPointer<UInt8>, _ scripts: [Places.Script]
  ) -> [TextEdit] {
    let head = LineHead(bytes: bytes)
    for script in scripts where !script.isData && hasText(bytes, script.content) {
      for value in StoredStrings(bytes, in: script.content).values
      where value.wide >= least
        && value.span.contains(where: {
          bytes[$0] == UInt8(ascii: "\\") && head.starts($0, "\\\":\\\"")
        })
      {
        return [
          TextEdit(
            TextSpan(script.element.lowerBound, value.span.lowerBound),
            "<script type=\"application/json\">")
        ] + StoredStrings.unescaping(bytes, value.span, lineBreak: " ")
          + [TextEdit(TextSpan(value.span.upperBound, script.element.upperBound), "</script>")]
      }
    }
    return []
  }

  /// Whether a string is paragraphs with their tags.
  private static func isMarkup(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) -> Bool {
    let head = LineHead(bytes: bytes)
    var paragraphs = 0
    for index in span where bytes[index] == UInt8(ascii: "<") {
      if head.starts(index, "<p>") || head.starts(index, "<p ") || head.starts(index, "<br") {
        paragraphs += 1
        if paragraphs == 2 { return true }
      }
    }
    return false
  }

  private static func edits(
    for value: StoredStrings.Value, of script: Places.Script, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [TextEdit] {
    let hasTags =
      bytes[value.span].contains(UInt8(ascii: "<"))
      || contains(bytes, value.span, "\\u003c") || contains(bytes, value.span, "\\u003C")
    return [
      TextEdit(
        TextSpan(script.element.lowerBound, value.span.lowerBound), open + (hasTags ? "" : "<p>"))
    ]
      + StoredStrings.unescaping(bytes, value.span, lineBreak: hasTags ? "\n" : "</p><p>")
      + [
        TextEdit(
          TextSpan(value.span.upperBound, script.element.upperBound),
          (hasTags ? "" : "</p>") + close)
      ]
  }

  private static let open = "<div class=\"article content\">"
  private static let close = "</div>"

  private static func contains(
    _ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>, _ word: StaticString
  ) -> Bool {
    let head = LineHead(bytes: bytes)
    return span.contains { bytes[$0] == UInt8(ascii: "\\") && head.starts($0, word) }
  }

  private static func wide(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) -> Int {
    bytes[span].reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
  }

  // MARK: Escaped markup

  private static let references: [(StaticString, String)] = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ("&#60;", "<"), ("&#62;", ">"),
  ]

  private static func edits(
    for area: Places.Escaped, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [TextEdit] {
    let head = LineHead(bytes: bytes)
    var edits = [TextEdit(TextSpan(area.element.lowerBound, area.content.lowerBound), open)]
    var index = area.content.lowerBound
    while index < area.content.upperBound {
      if bytes[index] == UInt8(ascii: "&"),
        let found = references.first(where: { head.starts(index, $0.0) })
      {
        let end = index + found.0.utf8CodeUnitCount
        edits.append(TextEdit(TextSpan(index, end), found.1))
        index = end
      } else {
        index += 1
      }
    }
    return edits + [TextEdit(TextSpan(area.content.upperBound, area.element.upperBound), close)]
  }
}

/// Where a page may store an article.
private struct Places {
  struct Script {
    var element: Range<Int>
    var content: Range<Int>
    /// Whether its type says that it is data.
    var isData: Bool
  }

  struct Escaped {
    var element: Range<Int>
    var content: Range<Int>
  }

  private(set) var scripts: [Script] = []
  private(set) var escaped: [Escaped] = []
  /// Scripts that hold markup for another script to show.
  private(set) var templates: [Escaped] = []

  /// - Complexity: O(*n*).
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while true {
      let start = ByteSearch.next(UInt8(ascii: "<"), in: bytes, from: index)
      guard start < bytes.count else { return }
      index = start + 1
      let name = Self.name(bytes, at: index)
      guard name == "script" || name == "textarea" || name == "iframe" else {
        if let long = Self.longTag(bytes, from: index) {
          if let value = Self.escapedValue(bytes, index..<long) {
            escaped.append(Escaped(element: start..<long + 1, content: value))
          }
          index = long
        }
        continue
      }
      var end = index
      var quote: UInt8?
      while end < bytes.count, quote != nil || bytes[end] != UInt8(ascii: ">") {
        if let open = quote {
          if bytes[end] == open { quote = nil }
        } else if bytes[end] == UInt8(ascii: "\"") || bytes[end] == UInt8(ascii: "'") {
          quote = bytes[end]
        }
        end += 1
      }
      guard end < bytes.count else { return }
      let content = end + 1
      if name == "iframe" {
        if let value = Self.value(of: "srcdoc", bytes, index..<end) {
          escaped.append(Escaped(element: start..<content, content: value))
        }
        index = content
        continue
      }
      var close = content
      while true {
        close = ByteSearch.next(UInt8(ascii: "<"), in: bytes, from: close)
        guard close < bytes.count else { return }
        if close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: "/"),
          Self.name(bytes, at: close + 2) == name
        {
          break
        }
        close += 1
      }
      let behind = min(bytes.count, ByteSearch.next(UInt8(ascii: ">"), in: bytes, from: close) + 1)
      if name == "script" {
        let tag = String(decoding: bytes[index..<end], as: UTF8.self).lowercased()
        if tag.contains("template") || tag.contains("text/html") || tag.contains("handlebars") {
          templates.append(Escaped(element: start..<behind, content: content..<close))
          index = behind
          continue
        }
        scripts.append(
          Script(
            element: start..<behind, content: content..<close,
            isData: tag.contains("json") || tag.contains("__next_data__")))
      } else {
        escaped.append(Escaped(element: start..<behind, content: content..<close))
      }
      index = behind
    }
  }

  /// The end of a tag that is so long that an attribute may hold an article; `nil` for others.
  private static func longTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, (0x61...0x7A).contains(bytes[start] | 0x20) else { return nil }
    let end = ByteSearch.next(UInt8(ascii: ">"), in: bytes, from: start)
    return end < bytes.count && end - start >= longestPlainTag ? end : nil
  }

  /// Tags that are shorter hold no article.
  private static let longestPlainTag = 400

  /// The value of an attribute with escaped paragraphs.
  private static func escapedValue(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tag: Range<Int>
  ) -> Range<Int>? {
    let head = LineHead(bytes: bytes)
    var index = tag.lowerBound
    while index < tag.upperBound {
      guard bytes[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      let end = min(tag.upperBound, ByteSearch.next(UInt8(ascii: "\""), in: bytes, from: index + 1))
      let value = index + 1..<end
      if value.count >= longestPlainTag,
        value.contains(where: { bytes[$0] == UInt8(ascii: "&") && head.starts($0, "&lt;p") })
      {
        return value
      }
      index = end + 1
    }
    return nil
  }

  private static func name(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> String {
    guard start < bytes.count else { return "" }
    let letters = bytes[start...].prefix(9).prefix { (0x61...0x7A).contains($0 | 0x20) }
    return String(decoding: letters, as: UTF8.self).lowercased()
  }

  /// The value of an attribute in quotes.
  private static func value(
    of name: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ tag: Range<Int>
  ) -> Range<Int>? {
    let head = LineHead(bytes: bytes)
    guard let start = tag.first(where: { head.starts($0, name) }) else { return nil }
    var index = start + name.utf8CodeUnitCount
    while index < tag.upperBound, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "=") {
      index += 1
    }
    guard index < tag.upperBound,
      bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
    else { return nil }
    let quote = bytes[index]
    let end = bytes[(index + 1)..<tag.upperBound].firstIndex(of: quote) ?? tag.upperBound
    return index + 1..<end
  }
}
