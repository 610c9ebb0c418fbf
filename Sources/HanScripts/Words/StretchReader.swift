import HanCore

/// Cuts a text into stretches of a sentence, with the words in them.
struct StretchReader {
  private let words: WordBoundaries
  private var word = 0
  private var seam = 0

  /// The most characters of a stretch; a longer sentence is cut between words.
  private static let maximum = 1024

  init(words: WordBoundaries) { self.words = words }

  /// The stretch that begins at a place; called front to back.
  ///
  /// - Precondition: `start < end`, and both are bounds of scalars.
  mutating func next(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> LatticeStretch {
    var stretch = LatticeStretch(
      bytes: bytes, offsets: [start], words: [], begins: [], seams: [], kinds: [])
    var position = start
    let list = words.words
    while position < end {
      while word < list.count, list[word].span.upperBound <= position { word += 1 }
      while seam < words.seams.count, words.seams[seam] < position { seam += 1 }
      let (code, _, count) = decodeScalar(bytes + position)
      let isInside = word < list.count && list[word].span.lowerBound <= position
      stretch.words.append(isInside ? Int32(word) : -1 - Int32(stretch.count))
      let begins = !isInside || list[word].span.lowerBound == position || position == start
      stretch.begins.append(begins)
      stretch.seams.append(seam < words.seams.count && words.seams[seam] == position)
      stretch.kinds.append(isInside ? list[word].kind : .word)
      position += count
      stretch.offsets.append(position)
      if Self.ends(code) { break }
      if stretch.count >= Self.maximum,
        word >= list.count || list[word].span.upperBound <= position
          || list[word].span.lowerBound >= position || stretch.count >= 4 * Self.maximum
      {
        break
      }
    }
    return stretch
  }

  private static func ends(_ code: UInt32) -> Bool {
    switch code {
    case 0x0A, 0x0D, 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F: true
    default: false
    }
  }
}
