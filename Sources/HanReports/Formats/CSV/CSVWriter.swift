/// Writes comma-separated values as RFC 4180 has them: CRLF after every row, quotes doubled. A file
/// begins with a byte order mark, without which Excel takes UTF-8 for another encoding.
struct CSVWriter {
  /// What has been written.
  private(set) var text = "\u{FEFF}"

  /// Creates a writer with a header row.
  init(header: [String]) { row(header) }

  /// Writes a row.
  mutating func row(_ fields: [String]) { text += Self.row(fields) }

  /// A row with its end.
  static func row(_ fields: [String]) -> String {
    var text = ""
    for (index, field) in fields.enumerated() {
      if index > 0 { text += "," }
      text += needsQuotes(field) ? quoted(field) : field
    }
    return text + "\r\n"
  }

  /// A field for text that others wrote.
  ///
  /// C0 controls other than tab and line breaks become U+FFFD, because common readers refuse NUL.
  /// An apostrophe is put before what a spreadsheet would run as a formula (CWE-1236): text that
  /// begins with `=`, `@`, a tab or a line break, or with a sign and that calls something; the
  /// full-width forms of these signs count as well.
  static func field(_ text: String) -> String {
    let text = VisibleText.withoutControls(text)
    return isFormula(text) ? "'" + text : text
  }

  /// A field for a list of texts that others wrote.
  static func field(_ list: [String]) -> String { field(list.joined(separator: " | ")) }

  /// A field for a number; empty unless it is finite.
  static func field(_ number: Double) -> String { DecimalText.exact(number) ?? "" }

  private static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "@", "\u{FF1D}", "\u{FF20}", "\u{FF0B}", "\u{FF0D}", "\t", "\r", "\n": true
    // `-:1` is the id of a line of standard input and must stay one; a formula that does harm
    // needs a call or a reference to another program.
    case "+", "-": text.utf8.contains { "(!|".utf8.contains($0) }
    default: false
    }
  }

  // By scalars: as a character, a quote may be hidden behind a combining mark. More is quoted
  // than the standard asks for, since readers differ about edges, semicolons and other line ends.
  private static func needsQuotes(_ field: String) -> Bool {
    if field.utf8.first == 0x20 || field.utf8.last == 0x20 { return true }
    return field.unicodeScalars.contains { scalar in
      switch scalar {
      case "\"", ",", ";", "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
      default: false
      }
    }
  }

  private static func quoted(_ field: String) -> String {
    var result: [UInt8] = [0x22]
    for byte in field.utf8 {
      if byte == 0x22 { result.append(0x22) }
      result.append(byte)
    }
    result.append(0x22)
    return String(decoding: result, as: UTF8.self)
  }
}
