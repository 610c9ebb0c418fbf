/// A resource that the library needs could not be opened.
public struct ResourceError: Error, Hashable, Sendable {
  /// What is missing: the name of a table, or of a part of ICU's data.
  public var resource: String
  /// Why, and what to do about it.
  public var cause: String

  /// Creates an error.
  package init(resource: String, cause: String) {
    self.resource = resource
    self.cause = cause
  }
}

extension ResourceError: CustomStringConvertible {
  /// What is missing and why.
  public var description: String { "the resource “\(resource)” could not be opened: \(cause)" }
}
