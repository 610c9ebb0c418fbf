import HanText

/// A row as a line of JSON. Rows of a table have the same columns, so the names of these are made JSON
/// once, and a number that stood in the row before is not made text again.
struct JSONRow {
  /// What is known of a column from the rows before.
  private struct Column {
    var name: String
    /// The name as it stands before a value.
    var key: [UInt8]
    /// The last number.
    var number: UInt64?
    var text: [UInt8] = []
  }

  private var bytes: [UInt8] = []
  private var columns: [Column] = []
  private var next = 0

  init() { begin() }

  /// Begins the next row.
  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(UInt8(ascii: "{"))
    next = 0
  }

  /// Ends the row.
  mutating func end() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Adds a value.
  mutating func add(_ name: String, _ value: StatisticsRow.Value) {
    if next == columns.count || columns[next].name != name { setColumn(name) }
    bytes.append(contentsOf: columns[next].key)
    switch value {
    case .text(let text): if let text { quote(text) } else { append("null") }
    case .match(let text): quote(text)
    case .integer(let number): append(number)
    case .number(let number): append(number, column: next)
    case .range(let range): list([range.lowerBound, range.upperBound]) { $0.append($1) }
    case .numbers(let numbers):
      list(numbers) { row, number in
        var json = JSONWriter()
        json.value(number ?? .nan)
        row.bytes.append(contentsOf: json.bytes)
      }
    case .integers(let numbers): list(numbers) { $0.append($1) }
    case .texts(let texts): list(texts) { $0.quote($1) }
    case .counts(let counts):
      bytes.append(UInt8(ascii: "{"))
      for (index, (name, count)) in counts.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        append(count)
      }
      bytes.append(UInt8(ascii: "}"))
    }
    next += 1
  }

  /// A column that the rows before did not have here.
  private mutating func setColumn(_ name: String) {
    var json = JSONWriter()
    json.key(name)
    let column = Column(name: name, key: (next > 0 ? [UInt8(ascii: ",")] : []) + json.bytes)
    if next == columns.count { columns.append(column) } else { columns[next] = column }
  }

  private mutating func list<Item>(_ items: [Item], _ write: (inout JSONRow, Item) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(&self, item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(_ number: Double?, column: Int) {
    let number = number ?? .nan
    if columns[column].number != number.bitPattern {
      var json = JSONWriter()
      json.value(number)
      columns[column].number = number.bitPattern
      columns[column].text = json.bytes
    }
    bytes.append(contentsOf: columns[column].text)
  }

  private mutating func append(_ number: Int) {
    if 0..<10 ~= number { return bytes.append(0x30 + UInt8(number)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var start = buffer.count
      var rest = number.magnitude
      repeat {
        start -= 1
        buffer[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if number < 0 { bytes.append(UInt8(ascii: "-")) }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { text in
      bytes.append(UInt8(ascii: "\""))
      if text.contains(where: Self.isEscaped) {
        for byte in text {
          if Self.isEscaped(byte) {
            JSONWriter.escape(byte) { bytes.append($0) }
          } else {
            bytes.append(byte)
          }
        }
      } else {
        bytes.append(contentsOf: text)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C
  }
}
