#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
