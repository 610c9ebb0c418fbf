import CIntrinsics

extension ConversionTable {
  /// A character of a text.
  struct Character {
    /// Its UTF-8, first byte lowest.
    var raw: UInt32
    /// The length of its UTF-8.
    var count: Int
    /// What the table knows of it.
    var entry: ConversionEntry
  }

  /// The character at a place.
  @inline(__always)
  func character(_ bytes: UnsafePointer<UInt8>) -> Character {
    let (code, raw, count) = decodeScalar(bytes)
    return Character(raw: raw, count: count, entry: entry(code))
  }

  /// What the table knows of a character.
  @inline(__always)
  func entry(_ code: UInt32) -> ConversionEntry { entry(code, in: pages) }

  /// What the first set knows of a character: what it becomes before the later table.
  @inline(__always)
  func ownEntry(_ code: UInt32) -> ConversionEntry { entry(code, in: ownPages) }

  @inline(__always)
  private func entry(_ code: UInt32, in pages: UnsafePointer<UInt16>) -> ConversionEntry {
    let page = Int(pages[Int(code &>> 8)])
    return ConversionEntry(bits: entries[page &<< 8 | Int(code & 0xFF)])
  }

  /// Whether something may come of an ASCII character but itself.
  @inline(__always)
  func begins(_ ascii: UInt8) -> Bool {
    let word = ascii < 64 ? asciiStarts.0 : asciiStarts.1
    return word >> UInt64(ascii & 63) & 1 != 0
  }

  /// The end of a run of ASCII characters of which nothing comes.
  @inline(__always)
  func asciiEnd(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var position = start
    while position < end, bytes[position] < 0x80, !begins(bytes[position]) { position &+= 1 }
    return position
  }

  /// Whether a key may begin with a symbol and the character behind it; some say yes for nothing.
  ///
  /// Where keys of two characters do not, those of three are asked for the third character: most
  /// places where the table would be searched in vain are found out here.
  ///
  /// - Precondition: keys begin with the symbol.
  @inline(__always)
  func mayMatch(
    _ first: Int, _ second: Character, _ bytes: UnsafePointer<UInt8>, behind next: Int, to end: Int
  ) -> Bool {
    let bits = pair(first, second.entry.symbol)
    if bits != Self.longerOnly { return bits != 0 }
    let third = next &+ second.count
    guard third < end else { return false }
    let bit =
      Self.tripleHash(first, second.entry.symbol, character(bytes + third).entry.symbol)
      & tripleMask
    return triples[Int(truncatingIfNeeded: bit &>> 6)] &>> (bit & 63) & 1 != 0
  }

  /// Asks for what is needed if a key goes on from a first symbol to a second one, and for the
  /// filter's row of the second: most often in vain, but whoever needs it would wait long.
  @inline(__always)
  func prefetchNodes(_ first: Int, _ second: Int) {
    prefetch_line(nodes + (ConversionNode(bits: nodes[first]).base &+ second))
    prefetch_line(pairs + second &* Self.pairWords)
  }

  /// What the filter of pairs says of two symbols.
  @inline(__always)
  func pair(_ first: Int, _ second: Int) -> UInt64 {
    let cell = Self.pairCell(second)
    return pairs[first &* Self.pairWords &+ cell &>> 5] &>> UInt64((cell & 31) &<< 1) & 3
  }

  /// In the filter of pairs: keys of three characters and more begin with the pair.
  static let longerOnly: UInt64 = 2
  /// In the filter of pairs: the pair is a key.
  static let isKey: UInt64 = 1

  /// The cell of a second symbol in the row of the first.
  @inline(__always)
  static func pairCell(_ second: Int) -> Int {
    Int(truncatingIfNeeded: (UInt32(truncatingIfNeeded: second) &* 0x9E37_79B1) &>> 24)
  }

  /// Spreads three symbols.
  @inline(__always)
  static func tripleHash(_ first: Int, _ second: Int, _ third: Int) -> UInt64 {
    (UInt64(truncatingIfNeeded: first &<< 32 ^ second &<< 16 ^ third)
      &* 0x9E37_79B9_7F4A_7C15) &>> 32
  }

  /// A key that fits.
  struct Match {
    /// Where the key's values are; 0 when the character's own entry says what becomes of it.
    var place: Int
    /// Where the key ends.
    var end: Int
    /// The rank of its dictionary.
    var rank: UInt64
  }

  /// The key that fits at a character, by rank and then length.
  ///
  /// - Parameters:
  ///   - start: The end of the character.
  ///   - end: Where keys have to end.
  ///   - entry: The character's entry.
  ///   - worst: The last rank to consider.
  @inline(__always)
  func longestMatch(
    _ bytes: UnsafePointer<UInt8>, behind start: Int, to end: Int, _ entry: ConversionEntry,
    atMost worst: UInt64
  ) -> Match {
    var slot = entry.symbol
    var match = Match(place: 0, end: start, rank: min(entry.rank, worst))
    if entry.isLong, entry.rank <= worst { match.place = ConversionNode(bits: nodes[slot]).place }
    guard entry.hasChildren else { return match }
    var base = ConversionNode(bits: nodes[slot]).base
    var position = start
    while position < end {
      let next = character(bytes + position)
      if next.entry.symbol == 0 { break }
      let child = base &+ next.entry.symbol
      let node = ConversionNode(bits: nodes[child])
      if node.check != slot { break }
      position &+= next.count
      if node.place != 0, node.rank <= match.rank {
        match = Match(place: node.place, end: position, rank: node.rank)
      }
      base = node.base
      if base == 0 { break }
      slot = child
    }
    return match
  }

  /// The value of a key, by the place of its values.
  @inline(__always)
  func value(_ place: Int) -> UnsafeBufferPointer<UInt8> {
    let record = pool + place &* 4
    var value = record + header
    if set > 0 {
      let offset = Int(record[set &- 1])
      if offset > 0 { value = record + offset }
    }
    let count = Int(value[0])
    if count < 255 { return UnsafeBufferPointer(start: value + 1, count: count) }
    let long = (1...4).reduce(0) { $0 | Int(value[$1]) << (8 * ($1 - 1)) }
    return UnsafeBufferPointer(start: value + 5, count: long)
  }
}
