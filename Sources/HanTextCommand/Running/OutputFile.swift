#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The system's side of writing.
enum OutputFile {
  /// Makes writing to a closed pipe an error instead of a signal, for the whole process.
  static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

  /// Occupies the standard descriptors that are closed, so that no other file takes their number
  /// and gets the results. Each is opened the wrong way round: using it fails, as if closed.
  static func occupyClosedDescriptors() {
    for (number, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY)]
    where fcntl(number, F_GETFD) == -1 {
      let descriptor = open("/dev/null", mode)
      if descriptor > number { close(descriptor) }
    }
    if fcntl(STDERR_FILENO, F_GETFD) == -1 { _ = open("/dev/null", O_WRONLY) }
  }

  /// Writes all of `bytes`, however many calls it takes.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32, path: String
  ) throws(OutputError) {
    try bytes.withUnsafeBytes { bytes in
      Result { () throws(OutputError) in try write(bytes, to: descriptor, path: path) }
    }.get()
  }

  /// Writes all of `bytes`, however many calls it takes.
  static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String
  ) throws(OutputError) {
    var written = 0
    while written < bytes.count {
      let count = systemWrite(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: break
      case EAGAIN:
        // Standard output may have been made non-blocking by another process.
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, -1)
      case EPIPE: throw .closedPipe
      case let code: throw .failed(path: path, code: code)
      }
    }
  }

  /// Creates a folder and those above it.
  static func createFolder(_ path: String) throws(OutputError) {
    var info = stat()
    if stat(path, &info) == 0 {
      if info.st_mode & S_IFMT == S_IFDIR { return }
      throw .failed(path: path, code: ENOTDIR)
    }
    let parent = folder(of: path)
    if parent != path { try createFolder(parent) }
    // Another process may have been faster.
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw .failed(path: path, code: errno) }
  }

  /// The path of the folder that `path` lies in.
  static func folder(of path: String) -> String {
    var bytes = Array(path.utf8)
    let slash = UInt8(ascii: "/")
    while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
    guard let last = bytes.lastIndex(of: slash) else { return "." }
    return last == 0 ? "/" : String(decoding: bytes[..<last], as: UTF8.self)
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    var bytes = Array(path.utf8)[...]
    let slash = UInt8(ascii: "/")
    while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
    guard let last = bytes.lastIndex(of: slash) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: bytes[(last + 1)...], as: UTF8.self)
  }

  /// A path without links and detours; as it is if there is nothing there.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

private func systemWrite(
  _ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, start, count)
}
