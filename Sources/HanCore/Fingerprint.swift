/// A 64-bit fingerprint of bytes, the same on every machine and in every run.
///
/// It tells versions of tables and options apart; it is no protection against intent.
/// The function is FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo; IETF draft-eastlake-fnv).
package struct Fingerprint: Hashable, Sendable {
  /// The fingerprint's value.
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The fingerprint of no bytes.
  package init() {}

  /// The fingerprint of `bytes`.
  ///
  /// - Complexity: O(*n*).
  package init(_ bytes: some Sequence<UInt8>) { combine(bytes) }

  /// The fingerprint whose ``description`` this is.
  package init?(hexadecimal text: some StringProtocol) {
    guard text.utf8.count == 16, let value = UInt64(text, radix: 16) else { return nil }
    self.value = value
  }

  /// Adds bytes, as if they had followed those already added.
  package mutating func combine(_ bytes: some Sequence<UInt8>) {
    // What lies in memory is walked over there: through a sequence it takes ten times as long.
    let isDone = bytes.withContiguousStorageIfAvailable { bytes in
      for byte in bytes { add(byte) }
      return true
    }
    guard isDone == nil else { return }
    for byte in bytes { add(byte) }
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Adds a field and its length, so that ("ab", "c") and ("a", "bc") differ.
  package mutating func combine(field: String) {
    combine(field.utf8)
    withUnsafeBytes(of: UInt64(field.utf8.count).littleEndian) { combine($0) }
  }
}

extension Fingerprint: Comparable {
  /// Orders by value, so that lists of fingerprints have one order.
  package static func < (a: Fingerprint, b: Fingerprint) -> Bool { a.value < b.value }
}

extension Fingerprint: CustomStringConvertible {
  /// Sixteen hexadecimal digits.
  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
