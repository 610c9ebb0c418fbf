/// Finds bytes eight at a time.
enum ByteSearch {
  /// The offset of the next `byte` at or behind `start`, or the number of bytes.
  ///
  /// - Complexity: O(*n*).
  @inline(__always)
  static func next(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    if let base = bytes.baseAddress {
      let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
      let raw = UnsafeRawPointer(base)
      // Eight bytes lie inside the buffer as long as the loop runs.
      while index + 8 <= bytes.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ pattern
        if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
        index += 8
      }
    }
    while index < bytes.count, bytes[index] != byte { index += 1 }
    return index
  }
}
