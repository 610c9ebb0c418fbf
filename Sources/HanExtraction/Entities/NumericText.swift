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

  /// The first word of a list, longest first, that stands at an index.
  func first(of words: [String], at index: Int) -> String? { words.first { has($0, at: index) } }

  /// Full-width digits, signs and letters as their half-width forms.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}
