import Foundation
import HanCore

/// A document or path that could not be done, and why: a value among the results, never the end
/// of a run.
public struct DocumentFailure: Error, Hashable, Sendable {
  /// The document's id, or where it stands: a path, or `PATH:LINE`.
  public var id: String
  /// Why it failed and what to do about it, in one line.
  public var cause: String

  /// A failure of that document.
  package init(id: String, cause: String) {
    self.id = id
    self.cause = cause
  }

  /// The failure a system call reported.
  package init(id: String, code: Int32) {
    self.init(id: id, cause: SystemError.explanation(of: code))
  }

  /// The failure of the document `id` that `error` stands for.
  package init(id: String, error: any Error) {
    if let failure = error as? DocumentFailure {
      self = failure
    } else if let fault = error as? FormatError {
      self.init(id: id, cause: fault.cause)
    } else if let localized = error as? any LocalizedError, let text = localized.errorDescription {
      self.init(id: id, cause: text)
    } else {
      self.init(id: id, cause: String(describing: error))
    }
  }
}

extension DocumentFailure: CustomStringConvertible {
  /// The id and the cause.
  public var description: String { "\(id): \(cause)" }
}
