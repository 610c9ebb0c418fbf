internal import CICUShim

/// Puts text into one of Unicode's normalization forms (UAX #15).
///
/// NFC and NFD keep the meaning, but replace compatibility ideographs that have a canonical
/// counterpart (U+F900 becomes 豈). NFKC also makes full-width letters and digits half-width.
///
/// ```swift
/// try Normalizer(.nfkc).normalize("ＡＢＣ１２３")  // "ABC123"
/// ```
public struct Normalizer: @unchecked Sendable {
  /// A normalization form.
  public enum Form: Sendable, Hashable, CaseIterable {
    /// Composed.
    case nfc
    /// Decomposed.
    case nfd
    /// Composed, without compatibility variants.
    case nfkc
  }

  /// The form that texts are put into.
  public let form: Form

  /// `@unchecked` because of this pointer alone: ICU's instances are immutable, live as long as
  /// the process, and are documented to be used from any thread.
  private let pointer: OpaquePointer

  /// A normalizer for a form.
  ///
  /// - Throws: ``ICUError`` if ICU's data is missing.
  public init(_ form: Form) throws(ICUError) {
    let number: hanicu_form
    switch form {
    case .nfc: number = HANICU_NFC
    case .nfd: number = HANICU_NFD
    case .nfkc: number = HANICU_NFKC
    }
    var found: OpaquePointer?
    let code = hanicu_normalizer_get(number, &found)
    let operation = "get the normalizer \(form)"
    try ICUError.check(code, operation)
    guard let found else { throw ICUError(code: code, operation: operation) }
    self.form = form
    pointer = found
  }

  /// Whether a string is in the form already.
  ///
  /// - Complexity: O(*n*).
  public func isNormalized(_ string: String) -> Bool {
    Self.isASCII(string) || isNormalized(Array(string.utf16))
  }

  /// The string in the normalization form; the same storage if it is in it already.
  ///
  /// - Complexity: O(*n*).
  public func normalize(_ string: String) -> String {
    if Self.isASCII(string) { return string }
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

  /// Whether text can be cut before this scalar and its parts be normalized on their own.
  ///
  /// Cutting at such places maps the result back to the source piece by piece.
  public func hasBoundary(before scalar: Unicode.Scalar) -> Bool {
    hanicu_normalizer_has_boundary(pointer, scalar.value)
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

  private static func isASCII(_ string: String) -> Bool {
    string.utf8.allSatisfy { $0 < 0x80 }
  }
}
