import HanCore

/// Counts words of one text by their bytes, so that a word is made a string once, however often it
/// occurs.
struct WordTable {
  /// A word.
  struct Entry {
    /// Where it first stands in the text.
    var span: TextSpan
    var hash: UInt64
    var occurrences = 0
    var tags = TagCounts()
    /// Its wordings in the source, where they differ from the word.
    var forms: [Term: Int] = [:]
  }

  /// The words, in the order of their first occurrence.
  private(set) var entries: [Entry] = []
  /// Open addressing: for each hash the place of its entry, or -1.
  private var slots = [Int32](repeating: -1, count: 256)

  /// The place of the word that stands at `span`; a new one has no occurrences yet.
  ///
  /// - Complexity: O(length of the word) on average.
  private mutating func place(_ bytes: UnsafeBufferPointer<UInt8>, _ span: TextSpan) -> Int {
    let hash = Self.hash(bytes, span)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if entries[entry].hash == hash, Self.areEqual(bytes, entries[entry].span, span) {
        return entry
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(span: span, hash: hash))
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

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ span: TextSpan) -> UInt64 {
    var hash = UInt64(span.count)
    for index in span.lowerBound..<span.upperBound {
      hash = (hash ^ UInt64(bytes[index])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }

  private static func areEqual(
    _ bytes: UnsafeBufferPointer<UInt8>, _ a: TextSpan, _ b: TextSpan
  ) -> Bool {
    a.count == b.count
      && bytes[a.lowerBound..<a.upperBound].elementsEqual(bytes[b.lowerBound..<b.upperBound])
  }

  /// Counts the words of a text.
  ///
  /// - Complexity: O(*n*), a look-up in the map a token, and a string for each occurrence that the
  ///   source words differently.
  init(_ text: TokenizedText) {
    var canonical = text.text.text
    canonical.withUTF8 { bytes in
      for token in text.tokens where token.kind.isWord {
        let span = token.span
        let place = place(bytes, span)
        entries[place].occurrences += 1
        if let tag = token.tag { entries[place].tags.add(tag) }
        if text.text.map.isUnchanged(span) { continue }
        let form = text.sourceForm(of: token)
        if !form.utf8.elementsEqual(bytes[span.lowerBound..<span.upperBound]) {
          entries[place].forms[Term(form), default: 0] += 1
        }
      }
    }
  }
}
