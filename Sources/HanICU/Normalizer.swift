internal import CICUShim

/// Puts text into Unicode's normalization form KC (UAX #15): composed, and without characters that
/// exist for compatibility alone.
///
/// ```swift
/// try Normalizer().normalize("ＡＢＣ１２３")  // "ABC123"
/// ```
package struct Normalizer: @unchecked Sendable {
  /// `@unchecked` because of this pointer alone: ICU's instances are immutable, live as long as
  /// the process, and are documented to be used from any thread.
  private let pointer: OpaquePointer

  /// Opens the normalizer.
  ///
  /// - Throws: ``ICUError`` if ICU's data is missing.
  package init() throws(ICUError) {
    var found: OpaquePointer?
    let code = hanicu_normalizer_get(&found)
    let operation = "get the normalizer of the form NFKC"
    try ICUError.check(code, operation)
    guard let found else { throw ICUError(code: code, operation: operation) }
    pointer = found
  }

  /// The string in the normalization form; the same storage if it is in it already.
  ///
  /// - Complexity: O(*n*).
  package func normalize(_ string: String) -> String {
    if string.utf8.allSatisfy({ $0 < 0x80 }) { return string }
    let units = Array(string.utf16)
    if isNormalized(units) { return string }
    let count = int32(units.count)
    let (code, result) = growing(capacity: units.count + units.count / 4 + 16) {
      buffer, capacity, length in
      units.withUnsafeBufferPointer {
        hanicu_normalizer_apply(pointer, $0.baseAddress, count, buffer, capacity, length)
      }
    }
    ICUError.require(code, "normalize \(count) units")
    return HanICU.string(utf16: result)
  }

  private func isNormalized(_ units: [UInt16]) -> Bool {
    var answer = false
    let count = int32(units.count)
    let code = units.withUnsafeBufferPointer {
      hanicu_normalizer_check(pointer, $0.baseAddress, count, &answer)
    }
    ICUError.require(code, "check the normalization of \(count) units")
    return answer
  }
}
