/// Finds the id that a line of JSON Lines says, without decoding what else is in it.
///
/// Ids are numbered in the order of the input, which one thread reads; parsing is left to many.
/// What this finds counts only where the parsed record says the same.
struct RecordIdentifier {
  private let line: [UInt8]

  init(_ line: [UInt8]) { self.line = line }

  /// The id, or `nil` when there is none.
  ///
  /// - Complexity: O(*n*).
  func value() -> String? {
    var place = 0
    var depth = 0
    var expectsKey = false
    var id: String?
    while place < line.count {
      switch line[place] {
      case UInt8(ascii: "\""):
        let end = closingQuote(behind: place)
        let isKey = depth == 1 && expectsKey && isID(place, end)
        expectsKey = false
        place = end + 1
        if isKey { id = value(at: &place) }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        expectsKey = depth == 1 && line[place] == UInt8(ascii: "{")
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","): if depth == 1 { expectsKey = true }
      default: break
      }
      place += 1
    }
    return id
  }

  /// The place of the quote that ends a string, or the end of the line.
  private func closingQuote(behind start: Int) -> Int {
    var place = start + 1
    while place < line.count, line[place] != UInt8(ascii: "\"") {
      place += line[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(place, line.count)
  }

  private func isID(_ start: Int, _ end: Int) -> Bool {
    let key = line[min(start + 1, end)..<end]
    if key.contains(UInt8(ascii: "\\")) { return text(start, end) == "id" }
    return key.elementsEqual("id".utf8)
  }

  private func value(at place: inout Int) -> String? {
    skipBlanks(&place)
    guard place < line.count, line[place] == UInt8(ascii: ":") else { return nil }
    place += 1
    skipBlanks(&place)
    guard place < line.count else { return nil }
    let start = place
    if line[place] == UInt8(ascii: "\"") {
      let end = closingQuote(behind: place)
      place = end + 1
      return text(start, end)
    }
    guard JSONScanner.startsNumber(line[place]) else { return nil }
    while place < line.count, isPartOfNumber(line[place]) { place += 1 }
    return String(decoding: line[start..<place], as: UTF8.self)
  }

  private func skipBlanks(_ place: inout Int) {
    while place < line.count, [0x20, 0x09, 0x0A, 0x0D].contains(line[place]) { place += 1 }
  }

  private func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
    default: false
    }
  }

  /// The text of a string with its quotes.
  private func text(_ start: Int, _ end: Int) -> String? {
    guard end < line.count else { return nil }
    var scanner = JSONScanner(Array(line[start...end]), repairs: true)
    return try? scanner.string()
  }
}
