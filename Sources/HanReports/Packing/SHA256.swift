internal import Foundation

/// The SHA-256 digest (FIPS 180-4), for the policy of pages and for what citations say of documents.
package enum SHA256 {
  /// The digest of the UTF-8 bytes of `text`, in base64.
  static func base64(_ text: String) -> String { Base64.text(digest(text)) }

  /// The digest of the UTF-8 bytes of `text`, in hexadecimal digits.
  ///
  /// - Complexity: O(*n*).
  package static func hexadecimal(_ text: String) -> String {
    digest(text).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private static func digest(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { message in
      var state = start
      let whole = message.count & ~63
      for block in stride(from: 0, to: whole, by: 64) {
        compress(
          &state, UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(message)[block...]))
      }
      var rest = Array(message[whole...]) + [0x80]
      while rest.count % 64 != 56 { rest.append(0) }
      rest += bigEndian(UInt64(message.count) * 8)
      rest.withUnsafeBytes { rest in
        for block in stride(from: 0, to: rest.count, by: 64) {
          compress(&state, UnsafeRawBufferPointer(rebasing: rest[block...]))
        }
      }
      return state.flatMap { bigEndian($0) }
    }
  }

  /// Takes in the first 64 bytes of `block`.
  private static func compress(_ state: inout [UInt32], _ block: UnsafeRawBufferPointer) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
      for index in 0..<16 {
        words[index] = UInt32(
          bigEndian: block.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
      }
      for index in 16..<64 {
        let (a, b) = (words[index - 15], words[index - 2])
        let s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
        let s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
        words[index] = words[index - 16] &+ s0 &+ words[index - 7] &+ s1
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      constants.withUnsafeBufferPointer { constants in
        for index in 0..<64 {
          let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
          let first = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ constants[index] &+ words[index]
          let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
          let second = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
          (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
      }
      for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
    }
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static func bigEndian<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }

  // The standard's constants: the first 32 bits of the fractional parts of roots of primes.
  private static let start = primes(8).map { fraction(of: Double($0).squareRoot()) }
  private static let constants = primes(64).map { fraction(of: cbrt(Double($0))) }

  private static func fraction(of root: Double) -> UInt32 {
    UInt32((root - root.rounded(.down)) * 4_294_967_296)
  }

  private static func primes(_ count: Int) -> [Int] {
    Array((2...311).lazy.filter { n in !(2..<n).contains { n % $0 == 0 } }.prefix(count))
  }
}
