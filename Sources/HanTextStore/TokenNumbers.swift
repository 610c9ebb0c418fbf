internal import HanCore

/// Lists of numbers of tokens as bytes: LEB128.
enum TokenNumbers {
  /// Appends a number.
  @inline(__always)
  static func append(_ number: Int32, to bytes: inout [UInt8]) {
    var rest = UInt32(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Reads a list.
  static func read(
    _ bytes: [UInt8], below count: Int, into numbers: inout [Int32]
  ) throws(ByteError) {
    let failure = bytes.withUnsafeBytes { bytes -> ByteError? in
      do throws(ByteError) { try read(bytes, below: count, into: &numbers) } catch { return error }
      return nil
    }
    if let failure { throw failure }
  }

  /// Reads a list.
  ///
  /// - Parameter count: How many tokens there are; a number beyond is an error.
  static func read(
    _ bytes: UnsafeRawBufferPointer, below count: Int, into numbers: inout [Int32]
  ) throws(ByteError) {
    var failure: ByteError?
    numbers = [Int32](unsafeUninitializedCapacity: bytes.count) { buffer, filled in
      var place = 0
      while place < bytes.count {
        var number = Int(bytes[place])
        place &+= 1
        // Most numbers take two bytes at most.
        if number >= 0x80, place < bytes.count, bytes[place] < 0x80 {
          number = number & 0x7F | Int(bytes[place]) << 7
          place &+= 1
        } else if number >= 0x80 {
          number &= 0x7F
          var shift = 7
          while true {
            guard place < bytes.count, shift <= 28 else {
              failure = ByteError(offset: place)
              return
            }
            let byte = Int(bytes[place])
            place &+= 1
            number |= (byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift &+= 7
          }
        }
        guard number < count else {
          failure = ByteError(offset: place)
          return
        }
        buffer[filled] = Int32(truncatingIfNeeded: number)
        filled &+= 1
      }
    }
    if let failure { throw failure }
  }
}
