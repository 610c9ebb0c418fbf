/// A user dictionary could not be read.
public struct UserDictionaryError: Error, Hashable, Sendable {
  /// The file, or what stands for it.
  public var path: String
  /// The line, counted from 1, or `nil` when the file as a whole could not be read.
  public var line: Int?
  /// What is wrong, and what to do about it.
  public var cause: String

  /// Creates an error.
  package init(path: String, line: Int?, cause: String) {
    self.path = path
    self.line = line
    self.cause = cause
  }
}

extension UserDictionaryError: CustomStringConvertible {
  /// The place as `PATH:LINE`, then the cause.
  public var description: String {
    if let line { "\(path):\(line): \(cause)" } else { "\(path): \(cause)" }
  }
}
