/// UTF-8 bytes as folded scalars.
struct FoldedText {
  // Both buffers outlive the value, which stays within their closures.
  let bytes: UnsafeBufferPointer<UInt8>
  let lowercase: UnsafeBufferPointer<UInt16>

  /// The scalar at an offset and its width in bytes; ``FoldedScalar/none`` and nought at the end.
  /// A byte that begins no whole scalar is U+FFFD.
  @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, width: Int) {
    let count = bytes.count
    // Every access below is to an offset that was compared with the count.
    guard offset < count else { return (FoldedScalar.none, 0) }
    let b0 = UInt32(bytes[offset])
    if b0 < 0x80 { return (UInt32(lowercase[Int(b0)]), 1) }
    if b0 & 0xF0 == 0xE0, offset &+ 2 < count {
      let b1 = UInt32(bytes[offset &+ 1])
      let b2 = UInt32(bytes[offset &+ 2])
      let value = (b0 & 0x0F) << 12 | (b1 & 0x3F) << 6 | b2 & 0x3F
      return (FoldedScalar.fold(value, lowercase), 3)
    }
    if b0 & 0xE0 == 0xC0, offset &+ 1 < count {
      let value = (b0 & 0x1F) << 6 | UInt32(bytes[offset &+ 1]) & 0x3F
      return (FoldedScalar.fold(value, lowercase), 2)
    }
    if b0 & 0xF8 == 0xF0, offset &+ 3 < count {
      let b1 = UInt32(bytes[offset &+ 1])
      let b2 = UInt32(bytes[offset &+ 2])
      let high = (b0 & 0x07) << 18 | (b1 & 0x3F) << 12
      let value = high | (b2 & 0x3F) << 6 | UInt32(bytes[offset &+ 3]) & 0x3F
      return (value <= 0x10FFFF ? value : 0xFFFD, 4)
    }
    return (0xFFFD, 1)
  }
}
