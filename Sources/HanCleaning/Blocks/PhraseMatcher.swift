import HanLexicon

/// Finds the phrases of sites in folded text: at each place the longest one.
struct PhraseMatcher: Sendable {
  /// A phrase: where its letters stand.
  private struct Phrase {
    var start: Int32
    var count: Int32
    var kind: PhraseClass
  }

  /// The phrases that begin with two letters.
  private struct Slot {
    /// The two letters; 0 in a free slot.
    var pair: UInt32 = 0
    var first: UInt16 = 0
    var count: UInt16 = 0
  }

  /// The letters of all phrases, one after the other.
  private let letters: [UInt16]
  /// Those that begin with the same two letters together, the longest of them first.
  private let phrases: [Phrase]
  /// Open addressing by the two letters a phrase begins with; most slots are free.
  private let slots: [Slot]
  /// A bit for each hash of two letters that a phrase may begin with: it turns most places away.
  private let filter: [UInt64]

  /// The matcher of ``Lexicon/sitePhrases``, made at first use.
  static let shared = PhraseMatcher(folding: .shared)

  init(folding: CharacterFolding) {
    var all: [(letters: [UInt16], kind: PhraseClass)] = []
    let kinds = Dictionary(
      uniqueKeysWithValues: PhraseClass.allCases.map { (Substring("\($0)"), $0) })
    for entry in Lexicon.sitePhrases.entries {
      let letters = folding.key(entry.word)
      if letters.count >= 2, let kind = kinds[entry.group] { all.append((letters, kind)) }
    }
    func pair(_ letters: [UInt16]) -> UInt32 { UInt32(letters[0]) << 16 | UInt32(letters[1]) }
    all.sort { a, b in
      if pair(a.letters) != pair(b.letters) { return pair(a.letters) < pair(b.letters) }
      if a.letters.count != b.letters.count { return a.letters.count > b.letters.count }
      return a.kind.rawValue < b.kind.rawValue
    }
    var letters: [UInt16] = []
    var phrases: [Phrase] = []
    var slots = [Slot](repeating: Slot(), count: Self.slotCount)
    var filter = [UInt64](repeating: 0, count: Self.filterBits / 64)
    for (index, phrase) in all.enumerated() {
      phrases.append(
        Phrase(
          start: Int32(letters.count), count: Int32(phrase.letters.count), kind: phrase.kind))
      letters += phrase.letters
      let pair = pair(phrase.letters)
      var slot = Self.slot(of: pair)
      while slots[slot].pair != 0, slots[slot].pair != pair { slot = (slot + 1) % Self.slotCount }
      if slots[slot].pair == 0 { slots[slot] = Slot(pair: pair, first: UInt16(index)) }
      slots[slot].count += 1
      let bit = Self.filterBit(of: Self.hash(pair))
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.letters = letters
    self.phrases = phrases
    self.slots = slots
    self.filter = filter
  }

  /// Four times as many as there are phrases, at least.
  private static let slotCount = 1 << 12

  private static let filterBits = 1 << 15

  @inline(__always)
  private static func hash(_ pair: UInt32) -> UInt32 { pair &* 0x9E37_79B1 }

  @inline(__always)
  private static func filterBit(of hash: UInt32) -> Int { Int(truncatingIfNeeded: hash >> 17) }

  @inline(__always)
  private static func slot(of pair: UInt32) -> Int { Int(truncatingIfNeeded: hash(pair) >> 20) }

  /// Counts the phrases in folded text. Latin ones count as whole words alone.
  ///
  /// - Parameters:
  ///   - gaps: By letter, 1 when a blank or a mark stands before it; one for the end, too.
  ///   - isCut: Whether the text goes on after its last letter.
  /// - Complexity: O(*n*); phrases are short.
  func counts(
    in text: UnsafeBufferPointer<UInt16>, gaps: UnsafeBufferPointer<UInt8>, isCut: Bool
  ) -> PhraseCounts {
    filter.withUnsafeBufferPointer { filter in
      var counts = PhraseCounts()
      var index = 0
      while index + 1 < text.count {
        let pair = UInt32(text[index]) << 16 | UInt32(text[index + 1])
        let bit = Self.filterBit(of: Self.hash(pair))
        if filter[bit >> 6] >> UInt64(bit & 63) & 1 != 0,
          let found = match(text, gaps, isCut, at: index, pair)
        {
          counts.add(found.kind, length: found.count, isAtStart: index == 0)
          index += Int(found.count)
        } else {
          index += 1
        }
      }
      return counts
    }
  }

  private func match(
    _ text: UnsafeBufferPointer<UInt16>, _ gaps: UnsafeBufferPointer<UInt8>, _ isCut: Bool,
    at index: Int, _ pair: UInt32
  ) -> Phrase? {
    var place = Self.slot(of: pair)
    while slots[place].pair != pair {
      if slots[place].pair == 0 { return nil }
      place = (place + 1) % Self.slotCount
    }
    let slot = slots[place]
    for candidate in Int(slot.first)..<Int(slot.first + slot.count) {
      let phrase = phrases[candidate]
      let (start, count) = (Int(phrase.start), Int(phrase.count))
      guard index + count <= text.count else { continue }
      var offset = 2
      while offset < count, letters[start + offset] == text[index + offset] { offset += 1 }
      guard offset == count else { continue }
      if isWhole(text, gaps, isCut, index..<(index + count)) { return phrase }
    }
    return nil
  }

  /// Whether no Latin word goes on over an edge of a phrase.
  private func isWhole(
    _ text: UnsafeBufferPointer<UInt16>, _ gaps: UnsafeBufferPointer<UInt8>, _ isCut: Bool,
    _ phrase: Range<Int>
  ) -> Bool {
    func isLatin(_ place: Int) -> Bool { (0x61...0x7A).contains(text[place]) }
    let (first, end) = (phrase.lowerBound, phrase.upperBound)
    if first > 0, isLatin(first), isLatin(first - 1), gaps[first] == 0 { return false }
    guard isLatin(end - 1), gaps[end] == 0 else { return true }
    return end == text.count ? !isCut : !isLatin(end)
  }
}
