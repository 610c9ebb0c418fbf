/// What the table says of a pair of symbols, in 64 bits: the row of its weights (17), the class of
/// the word it is (4), a filter of the third symbols of the longer words it begins (27) and the
/// number of the row of the table whose pair it is (16).
///
/// All of it lies in one place of memory, so that a look-up waits for it once.
package struct PairEntry: Hashable, Sendable {
  /// The packed form.
  package var bits: UInt64

  /// The bits of the row.
  static let rowMask: UInt32 = 1 << 17 - 1
  /// The number of filter bits.
  private static let thirdBits: UInt32 = 27
  private static let thirdShift: UInt32 = 21

  /// A slot without a pair; the check is that of no row.
  package static let empty = PairEntry(bits: 0xFFFF << 48)

  /// Unpacks.
  package init(bits: UInt64) { self.bits = bits }

  /// Packs, with check 0.
  ///
  /// - Parameters:
  ///   - row: The row of weights; row 0 is all zeros.
  ///   - wordClass: 0, or one more than the class of the word the pair is.
  ///   - thirds: The filter bits of the third symbols of the longer words the pair begins.
  package init(row: UInt32, wordClass: Int, thirds: UInt32) {
    bits = UInt64(row) | UInt64(wordClass) << 17 | UInt64(thirds) << UInt64(Self.thirdShift)
  }

  /// The row of weights.
  @inline(__always)
  var row: UInt32 { UInt32(truncatingIfNeeded: bits) & Self.rowMask }

  /// 0, or one more than the class of the word the pair is.
  @inline(__always)
  var wordClass: Int { Int(truncatingIfNeeded: bits &>> 17 & 15) }

  /// The number of the row of the table the pair belongs to.
  package var check: UInt16 {
    get { UInt16(truncatingIfNeeded: bits &>> 48) }
    set { bits = bits & (1 << 48 - 1) | UInt64(newValue) << 48 }
  }

  /// The number of the filter bit of a third symbol: most symbols that continue no word have
  /// another one, which saves the look-up.
  @inline(__always)
  package static func third(_ id: UInt16) -> UInt32 {
    ((UInt32(id) &* 0x9E37_79B1) &>> 16 &* thirdBits) &>> 16
  }

  /// 1 if a word may begin with the pair and a symbol of the given filter bit, 0 if not.
  @inline(__always)
  func mayContinue(with third: UInt32) -> Int {
    Int(truncatingIfNeeded: bits &>> UInt64(third &+ Self.thirdShift) & 1)
  }
}
