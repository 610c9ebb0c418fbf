import CFormats

/// How a file is packed.
enum Packing: Int32, Sendable {
  case gzip = 0
  case zstd = 1
  /// As inside of zip archives.
  case deflate = 2

  /// The packing that the first bytes of a file tell; no text begins with them.
  init?(beginning bytes: [UInt8]) {
    if bytes.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstd
    } else {
      return nil
    }
  }

  /// Whether more bytes could make a packed file of this beginning.
  static func isUndecided(_ bytes: [UInt8]) -> Bool {
    [[0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD]].contains { (mark: [UInt8]) in
      bytes.count < mark.count && mark.starts(with: bytes)
    }
  }

  fileprivate var name: String { self == .zstd ? "zstd" : self == .gzip ? "gzip" : "zip" }
}

/// Unpacks data piece by piece.
///
/// What grows to more than ``largestGrowth`` times its size is refused once it is larger than
/// ``harmless`` bytes: text does not, and what is made to fill memory does.
final class Unpacker: @unchecked Sendable {
  // Sendable: whoever has one uses it for one thing at a time; an open file keeps it in its lock.
  static let largestGrowth = 200
  static let harmless = 64 << 20

  private let packing: Packing
  private let handle: OpaquePointer
  private var input: [UInt8] = []
  private var position = 0
  private var read = 0
  private var written = 0
  private var isBetween = false
  private var hasEnded = false

  init(_ packing: Packing) throws(FormatError) {
    guard let handle = hanfmt_unpacker_open(packing.rawValue) else {
      throw FormatError(cause: "there is no memory to unpack it")
    }
    self.packing = packing
    self.handle = handle
  }

  deinit { hanfmt_unpacker_close(handle) }

  /// Unpacks the next bytes; 0 at the end.
  ///
  /// - Parameter more: Gives the next packed bytes, none at the end.
  /// - Throws: ``FormatError``; what `more` throws.
  func unpack(
    into buffer: UnsafeMutableRawBufferPointer, more: () throws -> [UInt8]
  ) throws -> Int {
    while true {
      if position == input.count, !hasEnded {
        input = try more()
        position = 0
        hasEnded = input.isEmpty
      }
      if hasEnded, isBetween { return 0 }
      // Zeros are put behind the last member to fill blocks.
      if isBetween, input[position...].allSatisfy({ $0 == 0 }) {
        position = input.count
        continue
      }
      var used = 0
      var filled = 0
      let code = input.withUnsafeBufferPointer { bytes in
        hanfmt_unpack(
          handle, bytes.baseAddress.map { $0 + position }, bytes.count - position, &used,
          buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), buffer.count, &filled)
      }
      position += used
      read += used
      written += filled
      guard code >= 0 else {
        throw FormatError(
          cause: "its \(packing.name) data are damaged near byte \(read) (help: get it again)")
      }
      guard written <= Self.harmless || written <= Self.largestGrowth * read else {
        throw FormatError(
          cause: "it grows to more than \(Self.largestGrowth) times its size (help: unpack it "
            + "yourself, if you trust it)")
      }
      isBetween = code == HANFMT_ENDED
      if filled > 0 { return filled }
      if hasEnded, !isBetween, used == 0 {
        throw FormatError(
          cause: "its \(packing.name) data end early, after \(read) bytes (help: get it again)")
      }
    }
  }

  /// Unpacks data at hand.
  static func unpack(
    _ bytes: ArraySlice<UInt8>, _ packing: Packing, limit: Int
  ) throws(FormatError) -> [UInt8] {
    do {
      let unpacker = try Unpacker(packing)
      var rest: [UInt8]? = Array(bytes)
      var result: [UInt8] = []
      while true {
        let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
          count = try unpacker.unpack(into: UnsafeMutableRawBufferPointer(buffer)) {
            defer { rest = nil }
            return rest ?? []
          }
        }
        if piece.isEmpty { return result }
        result += piece
        guard result.count <= limit else {
          throw FormatError(
            cause: "a part of it is larger than \(limit >> 20) MiB (help: split it)")
        }
      }
    } catch let error as FormatError {
      throw error
    } catch {
      throw FormatError(cause: "\(error)")
    }
  }
}
