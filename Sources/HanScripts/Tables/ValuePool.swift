/// Values of keys, see ``ConversionTable/value(_:)``.
package struct ValuePool {
  /// The bytes of the pool.
  package private(set) var bytes: [UInt8] = [0, 0, 0, 0]
  private var places: [[UInt8]: Int] = [:]

  /// Creates an empty pool.
  package init() {}

  /// The place of a key's values, in units of four bytes; they are added if they are new.
  ///
  /// - Parameter values: One for each set. Only one set can have values longer than 39 bytes.
  /// - Returns: `nil` when the pool is full.
  mutating func place(of values: [[UInt8]]) -> Int? {
    let record = Self.record(values)
    if let place = places[record] { return place }
    let place = bytes.count / 4
    guard place <= ConversionNode.maximumPlace else { return nil }
    bytes += record
    bytes += [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    places[record] = place
    return place
  }

  /// An offset for each set but the first, 0 where the first one's value serves; then the values,
  /// each after its length: a byte, or 255 and four bytes.
  private static func record(_ values: [[UInt8]]) -> [UInt8] {
    var header: [UInt8] = []
    var body = counted(values[0])
    for value in values.dropFirst() {
      if value == values[0] {
        header.append(0)
      } else {
        let offset = values.count - 1 + body.count
        precondition(offset < 256, "the values of a key with several sets are short")
        header.append(UInt8(offset))
        body += counted(value)
      }
    }
    return header + body
  }

  private static func counted(_ value: [UInt8]) -> [UInt8] {
    if value.count < 255 { return [UInt8(value.count)] + value }
    return [255] + [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value.count >> $0) } + value
  }
}
