import HanCore

/// A text as an array of scalars with their places, digits and signs of full width as plain ones.
struct NumericText {
  let scalars: [Unicode.Scalar]
  /// The UTF-8 offset of each scalar, and of the end.
  let offsets: [Int]

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var offset = 0
    scalars.reserveCapacity(text.utf8.count / 2)
    offsets.reserveCapacity(text.utf8.count / 2)
    for scalar in text.unicodeScalars {
      scalars.append(Self.folded(scalar))
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
  }

  var count: Int { scalars.count }

  /// The scalar at an index, NUL outside of the text.
  subscript(index: Int) -> Unicode.Scalar {
    scalars.indices.contains(index) ? scalars[index] : "\0"
  }

  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(offsets[range.lowerBound], offsets[range.upperBound])
  }

  /// Whether the text goes on with a word.
  func has(_ word: String, at index: Int) -> Bool {
    var index = index
    for scalar in word.unicodeScalars {
      if self[index] != scalar { return false }
      index += 1
    }
    return true
  }

  /// The longest word of a table that stands at an index.
  func first(of words: WordTable, at index: Int) -> String? {
    words.length(at: index, to: scalars.count, in: scalars).map { length in
      String(String.UnicodeScalarView(scalars[index..<(index + length)]))
    }
  }

  /// The value of the ASCII digit at an index.
  func digit(at index: Int) -> Int? {
    let value = self[index].value
    return (0x30...0x39).contains(value) ? Int(value) - 0x30 : nil
  }

  /// Full-width digits, signs and letters as their half-width forms.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}
