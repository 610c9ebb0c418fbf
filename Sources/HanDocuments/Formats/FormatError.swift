/// A file is not what its format asks for.
struct FormatError: Error, Hashable, Sendable {
  /// What is wrong and what to do about it.
  var cause: String
}
