import HanCore

/// What a line of JSON Lines says about its document.
///
/// `id`, `title`, `date` and `source` may be strings or numbers, which are kept as written;
/// `null` is as good as absent. Any other value of the last three, and every unknown key, goes to
/// ``extra``. Of equal keys the last wins.
package struct DocumentRecord: Hashable, Sendable {
  package var id: String?
  package var text: String
  package var title: String?
  package var date: String?
  package var source: String?
  /// The unknown keys as one canonical JSON object: keys in byte order, numbers as written;
  /// `nil` if there are none. White space, key order, overwritten keys and the choice of escapes
  /// are lost, nothing else.
  package var extra: String?

  /// Creates a record of what is known.
  package init(
    text: String, id: String? = nil, title: String? = nil, date: String? = nil,
    source: String? = nil, extra: String? = nil
  ) {
    self.text = text
    self.id = id
    self.title = title
    self.date = date
    self.source = source
    self.extra = extra
  }

  /// Parses a line.
  ///
  /// - Parameter repairs: Whether invalid UTF-8 becomes U+FFFD, instead of being an error.
  package init(line: [UInt8], repairs: Bool = false) throws(JSONError) {
    var scanner = JSONScanner(line, repairs: repairs)
    var fields = Fields()
    if scanner.peek() != UInt8(ascii: "{") {
      throw JSONError(reason: "the line is not a JSON object", offset: scanner.offset)
    }
    try scanner.object { scanner, key throws(JSONError) in
      try fields.read(key, from: &scanner)
    }
    try scanner.end()
    guard let text = fields.text else {
      throw JSONError(reason: "there is no \"text\"", offset: 0)
    }
    self.text = text
    id = fields.known["id"]
    title = fields.known["title"]
    date = fields.known["date"]
    source = fields.known["source"]
    extra = fields.extra.isEmpty ? nil : JSONText.object(fields.extra)
  }
}

private struct Fields {
  var text: String?
  var known: [String: String] = [:]
  var extra: [Term: String] = [:]

  mutating func read(_ key: String, from scanner: inout JSONScanner) throws(JSONError) {
    let next = scanner.peek()
    let start = scanner.offset
    switch key {
    case "text":
      guard next == UInt8(ascii: "\"") else {
        throw JSONError(reason: "\"text\" is not a string", offset: start)
      }
      text = try scanner.string()
    case "id", "title", "date", "source":
      known[key] = nil
      extra[Term(key)] = nil
      switch next {
      case UInt8(ascii: "\""): known[key] = try scanner.string()
      case let next? where JSONScanner.startsNumber(next):
        known[key] = try scanner.number()
      default:
        let value = try scanner.canonicalValue()
        if value == "null" { return }
        if key == "id" {
          throw JSONError(reason: "\"id\" is not a string or a number", offset: start)
        }
        extra[Term(key)] = value
      }
    default: extra[Term(key)] = try scanner.canonicalValue()
    }
  }
}
