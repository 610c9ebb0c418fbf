/// The unit in which a range is reported.
public enum OffsetUnit: String, Hashable, Codable, Sendable, CaseIterable {
  /// Bytes of UTF-8.
  case utf8
  /// Code units of UTF-16: offsets in JavaScript, Java, C# and `NSString`.
  case utf16
  /// Unicode scalar values (code points): offsets in Python.
  case scalar
}

/// Converts UTF-8 offsets of one text to other units, without keeping the text.
///
/// It is a rank directory: a bit for every byte that begins a scalar, and running totals every
/// 64 bytes. It takes about a fifth of the text's size.
package struct OffsetIndex: Hashable, Sendable {
  /// The unit of the offsets it gives.
  package let unit: OffsetUnit
  private var starts: [UInt64] = []
  private var astral: [UInt64] = []
  private var totals: [Int] = []
  private let count: Int

  /// Indexes `text`.
  ///
  /// - Complexity: O(*n*).
  package init(_ text: String, unit: OffsetUnit) {
    self.unit = unit
    self.count = text.utf8.count
    guard unit != .utf8 else { return }
    let words = count / 64 + 1
    starts = [UInt64](repeating: 0, count: words)
    totals = [Int](repeating: 0, count: words)
    var hasAstral = false
    var native = text
    native.withUTF8 { bytes in
      for offset in bytes.indices {
        let byte = bytes[offset]
        if byte & 0xC0 != 0x80 { starts[offset >> 6] |= 1 << UInt64(offset & 63) }
        if byte >= 0xF0 { hasAstral = true }
      }
    }
    if unit == .utf16, hasAstral {
      astral = [UInt64](repeating: 0, count: words)
      for (offset, byte) in text.utf8.enumerated() where byte >= 0xF0 {
        astral[offset >> 6] |= 1 << UInt64(offset & 63)
      }
    }
    var total = 0
    for word in 0..<words {
      totals[word] = total
      total += starts[word].nonzeroBitCount
      if !astral.isEmpty { total += astral[word].nonzeroBitCount }
    }
  }

  /// The offset of a UTF-8 offset in the index's unit.
  ///
  /// - Precondition: `0 <= offset <=` the text's length.
  /// - Complexity: O(1).
  package func offset(_ offset: Int) -> Int {
    precondition((0...count).contains(offset), "the offset lies outside the text")
    guard unit != .utf8 else { return offset }
    let word = offset >> 6
    let mask = (UInt64(1) << UInt64(offset & 63)) &- 1
    var result = totals[word] + (starts[word] & mask).nonzeroBitCount
    if !astral.isEmpty { result += (astral[word] & mask).nonzeroBitCount }
    return result
  }

  /// The bounds of `span` in the index's unit.
  package func range(_ span: TextSpan) -> Range<Int> {
    offset(span.lowerBound)..<offset(span.upperBound)
  }
}
