/// Escaping for HTML, inside elements and inside quoted attributes.
enum HTMLEscaping {
  /// `text` with character references for what HTML gives a meaning to, and U+FFFD for what acts
  /// without being seen; see ``VisibleText/visible(_:)``.
  ///
  /// It works on bytes: as a character, a `<` may be hidden in a cluster with its neighbours.
  static func escape(_ text: String) -> String {
    let text = VisibleText.visible(text)
    guard text.utf8.contains(where: { reference($0) != nil }) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if let reference = reference(byte) {
        bytes.append(contentsOf: reference.utf8)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func reference(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
