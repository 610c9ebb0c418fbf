/// Cuts the tables of a report (RFC 4180) into rows, as their bytes come.
struct CSVRows: Sendable {
  private var fields: [String] = []
  private var field: [UInt8] = []
  private var isQuoted = false
  /// Whether the byte before was a quote inside quotes: an end, or half of one that is meant.
  private var hasQuote = false

  /// Takes bytes, and calls `body` with each row that is complete.
  mutating func push(_ bytes: some Sequence<UInt8>, _ body: ([String]) throws -> Void) rethrows {
    for byte in bytes {
      if isQuoted {
        if hasQuote {
          hasQuote = false
          if byte == UInt8(ascii: "\"") {
            field.append(byte)
            continue
          }
          isQuoted = false
        } else if byte == UInt8(ascii: "\"") {
          hasQuote = true
          continue
        } else {
          field.append(byte)
          continue
        }
      }
      switch byte {
      case UInt8(ascii: "\"") where field.isEmpty: isQuoted = true
      case UInt8(ascii: ","): endField()
      case UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"):
        endField()
        try body(fields)
        fields.removeAll(keepingCapacity: true)
      default: field.append(byte)
      }
    }
  }

  private mutating func endField() {
    fields.append(String(decoding: field, as: UTF8.self))
    field.removeAll(keepingCapacity: true)
  }
}
