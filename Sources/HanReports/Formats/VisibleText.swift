/// Text that cannot act on what stands around it.
enum VisibleText {
  /// `text` with U+FFFD for every scalar that would act without being seen: controls other than
  /// tab and line breaks, and the bidirectional embeddings, overrides and isolates, which would
  /// turn round the text that follows. Directional marks, which are local, stay.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: acts) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(acts(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// `text` with U+FFFD for every C0 control other than tab and line breaks.
  static func withoutControls(_ text: String) -> String {
    guard text.utf8.contains(where: isControl) else { return text }
    let bytes = text.utf8.flatMap { isControl($0) ? Array("\u{FFFD}".utf8) : [$0] }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
  }
}
