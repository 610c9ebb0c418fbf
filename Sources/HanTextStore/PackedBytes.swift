internal import CFormats
internal import HanCore

/// Bytes packed by zstd, with their length before them; short ones that do not shrink stay as they
/// are.
enum PackedBytes {
  private static let level: Int32 = 3
  private static let longest = 1 << 32

  /// Packs bytes.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.count(bytes.count)
    let room = hanfmt_zstd_bound(bytes.count)
    let packed = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = hanfmt_zstd_pack(bytes, bytes.count, buffer.baseAddress, room, level)
    }
    return writer.bytes + (packed.isEmpty || packed.count >= bytes.count ? bytes : packed)
  }

  /// What was packed.
  static func unpacked(_ packed: [UInt8]) throws(ByteError) -> [UInt8] {
    let result = packed.withUnsafeBytes { bytes in
      Result { () throws(ByteError) in try unpacked(bytes) }
    }
    return try result.get()
  }

  /// What was packed.
  static func unpacked(_ packed: UnsafeRawBufferPointer) throws(ByteError) -> [UInt8] {
    var count = 0
    var shift = 0
    var place = 0
    repeat {
      guard place < packed.count, shift < 56 else { throw ByteError(offset: place) }
      count |= Int(packed[place] & 0x7F) << shift
      shift += 7
      place += 1
    } while packed[place - 1] >= 0x80
    let rest = UnsafeRawBufferPointer(rebasing: packed[place...])
    if rest.count == count { return Array(rest) }
    guard count > rest.count, count <= longest else { throw ByteError(offset: place) }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      isWhole =
        hanfmt_zstd_unpack(
          rest.baseAddress?.assumingMemoryBound(to: UInt8.self), rest.count, buffer.baseAddress,
          count) == 1
      filled = isWhole ? count : 0
    }
    guard isWhole else { throw ByteError(offset: place) }
    return bytes
  }
}
