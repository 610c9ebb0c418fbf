import HanCore

/// Makes full-width letters, digits and per cent signs half-width, with the way back.
///
/// Chinese marks stay: they are full-width by nature.
enum WidthFolding {
  /// The text with half-width letters and digits.
  ///
  /// - Complexity: O(*n*); a text without full-width letters is returned as it is.
  static func narrow(_ text: MappedText) -> MappedText {
    var edits: [TextEdit] = []
    var native = text.text
    native.withUTF8 { bytes in
      var offset = 0
      // U+FF00 to U+FF7F are EF BC or EF BD and a third byte.
      while offset + 2 < bytes.count {
        guard bytes[offset] == 0xEF else {
          offset += 1
          continue
        }
        let value =
          0xF000 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
        if let narrow = narrow(value) {
          edits.append(TextEdit(TextSpan(offset, offset + 3), String(narrow)))
        }
        offset += 3
      }
    }
    return text.applying(edits)
  }

  private static func narrow(_ value: UInt32) -> Character? {
    switch value {
    case 0xFF05, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      Unicode.Scalar(value - 0xFEE0).map(Character.init)
    default: nil
    }
  }
}
