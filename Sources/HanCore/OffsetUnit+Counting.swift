extension OffsetUnit {
  /// The length of a text in this unit.
  ///
  /// - Parameters:
  ///   - bytes: Valid UTF-8, or a part of it.
  ///   - readable: How many bytes may be read from where they begin, if there are more.
  /// - Complexity: O(*n*), eight bytes at once; O(1) for bytes.
  @inlinable
  package func count(in bytes: UnsafeBufferPointer<UInt8>, readable: Int = 0) -> Int {
    guard self != .utf8, let start = bytes.baseAddress else { return bytes.count }
    if bytes.count < 8, readable >= 8 {
      // What is behind becomes 80, which begins nothing.
      let shift = UInt64(8 &* bytes.count)
      let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
      let part = word & ~(~0 &<< shift) | 0x8080_8080_8080_8080 &<< shift
      return Self.scalars(part) &+ (self == .utf16 ? Self.pairs(part) : 0)
    }
    var count = 0
    var offset = 0
    while offset &+ 8 <= bytes.count {
      // All eight bytes lie inside.
      let word = UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self)
      count &+= Self.scalars(word)
      if self == .utf16 { count &+= Self.pairs(word) }
      offset &+= 8
    }
    while offset < bytes.count {
      let byte = start[offset]
      count &+= byte & 0xC0 == 0x80 ? 0 : 1
      if self == .utf16 { count &+= byte >= 0xF0 ? 1 : 0 }
      offset &+= 1
    }
    return count
  }

  /// How many of eight bytes begin a scalar: those whose upper two bits are not 10.
  @inlinable
  static func scalars(_ word: UInt64) -> Int {
    ((~word &>> 7 | word &>> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
  }

  /// How many of eight bytes begin a scalar that takes two code units of UTF-16: F0 and above.
  @inlinable
  static func pairs(_ word: UInt64) -> Int {
    (word & word &<< 1 & word &<< 2 & word &<< 3 & 0x8080_8080_8080_8080).nonzeroBitCount
  }
}
