/// Tells most scalars apart from those of a small set, without hashing: a bit for the low twelve
/// bits of each.
struct ScalarFilter: Sendable {
  private let bits: [UInt64]

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var bits = [UInt64](repeating: 0, count: 64)
    for scalar in scalars {
      let low = Int(scalar.value & 0xFFF)
      bits[low >> 6] |= 1 << UInt64(low & 63)
    }
    self.bits = bits
  }

  /// `false` when the scalar is not in the set.
  @inline(__always)
  func mayContain(_ scalar: Unicode.Scalar) -> Bool {
    let low = Int(scalar.value & 0xFFF)
    return bits[low >> 6] >> UInt64(low & 63) & 1 == 1
  }
}

/// A set of Chinese characters of the main block, one bit each.
struct HanSet: Sendable {
  private let bits: [UInt64]

  private static let first: UInt32 = 0x4E00
  private static let count: UInt32 = 0x5200

  /// The characters of a string; others than those of the main block are left out.
  init(_ characters: String) {
    var bits = [UInt64](repeating: 0, count: Int(Self.count) / 64)
    for scalar in characters.unicodeScalars where scalar.value &- Self.first < Self.count {
      let place = Int(scalar.value - Self.first)
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }
    self.bits = bits
  }

  /// Whether the set has the scalar.
  @inline(__always)
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let place = scalar.value &- Self.first
    return place < Self.count && bits[Int(place) >> 6] >> UInt64(place & 63) & 1 == 1
  }
}
