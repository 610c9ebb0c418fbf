import HanCore

/// A row of a file of counts: a line of JSON with the members `k`, `df`, `tf` and `sq`.
///
/// Keys read `w:` term, `f:` term TAB wording, `t:` term TAB tag, `s:` slogan, `d:` document, `p:`
/// term TAB document, and `h:` with the sixteen hexadecimal digits of a phrase's hash. Only quotes, backslashes and controls are
/// escaped, so that equal keys are equal bytes.
enum CountLine {
  /// Appends the bytes between the quotes of `k`.
  ///
  /// - Returns: Whether it is a key of a row; nothing is appended if it is none.
  static func appendEscaped(_ key: [UInt8], to line: inout [UInt8]) -> Bool {
    guard let kind = key.first else { return false }
    let rest = key[1...]
    switch kind {
    case CountKey.phrase:
      guard let hash = CountRow(key: key, count: TermCount()).phrase else { return false }
      let digits = String(hash, radix: 16)
      line += "h:".utf8
      line += repeatElement(UInt8(ascii: "0"), count: 16 - digits.utf8.count)
      line += digits.utf8
    case CountKey.slogan, CountKey.document:
      line.append(kind)
      line.append(UInt8(ascii: ":"))
      escape(rest.dropLast(), into: &line)
    default:
      guard let end = rest.firstIndex(of: 0) else { return false }
      let behind = rest[(end + 1)...]
      line.append(kind == CountKey.posting ? kind : behind.first ?? CountKey.word)
      line.append(UInt8(ascii: ":"))
      escape(rest[..<end], into: &line)
      if kind == CountKey.posting || !behind.isEmpty {
        line += #"\t"#.utf8
        escape(kind == CountKey.posting ? behind : behind.dropFirst(), into: &line)
      }
    }
    return true
  }

  /// The key that ``appendEscaped(_:to:)`` wrote, from its unescaped text.
  static func key(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    guard bytes.count > 2, bytes[1] == UInt8(ascii: ":") else { return nil }
    let rest = bytes[2...]
    switch bytes[0] {
    case CountKey.word, CountKey.slogan, CountKey.document:
      return rest.contains(0) ? nil : [bytes[0]] + rest + [0]
    case CountKey.form, CountKey.tag:
      guard let tab = rest.firstIndex(of: 0x09), !rest.contains(0) else { return nil }
      return [CountKey.word] + rest[..<tab] + [0, bytes[0]] + rest[tab...].dropFirst()
    case CountKey.posting:
      guard let tab = rest.firstIndex(of: 0x09), !rest.contains(0) else { return nil }
      return [CountKey.posting] + rest[..<tab] + [0] + rest[tab...].dropFirst()
    case CountKey.phrase:
      guard rest.count == 16, let hash = UInt64(text.dropFirst(2), radix: 16) else { return nil }
      return CountKey.phrase(hash)
    default: return nil
    }
  }

  /// Appends a line with its end.
  static func append(
    escapedKey: some Collection<UInt8>, _ count: TermCount, to line: inout [UInt8]
  ) {
    line += #"{"k":""#.utf8
    line += escapedKey
    line += #"","df":"#.utf8
    append(count.documentFrequency, to: &line)
    line += #","tf":"#.utf8
    append(count.frequency, to: &line)
    line += #","sq":"#.utf8
    append(count.sumOfSquares, to: &line)
    line += "}\n".utf8
  }

  private static func append(_ number: Int, to line: inout [UInt8]) {
    if (0..<10).contains(number) {
      line.append(0x30 + UInt8(number))
    } else {
      line += String(number).utf8
    }
  }

  /// What a line says; `nil` when it is no row.
  static func parse(_ line: ArraySlice<UInt8>) -> (key: String, escaped: [UInt8], count: TermCount)?
  {
    if let plain = parsePlain(line) { return plain }
    var scanner = LineScanner(line)
    guard scanner.skip("{") else { return nil }
    var key: (text: String, escaped: [UInt8])?
    var numbers: [String: Int] = [:]
    repeat {
      guard let name = scanner.string()?.text, scanner.skip(":") else { return nil }
      if name == "k" {
        key = scanner.string()
        if key == nil { return nil }
      } else {
        guard let number = scanner.number() else { return nil }
        numbers[name] = number
      }
    } while scanner.skip(",")
    guard scanner.skip("}"), scanner.isAtEnd, let key, let documents = numbers["df"],
      let frequency = numbers["tf"]
    else { return nil }
    return (
      key.text, key.escaped,
      TermCount(
        frequency: frequency, documentFrequency: documents, sumOfSquares: numbers["sq"] ?? 0)
    )
  }

