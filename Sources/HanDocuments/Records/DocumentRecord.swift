import HanCore

/// What a line of JSON Lines says about its document.
///
/// `id`, `title`, `date` and `source` may be strings or numbers, which are kept as written, but for
/// the date, which becomes ISO 8601 (see `CalendarDate`; a number of seconds or milliseconds since
/// 1970 is a date as well). `null` is as good as absent, and so is an empty date. Any other value
/// of the last three, and every unknown key, goes to ``extra``. Of equal keys the last wins.
package struct DocumentRecord: Hashable, Sendable {
  package var id: String?
  package var text: String
  package var title: String?
  package var date: String?
  /// Whether the date could not be read and is as it was written.
  package var hasUnreadableDate = false
  package var source: String?
  /// Who wrote it, where a file of another format says so; a key of that name is unknown.
  package var author: String?
  /// The unknown keys as one canonical JSON object: keys in byte order, numbers as written;
  /// `nil` if there are none. White space, key order, overwritten keys and the choice of escapes
  /// are lost, nothing else.
  package var extra: String?

  /// Creates a record of what is known.
  package init(
    text: String, id: String? = nil, title: String? = nil, date: String? = nil,
    source: String? = nil, author: String? = nil, extra: String? = nil
  ) {
    self.text = text
    self.id = id
    self.title = title
    self.date = date
    self.source = source
    self.author = author
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
      let id = fields.known["id"].map { " in the record \"\($0.prefix(100))\"" } ?? ""
      throw JSONError(reason: "there is no \"text\"\(id)", offset: 0)
    }
    self.text = text
    id = fields.known["id"]
    title = fields.known["title"]
    if let written = fields.known["date"], written.contains(where: { !$0.isWhitespace }) {
      let isNumber = fields.numbers.contains("date")
      let read =
        CalendarDate(reading: written) ?? (isNumber ? CalendarDate(epoch: written) : nil)
      date = read?.iso ?? written
      hasUnreadableDate = read == nil
    }
    source = fields.known["source"]
    extra = fields.extra.isEmpty ? nil : JSONText.object(fields.extra)
  }
}

private struct Fields {
  var text: String?
  var known: [String: String] = [:]
  /// The known keys whose values are numbers.
  var numbers: Set<String> = []
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
      numbers.remove(key)
      switch next {
      case UInt8(ascii: "\""): known[key] = try scanner.string()
      case let next? where JSONScanner.startsNumber(next):
        known[key] = try scanner.number()
        numbers.insert(key)
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
