/// Writes JSON, one value after the other, into memory.
///
/// Members appear in the order written, without spaces; commas are the writer's business, matching
/// begin and end the caller's. Only what JSON requires is escaped: quotes, backslashes and C0
/// controls; everything else is UTF-8.
///
/// ```swift
/// var json = JSONWriter()
/// json.beginObject()
/// json.key("id")
/// json.value("a.txt")
/// json.endObject()
/// json.newline()
/// // {"id":"a.txt"}
/// ```
package struct JSONWriter: Sendable {
  /// What has been written since the last ``take()``.
  package private(set) var bytes: [UInt8] = []
  // A value has been written at this level, so the next one needs a comma. One flag is enough:
  // whatever opens a level clears it, whatever closes one has just completed a value.
  private var needsComma = false

  /// Creates a writer that has written nothing.
  package init() {}

  /// Gives the bytes written so far and forgets them; writing goes on where it stopped.
  package mutating func take() -> [UInt8] {
    var taken: [UInt8] = []
    taken.reserveCapacity(bytes.count)
    swap(&taken, &bytes)
    return taken
  }

  /// Begins an object.
  package mutating func beginObject() { open(0x7B) }

  /// Ends an object.
  package mutating func endObject() { close(0x7D) }

  /// Begins an array.
  package mutating func beginArray() { open(0x5B) }

  /// Ends an array.
  package mutating func endArray() { close(0x5D) }

  /// Writes the name of an object's next member.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Writes a string.
  ///
  /// - Complexity: O(*n*) in its UTF-8 bytes.
  package mutating func value(_ string: String) {
    separate()
    quote(string)
  }

  /// Writes a string.
  ///
  /// - Complexity: O(*n*) in its UTF-8 bytes.
  package mutating func value(_ string: Substring) {
    separate()
    var string = string
    string.withUTF8 { quote($0) }
  }

  /// Writes an integer.
  package mutating func value(_ number: Int) {
    separate()
    digits(number)
  }

  /// Writes a number with the fewest digits that read back as the same value. Infinities and NaN, which JSON lacks, become `null`.
  package mutating func value(_ number: Double) { raw(DecimalText.exact(number) ?? "null") }

  /// Writes `true` or `false`.
  package mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }

  /// Writes `null`.
  package mutating func null() { raw("null") }

  /// Writes a value that is JSON already.
  package mutating func raw(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
  }

  /// Writes a range as `[start,end]`.
  package mutating func range(_ range: Range<Int>) {
    separate()
    bytes.append(0x5B)
    digits(range.lowerBound)
    bytes.append(0x2C)
    digits(range.upperBound)
    bytes.append(0x5D)
  }

  /// Ends a line after a complete value; the next value is not separated by a comma.
  package mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }
}

extension JSONWriter {
  private mutating func quote(_ string: String) {
    var string = string
    string.withUTF8 { quote($0) }
  }

  // Clean stretches are copied whole; most strings are one.
  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x22)
    var start = 0
    for index in text.indices where Self.needsEscape(text[index]) {
      append(text, start..<index)
      escape(text[index])
      start = index + 1
    }
    append(text, start..<text.count)
    bytes.append(0x22)
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C
  }

  private mutating func escape(_ byte: UInt8) { Self.escape(byte) { bytes.append($0) } }

  /// Calls `append` with the bytes that stand in a string for one that needs an escape.
  package static func escape(_ byte: UInt8, _ append: (UInt8) -> Void) {
    append(0x5C)
    switch byte {
    case 0x22, 0x5C: append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      let low = byte & 0xF
      for letter in "u00".utf8 { append(letter) }
      append(0x30 + byte >> 4)
      append(low < 10 ? 0x30 + low : 0x61 + low - 10)
    }
  }

  private mutating func digits(_ number: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var start = buffer.count
      var rest = number.magnitude
      repeat {
        start -= 1
        buffer[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if number < 0 { bytes.append(0x2D) }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }
}
