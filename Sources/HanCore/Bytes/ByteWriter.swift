/// Writes values as compact bytes, which ``ByteReader`` reads back.
///
/// Integers are LEB128 (small ones take a byte), strings and lists begin with their length, and
/// floating-point numbers are their bits, so that every value comes back as it was.
package struct ByteWriter: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  /// Creates a writer that has written nothing.
  package init() {}

  /// Writes a number that is not negative; a negative one counts as 0.
  @inlinable
  package mutating func count(_ value: Int) { unsigned(UInt64(max(0, value))) }

  /// Writes a number.
  @inlinable
  package mutating func integer(_ value: Int) {
    let bits = UInt64(bitPattern: Int64(value))
    unsigned(bits << 1 ^ (value < 0 ? .max : 0))
  }

  /// Writes a number in LEB128.
  package mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes eight bytes, the lowest first.
  package mutating func fixed(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes the bits of a number.
  package mutating func double(_ value: Double) { fixed(value.bitPattern) }

  /// Writes a flag.
  package mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Writes text with its length.
  package mutating func string(_ value: String) {
    count(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  /// Writes bytes with their length.
  package mutating func block(_ value: some Collection<UInt8>) {
    count(value.count)
    bytes.append(contentsOf: value)
  }

  /// Writes bytes with their length.
  package mutating func block(_ value: [UInt8]) {
    count(value.count)
    bytes.append(contentsOf: value)
  }

  /// Writes bytes with their length.
  package mutating func block(_ value: UnsafeBufferPointer<UInt8>) {
    count(value.count)
    bytes.append(contentsOf: value)
  }

  /// Writes whether there is a value, and the value.
  @inlinable
  package mutating func optional<Value>(
    _ value: Value?, _ write: (inout ByteWriter, Value) -> Void
  ) {
    flag(value != nil)
    if let value { write(&self, value) }
  }

  /// Writes how many values there are, and each.
  @inlinable
  package mutating func list<Values: Collection>(
    _ values: Values, _ write: (inout ByteWriter, Values.Element) -> Void
  ) {
    count(values.count)
    for value in values { write(&self, value) }
  }

  /// Writes a span.
  package mutating func span(_ value: TextSpan) {
    count(value.lowerBound)
    count(value.count)
  }
}
