import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open input, read in a way that cancellation can end even while a stream is silent.
///
/// What begins as a gzip or zstd file does is unpacked, whatever its name.
package final class InputFile: Sendable {
  /// The largest text or line taken, 1 GiB: the decoded text then always stays below the 4 GiB
  /// that tokens can address.
  package static let longestDocument = 1 << 30

  package let id: String
  /// The size when it was opened, `nil` for a stream or a device.
  package let size: Int?
  /// Whether it is a terminal, where a person waits for an answer to each line.
  package let isTerminal: Bool
  private let descriptor: Int32
  private let isOwned: Bool
  private let state = Mutex(State())

  private struct State {
    /// The first bytes, until they are handed out.
    var beginning: [UInt8] = []
    var hasBegun = false
    var unpacker: Unpacker?
  }

  /// Opens an input.
  package init(_ reference: InputReference) throws(DocumentFailure) {
    id = reference.id
    isOwned = reference.source != .standardInput
    // Without O_NONBLOCK, opening a FIFO waits for a writer where nothing can wake it.
    descriptor =
      isOwned
      ? reference.withPath { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
      : STDIN_FILENO
    var info = stat()
    guard descriptor >= 0, fstat(descriptor, &info) == 0 else {
      let code = errno
      if isOwned, descriptor >= 0 { close(descriptor) }
      throw DocumentFailure(id: reference.id, code: code)
    }
    size = info.st_mode & S_IFMT == S_IFREG ? Int(info.st_size) : nil
    isTerminal = size == nil && isatty(descriptor) == 1
  }

  deinit { if isOwned { close(descriptor) } }

  /// Reads what is there, waiting for at least one byte; 0 at the end.
  ///
  /// - Throws: `DocumentFailure`; `CancellationError` once `cancelled` says so.
  package func read(
    into buffer: UnsafeMutableRawBufferPointer, cancelled: () -> Bool
  ) throws -> Int {
    try state.withLock { state in
      if !state.hasBegun { try begin(&state, cancelled: cancelled) }
      if let unpacker = state.unpacker {
        do {
          return try unpacker.unpack(into: buffer) {
            if !state.beginning.isEmpty {
              defer { state.beginning = [] }
              return state.beginning
            }
            return try piece(cancelled: cancelled)
          }
        } catch let error as FormatError {
          throw DocumentFailure(id: id, cause: error.cause)
        }
      }
      if !state.beginning.isEmpty {
        let count = min(buffer.count, state.beginning.count)
        buffer.copyBytes(from: state.beginning[..<count])
        state.beginning.removeFirst(count)
        return count
      }
      return try readBytes(into: buffer, cancelled: cancelled)
    }
  }

  /// Reads the first bytes and tells whether the file is packed.
  private func begin(_ state: inout State, cancelled: () -> Bool) throws {
    repeat {
      let piece = try piece(cancelled: cancelled)
      state.beginning += piece
      if piece.isEmpty { break }
    } while Packing.isUndecided(state.beginning)
    state.hasBegun = true
    if let packing = Packing(beginning: state.beginning) {
      do throws(FormatError) { state.unpacker = try Unpacker(packing) } catch {
        throw DocumentFailure(id: id, cause: error.cause)
      }
    }
  }

  /// The next bytes as they are in the file; none at the end.
  private func piece(cancelled: () -> Bool) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = try readBytes(into: UnsafeMutableRawBufferPointer(buffer), cancelled: cancelled)
    }
  }

  private func readBytes(
    into buffer: UnsafeMutableRawBufferPointer, cancelled: () -> Bool
  ) throws -> Int {
    while true {
      if cancelled() { throw CancellationError() }
      if size == nil {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        if poll(&waiting, 1, 50) == 0 { continue }
      }
      let count = systemRead(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      let code = errno
      if code != EINTR && code != EAGAIN { throw DocumentFailure(id: id, code: code) }
    }
  }

  /// Appends one piece of up to `count` bytes; `false` at the end.
  package func append(
    upTo count: Int, to bytes: inout [UInt8], cancelled: () -> Bool
  ) throws -> Bool {
    let piece = try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = try read(into: UnsafeMutableRawBufferPointer(buffer), cancelled: cancelled)
    }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    return !piece.isEmpty
  }

  /// Reads all of it.
  package func readAll(cancelled: () -> Bool) throws -> [UInt8] {
    // One byte more than the size, so that a file that did not grow is known to have ended.
    let expected = min(size ?? 0, Self.longestDocument) + 1
    var ended = false
    var bytes = try [UInt8](unsafeUninitializedCapacity: max(expected, 1 << 16)) { buffer, filled in
      while filled < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(buffer)[filled...]
        let count = try read(
          into: UnsafeMutableRawBufferPointer(rebasing: rest), cancelled: cancelled)
        if count == 0 {
          ended = true
          break
        }
        filled += count
      }
    }
    while !ended, bytes.count <= Self.longestDocument {
      ended = try !append(upTo: 1 << 20, to: &bytes, cancelled: cancelled)
    }
    guard bytes.count <= Self.longestDocument else {
      throw DocumentFailure(id: id, cause: "the document is larger than 1 GiB; split it")
    }
    return bytes
  }
}

// Inside the class the name `read` means the method.
private func systemRead(
  _ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, start, count)
}
