internal import CICUShim

/// A call of ICU that failed, and what to do about it.
package struct ICUError: Error, Hashable, Sendable {
  /// ICU's error code, always positive.
  package let code: Int32

  /// ICU's name of the code, such as "U_ILLEGAL_CHAR_FOUND".
  package let name: String

  /// What was being done, as a phrase: "decode GB18030".
  package let operation: String

  /// Where the input is at fault: bytes from the start of the stream when decoding, UTF-8 bytes
  /// from the start of the string when encoding; `nil` if the fault is not at a place in the input.
  package let offset: Int?

  init(code: Int32, operation: String, offset: Int? = nil) {
    self.code = code
    self.name = String(cString: hanicu_error_name(code))
    self.operation = operation
    self.offset = offset
  }

  /// Turns a code of the shim into an error.
  ///
  /// - Throws: If the code says failure.
  static func check(
    _ code: Int32, _ operation: @autoclosure () -> String
  ) throws(ICUError) {
    if code > 0 { throw ICUError(code: code, operation: operation()) }
  }

  /// Stops the program for a code that only exhausted memory can cause, as Swift's own
  /// allocations do; this keeps verbs like `normalize` free of `try`.
  static func require(_ code: Int32, _ operation: @autoclosure () -> String) {
    if code > 0 { fatalError(ICUError(code: code, operation: operation()).description) }
  }
}

extension ICUError: CustomStringConvertible {
  /// The operation, the place, ICU's name of the failure, and a line of advice.
  package var description: String {
    let place = offset.map { " at byte \($0)" } ?? ""
    return "could not \(operation)\(place): \(name) (ICU \(code))\nhelp: \(advice)"
  }

  private var advice: String {
    switch name {
    case "U_FILE_ACCESS_ERROR", "U_MISSING_RESOURCE_ERROR":
      return "check the spelling of the name; if it is right, ICU's data lacks it: "
        + "install ICU with its full data"
    case "U_ILLEGAL_CHAR_FOUND", "U_TRUNCATED_CHAR_FOUND":
      return "the input is damaged or in another encoding: detect the encoding, "
        + "or decode with invalid: .replace"
    case "U_INVALID_CHAR_FOUND":
      return "the encoding has no such character: choose a larger one (GB18030, UTF-8), "
        + "or convert with invalid: .replace"
    case "U_INVALID_ID", "U_ILLEGAL_ARGUMENT_ERROR":
      return "ICU knows no such name: check its spelling, for example Traditional-Simplified, "
        + "Han-Latin, UTF-16LE"
    case "U_MEMORY_ALLOCATION_ERROR", "U_BUFFER_OVERFLOW_ERROR":
      return "the input is too large for the memory: process it in pieces"
    default:
      return "see ICU's documentation of \(name)"
    }
  }
}
