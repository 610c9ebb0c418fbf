internal import CICUShim

/// Converts between bytes in an encoding and strings, as a stream or at once.
///
/// A converter remembers the cut character at the end of a chunk, so it is not `Sendable`: use one
/// per stream. The names are ICU's: UTF-8, UTF-16LE, GB18030, GBK, Big5, Big5-HKSCS and some 200
/// more, with their aliases. Encodings that say their byte order by a mark ("UTF-16") take it off;
/// the others keep a leading U+FEFF.
///
/// ```swift
/// let converter = try Converter("GB18030")
/// var text = ""
/// for chunk in chunks { text += try converter.decode(chunk, flush: false) }
/// text += try converter.decode([], flush: true)
/// ```
package final class Converter {
  /// What becomes of input that is malformed, or has no counterpart in the other encoding.
  package enum InvalidPolicy: Sendable, Hashable {
    /// It is an error that tells the place.
    case fail
    /// It becomes U+FFFD when decoding, the encoding's substitution character when encoding.
    case replace
  }

  /// The canonical name of the encoding; see ``canonicalName(of:)``.
  package let name: String

  /// Sequences that became U+FFFD since the stream began. It can be read after the stream's end,
  /// until another begins.
  package private(set) var replacementCount = 0

  let pointer: OpaquePointer

  /// Whether the next call begins another stream.
  private var ended = false

  /// Opens a converter.
  ///
  /// - Parameter name: A name or an alias; case, hyphens and underscores don't matter.
  /// - Throws: ``ICUError`` if ICU doesn't know the encoding.
  package init(_ name: String) throws(ICUError) {
    var opened: OpaquePointer?
    let code = hanicu_converter_open(name, &opened)
    let operation = "open a converter for the encoding “\(name)”"
    try ICUError.check(code, operation)
    guard let opened else { throw ICUError(code: code, operation: operation) }
    pointer = opened
    self.name = Self.canonicalName(of: name) ?? name
  }

  deinit {
    hanicu_converter_close(pointer)
  }

  /// Decodes the next bytes of a stream.
  ///
  /// The stream begins with the first call; it ends with a call that flushes or throws, and the
  /// call after that begins another.
  ///
  /// - Parameters:
  ///   - bytes: The bytes; a character may be cut at their end unless `flush`.
  ///   - flush: Whether the stream ends here, so that a cut character is malformed.
  ///   - invalid: What becomes of malformed bytes.
  /// - Returns: All whole characters so far that no earlier call returned.
  /// - Throws: ``ICUError`` if `invalid` is `fail` and there are malformed or unmapped bytes. Its
  ///   ``ICUError/offset`` counts bytes from the start of the whole stream to the first of them.
  /// - Complexity: O(*n*).
  package func decode(
    _ bytes: some Collection<UInt8>, flush: Bool, invalid: InvalidPolicy = .fail
  ) throws(ICUError) -> String {
    if ended { hanicu_converter_restart(pointer) }
    var progress = hanicu_progress()
    let (code, text) = withContiguousBytes(bytes) {
      decode(contiguous: $0, flush: flush, replaces: invalid == .replace, progress: &progress)
    }
    replacementCount = Int(progress.replacements)
    ended = flush || code > 0
    guard code <= 0 else {
      throw ICUError(code: code, operation: "decode \(name)", offset: Int(progress.offset))
    }
    return text
  }

  private func decode(
    contiguous bytes: UnsafeBufferPointer<UInt8>, flush: Bool, replaces: Bool,
    progress: inout hanicu_progress
  ) -> (code: Int32, text: String) {
    // Two bytes of a Chinese encoding become three; what doesn't fit follows in another piece.
    let room = min(bytes.count + bytes.count / 2, 1 << 20) + HANICU_DECODE_ROOM
    var text = ""
    var code: Int32 = 0
    var used = 0
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
      repeat {
        var written = 0
        code = hanicu_converter_decode(
          pointer, bytes.baseAddress, bytes.count, &used, flush, replaces, buffer.baseAddress,
          room, &written, &progress)
        text += String(decoding: buffer[..<written], as: UTF8.self)
      } while hanicu_is_overflow(code)
    }
    return (code, text)
  }
}

@available(*, unavailable, message: "Use one converter per stream.")
extension Converter: Sendable {}
