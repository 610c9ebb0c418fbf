/// Finds the phrases of sites in folded text: at each place the longest one.
struct PhraseMatcher: Sendable {
  /// A phrase, folded.
  private struct Phrase {
    var letters: [UInt16]
    var kind: PhraseClass
  }

  private let phrases: [Phrase]
  /// The phrases that begin with two letters, longest first.
  private let starts: [UInt32: Range<Int32>]
  /// Which pairs of letters may begin a phrase, by hash: it turns most places away.
  private let filter: [Bool]

  /// The matcher of ``SitePhrases``, made at first use.
  static let shared = PhraseMatcher(folding: .shared)

  init(folding: CharacterFolding) {
    var all: [Phrase] = []
    for (kind, list) in SitePhrases.byClass {
      // English phrases of several words are kept whole by their line's order of blanks.
      for word in list.split(separator: " ") {
        let letters = folding.key(word)
        if letters.count >= 2 { all.append(Phrase(letters: letters, kind: kind)) }
      }
    }
    func pair(_ phrase: Phrase) -> UInt32 {
      UInt32(phrase.letters[0]) << 16 | UInt32(phrase.letters[1])
    }
    all.sort { a, b in
      if pair(a) != pair(b) { return pair(a) < pair(b) }
      if a.letters.count != b.letters.count { return a.letters.count > b.letters.count }
      return a.kind.rawValue < b.kind.rawValue
    }
    var starts: [UInt32: Range<Int32>] = [:]
    var filter = [Bool](repeating: false, count: 1 << 13)
    for (index, phrase) in all.enumerated() {
      let start = starts[pair(phrase)]?.lowerBound ?? Int32(index)
      starts[pair(phrase)] = start..<Int32(index + 1)
      filter[Self.slot(phrase.letters[0], phrase.letters[1])] = true
    }
    phrases = all
    self.starts = starts
    self.filter = filter
  }

  @inline(__always)
  private static func slot(_ a: UInt16, _ b: UInt16) -> Int {
    (Int(a) &* 31 &+ Int(b)) & (1 << 13 - 1)
  }

  /// Counts the phrases in folded text.
  ///
  /// - Complexity: O(*n*); phrases are short.
  func counts(in text: UnsafeBufferPointer<UInt16>) -> PhraseCounts {
    var counts = PhraseCounts()
    var index = 0
    while index + 1 < text.count {
      if filter[Self.slot(text[index], text[index + 1])], let found = match(text, at: index) {
        let length = Int32(found.letters.count)
        counts.hits += 1
        if index == 0 { counts.isAtStart = true }
        switch found.kind {
        case .metadata: counts.metadata += length
        case .related: counts.related += length
        case .comments:
          counts.comments += length
          counts.chrome += length
        case .legal:
          counts.legalHits += 1
          counts.chrome += length
        default: counts.chrome += length
        }
        counts.covered += length
        index += found.letters.count
      } else {
        index += 1
      }
    }
    return counts
  }

  private func match(_ text: UnsafeBufferPointer<UInt16>, at index: Int) -> Phrase? {
    let pair = UInt32(text[index]) << 16 | UInt32(text[index + 1])
    guard let range = starts[pair] else { return nil }
    for candidate in range {
      let phrase = phrases[Int(candidate)]
      guard index + phrase.letters.count <= text.count else { continue }
      var offset = 2
      while offset < phrase.letters.count, phrase.letters[offset] == text[index + offset] {
        offset += 1
      }
      if offset == phrase.letters.count { return phrase }
    }
    return nil
  }
}
