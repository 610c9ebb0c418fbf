import HanCore

/// Punctuation, as slogans use it.
enum Marks {
  /// ASCII marks and their full-width forms.
  static let fullWidth: [Unicode.Scalar: Unicode.Scalar] = [
    ",": "，", ";": "；", ":": "：", "!": "！", "?": "？",
  ]

  /// Whether the mark separates the segments of a slogan.
  static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", "，", ",", "；", ";": true
    default: false
    }
  }

  /// Whether the scalar is a quotation mark of any kind.
  static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    closing(scalar) != nil || "”’」』\"".unicodeScalars.contains(scalar)
  }

  /// The mark that closes what `opening` opens, or `nil` when it opens nothing.
  static func closing(_ opening: Unicode.Scalar) -> Unicode.Scalar? {
    switch opening {
    case "“": "”"
    case "‘": "’"
    case "「": "」"
    case "『": "』"
    default: nil
    }
  }

  /// Whether the scalar belongs to the words of a segment.
  static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

/// A text as scalars, with the UTF-8 offset of each.
struct ScalarText {
  let scalars: [Unicode.Scalar]
  /// One more than there are scalars.
  let offsets: [Int]

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = [0]
    scalars.reserveCapacity(text.utf8.count / 3)
    offsets.reserveCapacity(text.utf8.count / 3 + 1)
    for scalar in text.unicodeScalars {
      scalars.append(scalar)
      offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar))
    }
    self.scalars = scalars
    self.offsets = offsets
  }

  /// The UTF-8 span of a range of scalars.
  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(offsets[range.lowerBound], offsets[range.upperBound])
  }
}
