/// The parts of a zip archive that is at hand as a whole.
///
/// Archives of more than 4 GiB and encrypted ones are not read.
struct ZipArchive {
  private struct Part {
    var header: Int
    var packedCount: Int
    var method: Int
    var isEncrypted: Bool
  }

  private let bytes: [UInt8]
  private var parts: [String: Part] = [:]

  /// Reads the list of parts, of which there may be 65,535.
  init(_ bytes: [UInt8]) throws(FormatError) {
    self.bytes = bytes
    guard let end = Self.endOfDirectory(bytes), let count = number(at: end + 10, size: 2),
      var place = number(at: end + 16, size: 4)
    else {
      throw FormatError(cause: "it is no zip archive, or its end is missing (help: get it again)")
    }
    for _ in 0..<count {
      guard number(at: place, size: 4) == 0x0201_4B50, let flags = number(at: place + 8, size: 2),
        let method = number(at: place + 10, size: 2),
        let packedCount = number(at: place + 20, size: 4),
        let name = number(at: place + 28, size: 2), let extra = number(at: place + 30, size: 2),
        let comment = number(at: place + 32, size: 2), let header = number(at: place + 42, size: 4),
        place + 46 + name <= bytes.count
      else { throw Self.damaged }
      let path = String(decoding: bytes[(place + 46)..<(place + 46 + name)], as: UTF8.self)
      parts[path] = Part(
        header: header, packedCount: packedCount, method: method, isEncrypted: flags & 1 == 1)
      place += 46 + name + extra + comment
    }
  }

  /// The bytes of a part; `nil` when there is none of that name.
  ///
  /// - Parameter limit: The most there may be.
  func contents(of name: String, limit: Int) throws(FormatError) -> [UInt8]? {
    guard let part = parts[name] else { return nil }
    guard !part.isEncrypted else {
      throw FormatError(cause: "it is encrypted (help: save it without a password)")
    }
    guard number(at: part.header, size: 4) == 0x0403_4B50,
      let name = number(at: part.header + 26, size: 2),
      let extra = number(at: part.header + 28, size: 2)
    else { throw Self.damaged }
    let start = part.header + 30 + name + extra
    guard start + part.packedCount <= bytes.count else { throw Self.damaged }
    let packed = bytes[start..<(start + part.packedCount)]
    switch part.method {
    case 0:
      guard packed.count <= limit else { throw Self.damaged }
      return Array(packed)
    case 8: return try Unpacker.unpack(packed, .deflate, limit: limit)
    default: throw FormatError(cause: "it is packed by an unusual method (help: save it again)")
    }
  }

  private static let damaged = FormatError(
    cause: "its list of parts is damaged (help: get it again)")

  private func number(at place: Int, size: Int) -> Int? {
    guard place >= 0, place + size <= bytes.count else { return nil }
    return (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  private static func endOfDirectory(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let lowest = max(0, bytes.count - 22 - 65_535)
    return stride(from: bytes.count - 22, through: lowest, by: -1).first {
      bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4B && bytes[$0 + 2] == 5 && bytes[$0 + 3] == 6
    }
  }
}
