internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that appears under its name when it is complete, and not before.
///
/// It is written under a temporary name in the same folder; ``commit()`` renames it. If the value
/// goes away uncommitted, the temporary file goes with it.
final class AtomicFile: Sendable {
  private enum State { case open, closed, finished }

  private static let serial = Atomic(0)

  private let path: String
  private let target: String
  private let temporary: String
  private let descriptor: Int32
  private let state = Mutex(State.open)

  /// Creates the temporary file; the folder must exist.
  init(_ path: String) throws(OutputError) {
    self.path = path
    var info = stat()
    let isReplacement = stat(path, &info) == 0
    if isReplacement, info.st_mode & S_IFMT == S_IFDIR {
      throw .failed(path: path, code: EISDIR)
    }
    // Renaming over a link would replace the link and leave its file as it was.
    target = isReplacement ? Self.resolved(path) : path
    // A name of its own, because the target's may be as long as names can be.
    let number = Self.serial.add(1, ordering: .relaxed).newValue
    temporary = "\(OutputFile.folder(of: target))/.hantext-\(getpid())-\(number).tmp"
    unlink(temporary)
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .failed(path: path, code: errno) }
    if isReplacement { fchmod(descriptor, info.st_mode & 0o777) }
  }

  deinit { discard() }

  /// Appends bytes.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    try OutputFile.write(bytes, to: descriptor, path: path)
  }

  /// Closes the temporary file, which is when some file systems report that they are full.
  func close() throws(OutputError) {
    let code = state.withLock { state -> Int32 in
      guard state == .open else { return 0 }
      state = .closed
      return closeDescriptor(descriptor) == 0 ? 0 : errno
    }
    if code != 0, code != EINTR { throw .failed(path: path, code: code) }
  }

  /// Gives the file its name.
  func commit() throws(OutputError) {
    try close()
    let code = state.withLock { state -> Int32 in
      guard state == .closed else { return 0 }
      guard rename(temporary, target) == 0 else { return errno }
      state = .finished
      return 0
    }
    if code != 0 { throw .failed(path: path, code: code) }
  }

  /// Removes the temporary file, if it was not committed.
  func discard() {
    state.withLock { state in
      if state == .open { _ = closeDescriptor(descriptor) }
      if state != .finished { unlink(temporary) }
      state = .finished
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Writes files into a folder, which is created if need be, with those above it.
  ///
  /// All are written under temporary names before the first gets its own, so a full disk leaves
  /// what was there before.
  static func write(
    _ files: [(name: String, bytes: [UInt8])], to folder: String
  ) throws(OutputError) {
    try OutputFile.createFolder(folder)
    var pending: [AtomicFile] = []
    for file in files {
      let output = try AtomicFile("\(folder)/\(file.name)")
      try output.write(file.bytes)
      try output.close()
      pending.append(output)
    }
    for output in pending { try output.commit() }
  }
}

// Inside the class the name `close` means the method.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
