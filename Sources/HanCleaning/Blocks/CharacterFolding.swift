import HanCore
import HanScripts

/// Folds characters for comparison: Traditional to Simplified, full width to half width, capitals
/// to small letters. One table look-up a character of the basic plane.
struct CharacterFolding: Sendable {
  /// By scalar value, for the basic plane; 0 for what comparison leaves out (blanks and marks).
  let table: [UInt16]

  /// The folding, made at first use.
  static let shared = CharacterFolding()

  private init() {
    var table = [UInt16](repeating: 0, count: 0x1_0000)
    for value in 0x3400..<0xA000 { table[value] = UInt16(value) }
    for value in 0xC0..<0x2000 { table[value] = UInt16(value) }
    for value in 0x3040..<0x3100 { table[value] = UInt16(value) }
    for value in 0xAC00..<0xD7A4 { table[value] = UInt16(value) }
    for value in 0xF900..<0xFB00 { table[value] = UInt16(value) }
    table[0x3007] = 0x3007
    table[0xD7] = 0
    table[0xF7] = 0
    for (wide, narrow) in [(0x41, 0x61), (0x61, 0x61)] {
      for letter in 0..<26 {
        table[wide + letter] = UInt16(narrow + letter)
        table[wide + letter + 0xFEE0] = UInt16(narrow + letter)
      }
    }
    for digit in 0x30..<0x3A {
      table[digit] = UInt16(digit)
      table[digit + 0xFEE0] = UInt16(digit)
    }
    // A line a character, so that no character is converted as a part of a word. All of them, and
    // what they become, take three bytes.
    if let converter = try? ScriptConverter(to: .simplified, foldsVariants: true) {
      let plain = (UInt32(0x3400)..<0xA000)
      var lines: [UInt8] = []
      lines.reserveCapacity(4 * plain.count)
      for value in plain {
        lines += [
          0xE0 | UInt8(value >> 12), 0x80 | UInt8(value >> 6 & 0x3F), 0x80 | UInt8(value & 0x3F),
          0x0A,
        ]
      }
      var folded = converter.convert(String(decoding: lines, as: UTF8.self))
      folded.withUTF8 { bytes in
        var index = 0
        for value in plain {
          guard index + 3 < bytes.count else { break }
          if bytes[index] >= 0xE0, bytes[index] < 0xF0, bytes[index + 3] == 0x0A {
            table[Int(value)] =
              UInt16(bytes[index] & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6
              | UInt16(bytes[index + 2] & 0x3F)
          }
          while index < bytes.count, bytes[index] != 0x0A { index += 1 }
          index += 1
        }
      }
    }
    self.table = table
  }

  /// The folded characters of a text, without blanks and marks.
  func key(_ text: some StringProtocol) -> [UInt16] {
    text.unicodeScalars.compactMap { scalar in
      let folded = fold(scalar)
      return folded == 0 ? nil : folded
    }
  }

  /// The folded form of a scalar, 0 for a blank or a mark. Scalars beyond the basic plane are
  /// told apart by their low bits.
  @inline(__always)
  func fold(_ scalar: Unicode.Scalar) -> UInt16 {
    scalar.value < 0x1_0000
      ? table[Int(scalar.value)] : UInt16(truncatingIfNeeded: scalar.value | 1)
  }
}