  /// A line that stands as ``append(escapedKey:_:to:)`` writes it, with nothing escaped in it;
  /// `nil` for all others.
  private static func parsePlain(
    _ line: ArraySlice<UInt8>
  ) -> (key: String, escaped: [UInt8], count: TermCount)? {
    var place = line.startIndex
    func skip(_ text: StaticString) -> Bool {
      let end = place + text.utf8CodeUnitCount
      guard end <= line.endIndex else { return false }
      for index in 0..<text.utf8CodeUnitCount
      where line[place + index] != text.utf8Start[index] { return false }
      place = end
      return true
    }
    func number() -> Int? {
      let start = place
      var value = 0
      while place < line.endIndex, (0x30...0x39).contains(line[place]), place - start < 18 {
        value = value * 10 + Int(line[place] - 0x30)
        place += 1
      }
      return place > start ? value : nil
    }
    guard skip(#"{"k":""#) else { return nil }
    let start = place
    while place < line.endIndex, line[place] != 0x22 {
      if line[place] == 0x5C || line[place] < 0x20 { return nil }
      place += 1
    }
    let key = line[start..<place]
    guard skip(#"","df":"#), let documents = number(), skip(#","tf":"#), let frequency = number(),
      skip(#","sq":"#), let squares = number(), skip("}"), place == line.endIndex,
      let text = String(validating: key, as: UTF8.self)
    else { return nil }
    return (
      text, Array(key),
      TermCount(
        frequency: frequency, documentFrequency: documents, sumOfSquares: squares)
    )
  }

  static func escape(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    escape(bytes, into: &result)
    return result
  }

  private static func escape(_ bytes: ArraySlice<UInt8>, into line: inout [UInt8]) {
    if !bytes.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      line += bytes
      return
    }
    for byte in bytes {
      switch byte {
      case 0x22, 0x5C:
        line.append(0x5C)
        line.append(byte)
      case 0x09: line += #"\t"#.utf8
      case 0x0A: line += #"\n"#.utf8
      case 0x0D: line += #"\r"#.utf8
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        line += (#"\u00"# + (byte < 0x10 ? "0" : "") + digits).utf8
      default: line.append(byte)
      }
    }
  }
}

/// Reads the JSON of a row.
private struct LineScanner {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return place == bytes.endIndex
    }
  }

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < bytes.endIndex, bytes[place] == UInt8(ascii: mark) else { return false }
    place += 1
    return true
  }

  mutating func number() -> Int? {
    skipSpace()
    let start = place
    while place < bytes.endIndex, (0x30...0x39).contains(bytes[place]) { place += 1 }
    return Int(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  /// A string, and the bytes between its quotes as this program would write them.
  mutating func string() -> (text: String, escaped: [UInt8])? {
    guard skip("\"") else { return nil }
    var text: [UInt8] = []
    while place < bytes.endIndex {
      let byte = bytes[place]
      place += 1
      switch byte {
      case 0x22: return (String(decoding: text, as: UTF8.self), CountLine.escape(text[...]))
      case 0x5C:
        guard let escaped = escape() else { return nil }
        text += escaped
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> [UInt8]? {
    guard place < bytes.endIndex else { return nil }
    let byte = bytes[place]
    place += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      guard var value = hexadecimal() else { return nil }
      if (0xD800..<0xDC00).contains(value) {
        guard bytes[place...].starts(with: #"\u"#.utf8) else { return nil }
        place += 2
        guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { return nil }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { return nil }
      return Array(String(scalar).utf8)
    default: return nil
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard bytes.endIndex - place >= 4 else { return nil }
    let digits = bytes[place..<(place + 4)]
    place += 4
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func skipSpace() {
    while place < bytes.endIndex, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
  }
}
