/// Hashes of stretches of a text, each in constant time, from the polynomial hashes of the text's
/// beginnings (Karp & Rabin 1987, doi:10.1147/rd.312.0249), modulo 2^64 and with a final mix.
///
/// ASCII capitals hash as small letters, so that wordings which differ in them are one. The same
/// bytes have the same hash in every process and on every machine. The chance that two of *n*
/// phrases share a hash is about n² / 2^65.
package struct PhraseHash: Sendable {
  /// The hash of the bytes up to here, before the mix.
  package typealias Prefix = UInt64

  @usableFromInline static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// Powers of the base, for stretches up to 256 bytes.
  private let powers: [UInt64]

  package init() {
    var powers: [UInt64] = [1]
    for _ in 0..<256 { powers.append(powers[powers.count - 1] &* Self.base) }
    self.powers = powers
  }

  /// The prefix that has one byte more.
  @inlinable
  package static func extend(_ prefix: Prefix, by byte: UInt8) -> Prefix {
    let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
    return prefix &* base &+ UInt64(folded) &+ 1
  }

  /// The hash of the bytes between two beginnings of a text.
  ///
  /// - Complexity: O(1) for stretches up to 256 bytes, else O(length).
  package func hash(from start: Prefix, to end: Prefix, count: Int) -> UInt64 {
    var power: UInt64
    if count < powers.count {
      power = powers[count]
    } else {
      power = 1
      for _ in 0..<count { power = power &* Self.base }
    }
    return Self.mix(end &- start &* power)
  }

  /// The hash of a whole text.
  package static func hash(_ text: some StringProtocol) -> UInt64 {
    mix(text.utf8.reduce(0) { extend($0, by: $1) })
  }

  /// The finalizer of MurmurHash3 (Appleby 2011).
  package static func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }
}
