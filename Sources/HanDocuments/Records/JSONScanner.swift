import HanCore

/// A line that is not the JSON it should be.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package var reason: String
  /// Where, counted in bytes from the start of the line.
  package var offset: Int
}

/// Reads JSON (RFC 8259) strictly, byte by byte.
///
/// It is here because a record's numbers and unknown keys have to come out as they went in, and
/// a broken line has to say where: Foundation turns numbers into doubles and names no byte.
/// A lone surrogate escape (`\ud800`) becomes U+FFFD.
package struct JSONScanner {
  /// How deep arrays and objects may be nested.
  package static let deepestNesting = 128

  private let bytes: [UInt8]
  private let repairs: Bool
  package private(set) var offset = 0

  /// Creates a scanner of `bytes`.
  ///
  /// - Parameter repairs: Whether invalid UTF-8 becomes U+FFFD, instead of being an error.
  package init(_ bytes: [UInt8], repairs: Bool = false) {
    self.bytes = bytes
    self.repairs = repairs
  }

  /// The next byte that is not white space, or `nil` at the end.
  package mutating func peek() -> UInt8? {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return bytes[offset]
      }
    }
    return nil
  }

  /// Reads the members of an object; `member` must consume the value of the key it gets.
  package mutating func object(
    _ member: (inout JSONScanner, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect("{", "an object")
    if peek() == UInt8(ascii: "}") {
      offset += 1
      return
    }
    while true {
      guard peek() == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
      let key = try string()
      try expect(":", "':' after a key")
      try member(&self, key)
      guard let next = peek(), next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else {
        throw unexpected("',' or '}'")
      }
      offset += 1
      if next == UInt8(ascii: "}") { return }
    }
  }

  /// Checks that nothing but white space follows.
  package mutating func end() throws(JSONError) {
    if peek() != nil { throw unexpected("the end of the line") }
  }

  /// Reads a string, its quotes included.
  package mutating func string() throws(JSONError) -> String {
    try expect("\"", "a string")
    let start = offset
    var unescaped: [UInt8]?
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        if let unescaped { return try decode(unescaped[...], at: start) }
        return try decode(bytes[start..<(offset - 1)], at: start)
      case UInt8(ascii: "\\"):
        var text = unescaped ?? Array(bytes[start..<offset])
        unescaped = nil  // so that the buffer is not copied
        try escape(into: &text)
        unescaped = text
      case 0..<0x20:
        throw JSONError(reason: "a control character in a string must be escaped", offset: offset)
      default:
        unescaped?.append(bytes[offset])
        offset += 1
      }
    }
    throw JSONError(reason: "the line ends inside a string", offset: offset)
  }

  /// Whether a value that starts with `byte` is a number.
  package static func startsNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Reads a number and gives it as it was written.
  package mutating func number() throws(JSONError) -> String {
    _ = peek()
    let start = offset
    if byte == UInt8(ascii: "-") { offset += 1 }
    if byte == UInt8(ascii: "0") { offset += 1 } else { try digits() }
    if byte == UInt8(ascii: ".") {
      offset += 1
      try digits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      offset += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// Reads any value and gives its canonical text: no white space, keys in byte order (the last
  /// of equal ones), numbers as written, and only what must be escaped in strings.
  package mutating func canonicalValue(depth: Int = 0) throws(JSONError) -> String {
    guard depth < Self.deepestNesting else {
      throw JSONError(reason: "nested too deeply", offset: offset)
    }
    switch peek() {
    case UInt8(ascii: "{"):
      var members: [Term: String] = [:]
      try object { scanner, key throws(JSONError) in
        members[Term(key)] = try scanner.canonicalValue(depth: depth + 1)
      }
      return JSONText.object(members)
    case UInt8(ascii: "["): return try canonicalArray(depth: depth)
    case UInt8(ascii: "\""): return JSONText.quoted(try string())
    case UInt8(ascii: "t"): return try literal("true")
    case UInt8(ascii: "f"): return try literal("false")
    case UInt8(ascii: "n"): return try literal("null")
    case let next? where JSONScanner.startsNumber(next): return try number()
    default: throw unexpected("a value")
    }
  }

  private mutating func canonicalArray(depth: Int) throws(JSONError) -> String {
    offset += 1
    if peek() == UInt8(ascii: "]") {
      offset += 1
      return "[]"
    }
    var text = "["
    while true {
      text += try canonicalValue(depth: depth + 1)
      guard let next = peek(), next == UInt8(ascii: ",") || next == UInt8(ascii: "]") else {
        throw unexpected("',' or ']'")
      }
      offset += 1
      text += next == UInt8(ascii: ",") ? "," : "]"
      if next == UInt8(ascii: "]") { return text }
    }
  }

  /// The byte at hand, or `nil` at the end.
  private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func digits() throws(JSONError) {
    let start = offset
    while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    if offset == start { throw unexpected("a digit") }
  }

  private mutating func literal(_ text: String) throws(JSONError) -> String {
    guard bytes[offset...].starts(with: text.utf8) else { throw unexpected("a value") }
    offset += text.utf8.count
    return text
  }

  private mutating func expect(_ mark: Unicode.Scalar, _ what: String) throws(JSONError) {
    guard peek() == UInt8(ascii: mark) else { throw unexpected(what) }
    offset += 1
  }

  private func unexpected(_ what: String) -> JSONError {
    JSONError(
      reason: offset < bytes.count ? "expected \(what)" : "the line ends before \(what)",
      offset: offset)
  }
}

// MARK: - Strings

extension JSONScanner {
  /// The text of a string's bytes, which began at `start` of the line.
  private func decode(_ raw: ArraySlice<UInt8>, at start: Int) throws(JSONError) -> String {
    if repairs { return String(decoding: raw, as: UTF8.self) }
    if let text = String(validating: raw, as: UTF8.self) { return text }
    // Escapes shift offsets inside a string, so the place is looked for in the line itself.
    let offset = UTF8Text.firstInvalid(in: bytes[start...]) ?? start
    throw JSONError(reason: "invalid UTF-8", offset: offset)
  }

  /// Reads an escape, its backslash included, and appends what it stands for.
  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = offset
    offset += 1
    guard let kind = byte else {
      throw JSONError(reason: "the line ends inside a string", offset: offset)
    }
    offset += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(kind)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal() else {
        throw JSONError(reason: "\\u needs four hexadecimal digits", offset: start)
      }
      text.append(
        contentsOf:
          UTF8.encode(scalar(startingWith: unit)) ?? UTF8.encodedReplacementCharacter)
    default: throw JSONError(reason: "unknown escape in a string", offset: start)
    }
  }

  /// The scalar of a UTF-16 code unit, together with the escape that follows if they are a pair.
  private mutating func scalar(startingWith unit: UInt32) -> Unicode.Scalar {
    if (0xD800..<0xDC00).contains(unit), bytes[offset...].starts(with: [0x5C, 0x75]) {
      let position = offset
      offset += 2
      if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
      }
      offset = position
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() -> UInt32? {
    guard offset + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[offset..<(offset + 4)] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    offset += 4
    return value
  }
}
