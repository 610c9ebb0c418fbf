/// A sum over bytes that tells what was changed or cut, eight bytes at a time; no protection against
/// intent.
struct JournalSum: Hashable, Sendable {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The sum of no bytes.
  init() {}

  /// The sum of some bytes.
  init(_ bytes: ArraySlice<UInt8>) { add(bytes) }

  /// Adds bytes and how many they are, so that ("ab", "c") and ("a", "bc") differ.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { bytes in
      var place = 0
      while place + 8 <= bytes.count {
        add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
        place += 8
      }
      var rest: UInt64 = 0
      while place < bytes.count {
        rest = rest << 8 | UInt64(bytes[place])
        place += 1
      }
      add(rest)
      add(UInt64(bytes.count))
    }
  }

  private mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0xD6E8_FEB8_6659_FD93
    value ^= value >> 32
  }
}
