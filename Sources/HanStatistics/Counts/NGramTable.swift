public import HanCore

/// The words and n-grams of one document, counted by the bytes of their wordings, so that none of
/// them is made a string.
struct NGramTable {
  /// A word or an n-gram.
  struct Entry {
    var head: KeyHead
    var hash: UInt64
    /// Where its wording stands in ``wordings``.
    var start: Int
    var length: Int
    var occurrences: Int

    var range: Range<Int> { start..<(start + length) }
  }

  /// The words first, then n-grams, in the order of their first occurrence.
  private(set) var entries: [Entry] = []
  /// What the entries are called, one behind the other.
  private(set) var wordings: [UInt8] = []
  /// What is known about words, by the first entries; none if words are not counted.
  let words: [WordTable.Entry]
  /// Wordings of n-grams in the source that differ, by the number of the entry.
  private(set) var forms: [Int: [Term: Int]] = [:]
  /// Open addressing: for each hash the number of its entry, or -1.
  private var slots = [Int32](repeating: -1, count: 1024)

  /// Counts the n-grams of a text, and its words, if 1 is among the lengths.
  ///
  /// - Complexity: O(tokens · lengths).
  init(_ text: TokenizedText, lengths: ClosedRange<Int>) {
    words = lengths.lowerBound <= 1 ? WordTable(text).entries : []
    guard lengths.upperBound > 1 else { return }
    let lengths = max(2, lengths.lowerBound)...lengths.upperBound
    var canonical = text.text.text
    canonical.withUTF8 { bytes in
      for word in words {
        let wording = UnsafeBufferPointer(
          rebasing: bytes[word.span.lowerBound..<word.span.upperBound])
        count(wording, word.occurrences)
      }
      var run = Run()
      for token in text.tokens {
        if token.kind.isWord {
          run.append(token, in: bytes)
        } else if token.kind != .space || Self.hasLineBreak(token, in: bytes) {
          add(run, of: text, lengths)
          run.removeAll()
        }
      }
      add(run, of: text, lengths)
    }
  }

  /// A run of words without anything between them that ends an n-gram.
  private struct Run {
    var words: [Token] = []
    /// The words joined, with a space between two of letters or digits.
    var joined: [UInt8] = []
    /// Where each word begins and ends in `joined`.
    var starts: [Int] = []
    var ends: [Int] = []

    mutating func append(_ word: Token, in bytes: UnsafeBufferPointer<UInt8>) {
      if let last = words.last, last.kind != .han, word.kind != .han {
        joined.append(UInt8(ascii: " "))
      }
      words.append(word)
      starts.append(joined.count)
      joined.append(contentsOf: bytes[word.startOffset..<word.endOffset])
      ends.append(joined.count)
    }

    mutating func removeAll() {
      words.removeAll(keepingCapacity: true)
      joined.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
    }
  }

  private static func hasLineBreak(
    _ space: Token, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if space.endOffset - space.startOffset == 1, bytes[space.startOffset] == 0x20 { return false }
    return String(decoding: bytes[space.startOffset..<space.endOffset], as: UTF8.self)
      .unicodeScalars.contains(where: \.isLineBreak)
  }

  private mutating func add(_ run: Run, of text: TokenizedText, _ lengths: ClosedRange<Int>) {
    guard let first = run.words.first, let last = run.words.last,
      run.words.count >= lengths.lowerBound
    else { return }
    let isUnchanged = text.text.map.isUnchanged(TextSpan(first.startOffset, last.endOffset))
    run.joined.withUnsafeBufferPointer { joined in
      for length in lengths where length <= run.words.count {
        for start in 0...(run.words.count - length) {
          let range = run.starts[start]..<run.ends[start + length - 1]
          let wording = UnsafeBufferPointer(rebasing: joined[range])
          let number = count(wording, 1)
          if isUnchanged { continue }
          let form = Self.form(of: run.words[start..<(start + length)], in: text)
          if !form.text.utf8.elementsEqual(wording) {
            forms[number, default: [:]][form, default: 0] += 1
          }
        }
      }
    }
  }

  /// What an n-gram is called in the source.
  private static func form(of words: ArraySlice<Token>, in text: TokenizedText) -> Term {
    var result = ""
    var last: TokenKind?
    for word in words {
      if let last, last != .han, word.kind != .han { result += " " }
      result += text.sourceForm(of: word)
      last = word.kind
    }
    return Term(result)
  }

  /// Counts occurrences.
  ///
  /// - Returns: The number of the entry.
  /// - Complexity: O(length of the wording) on average.
  @discardableResult
  private mutating func count(_ wording: UnsafeBufferPointer<UInt8>, _ occurrences: Int) -> Int {
    let head = KeyHead(wording)
    let hash = head.hash(wording)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].hash == hash, isWording(wording, head, of: number) {
        entries[number].occurrences += occurrences
        return number
      }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = Int32(entries.count)
    entries.append(
      Entry(
        head: head, hash: hash, start: wordings.count, length: wording.count,
        occurrences: occurrences))
    wordings.append(contentsOf: wording)
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  private func isWording(
    _ wording: UnsafeBufferPointer<UInt8>, _ head: KeyHead, of number: Int
  ) -> Bool {
    guard entries[number].length == wording.count, entries[number].head == head else {
      return false
    }
    if wording.count <= KeyHead.width { return true }
    return wordings.withUnsafeBufferPointer { wordings in
      KeyHead.order(UnsafeBufferPointer(rebasing: wordings[entries[number].range]), wording) == 0
    }
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash >> 32) & mask
      while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}

extension TokenKind {
  /// Whether tokens of this kind are counted as words.
  public var isWord: Bool { self == .han || self == .latin || self == .number }
}
