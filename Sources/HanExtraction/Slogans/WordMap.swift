import HanCore

/// Whether words begin at scalars.
///
/// A byte a scalar holds the class of its word and, in the highest bit, whether the word begins
/// with it; ``WordStarts`` and ``WordClasses`` are views of the same bytes.
struct WordStarts {
  fileprivate let bytes: [UInt8]

  /// Whether a word begins at an index.
  @inline(__always)
  subscript(index: Int) -> Bool { bytes[index] & 0x80 != 0 }
}

/// The classes of the words that scalars belong to.
struct WordClasses {
  fileprivate let bytes: [UInt8]

  /// The class of the word that the scalar at an index belongs to.
  @inline(__always)
  subscript(index: Int) -> WordClass { WordClass(rawValue: bytes[index] & 0x7F) ?? .unknown }
}

extension SloganDocument {
  /// The words of a text by its scalars.
  ///
  /// - Complexity: O(*n*).
  static func words(of tokens: [Token], in text: ScalarText) -> (WordClasses, WordStarts) {
    let count = text.scalars.count
    var bytes = [UInt8](repeating: WordClass.unknown.rawValue, count: count + 1)
    var classes = TagClasses()
    var index = 0
    bytes.withUnsafeMutableBufferPointer { bytes in
      for token in tokens {
        guard index < count else { break }
        let end = UInt32(truncatingIfNeeded: token.span.upperBound)
        let wordClass = classes[token.tag].rawValue
        let start = index
        while index < count, text.offsets[index] < end {
          bytes[index] = wordClass
          index += 1
        }
        bytes[start] |= 0x80
      }
      bytes[count] |= 0x80
    }
    return (WordClasses(bytes: bytes), WordStarts(bytes: bytes))
  }
}

/// The classes of tags, those that have come up at hand.
private struct TagClasses {
  private var recent = [(number: Int, wordClass: WordClass)](
    repeating: (0, WordClass(nil)), count: 256)

  subscript(tag: PartOfSpeech?) -> WordClass {
    mutating get {
      guard let tag else { return recent[0].wordClass }
      let number = tag.number
      // With this shift the tags of the tagger's set share no slot.
      let slot = (number &* 0x9E37_79B1) >> 22 & 255
      if recent[slot].number == number { return recent[slot].wordClass }
      let wordClass = WordClass(tag)
      if slot > 0 { recent[slot] = (number, wordClass) }
      return wordClass
    }
  }
}
