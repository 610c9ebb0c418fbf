import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Small files that options name, read whole: dictionaries, word lists, weights.
package enum FileContents {
  /// Why a file could not be read.
  package struct Failure: Error, Hashable, Sendable {
    /// What happened and what to do about it.
    package var cause: String
  }

  /// The most that is read, 1 GiB.
  package static let limit = 1 << 30

  /// The bytes of a file, a pipe or a device, or of standard input for `-`.
  ///
  /// - Complexity: O(*n*) time and memory.
  package static func read(_ path: String) throws(Failure) -> [UInt8] {
    guard path != "-" else {
      guard StandardInput.claim() else {
        throw Failure(cause: "standard input can be read once (help: name it once)")
      }
      return try readAll(STDIN_FILENO)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw Failure(cause: "the file cannot be read: \(SystemError.explanation(of: errno))")
    }
    defer { close(descriptor) }
    return try readAll(descriptor)
  }

  private static func readAll(_ descriptor: Int32) throws(Failure) -> [UInt8] {
    var info = stat()
    let size =
      fstat(descriptor, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
      ? Int(info.st_size) : 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(size, limit) + 1)
    let room = 1 << 18
    while true {
      var code: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = systemRead(descriptor, buffer.baseAddress, room)
        if got < 0 { code = errno } else { count = got }
      }
      if code == EINTR { continue }
      guard code == 0 else {
        throw Failure(cause: "the file cannot be read: \(SystemError.explanation(of: code))")
      }
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= limit else {
        throw Failure(cause: "the file is larger than 1 GiB (help: split it)")
      }
    }
  }
}

/// Standard input, which can be read once.
package enum StandardInput {
  private static let taken = Atomic(false)

  /// Takes standard input for an option; `false` when another option has it.
  package static func claim() -> Bool { !taken.exchange(true, ordering: .relaxed) }

  /// Whether an option has read it, so that no document can come from it.
  package static var isTaken: Bool { taken.load(ordering: .relaxed) }
}

// Inside the enumeration the name `read` means the method.
private func systemRead(
  _ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, start, count)
}
