import HanCore

/// Replaces character references that were left in text: `&nbsp;`, `&quot;`, `&#22478;`. They are
/// listed as markup.
package struct CharacterReferences: CharacterRule {
  /// The rule's name.
  package let name = "character-references"

  /// Creates the rule.
  package init() {}

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ",
    "emsp": "\u{3000}", "thinsp": " ", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
    "hellip": "…", "mdash": "—", "ndash": "–", "middot": "·", "bull": "•", "copy": "©", "reg": "®",
    "trade": "™", "times": "×", "divide": "÷", "deg": "°", "plusmn": "±", "yen": "¥", "laquo": "«",
    "raquo": "»", "zwnj": "", "zwj": "", "shy": "", "lrm": "", "rlm": "", "rarr": "→", "larr": "←",
  ]

  /// The references to replace. A reference to a line break becomes a blank.
  ///
  /// - Complexity: O(*n*).
  package func edits(in text: String) -> [CleaningEdit] {
    var text = text
    return text.withUTF8 { bytes in
      var edits: [CleaningEdit] = []
      var index = 0
      while true {
        let found = ByteSearch.next(UInt8(ascii: "&"), in: bytes, from: index)
        guard found < bytes.count else { break }
        index = found + 1
        let limit = min(bytes.count, found + 12)
        guard let end = bytes[index..<limit].firstIndex(of: UInt8(ascii: ";")), end > index,
          let replacement = Self.character(bytes[index..<end])
        else { continue }
        edits.append(
          CleaningEdit(
            TextSpan(found, end + 1), with: replacement,
            reason: replacement.isEmpty ? .control : .markup))
        index = end + 1
      }
      return edits
    }
  }

  private static func character(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    if name.first == UInt8(ascii: "#") {
      let digits = String(decoding: name.dropFirst(), as: UTF8.self)
      let value =
        digits.first == "x" || digits.first == "X"
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      if let character = value.flatMap(WindowsReferences.character) { return String(character) }
      guard let scalar = value.flatMap(Unicode.Scalar.init) else { return nil }
      if scalar.isLineBreak { return " " }
      return ControlCharacters.isNoise(scalar) ? "" : String(scalar)
    }
    guard name.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) else { return nil }
    return named[String(decoding: name, as: UTF8.self)]
  }
}
