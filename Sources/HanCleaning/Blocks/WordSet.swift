/// Words that are looked for in folded letters, all at once.
struct WordSet: Sendable {
  /// The words by the letter they begin with; open addressing, free slots have no words.
  private let slots: [(first: UInt16, words: [[UInt16]])]
  /// A bit for each letter that words begin with.
  private let heads: ScalarSet

  /// - Parameter words: In Simplified.
  init(_ words: [String]) {
    var byFirst: [UInt16: [[UInt16]]] = [:]
    for word in words {
      let letters = CharacterFolding.shared.key(word[...])
      if let first = letters.first { byFirst[first, default: []].append(letters) }
    }
    slots = byFirst.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    heads = ScalarSet(values: byFirst.keys.map(UInt32.init))
  }

  /// How many different words stand in a text.
  ///
  /// - Complexity: O(*n*); words are short.
  func count(in letters: [UInt16]) -> Int {
    var found: Set<[UInt16]> = []
    for index in letters.indices where heads.contains(value: UInt32(letters[index])) {
      guard let slot = slots.first(where: { $0.first == letters[index] }) else { continue }
      for word in slot.words
      where index + word.count <= letters.count && !found.contains(word)
        && letters[index..<index + word.count].elementsEqual(word)
      {
        found.insert(word)
      }
    }
    return found.count
  }
}
