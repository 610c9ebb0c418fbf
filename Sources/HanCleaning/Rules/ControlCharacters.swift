import HanCore

/// Removes control characters and invisible marks: C0 and C1 controls but for tab and line
/// breaks, zero-width spaces, soft hyphens, byte-order marks and direction marks.
///
/// The zero-width joiner stays, emoji are made with it.
public struct ControlCharacters: CleaningRule {
  /// The rule's name.
  public let name = "control-characters"

  /// Creates the rule.
  public init() {}

  /// The characters to take out, neighbours together.
  ///
  /// - Complexity: O(*n*).
  public func edits(in text: String) -> [CleaningEdit] {
    var edits: [CleaningEdit] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      if Self.isNoise(scalar) {
        let span = TextSpan(offset, offset + width)
        if let last = edits.last, last.edit.span.upperBound == offset {
          edits[edits.count - 1].edit.span = last.edit.span.union(span)
        } else {
          edits.append(CleaningEdit(span, reason: .control))
        }
      }
      offset += width
    }
    return edits
  }

  private static func isNoise(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
