import CIntrinsics

/// Finds bytes many at a time.
enum ByteSearch {
  /// How many bytes are looked at together.
  static let group = MemoryLayout<byte_group>.size

  /// Finds groups of bytes in the first `count` bytes, at or behind `start`.
  typealias GroupSearch = (_ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int

  /// The offset of the next `byte` at or behind `start`, or the number of bytes.
  ///
  /// - Complexity: O(*n*).
  @inline(__always)
  static func next(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress, start < bytes.count else { return bytes.count }
    return next_byte(base, start, bytes.count, byte)
  }

  /// The ranges of bytes in which something may begin, each a group; the last bytes of all, which
  /// fill no group, are one such range.
  @inline(__always)
  static func next(
    _ search: GroupSearch, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Range<Int>? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    let found = search(base, start, bytes.count)
    return found..<min(bytes.count, found + group)
  }
}

extension StringProtocol {
  /// Whether the bytes of a text stand in this one: quicker than a search by characters.
  ///
  /// - Complexity: O(*n* · *m*), for texts of a line.
  func holds(_ part: some StringProtocol) -> Bool {
    let (own, other) = (utf8, part.utf8)
    let count = other.count
    guard let first = other.first else { return true }
    var left = own.count
    guard left >= count else { return false }
    var index = own.startIndex
    while left >= count {
      if own[index] == first, own[index...].starts(with: other) { return true }
      own.formIndex(after: &index)
      left -= 1
    }
    return false
  }
}
