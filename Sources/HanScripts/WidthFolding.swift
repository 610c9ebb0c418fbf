import CIntrinsics
import HanCore

/// Makes full-width letters, digits and per cent signs half-width, with the way back.
///
/// Chinese marks stay: they are full-width by nature.
enum WidthFolding {
  /// How many bytes are looked at together.
  private static let groupSize = MemoryLayout<byte_group>.size

  /// The text with half-width letters and digits.
  ///
  /// - Complexity: O(*n*); a text without full-width letters is returned as it is.
  static func narrow(_ text: MappedText) -> MappedText {
    var native = text.text
    guard let (result, map) = native.withUTF8({ narrow($0) }) else { return text }
    return MappedText(source: text.source, text: result, map: map.composed(after: text.map))
  }

  /// What valid UTF-8 becomes, and the way back; `nil` if it stays as it is.
  private static func narrow(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (text: String, map: OffsetMap)? {
    guard let base = bytes.baseAddress else { return nil }
    var offset = next_wide_group(base, 0, bytes.count)
    // The usual case costs no memory. The last bytes are no group.
    guard offset + groupSize + 2 <= bytes.count || hasWide(bytes, from: offset) else { return nil }
    var output = ByteBuffer(capacity: bytes.count)
    var noted = ReplacementList()
    // What is in the output already.
    var copied = 0
    while offset + 2 < bytes.count {
      let end = min(offset + groupSize, bytes.count - 2)
      while offset < end {
        guard var letter = narrow(bytes, at: offset) else {
          offset += 1
          continue
        }
        output.append(base + copied, count: offset - copied)
        noted.replaced(offset, 3, by: output.count, 1, if: true)
        output.append(&letter, count: 1)
        offset += 3
        copied = offset
      }
      offset = next_wide_group(base, offset, bytes.count)
    }
    output.append(base + copied, count: bytes.count - copied)
    return (
      String(validUTF8: output.bytes),
      OffsetMap(
        replacements: noted.items, sourceCount: bytes.count, targetCount: output.count)
    )
  }

  private static func hasWide(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    start + 2 < bytes.count && (start..<(bytes.count - 2)).contains { narrow(bytes, at: $0) != nil }
  }

  /// What the three bytes at an offset become, if they are a full-width letter, digit or per cent sign:
  /// EF BC or EF BD and a third byte.
  @inline(__always)
  private static func narrow(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt8? {
    guard bytes[offset] == 0xEF else { return nil }
    switch (bytes[offset + 1], bytes[offset + 2]) {
    // U+FF05, U+FF10 to U+FF19, U+FF21 to U+FF3A.
    case (0xBC, let last) where last == 0x85 || last &- 0x90 < 10 || last &- 0xA1 < 26:
      return last &- 0x60
    // U+FF41 to U+FF5A.
    case (0xBD, let last) where last &- 0x81 < 26: return last &- 0x20
    default: return nil
    }
  }
}
