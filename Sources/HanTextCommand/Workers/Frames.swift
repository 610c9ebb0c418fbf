#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A message with its length before it, so that a stream of bytes can be cut into messages again.
struct Frame: Sendable {
  /// The length, eight bytes, and the message.
  let bytes: [UInt8]

  init(_ message: [UInt8]) {
    var wire = WireWriter()
    wire.reserve(message.count + 8)
    wire.data(message)
    bytes = wire.bytes
  }
}

/// Cuts what arrives into messages.
struct FrameBuffer: Sendable {
  private var bytes: [UInt8] = []
  private var start = 0

  /// Adds what arrived.
  mutating func append(_ piece: some Collection<UInt8>) {
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: bytes.count <= 1 << 20)
      start = 0
    }
    bytes.append(contentsOf: piece)
  }

  /// Takes the next message, if it is there as a whole.
  ///
  /// - Complexity: O(*n*) of the message; O(1) while it is not there.
  mutating func next() -> [UInt8]? {
    guard bytes.count - start >= 8 else { return nil }
    var length = 0
    for index in (start..<start + 8).reversed() { length = length << 8 | Int(bytes[index]) }
    guard length >= 0, bytes.count - start - 8 >= length else {
      if start > 0 {
        bytes.removeSubrange(..<start)
        start = 0
      }
      // All of a large message is made room for at once.
      if length > bytes.capacity { bytes.reserveCapacity(length + 8) }
      return nil
    }
    let first = start + 8
    start = first + length
    return Array(bytes[first..<start])
  }
}

/// The worker's side: answers the requests of a socket, one after the other, until it ends.
///
/// Every answer is sent before the next request is looked at: of requests whose answers are
/// missing when the worker dies, the first is the one that killed it.
struct WorkerLoop {
  let socket: Int32

  /// Serves until the other end closes.
  func serve(_ work: ([UInt8]) -> [UInt8]) {
    var arrived = FrameBuffer()
    var piece = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      while let request = arrived.next() {
        guard send(Frame(work(request)).bytes) else { return }
      }
      let count = receive(&piece)
      guard count > 0 else { return }
      arrived.append(piece[..<count])
    }
  }

  private func receive(_ piece: inout [UInt8]) -> Int {
    while true {
      let count = piece.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
      if count >= 0 || errno != EINTR { return count }
    }
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemSend(socket, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, wait: true)
      }
      if count >= 0 { sent += count } else if errno != EINTR { return false }
    }
    return true
  }
}

/// Sends bytes without a signal when the other end has gone.
func systemSend(
  _ socket: Int32, _ start: UnsafeRawPointer?, _ count: Int, wait: Bool
) -> Int {
  #if canImport(Darwin)
    send(socket, start, count, wait ? 0 : Int32(MSG_DONTWAIT))
  #else
    send(
      socket, start, count,
      Int32(MSG_NOSIGNAL) | (wait ? 0 : Int32(MSG_DONTWAIT)))
  #endif
}
