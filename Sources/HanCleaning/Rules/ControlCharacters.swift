import CIntrinsics
import HanCore

/// Removes control characters and invisible marks: C0 and C1 controls but for tab and line
/// breaks, zero-width spaces, soft hyphens, byte-order marks and direction marks.
///
/// The zero-width joiner stays, emoji are made with it.
package struct ControlCharacters: CharacterRule {
  /// The rule's name.
  package let name = "control-characters"

  /// Creates the rule.
  package init() {}

  /// The characters to take out, neighbours together.
  ///
  /// - Complexity: O(*n*).
  package func edits(in text: String) -> [CleaningEdit] {
    var text = text
    return text.withUTF8 { bytes in
      var edits: [CleaningEdit] = []
      var index = 0
      while let group = ByteSearch.next(next_control_group, in: bytes, from: index) {
        index = group.lowerBound
        while index < group.upperBound { Self.note(bytes, at: &index, in: &edits) }
      }
      return edits
    }
  }

  /// Goes on by a byte, or by the noise at an offset.
  @inline(__always)
  private static func note(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int, in edits: inout [CleaningEdit]
  ) {
    let width = noiseWidth(bytes, at: index)
    guard width > 0 else {
      index += 1
      return
    }
    let span = TextSpan(index, index + width)
    if let last = edits.last, last.edit.span.upperBound == index {
      edits[edits.count - 1].edit.span = last.edit.span.union(span)
    } else {
      edits.append(CleaningEdit(span, reason: .control))
    }
    index += width
  }

  /// The bytes of the noise at an offset, 0 when there is none. Only four lead bytes need a look
  /// at what follows; continuation bytes fall through.
  @inline(__always)
  private static func noiseWidth(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x20 { return byte >= 0x09 && byte <= 0x0D ? 0 : 1 }
    if byte < 0x7F || byte > 0xC2 && byte < 0xE2 || byte > 0xE2 && byte != 0xEF { return 0 }
    if byte == 0x7F { return 1 }
    let width = byte == 0xC2 ? 2 : byte >= 0xE2 ? 3 : 0
    guard width > 0, index + width <= bytes.count else { return 0 }
    var value = UInt32(byte & (width == 2 ? 0x1F : 0x0F))
    for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return Unicode.Scalar(value).map(isNoise) ?? false ? width : 0
  }

  /// Whether a character is invisible and means nothing in running text.
  static func isNoise(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
