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
    var digest = ByteDigest()
    let isRead = withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count > 0 {
          digest.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } else if count == 0 || errno != EINTR {
          return count == 0
        }
      }
    }
    self.digest = isRead ? digest.value : nil
  }

  /// Whether a path leads nowhere.
  package static func isGone(_ path: String) -> Bool { access(path, F_OK) != 0 && errno == ENOENT }
}

/// Tells versions of a file apart; no protection against intent. Eight bytes at a time, mixed by
/// multiplication.
private struct ByteDigest {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var count: UInt64 = 0

  var value: Int { Int(truncatingIfNeeded: mixed(state ^ count)) }

  /// Adds bytes; pieces are the same sum only when all but the last have a multiple of eight bytes.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var place = 0
    while place + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
      state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
      state ^= state >> 32
      place += 8
    }
    for byte in bytes[place...] { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    count &+= UInt64(bytes.count)
  }

  private func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ z >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return z ^ z >> 33
  }
}
