import HanCore

/// Cuts a text into stretches of a sentence, with the words in them.
struct StretchReader: ~Copyable {
  private let words: WordBoundaries
  private let tells: ScriptTells
  private var word = 0
  private var seam = 0
  // The stretch, see `LatticeStretch`; owned, with room for `capacity` characters.
  private let codes: UnsafeMutablePointer<UInt32>
  private let offsets: UnsafeMutablePointer<Int>
  private let numbers: UnsafeMutablePointer<Int32>
  private let begins: UnsafeMutablePointer<Bool>
  private let seams: UnsafeMutablePointer<Bool>
  private let kinds: UnsafeMutablePointer<WordBoundaries.Kind>

  /// The most characters of a stretch; a longer sentence is cut between words.
  private static let maximum = 1024
  /// The most characters of a stretch in which no word ends behind the maximum.
  private static let capacity = 4 * maximum

  init(words: WordBoundaries, tells: ScriptTells) {
    self.words = words
    self.tells = tells
    codes = .allocate(capacity: Self.capacity)
    offsets = .allocate(capacity: Self.capacity + 1)
    numbers = .allocate(capacity: Self.capacity)
    begins = .allocate(capacity: Self.capacity)
    seams = .allocate(capacity: Self.capacity)
    kinds = .allocate(capacity: Self.capacity)
  }

  deinit {
    codes.deallocate()
    offsets.deallocate()
    numbers.deallocate()
    begins.deallocate()
    seams.deallocate()
    kinds.deallocate()
  }

  /// The stretch that begins at a place; called front to back.
  ///
  /// - Precondition: `start < end`, and both are bounds of scalars.
  mutating func next(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> LatticeStretch {
    let (words, seams) = (words.words, words.seams)
    var (word, seam) = (word, seam)
    var position = start
    var count = 0
    var all: UInt16 = 0
    var hasOperators = false
    words.withUnsafeBufferPointer { words in
      seams.withUnsafeBufferPointer { seams in
        // The word that ends behind the position, and the seam there or behind it.
        var (first, last, kind) = (Int.max, start, WordBoundaries.Kind.word)
        var nextSeam = start &- 1
        while position < end, count < Self.capacity {
          if last <= position {
            while word < words.count, words[word].span.upperBound <= position { word &+= 1 }
            (first, last, kind) =
              word < words.count
              ? (words[word].span.lowerBound, words[word].span.upperBound, words[word].kind)
              : (.max, .max, .word)
          }
          if nextSeam < position {
            while seam < seams.count, seams[seam] < position { seam &+= 1 }
            nextSeam = seam < seams.count ? seams[seam] : .max
          }
          let (code, _, length) = decodeScalar(bytes + position)
          let isInside = first <= position
          codes[count] = code
          offsets[count] = position
          numbers[count] = isInside ? Int32(truncatingIfNeeded: word) : -1 &- Int32(count)
          begins[count] = !isInside || first == position || position == start
          self.seams[count] = nextSeam == position
          kinds[count] = isInside ? kind : .word
          all |= tells.tells(code)
          hasOperators = hasOperators || code &- 0x2FF0 < 0x10
          position &+= length
          count &+= 1
          if Self.ends(code) { break }
          if count >= Self.maximum, last <= position || first >= position { break }
        }
      }
    }
    (self.word, self.seam) = (word, seam)
    offsets[count] = position
    return LatticeStretch(
      bytes: bytes, codes: codes, offsets: offsets, words: numbers, begins: begins,
      seams: self.seams, kinds: kinds, count: count, tells: all, hasOperators: hasOperators)
  }

  private static func ends(_ code: UInt32) -> Bool {
    switch code {
    case 0x0A, 0x0D, 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F: true
    default: false
    }
  }
}
