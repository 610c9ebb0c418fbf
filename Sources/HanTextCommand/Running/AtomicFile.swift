internal import CProcess
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
    target = isReplacement ? OutputFile.resolved(path) : path
    let folder = OutputFile.folder(of: target)
    let name = TemporaryName(for: OutputFile.name(of: target))
    for left in name.stale(in: folder) { unlink("\(folder)/\(left)") }
    temporary = "\(folder)/\(name.make())"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .failed(path: path, code: errno) }
    // What is locked is not taken for what a killed run left.
    _ = file_lock(descriptor)
    if isReplacement { fchmod(descriptor, info.st_mode & 0o777) }
  }

  deinit { discard() }

  /// Appends bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    try OutputFile.write(bytes, to: descriptor, path: path)
  }

  /// Brings the temporary file to the disk and closes it, which is when some file systems report that
  /// they are full.
  func close() throws(OutputError) {
    let code = state.withLock { state -> Int32 in
      guard state == .open else { return 0 }
      state = .closed
      let code = file_synchronize(descriptor)
      guard closeDescriptor(descriptor) == 0 else { return errno }
      // Some file systems have nothing to synchronize.
      return code == EINVAL || code == ENOTSUP ? 0 : code
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
}

// Inside the class the name `close` means the method.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
