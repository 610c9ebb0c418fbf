internal import CICUShim

/// Guesses the encoding of bytes from their statistics.
///
/// It looks at some 8,000 bytes for most encodings. It doesn't find UTF-16 without a byte order
/// mark, and short texts fit many encodings: try UTF-8 strictly before asking it.
///
/// ```swift
/// let best = try EncodingDetector().candidates(for: bytes).first
/// ```
package struct EncodingDetector: Sendable {
  /// Whether what stands between < and > is left out, as for HTML.
  package let stripsMarkup: Bool

  /// A detector is a value without state: each call uses a handle of its own.
  package init(stripsMarkup: Bool = false) {
    self.stripsMarkup = stripsMarkup
  }

  /// The encodings that fit, by falling confidence; ties keep ICU's order.
  ///
  /// - Parameter bytes: A text or its beginning; at most `Int32.max` bytes are looked at.
  /// - Returns: The candidates; none for no bytes.
  /// - Throws: ``ICUError`` if ICU fails, which it has no known reason to.
  /// - Complexity: O(*n*) in the number of bytes, with a small factor after the first 8,000.
  package func candidates(
    for bytes: some Collection<UInt8>
  ) throws(ICUError) -> [EncodingCandidate] {
    try withContiguousBytes(bytes) { bytes in
      Result { () throws(ICUError) in try candidates(contiguous: bytes) }
    }.get()
  }

  private func candidates(
    contiguous bytes: UnsafeBufferPointer<UInt8>
  ) throws(ICUError) -> [EncodingCandidate] {
    let operation = "detect the encoding of \(bytes.count) bytes"
    var opened: OpaquePointer?
    try ICUError.check(hanicu_detector_open(&opened), operation)
    guard let detector = opened else { return [] }
    defer { hanicu_detector_close(detector) }
    let (code, guesses) = growing(capacity: 64) { buffer, capacity, count in
      hanicu_detector_detect(
        detector, bytes.baseAddress, Int32(clamping: bytes.count), stripsMarkup, buffer, capacity,
        count)
    }
    try ICUError.check(code, operation)
    // The strings belong to the detector: copy them before it closes.
    return guesses.map { (guess: hanicu_guess) in
      let language = guess.language.map { String(cString: $0) } ?? ""
      return EncodingCandidate(
        name: guess.name.map { String(cString: $0) } ?? "", confidence: Int(guess.confidence),
        language: language.isEmpty ? nil : language)
    }
  }
}
