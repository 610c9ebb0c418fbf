internal import CICUShim

extension Converter {
  /// Encodes a whole string. This doesn't disturb a stream that is being decoded.
  ///
  /// Only exact counterparts count: a similar-looking character is not taken instead. "UTF-16"
  /// puts a byte order mark in front, "UTF-16LE" and "UTF-16BE" don't.
  ///
  /// - Throws: ``ICUError`` if `invalid` is `fail` and the encoding lacks a character; its
  ///   ``ICUError/offset`` counts UTF-8 bytes from the start of the string.
  /// - Complexity: O(*n*).
  package func encode(
    _ string: String, invalid: InvalidPolicy = .fail
  ) throws(ICUError) -> [UInt8] {
    let units = Array(string.utf16)
    let count = int32(units.count)
    var progress = hanicu_progress()
    let limit = Int(hanicu_converter_encoded_limit(pointer, count))
    let (code, bytes): (Int32, [UInt8]) = growing(capacity: limit) { buffer, capacity, written in
      units.withUnsafeBufferPointer {
        hanicu_converter_encode(
          pointer, $0.baseAddress, count, invalid == .replace, buffer, capacity, written,
          &progress)
      }
    }
    guard code <= 0 else {
      let before = String(decoding: units[..<Int(progress.offset)], as: UTF16.self)
      throw ICUError(code: code, operation: "encode as \(name)", offset: before.utf8.count)
    }
    return bytes
  }

  /// Whether ICU has an encoding under this name or alias.
  package static func isKnown(_ name: String) -> Bool {
    hanicu_encoding_is_known(name)
  }

  /// The name of an encoding in MIME, else in IANA's registry, else in ICU: "gb_18030" is
  /// "GB18030".
  ///
  /// - Returns: The name, or `nil` if ICU doesn't know the encoding.
  package static func canonicalName(of name: String) -> String? {
    hanicu_encoding_name(name).map { String(cString: $0) }
  }
}
