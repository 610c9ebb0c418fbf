import HanCore

/// A text as scalars, with the UTF-8 offset and the kind of each, and the places of the marks
/// between its words.
struct ScalarText {
  let scalars: [Unicode.Scalar]
  let kinds: [MarkKind]
  /// One more than there are scalars.
  let offsets: [UInt32]
  /// The scalars that belong to no word, in order.
  let marks: [Int32]

  /// Reads a text.
  ///
  /// - Precondition: the text is shorter than 4 GiB, as tokens demand too.
  /// - Complexity: O(*n*).
  init(_ text: String) {
    var text = text
    (scalars, kinds, offsets, marks) = text.withUTF8(Self.read)
  }

  /// Arrays are filled through pointers: an append with its checks takes longer than all the rest.
  ///
  /// Every scalar has one byte that continues no other, so there is room for as many scalars as
  /// there are such bytes; strings hold valid UTF-8, so no scalar reaches past the end.
  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> ([Unicode.Scalar], [MarkKind], [UInt32], [Int32]) {
    precondition(bytes.count < UInt32.max, "a text of 4 GiB or more")
    let count = bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    var kinds: [MarkKind] = []
    var offsets: [UInt32] = []
    let scalars = [Unicode.Scalar](unsafeUninitializedCapacity: count) { scalars, filled in
      filled = count
      kinds = [MarkKind](unsafeUninitializedCapacity: count) { kinds, filled in
        filled = count
        offsets = [UInt32](unsafeUninitializedCapacity: count + 1) { offsets, filled in
          filled = count + 1
          fill(scalars, kinds, offsets, from: bytes)
        }
      }
    }
    var marks: [Int32] = []
    marks.reserveCapacity(count / 6)
    for index in 0..<count where !kinds[index].isWord {
      marks.append(Int32(truncatingIfNeeded: index))
    }
    return (scalars, kinds, offsets, marks)
  }

  private static func fill(
    _ scalars: UnsafeMutableBufferPointer<Unicode.Scalar>,
    _ kinds: UnsafeMutableBufferPointer<MarkKind>, _ offsets: UnsafeMutableBufferPointer<UInt32>,
    from bytes: UnsafeBufferPointer<UInt8>
  ) {
    var offset = 0
    for index in 0..<scalars.count {
      let first = bytes[offset]
      let scalar = scalar(at: offset, of: bytes)
      scalars.initializeElement(at: index, to: scalar)
      offsets.initializeElement(at: index, to: UInt32(truncatingIfNeeded: offset))
      // U+5000 to U+9FFF, nearly all characters there are.
      let isCommon = first >= 0xE5 && first <= 0xE9
      kinds.initializeElement(at: index, to: isCommon ? .han : MarkKind(scalar))
      offset += UTF8.width(startingWith: first)
    }
    offsets.initializeElement(at: scalars.count, to: UInt32(truncatingIfNeeded: offset))
  }

  @inline(__always)
  private static func scalar(
    at offset: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar {
    let first = UInt32(bytes[offset])
    func low(_ place: Int) -> UInt32 { UInt32(bytes[offset + place] & 0x3F) }
    let value: UInt32 =
      switch first {
      case ..<0xC0: first
      case ..<0xE0: (first & 0x1F) << 6 | low(1)
      case ..<0xF0: (first & 0x0F) << 12 | low(1) << 6 | low(2)
      default: (first & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3)
      }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The UTF-8 span of a range of scalars.
  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(Int(offsets[range.lowerBound]), Int(offsets[range.upperBound]))
  }
}
