import HanCore

/// The strings of the JSON that pages carry in scripts, with their names, in order.
///
/// It reads JSON the forgiving way: what is no string is passed over, so that the object may stand
/// behind `window.state =` and have code behind it.
struct StoredStrings {
  /// A string.
  struct Value {
    /// Where its letters stand, without the quotes.
    var span: Range<Int>
    /// Its name; empty in a list.
    var key: String
    /// The name of what holds it.
    var parent: String
    /// How many of its bytes are no ASCII, or spell other characters by `\u`.
    var wide: Int
  }

  private(set) var values: [Value] = []

  /// Names longer than this are no names of fields.
  private static let longestKey = 40
  /// No page nests deeper.
  private static let deepest = 64

  /// - Complexity: O(length of the range).
  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    var keys: [String] = []
    var key = ""
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        let quote = bytes[index]
        // Elsewhere it is an apostrophe in a comment.
        guard quote == UInt8(ascii: "\"") || Self.mayQuote(bytes, at: index, from: range.lowerBound)
        else {
          index += 1
          continue
        }
        let start = index + 1
        var wide = 0
        index = start
        while index < range.upperBound, bytes[index] != quote {
          if bytes[index] == UInt8(ascii: "\\") {
            if index + 1 < range.upperBound, bytes[index + 1] == UInt8(ascii: "u") { wide += 3 }
            index += 1
          } else if bytes[index] >= 0x80 {
            wide += 1
          }
          index += 1
        }
        let end = min(index, range.upperBound)
        index = end + 1
        var next = index
        while next < range.upperBound, bytes[next] <= 0x20 { next += 1 }
        if next < range.upperBound, bytes[next] == UInt8(ascii: ":") {
          key =
            end - start <= Self.longestKey
            ? String(decoding: bytes[start..<end], as: UTF8.self).lowercased() : ""
          index = next + 1
        } else {
          if end > start {
            values.append(
              Value(span: start..<end, key: key, parent: keys.last ?? "", wide: wide))
          }
        }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if keys.count < Self.deepest { keys.append(key.isEmpty ? keys.last ?? "" : key) }
        if bytes[index] == UInt8(ascii: "{") { key = "" }
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        key = keys.popLast() ?? ""
        index += 1
      case UInt8(ascii: ":"), UInt8(ascii: "="):
        // A name without quotes: content: "…", content = "…".
        if let name = Self.name(bytes, before: index, from: range.lowerBound) {
          key = String(decoding: bytes[name], as: UTF8.self).lowercased()
        }
        index += 1
      default: index += 1
      }
    }
  }

  /// Whether a single quote or a backtick begins a string: behind a mark that one may follow.
  private static func mayQuote(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, from start: Int
  ) -> Bool {
    var index = place
    while index > start, bytes[index - 1] <= 0x20 { index -= 1 }
    return index > start && "=(:,[+?{".utf8.contains(bytes[index - 1])
  }

  /// The name of a variable or a field that ends before a mark.
  private static func name(
    _ bytes: UnsafeBufferPointer<UInt8>, before place: Int, from start: Int
  ) -> Range<Int>? {
    var end = place
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    var begin = end
    while begin > start, end - begin <= longestKey,
      isNameByte(bytes[begin - 1])
    {
      begin -= 1
    }
    return begin < end && end - begin <= longestKey ? begin..<end : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  /// The edits that undo the escapes of a string.
  ///
  /// - Parameter lineBreak: What takes the place of a line break.
  static func unescaping(
    _ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>, lineBreak: String
  ) -> [TextEdit] {
    var edits: [TextEdit] = []
    var index = span.lowerBound
    while index < span.upperBound {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < span.upperBound else {
        index += 1
        continue
      }
      let start = index
      index += 2
      switch bytes[start + 1] {
      case UInt8(ascii: "n"): edits.append(TextEdit(TextSpan(start, index), lineBreak))
      case UInt8(ascii: "r"): edits.append(TextEdit(TextSpan(start, index), ""))
      case UInt8(ascii: "t"): edits.append(TextEdit(TextSpan(start, index), " "))
      case UInt8(ascii: "u"):
        guard var value = hex(bytes, index, span.upperBound) else { continue }
        index += 4
        if (0xD800..<0xDC00).contains(value), index + 6 <= span.upperBound,
          bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
          let low = hex(bytes, index + 2, span.upperBound), (0xDC00..<0xE000).contains(low)
        {
          value = 0x1_0000 + (value - 0xD800) << 10 + (low - 0xDC00)
          index += 6
        }
        let scalar = Unicode.Scalar(value).map { String($0) } ?? ""
        edits.append(TextEdit(TextSpan(start, index), scalar == "\n" ? lineBreak : scalar))
      default:
        edits.append(TextEdit(TextSpan(start, start + 1), ""))
      }
    }
    return edits
  }

  /// The wording of a short string.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) -> String {
    let raw = MappedText(String(decoding: bytes[span], as: UTF8.self))
    var copy = raw.text
    let edits = copy.withUTF8 { unescaping($0, 0..<$0.count, lineBreak: " ") }
    return raw.applying(edits).text
  }

  private static func hex(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> UInt32? {
    guard start + 4 <= end else { return nil }
    return UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
  }
}
