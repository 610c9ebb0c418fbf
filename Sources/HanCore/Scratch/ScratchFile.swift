internal import Foundation
internal import Synchronization

/// A temporary file without a name: written at its end, read anywhere, gone when nobody has it any
/// more or the process ends, however it ends.
///
/// It lies in the folder that `TMPDIR` names, else in `/tmp`. The first bytes stay in memory, so
/// that small batches never touch a disk; once it is on one, little is kept.
package final class ScratchFile: Sendable {
  private struct State {
    var descriptor: Int32 = -1
    var written = 0
    var buffer: [UInt8] = []
  }

  private let state = Mutex(State())
  private let folder: String
  private let bufferSize: Int
  /// How many bytes are kept once the file is on a disk.
  private static let laterBufferSize = 1 << 16

  /// An empty file.
  ///
  /// - Parameter bufferSize: How many bytes are kept in memory before the file is on a disk.
  package init(bufferSize: Int = 1 << 20) {
    let named = ProcessInfo.processInfo.environment["TMPDIR"] ?? ""
    folder = named.isEmpty ? "/tmp" : named
    self.bufferSize = bufferSize
  }

  deinit {
    let descriptor = state.withLock { $0.descriptor }
    if descriptor >= 0 { close(descriptor) }
  }

  /// How many bytes it has.
  package var count: Int { state.withLock { $0.written + $0.buffer.count } }

  /// Appends bytes.
  ///
  /// - Returns: Where they begin.
  /// - Throws: ``ScratchError``, for example when the disk is full.
  @discardableResult
  package func append(_ bytes: some Collection<UInt8>) throws(ScratchError) -> Int {
    try state.withLock { state throws(ScratchError) in
      let start = state.written + state.buffer.count
      state.buffer.append(contentsOf: bytes)
      let limit = state.written > 0 ? min(bufferSize, Self.laterBufferSize) : bufferSize
      if state.buffer.count >= limit { try flush(&state) }
      return start
    }
  }

  /// The bytes of a range.
  ///
  /// - Precondition: the range lies inside the file.
  /// - Throws: ``ScratchError``.
  package func read(_ range: Range<Int>) throws(ScratchError) -> [UInt8] {
    try state.withLock { state throws(ScratchError) in
      precondition(0 <= range.lowerBound && range.upperBound <= state.written + state.buffer.count)
      var result = [UInt8](repeating: 0, count: range.count)
      let onDisk = max(0, min(range.upperBound, state.written) - range.lowerBound)
      var done = 0
      while done < onDisk {
        let count = result.withUnsafeMutableBytes {
          pread(
            state.descriptor, $0.baseAddress.map { $0 + done }, onDisk - done,
            off_t(range.lowerBound + done))
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw error(count == 0 ? EIO : errno, state) }
        done += count
      }
      if onDisk < range.count {
        let start = range.lowerBound + onDisk - state.written
        result.replaceSubrange(
          onDisk..., with: state.buffer[start..<(start + range.count - onDisk)])
      }
      return result
    }
  }

  private func flush(_ state: inout State) throws(ScratchError) {
    if state.descriptor < 0 { state.descriptor = try open(state) }
    var done = 0
    let buffer = state.buffer
    while done < buffer.count {
      let count = buffer.withUnsafeBytes {
        write(state.descriptor, $0.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw error(errno, state) }
      done += count
    }
    state.written += buffer.count
    let keeps = state.buffer.capacity <= 4 * Self.laterBufferSize
    state.buffer.removeAll(keepingCapacity: keeps)
  }

  private func open(_ state: State) throws(ScratchError) -> Int32 {
    var template = Array("\(folder)/hantext-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw error(errno, state) }
    // Without a name it is gone with the process, whatever ends that.
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private func error(_ code: Int32, _ state: State) -> ScratchError {
    ScratchError(
      folder: folder, size: state.written,
      cause: strerror(code).map { String(cString: $0) } ?? "error \(code)")
  }
}
