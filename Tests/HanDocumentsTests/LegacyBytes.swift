import HanICU

/// Text in legacy encodings.
enum LegacyBytes {
  static func encode(_ text: String, as encoding: String) throws -> [UInt8] {
    try Converter(encoding).encode(text)
  }
}
