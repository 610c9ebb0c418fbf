/// Base64 (RFC 4648), piece by piece.
struct Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Bytes that do not fill a group of three yet.
  private var rest: [UInt8] = []

  /// The text of bytes at once.
  static func text(_ bytes: [UInt8]) -> String {
    var encoder = Base64()
    return encoder.add(bytes) + encoder.finish()
  }

  /// The text of whole groups.
  mutating func add(_ bytes: [UInt8]) -> String {
    let bytes = rest.isEmpty ? bytes : rest + bytes
    let whole = bytes.count - bytes.count % 3
    rest = Array(bytes[whole...])
    return String(unsafeUninitializedCapacity: whole / 3 * 4) { output in
      var place = 0
      for start in stride(from: 0, to: whole, by: 3) {
        let group = Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])
        output[place] = Self.alphabet[group >> 18]
        output[place + 1] = Self.alphabet[group >> 12 & 63]
        output[place + 2] = Self.alphabet[group >> 6 & 63]
        output[place + 3] = Self.alphabet[group & 63]
        place += 4
      }
      return place
    }
  }

  /// The text of what is left, filled up.
  mutating func finish() -> String {
    guard !rest.isEmpty else { return "" }
    let missing = 3 - rest.count
    let text = add([UInt8](repeating: 0, count: missing))
    return text.dropLast(missing) + String(repeating: "=", count: missing)
  }
}

/// Text, packed as a page's script unpacks it: deflate in base64.
package struct PackedText {
  private let deflater = Deflater(level: 5)
  private var base64 = Base64()

  /// Nothing yet.
  package init() {}

  /// Packs text.
  ///
  /// - Returns: What is packed by now.
  package mutating func add(_ text: String) -> String { base64.add(deflater.add(Array(text.utf8))) }

  /// Ends the packed text.
  package mutating func finish() -> String {
    base64.add(deflater.finish()) + base64.finish()
  }

  /// Text packed at once.
  static func text(_ bytes: [UInt8]) -> String { Base64.text(Deflater.packed(bytes, level: 5)) }
}
