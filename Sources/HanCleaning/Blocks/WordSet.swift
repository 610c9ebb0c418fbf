/// Words that are looked for in folded letters, all at once.
struct WordSet: Sendable {
  /// The words by the letter they begin with, in the order of these letters.
  private let slots: [(first: UInt16, words: [(number: Int, letters: [UInt16])])]
  /// A bit for each letter that words begin with.
  private let heads: ScalarSet

  /// - Parameter words: In Simplified.
  init(_ words: [String]) {
    var byFirst: [UInt16: [(number: Int, letters: [UInt16])]] = [:]
    for (number, word) in words.enumerated() {
      let letters = CharacterFolding.shared.key(word[...])
      if let first = letters.first { byFirst[first, default: []].append((number, letters)) }
    }
    slots = byFirst.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    heads = ScalarSet(values: byFirst.keys.map(UInt32.init))
  }

  /// How many different words stand in a text.
  ///
  /// - Complexity: O(*n*); words are short.
  func count(in letters: [UInt16]) -> Int {
    var found: [Int] = []
    for index in letters.indices where heads.contains(value: UInt32(letters[index])) {
      let slot = place(of: letters[index])
      for word in slots[slot].words
      where index + word.letters.count <= letters.count
        && letters[index..<index + word.letters.count].elementsEqual(word.letters)
        && !found.contains(word.number)
      {
        found.append(word.number)
      }
    }
    return found.count
  }

  /// The slot of a letter that has one.
  private func place(of letter: UInt16) -> Int {
    var (lower, upper) = (0, slots.count - 1)
    while lower < upper {
      let middle = (lower + upper) / 2
      if slots[middle].first < letter { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }
}
