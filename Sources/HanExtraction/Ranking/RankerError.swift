/// A file of ranking weights could not be used.
package struct RankerError: Error, Hashable, Sendable {
  /// The file, or what stands for it.
  package var source: String
  /// The line, counted from 1, or `nil` when the file as a whole does not fit.
  package var line: Int?
  /// What is wrong, and what to do about it.
  package var cause: String

  package init(source: String, line: Int? = nil, cause: String) {
    self.source = source
    self.line = line
    self.cause = cause
  }
}

extension RankerError: CustomStringConvertible {
  /// The place as `SOURCE:LINE`, then the cause.
  package var description: String {
    if let line { "\(source):\(line): \(cause)" } else { "\(source): \(cause)" }
  }
}
