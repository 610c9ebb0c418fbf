internal import HanCore
package import HanDocuments

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file as the system sees it: what tells whether it changed since it was indexed.
package struct StoreFile: Hashable, Sendable {
  /// The path as it was given.
  package var path: String
  /// Its bytes; `nil` for a stream, which is always read.
  package var size: Int?
  /// When it was modified, in nanoseconds.
  package var modified: Int?
  /// A digest of its bytes; `nil` when it was not asked for or cannot be read.
  package var digest: Int?

  /// Looks at a file. One that cannot be is said to have no size.
  package init(_ reference: InputReference) {
    path = reference.id
    guard reference.source != .standardInput else { return }
    var info = stat()
    guard reference.withPath({ stat($0, &info) }) == 0, info.st_mode & S_IFMT == S_IFREG else {
      return
    }
    size = Int(info.st_size)
    #if os(Linux)
      modified = Int(info.st_mtim.tv_sec) * 1_000_000_000 + Int(info.st_mtim.tv_nsec)
    #else
      modified =
        Int(info.st_mtimespec.tv_sec) * 1_000_000_000 + Int(info.st_mtimespec.tv_nsec)
    #endif
  }

  /// The file as a store remembers it.
  package init(path: String, size: Int? = nil, modified: Int? = nil, digest: Int? = nil) {
    self.path = path
    self.size = size
    self.modified = modified
    self.digest = digest
  }

  /// Reads the file for its ``digest``.
  package mutating func takeDigest(_ reference: InputReference) {
    guard size != nil else { return }
    let descriptor = reference.withPath { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var digest = Fingerprint()
    let isRead = withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count > 0 {
          digest.combine(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } else if count == 0 || errno != EINTR {
          return count == 0
        }
      }
    }
    self.digest = isRead ? Int(truncatingIfNeeded: digest.value) : nil
  }

  /// Whether a path leads nowhere.
  package static func isGone(_ path: String) -> Bool { access(path, F_OK) != 0 && errno == ENOENT }
}
