internal import HanCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A message with its length before it, so that a stream of bytes can be cut into messages again.
struct Frame: Sendable {
  static let headerSize = 8

  /// The length, eight bytes, and the message.
  let bytes: [UInt8]

  init(_ message: some WireValue) {
    var writer = ByteWriter()
    writer.fixed(0)
    message.encode(to: &writer)
    var bytes = writer.bytes
    // Nothing else holds the bytes when they are changed.
    writer = ByteWriter()
    let length = UInt64(bytes.count - Self.headerSize)
    for index in 0..<Self.headerSize {
      bytes[index] = UInt8(truncatingIfNeeded: length >> (8 * UInt64(index)))
    }
    self.bytes = bytes
  }

  /// The length that a header tells.
  static func length(_ header: some Sequence<UInt8>) -> Int {
    var length: UInt64 = 0
    for (index, byte) in header.enumerated() { length |= UInt64(byte) << (8 * UInt64(index)) }
    return Int(clamping: length)
  }
}

/// Cuts what arrives into messages.
struct FrameBuffer {
  /// Longer messages are received into a place of their own, and not copied.
  private static let longMessage = 64 << 10

  private var piece = [UInt8](repeating: 0, count: 128 << 10)
  /// What is in `piece` and was not taken.
  private var pending = 0..<0
  /// A long message under way, and how much of it is there.
  private var long: [UInt8]?
  private var filled = 0

  /// Receives what is there, calling `read` once.
  ///
  /// - Returns: What `read` did, and whether there may be more.
  mutating func receive(
    _ read: (UnsafeMutableRawBufferPointer) -> Int
  ) -> (count: Int, mayBeMore: Bool) {
    if long != nil {
      let start = filled
      let count =
        long?.withUnsafeMutableBytes { read(UnsafeMutableRawBufferPointer(rebasing: $0[start...])) }
        ?? 0
      filled += max(0, count)
      return (count, count > 0)
    }
    if !pending.isEmpty, pending.lowerBound > 0 {
      piece.withUnsafeMutableBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[pending])
        bytes.copyMemory(from: rest)
      }
    }
    pending = 0..<pending.count
    let room = piece.count - pending.count
    let count = piece.withUnsafeMutableBytes { bytes in
      read(UnsafeMutableRawBufferPointer(rebasing: bytes[pending.upperBound...]))
    }
    pending = 0..<(pending.upperBound + max(0, count))
    // Less than there was room for: there is no more.
    return (count, count == room)
  }

  /// Takes the next message, if it is there as a whole.
  ///
  /// - Complexity: O(*n*) of a short message; O(1) of a long one, and while there is none.
  mutating func next() -> [UInt8]? {
    if let message = long {
      guard filled == message.count else { return nil }
      long = nil
      return message
    }
    guard pending.count >= Frame.headerSize else { return nil }
    let start = pending.lowerBound + Frame.headerSize
    let length = Frame.length(piece[pending.lowerBound..<start])
    if pending.upperBound - start >= length {
      pending = (start + length)..<pending.upperBound
      return Array(piece[start..<start + length])
    }
    if length > Self.longMessage {
      // What arrives fills it before anybody reads it.
      var message = [UInt8](unsafeUninitializedCapacity: length) { $1 = length }
      filled = pending.upperBound - start
      message.withUnsafeMutableBytes { place in
        piece.withUnsafeBytes {
          place.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<pending.upperBound]))
        }
      }
      long = message
      pending = 0..<0
    }
    return nil
  }
}

/// The worker's side: answers the requests of a socket, one after the other, until it ends.
///
/// Every answer is sent before the next request is looked at: of requests whose answers are
/// missing when the worker dies, the first is the one that killed it.
struct WorkerLoop {
  let socket: Int32

  /// Serves until the other end closes.
  func serve(_ work: ([UInt8]) -> Frame) {
    var arrived = FrameBuffer()
    while true {
      while let request = arrived.next() {
        guard send(work(request).bytes) else { return }
      }
      let (count, _) = arrived.receive(receive)
      guard count > 0 else { return }
    }
  }

  private func receive(_ place: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = recv(socket, place.baseAddress, place.count, 0)
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
