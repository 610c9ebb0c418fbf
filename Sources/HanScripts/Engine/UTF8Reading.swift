/// The scalar that begins at a byte of valid UTF-8, and its length.
///
/// - Precondition: `bytes` points to the first byte of a whole scalar.
@inline(__always)
func decodeScalar(_ bytes: UnsafePointer<UInt8>) -> (code: UInt32, raw: UInt32, count: Int) {
  let b0 = UInt32(bytes[0])
  if b0 < 0x80 { return (b0, b0, 1) }
  let b1 = UInt32(bytes[1])
  if b0 < 0xE0 { return ((b0 & 0x1F) &<< 6 | (b1 & 0x3F), b0 | b1 &<< 8, 2) }
  let b2 = UInt32(bytes[2])
  if b0 < 0xF0 {
    return (
      (b0 & 0x0F) &<< 12 | (b1 & 0x3F) &<< 6 | (b2 & 0x3F), b0 | b1 &<< 8 | b2 &<< 16, 3
    )
  }
  let b3 = UInt32(bytes[3])
  return (
    (b0 & 0x07) &<< 18 | (b1 & 0x3F) &<< 12 | (b2 & 0x3F) &<< 6 | (b3 & 0x3F),
    b0 | b1 &<< 8 | b2 &<< 16 | b3 &<< 24, 4
  )
}

extension ConversionTable {
  /// The entry of a character given as UTF-8, first byte lowest.
  @inline(__always)
  func entry(scalar raw: UInt32) -> ConversionEntry {
    withUnsafeBytes(of: raw.littleEndian) { bytes in
      guard let start = bytes.baseAddress else { return ConversionEntry(bits: 0) }
      return character(start.assumingMemoryBound(to: UInt8.self)).entry
    }
  }
}

/// Ideographic description sequences (Unicode Standard, chapter 18.2): an operator and its
/// operands, which describe one character. Conversion leaves them alone, as OpenCC does.
enum IdeographicDescription {
  /// The longest sequence, in bytes: 64 scalars.
  static let maximumBytes = 4 * maximumScalars
  private static let maximumScalars = 64
  private static let maximumDepth = 16

  /// The length in bytes of the sequence that begins at `start`, or 0 when it is no whole sequence
  /// of at most 64 scalars, nested at most 16 deep.
  static func length(
    in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    // How many operands are still to come, by depth.
    var open: [Int] = []
    var position = start
    for _ in 0..<maximumScalars {
      guard position < end else { return 0 }
      if open.count >= maximumDepth { return 0 }
      let (code, _, count) = decodeScalar(bytes + position)
      position += count
      let arity = arity(code)
      if arity > 0 {
        open.append(arity)
        continue
      }
      while let last = open.popLast() {
        if last > 1 {
          open.append(last - 1)
          break
        }
      }
      if open.isEmpty { return position - start }
    }
    return 0
  }

  /// Whether a sequence may begin before an offset and end behind it.
  static func mayReach(over offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Operators are E2 BF B0 to E2 BF BF.
    let before = bytes[max(0, offset - maximumBytes)..<offset]
    return before.indices.dropLast(2).contains {
      bytes[$0] == 0xE2 && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] >= 0xB0
    }
  }

  private static func arity(_ code: UInt32) -> Int {
    switch code {
    case 0x2FF2, 0x2FF3: 3
    case 0x2FFE, 0x2FFF: 1
    case 0x2FF0...0x2FFD: 2
    default: 0
    }
  }
}
