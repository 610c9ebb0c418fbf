internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A document or path that could not be done, and why: a value among the results, never the end
/// of a run.
package struct DocumentFailure: Error, Hashable, Sendable {
  /// The document's id, or where it stands: a path, or `PATH:LINE`.
  package var id: String
  /// Why it failed and what to do about it, in one line.
  package var cause: String

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
    } else if let localized = error as? any LocalizedError, let text = localized.errorDescription {
      self.init(id: id, cause: text)
    } else {
      self.init(id: id, cause: String(describing: error))
    }
  }
}

extension DocumentFailure: CustomStringConvertible {
  package var description: String { "\(id): \(cause)" }
}

/// The wording of system errors.
package enum SystemError {
  /// The system's text for an error number.
  package static func text(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// The system's text and, where there is one, the thing to do.
  package static func explanation(of code: Int32) -> String {
    let text = text(code)
    return advice(on: code).map { "\(text); \($0)" } ?? text
  }

  private static func advice(on code: Int32) -> String? {
    switch code {
    case ENOENT: "check the path, or the target of the link"
    case EACCES, EPERM: "check the permissions of it and of the folders above it"
    case ELOOP: "the link leads back to itself"
    case ENOTDIR: "a part of the path is not a folder"
    case EISDIR: "it is a folder"
    case ENXIO: "it is a socket or a device that cannot be read"
    case ENAMETOOLONG: "give a shorter path"
    case EMFILE, ENFILE: "lower --jobs, or raise the limit with 'ulimit -n'"
    case EIO: "the disk or the share reports it; try again or copy the data elsewhere"
    case ENOSPC, EDQUOT: "free some space, or write elsewhere"
    case EROFS: "write elsewhere"
    case EBADF: "it is closed"
    default: nil
    }
  }
}
