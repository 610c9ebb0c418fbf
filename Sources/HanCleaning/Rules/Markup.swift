import HanCore

/// Removes tags, comments, scripts and styles of an HTML page, and replaces character references.
///
/// Tags that begin or end a block leave a line break, others nothing. The rule reads tags, not a
/// document tree: an opening that is never closed ends with the text.
public struct Markup: CleaningRule {
  /// The rule's name.
  public let name = "markup"

  /// Creates the rule.
  public init() {}

  /// The tags to take out and the references to replace.
  ///
  /// - Complexity: O(*n*).
  public func edits(in text: String) -> [CleaningEdit] {
    var reader = MarkupReader(bytes: Array(text.utf8))
    return reader.edits()
  }
}

/// Finds tags and character references in the bytes of a page, front to back.
private struct MarkupReader {
  let bytes: [UInt8]
  private var index = 0
  private var result: [CleaningEdit] = []

  /// Elements whose content is no text.
  private static let opaque: Set<String> = ["script", "style", "noscript", "template", "svg"]
  /// Elements inside a line; every other tag ends a line.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "img", "kbd",
    "label", "mark", "q", "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
  ]
  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ",
    "emsp": "\u{3000}", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "hellip": "…",
    "mdash": "—", "ndash": "–", "middot": "·", "bull": "•", "copy": "©", "times": "×",
  ]

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func edits() -> [CleaningEdit] {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"): readTag()
      case UInt8(ascii: "&"): readReference()
      default: index += 1
      }
    }
    return result
  }

  private mutating func readTag() {
    let start = index
    if matches("<!--", at: index) {
      drop(from: start, to: end(of: "-->", from: index + 4))
      return
    }
    guard index + 1 < bytes.count else {
      index += 1
      return
    }
    let next = bytes[index + 1]
    let isClosing = next == UInt8(ascii: "/")
    let nameStart = index + (isClosing ? 2 : 1)
    let isDeclaration = next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
    guard isDeclaration || nameStart < bytes.count && Self.isLetter(bytes[nameStart]) else {
      index += 1  // a bare “<” is text
      return
    }
    let name = isDeclaration ? "" : tagName(at: nameStart)
    var stop = endOfTag(from: nameStart)
    if Self.opaque.contains(name), !isClosing {
      stop = end(of: "</" + name, from: stop)
      if stop < bytes.count { stop = endOfTag(from: stop) }
    }
    drop(from: start, to: stop, leaving: isDeclaration || Self.inline.contains(name) ? "" : "\n")
  }

  private mutating func readReference() {
    let limit = min(bytes.count, index + 12)
    guard let semicolon = bytes[index..<limit].firstIndex(of: UInt8(ascii: ";")) else {
      index += 1
      return
    }
    let name = String(decoding: bytes[(index + 1)..<semicolon], as: UTF8.self)
    guard let replacement = Self.entities[name] ?? Self.number(name) else {
      index += 1
      return
    }
    result.append(
      CleaningEdit(TextSpan(index, semicolon + 1), with: replacement, reason: nil))
    index = semicolon + 1
  }

  /// The character of a numeric reference, such as `#x4E2D`.
  private static func number(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String($0) }
  }

  private mutating func drop(from start: Int, to stop: Int, leaving text: String = "") {
    if let last = result.last, last.reason == .markup, last.edit.span.upperBound == start {
      let merged = last.edit.replacement.isEmpty ? text : last.edit.replacement
      result[result.count - 1].edit = TextEdit(
        TextSpan(last.edit.span.lowerBound, stop), merged)
    } else {
      result.append(CleaningEdit(TextSpan(start, stop), with: text, reason: .markup))
    }
    index = stop
  }

  private func tagName(at start: Int) -> String {
    var end = start
    while end < bytes.count, end - start < 16, Self.isLetter(bytes[end]) { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
  }

  /// The longest tag whose quotes are respected, in bytes; it keeps unbalanced quotes from making
  /// the search for their ends quadratic.
  private static let maximumTag = 1 << 14

  /// The offset behind the `>` of a tag, quotes of attributes respected.
  private func endOfTag(from start: Int) -> Int {
    var quote: UInt8?
    var position = start
    while position < min(bytes.count, start + Self.maximumTag) {
      let byte = bytes[position]
      position += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return position
      }
    }
    // A quote that is never closed: the first “>” ends the tag after all.
    let close = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
    return close.map { $0 + 1 } ?? bytes.count
  }

  /// The offset behind the next occurrence of `pattern` (lower-case ASCII, matched in any case).
  private func end(of pattern: String, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      if matches(pattern, at: position) { return position + pattern.utf8.count }
      position += 1
    }
    return bytes.count
  }

  private func matches(_ pattern: String, at position: Int) -> Bool {
    guard position + pattern.utf8.count <= bytes.count else { return false }
    return zip(pattern.utf8, bytes[position...]).allSatisfy { $0 == Self.lowercased($1) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(lowercased(byte)) || (0x30...0x39).contains(byte)
  }
}
