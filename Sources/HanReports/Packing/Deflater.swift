internal import CFormats

/// Packs bytes as raw deflate (RFC 1951), piece by piece.
///
/// Memory: about a quarter of a megabyte.
package final class Deflater {
  private let packer: OpaquePointer
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// A packer that was given nothing.
  ///
  /// - Parameter level: From 1, fast, to 9, small.
  /// - Precondition: There is memory for it.
  package init(level: Int = 6) {
    guard let packer = hanfmt_packer_open(Int32(level)) else {
      preconditionFailure("no memory to pack with")
    }
    self.packer = packer
  }

  deinit { hanfmt_packer_close(packer) }

  /// Packs bytes.
  ///
  /// - Returns: What is packed by now.
  package func add(_ bytes: [UInt8]) -> [UInt8] { pack(bytes, ends: false) }

  /// Ends the packed bytes.
  package func finish() -> [UInt8] { pack([], ends: true) }

  /// Packs bytes at once.
  package static func packed(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
    Deflater(level: level).pack(bytes, ends: true)
  }

  private func pack(_ bytes: [UInt8], ends: Bool) -> [UInt8] {
    var result: [UInt8] = []
    bytes.withUnsafeBufferPointer { input in
      var place = 0
      var isDone = false
      while !isDone {
        var read = 0
        var written = 0
        let code = buffer.withUnsafeMutableBufferPointer { output in
          hanfmt_pack(
            packer, input.baseAddress.map { $0 + place }, input.count - place, &read,
            output.baseAddress, output.count, &written, ends ? 1 : 0)
        }
        place += read
        result.append(contentsOf: buffer[..<written])
        isDone = ends ? code == Int32(HANFMT_ENDED) : place == input.count && written < buffer.count
      }
    }
    return result
  }
}

/// Unpacks raw deflate.
package enum Inflater {
  /// What was packed; `nil` when the bytes are damaged.
  package static func unpacked(_ bytes: [UInt8]) -> [UInt8]? {
    guard let unpacker = hanfmt_unpacker_open(Int32(HANFMT_DEFLATE)) else { return nil }
    defer { hanfmt_unpacker_close(unpacker) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(1 << 18, max(1 << 10, bytes.count * 4)))
    var place = 0
    while true {
      var read = 0
      var written = 0
      let code = bytes.withUnsafeBufferPointer { input in
        buffer.withUnsafeMutableBufferPointer { output in
          hanfmt_unpack(
            unpacker, input.baseAddress.map { $0 + place }, input.count - place, &read,
            output.baseAddress, output.count, &written)
        }
      }
      place += read
      result.append(contentsOf: buffer[..<written])
      if code == Int32(HANFMT_ENDED) { return result }
      guard code == Int32(HANFMT_MORE), read + written > 0 else { return nil }
    }
  }
}
