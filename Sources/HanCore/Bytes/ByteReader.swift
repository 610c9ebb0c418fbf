/// Bytes that are not what a ``ByteWriter`` wrote.
package struct ByteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where reading failed, in bytes from the beginning.
  package var offset: Int

  /// Creates an error.
  package init(offset: Int) { self.offset = offset }

  package var description: String { "the data is damaged at byte \(offset + 1)" }
}

/// Reads what a ``ByteWriter`` wrote, in the same order.
///
/// Bytes from anywhere are safe to read: whatever does not fit throws, and a length that is larger
/// than what is left is refused before anything is allocated.
package struct ByteReader: Sendable {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  /// Reads from the beginning of the bytes.
  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Reads from the beginning of the bytes.
  package init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  /// How many bytes have been read.
  package var offset: Int { place - bytes.startIndex }

  /// Whether all has been read.
  package var isAtEnd: Bool { place == bytes.endIndex }

  /// How many bytes have not been read.
  package var remaining: Int { bytes.endIndex - place }

  private var error: ByteError { ByteError(offset: offset) }

  /// Reads a number in LEB128.
  package mutating func unsigned() throws(ByteError) -> UInt64 {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.endIndex, shift < 64 {
      let byte = bytes[place]
      place += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return result }
      shift += 7
    }
    throw error
  }

  /// Reads a number that is not negative.
  package mutating func count() throws(ByteError) -> Int {
    guard let value = Int(exactly: try unsigned()) else { throw error }
    return value
  }

  /// Reads a number.
  package mutating func integer() throws(ByteError) -> Int {
    let value = try unsigned()
    return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1 ^ (value & 1 == 0 ? 0 : .max)))
  }

  /// Reads eight bytes.
  package mutating func fixed() throws(ByteError) -> UInt64 {
    guard bytes.endIndex - place >= 8 else { throw error }
    var value: UInt64 = 0
    for index in 0..<8 { value |= UInt64(bytes[place + index]) << UInt64(8 * index) }
    place += 8
    return value
  }

  /// Reads the bits of a number.
  package mutating func double() throws(ByteError) -> Double {
    Double(bitPattern: try fixed())
  }

  /// Reads a flag.
  package mutating func flag() throws(ByteError) -> Bool {
    guard place < bytes.endIndex, bytes[place] <= 1 else { throw error }
    place += 1
    return bytes[place - 1] == 1
  }

  /// Reads bytes.
  package mutating func block() throws(ByteError) -> ArraySlice<UInt8> {
    let length = try count()
    guard length <= bytes.endIndex - place else { throw error }
    defer { place += length }
    return bytes[place..<(place + length)]
  }

  /// Reads text.
  package mutating func string() throws(ByteError) -> String {
    String(decoding: try block(), as: UTF8.self)
  }

  /// Reads text that this program wrote and nothing has touched since, and does not check it again.
  ///
  /// - Precondition: The bytes are those of a `String`: they came from a process of this run, not from
  ///   a file.
  package mutating func trustedString() throws(ByteError) -> String {
    try block().withUnsafeBufferPointer { String(validUTF8: $0) }
  }

  /// Reads a value, if there is one.
  @inlinable
  package mutating func optional<Value>(
    _ read: (inout ByteReader) throws(ByteError) -> Value
  ) throws(ByteError) -> Value? {
    guard try flag() else { return nil }
    return try read(&self)
  }

  /// Reads a list of values of at least a byte each.
  @inlinable
  package mutating func list<Value>(
    _ read: (inout ByteReader) throws(ByteError) -> Value
  ) throws(ByteError) -> [Value] {
    let length = try count()
    guard length <= remaining else { throw ByteError(offset: offset) }
    var result: [Value] = []
    result.reserveCapacity(length)
    for _ in 0..<length { result.append(try read(&self)) }
    return result
  }

  /// Reads a span.
  package mutating func span() throws(ByteError) -> TextSpan {
    let start = try count()
    let length = try count()
    let (end, overflow) = start.addingReportingOverflow(length)
    guard !overflow else { throw error }
    return TextSpan(start, end)
  }

  /// Reads the end.
  ///
  /// - Throws: ``ByteError`` when something is left.
  package func end() throws(ByteError) {
    guard isAtEnd else { throw error }
  }
}
