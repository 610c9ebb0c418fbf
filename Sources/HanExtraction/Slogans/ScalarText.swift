import HanCore

/// A text as scalars, with the kind of each, the words they belong to, and the places of the marks
/// between its words.
struct ScalarText {
  let scalars: [Unicode.Scalar]
  let kinds: [MarkKind]
  /// The words, one element more than there are scalars.
  let words: WordMap
  /// The scalars that belong to no word.
  let marks: RankIndex
  /// The UTF-8 offset of every scalar whose index is a multiple of ``stride``.
  private let offsets: [UInt32]

  private static let stride = 32

  /// Reads a tokenized text.
  ///
  /// - Precondition: the text is shorter than 4 GiB, as tokens demand too.
  /// - Complexity: O(*n*).
  init(_ tokens: TokenizedText) {
    var text = tokens.text.text
    (scalars, kinds, words, offsets) = text.withUTF8 { Self.read($0, tokens.tokens) }
    var places: [Int32] = []
    places.reserveCapacity(kinds.count / 6)
    for index in kinds.indices where !kinds[index].isWord {
      places.append(Int32(truncatingIfNeeded: index))
    }
    marks = RankIndex(places, count: kinds.count)
  }

  /// Arrays are filled through pointers: an append with its checks takes longer than all the rest.
  ///
  /// Every scalar has one byte that continues no other, so there is room for as many scalars as
  /// there are such bytes; strings hold valid UTF-8, so no scalar reaches past the end.
  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token]
  ) -> ([Unicode.Scalar], [MarkKind], WordMap, [UInt32]) {
    precondition(bytes.count < UInt32.max, "a text of 4 GiB or more")
    let count = scalarCount(of: bytes)
    var kinds: [MarkKind] = []
    var words: [UInt8] = []
    var offsets = [UInt32](repeating: 0, count: count / stride + 1)
    let scalars = [Unicode.Scalar](unsafeUninitializedCapacity: count) { scalars, filled in
      filled = count
      kinds = [MarkKind](unsafeUninitializedCapacity: count) { kinds, filled in
        filled = count
        words = [UInt8](unsafeUninitializedCapacity: count + 1) { words, filled in
          filled = count + 1
          var classes = TagClasses()
          var offset = 0
          var index = 0
          func fill(upTo end: Int, _ wordClass: UInt8) {
            var word = wordClass | WordMap.start
            while offset < end {
              let first = bytes[offset]
              let scalar = scalar(at: offset, of: bytes)
              if index % stride == 0 { offsets[index / stride] = UInt32(offset) }
              words.initializeElement(at: index, to: word)
              scalars.initializeElement(at: index, to: scalar)
              // U+5000 to U+9FFF, nearly all characters there are.
              if first >= 0xE5, first <= 0xE9 {
                kinds.initializeElement(at: index, to: .han)
                offset &+= 3
              } else {
                kinds.initializeElement(at: index, to: MarkKind(scalar))
                offset &+= UTF8.width(startingWith: first)
              }
              index &+= 1
              word = wordClass
            }
          }
          for token in tokens {
            fill(upTo: min(token.endOffset, bytes.count), classes.number(of: token))
          }
          fill(upTo: bytes.count, WordClass.unknown.rawValue)
          words.initializeElement(at: count, to: WordMap.end)
          if count % stride == 0 { offsets[count / stride] = UInt32(offset) }
        }
      }
    }
    return (scalars, kinds, WordMap(bytes: words), offsets)
  }

  /// The number of bytes that continue no other, eight at a time.
  private static func scalarCount(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var continuing = 0
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // The highest bit is set and the one below it is not.
      continuing &+= (word >> 7 & ~word >> 6 & 0x0101_0101_0101_0101).nonzeroBitCount
      offset &+= 8
    }
    for byte in raw[offset...] where byte & 0xC0 == 0x80 { continuing += 1 }
    return raw.count - continuing
  }

  @inline(__always)
  private static func scalar(
    at offset: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar {
    let first = UInt32(bytes[offset])
    @inline(__always) func low(_ place: Int) -> UInt32 { UInt32(bytes[offset + place] & 0x3F) }
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
  ///
  /// - Complexity: O(length of the range).
  func span(_ range: Range<Int>) -> TextSpan {
    let block = range.lowerBound / Self.stride
    let start = Int(offsets[block]) + width(of: (block * Self.stride)..<range.lowerBound)
    return TextSpan(start, start + width(of: range))
  }

  private func width(of range: Range<Int>) -> Int {
    range.reduce(0) { $0 + UTF8.width(scalars[$1]) }
  }
}
