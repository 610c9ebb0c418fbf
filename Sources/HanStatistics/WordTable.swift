import HanCore

/// Counts words of one text by their bytes, so that a word is made a string once, however often it
/// occurs.
struct WordTable {
  /// A word.
  struct Entry {
    /// Where it first stands in the text.
    var span: TextSpan
    var head: KeyHead
    var hash: UInt64
    var occurrences = 0
    var tags = TagCounts()
    /// Its wordings in the source, where they differ from the word.
    var forms: [Term: Int] = [:]
  }

  /// The words, in the order of their first occurrence.
  private(set) var entries: [Entry] = []
  /// Which word stands at each place, if that is kept: the places of tokens that are words.
  private(set) var sequence: [Int32] = []
  /// Whether the source words each of these places as it stands, if that is kept.
  private(set) var isUnchanged: [Bool] = []
  /// Open addressing: for each hash the place of its entry, or -1.
  private var slots = [Int32](repeating: -1, count: 256)

  /// The place of the word that stands at `span`; a new one has no occurrences yet.
  ///
  /// - Complexity: O(length of the word) on average.
  private mutating func place(_ bytes: UnsafeBufferPointer<UInt8>, _ span: TextSpan) -> Int {
    let word = UnsafeBufferPointer(rebasing: bytes[span.lowerBound..<span.upperBound])
    let head = KeyHead(word, readable: bytes.count &- span.lowerBound)
    let hash = head.hash(word)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if entries[entry].hash == hash, entries[entry].head == head,
        Self.areEqual(bytes, entries[entry].span, span)
      {
        return entry
      }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(span: span, head: head, hash: hash))
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (place, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash >> 32) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(place)
    }
  }

  /// Whether words with the same head are the same.
  private static func areEqual(
    _ bytes: UnsafeBufferPointer<UInt8>, _ a: TextSpan, _ b: TextSpan
  ) -> Bool {
    a.count == b.count
      && (a.count <= KeyHead.width
        || bytes[a.lowerBound..<a.upperBound].elementsEqual(bytes[b.lowerBound..<b.upperBound]))
  }

  /// Counts the words of a text.
  ///
  /// - Parameter keepsOrder: Whether ``sequence`` is kept.
  /// - Complexity: O(*n*), and a string for each occurrence that the source words differently.
  init(_ text: TokenizedText, keepsOrder: Bool = false) {
    var canonical = text.text.text
    let changes = text.text.map.changes
    var passed = 0
    if keepsOrder {
      sequence.reserveCapacity(text.tokens.count)
      isUnchanged.reserveCapacity(text.tokens.count)
    }
    canonical.withUTF8 { bytes in
      for token in text.tokens where token.kind.isWord {
        let span = token.span
        let place = place(bytes, span)
        entries[place].occurrences += 1
        if let tag = token.tag { entries[place].tags.add(tag) }
        // Tokens and changes come in the same order.
        while passed < changes.count, changes[passed].target.upperBound <= span.lowerBound {
          passed += 1
        }
        let isUnchanged =
          passed == changes.count || changes[passed].target.lowerBound >= span.upperBound
        if keepsOrder {
          sequence.append(Int32(truncatingIfNeeded: place))
          self.isUnchanged.append(isUnchanged)
        }
        if isUnchanged { continue }
        let form = text.sourceForm(of: token)
        if !form.utf8.elementsEqual(bytes[span.lowerBound..<span.upperBound]) {
          entries[place].forms[Term(form), default: 0] += 1
        }
      }
    }
  }
}
