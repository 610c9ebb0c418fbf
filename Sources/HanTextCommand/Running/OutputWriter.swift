internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Writes results to standard output or a file, in large pieces that end with a whole record.
///
/// A file appears under its name at ``finish()``; a device or a FIFO is written straight away.
/// Without ``finish()`` the last records of standard output are lost and a file never appears.
final class OutputWriter: Sendable {
  private struct State {
    var buffer: [UInt8] = []
    var failure: OutputError?
  }

  private enum Target: Sendable {
    case descriptor(Int32, isOwned: Bool)
    case file(AtomicFile)
  }

  private let path: String
  private let target: Target
  private let bufferSize: Int
  private let state = Mutex(State())

  /// Opens the output.
  ///
  /// - Parameter path: A file, or `nil` or `-` for standard output.
  init(_ path: String? = nil, bufferSize: Int = 64 << 10) throws(OutputError) {
    OutputFile.ignoreBrokenPipes()
    guard let path, path != "-" else {
      self.path = "standard output"
      target = .descriptor(STDOUT_FILENO, isOwned: false)
      self.bufferSize = isatty(STDOUT_FILENO) == 1 ? 0 : bufferSize
      return
    }
    self.path = path
    self.bufferSize = bufferSize
    var info = stat()
    let format = stat(path, &info) == 0 ? info.st_mode & S_IFMT : S_IFREG
    if format == S_IFREG || format == S_IFDIR {
      target = .file(try AtomicFile(path))
    } else {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .failed(path: path, code: errno) }
      target = .descriptor(descriptor, isOwned: true)
    }
  }

  /// Writes to a descriptor that somebody else closes.
  init(descriptor: Int32, name: String, bufferSize: Int = 64 << 10) {
    OutputFile.ignoreBrokenPipes()
    path = name
    target = .descriptor(descriptor, isOwned: false)
    self.bufferSize = bufferSize
  }

  deinit { if case .descriptor(let descriptor, isOwned: true) = target { close(descriptor) } }

  /// Writes a whole record: a line, or the lines of a document.
  ///
  /// - Throws: The same error again, once there was one.
  func write(_ record: some Collection<UInt8>) throws(OutputError) {
    try state.withLock { state throws(OutputError) in
      if let failure = state.failure { throw failure }
      // A large record is not copied behind what is buffered.
      if record.count >= max(1, bufferSize) { try flush(&state) }
      if try writeAtOnce(record, &state) { return }
      state.buffer += record
      if state.buffer.count >= bufferSize { try flush(&state) }
    }
  }

  /// Writes a large record from where it is, if nothing is buffered before it.
  ///
  /// - Returns: Whether it was written.
  private func writeAtOnce(
    _ record: some Collection<UInt8>, _ state: inout State
  ) throws(OutputError) -> Bool {
    guard state.buffer.isEmpty else { return false }
    let result = record.withContiguousStorageIfAvailable { bytes -> Result<Void, OutputError>? in
      guard bytes.count >= max(1, bufferSize) else { return nil }
      return Result { () throws(OutputError) in try put(UnsafeRawBufferPointer(bytes)) }
    }
    guard let result = result ?? nil else { return false }
    if case .failure(let error) = result {
      state.failure = error
      throw error
    }
    return true
  }

  /// Writes a whole record.
  func write(_ record: String) throws(OutputError) { try write(record.utf8) }

  /// Writes what is buffered.
  func flush() throws(OutputError) {
    try state.withLock { state throws(OutputError) in try flush(&state) }
  }

  /// Writes what is buffered and gives a file its name.
  func finish() throws(OutputError) {
    try flush()
    if case .file(let file) = target { try file.commit() }
  }

  /// Finishes the output of a cancelled run: what was written is valid, and that nobody reads it any
  /// more changes nothing.
  func finishCancelled() throws(OutputError) {
    do { try finish() } catch { if error != .closedPipe { throw error } }
  }

  /// Gives the output up: the buffer is dropped and a file does not appear.
  func discard() {
    state.withLock { $0.buffer = [] }
    if case .file(let file) = target { file.discard() }
  }

  private func flush(_ state: inout State) throws(OutputError) {
    if let failure = state.failure { throw failure }
    guard !state.buffer.isEmpty else { return }
    do {
      try state.buffer.withUnsafeBytes { bytes in
        Result { () throws(OutputError) in try put(bytes) }
      }.get()
      state.buffer.removeAll(keepingCapacity: state.buffer.count <= 1 << 20)
    } catch {
      state.failure = error
      throw error
    }
  }

  private func put(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    switch target {
    case .descriptor(let descriptor, _):
      try OutputFile.write(bytes, to: descriptor, path: path)
    case .file(let file): try file.write(bytes)
    }
  }
}
