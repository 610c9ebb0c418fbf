import HanCore

/// Cuts a text into stretches of a sentence, with the words in them.
struct StretchReader: ~Copyable {
  private let words: WordBoundaries
  private var word = 0
  private var seam = 0
  // The stretch, see `LatticeStretch`; owned, with room for `capacity` characters.
  private let offsets: UnsafeMutablePointer<Int>
  private let numbers: UnsafeMutablePointer<Int32>
  private let begins: UnsafeMutablePointer<Bool>
  private let seams: UnsafeMutablePointer<Bool>
  private let kinds: UnsafeMutablePointer<WordBoundaries.Kind>

  /// The most characters of a stretch; a longer sentence is cut between words.
  private static let maximum = 1024
  /// The most characters of a stretch in which no word ends behind the maximum.
  private static let capacity = 4 * maximum

  init(words: WordBoundaries) {
    self.words = words
    offsets = .allocate(capacity: Self.capacity + 1)
    numbers = .allocate(capacity: Self.capacity)
    begins = .allocate(capacity: Self.capacity)
    seams = .allocate(capacity: Self.capacity)
    kinds = .allocate(capacity: Self.capacity)
  }

  deinit {
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
    var position = start
    var count = 0
    let list = words.words
    while position < end, count < Self.capacity {
      while word < list.count, list[word].span.upperBound <= position { word += 1 }
      while seam < words.seams.count, words.seams[seam] < position { seam += 1 }
      let (code, _, length) = decodeScalar(bytes + position)
      let isInside = word < list.count && list[word].span.lowerBound <= position
      offsets[count] = position
      numbers[count] = isInside ? Int32(truncatingIfNeeded: word) : -1 - Int32(count)
      begins[count] = !isInside || list[word].span.lowerBound == position || position == start
      seams[count] = seam < words.seams.count && words.seams[seam] == position
      kinds[count] = isInside ? list[word].kind : .word
      position += length
      count += 1
      if Self.ends(code) { break }
      if count >= Self.maximum,
        word >= list.count || list[word].span.upperBound <= position
          || list[word].span.lowerBound >= position
      {
        break
      }
    }
    offsets[count] = position
    return LatticeStretch(
      bytes: bytes, offsets: offsets, words: numbers, begins: begins, seams: seams, kinds: kinds,
      count: count)
  }

  private static func ends(_ code: UInt32) -> Bool {
    switch code {
    case 0x0A, 0x0D, 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F: true
    default: false
    }
  }
}
