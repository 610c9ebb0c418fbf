public import HanCore

/// The words and n-grams of one document, counted by the numbers of their words, so that no wording is
/// made before all are counted.
///
/// The hash of an n-gram is that of its wording, computed from those of its words: words that are cut
/// otherwise but joined say the same are one entry.
struct NGramTable {
  /// A word or an n-gram.
  struct Entry {
    var hash: UInt64
    var occurrences: Int
    /// Where it first stands in `sequence`.
    var first: Int32
    /// How many words it has.
    var length: Int32
  }

  /// The words first, then n-grams, in the order of their first occurrence.
  private(set) var entries: [Entry] = []
  /// What is known about words, by the first entries; none if words are not counted.
  let words: [WordTable.Entry]
  /// Wordings of n-grams in the source that differ, by the number of the entry.
  private(set) var forms: [Int: [Term: Int]] = [:]
  private let text: TokenizedText
  /// Which word stands at each place: its number, and in the lowest bit whether it has other letters
  /// than Chinese characters.
  private var sequence: [UInt32] = []
  private let spans: [TextSpan]
  /// Open addressing: for each hash the number of its entry, or -1.
  private var slots: [Int32]

  /// Counts the n-grams of a text, and its words, if 1 is among the lengths.
  ///
  /// - Complexity: O(tokens · lengths).
  init(_ text: TokenizedText, lengths: ClosedRange<Int>) {
    self.text = text
    let table = WordTable(text, keepsOrder: true)
    let isCountingWords = lengths.lowerBound <= 1
    words = isCountingWords ? table.entries : []
    spans = table.entries.map(\.span)
    let places = table.sequence
    var capacity = 64
    while capacity < places.count { capacity *= 2 }
    slots = [Int32](repeating: -1, count: capacity)
    let hashes = WordHashes(spans, in: text.text.text)
    sequence.reserveCapacity(places.count)
    for token in text.tokens where token.kind.isWord {
      let place = UInt32(truncatingIfNeeded: places[sequence.count])
      sequence.append(place << 1 | (token.kind == .han ? 0 : 1))
    }
    if isCountingWords { addWords(hashes) }
    if lengths.upperBound > 1 {
      addRuns(hashes, table.isUnchanged, max(2, lengths.lowerBound)...lengths.upperBound)
    }
    slots = []
  }

  private mutating func addWords(_ hashes: WordHashes) {
    var isKnown = [Bool](repeating: false, count: words.count)
    // Words are numbered by their first occurrence, so their numbers come in order here.
    for (place, code) in sequence.enumerated() where !isKnown[Int(code >> 1)] {
      let number = Int(code >> 1)
      isKnown[number] = true
      count(hashes.hash(of: code, after: nil), place, 1, words[number].occurrences)
    }
  }

  /// Counts the n-grams of all runs of words without anything between them that ends one.
  private mutating func addRuns(
    _ hashes: WordHashes, _ isUnchanged: [Bool], _ lengths: ClosedRange<Int>
  ) {
    var tokens: [Token] = []
    var next = 0
    var canonical = text.text.text
    canonical.withUTF8 { bytes in
      for token in text.tokens {
        if token.kind.isWord {
          tokens.append(token)
          next += 1
        } else if token.kind != .space || Self.hasLineBreak(token, in: bytes) {
          add((next - tokens.count)..<next, tokens, hashes, isUnchanged, lengths)
          tokens.removeAll(keepingCapacity: true)
        }
      }
    }
    add((next - tokens.count)..<next, tokens, hashes, isUnchanged, lengths)
  }

  private mutating func add(
    _ run: Range<Int>, _ tokens: [Token], _ hashes: WordHashes, _ isUnchanged: [Bool],
    _ lengths: ClosedRange<Int>
  ) {
    for length in lengths where length <= run.count {
      for start in run.lowerBound...(run.upperBound - length) {
        var hash: WordHashes.Value?
        var isSame = true
        for place in start..<(start + length) {
          hash = hashes.hash(of: sequence[place], after: hash)
          isSame = isSame && isUnchanged[place]
        }
        let number = count(hash, start, length, 1)
        if isSame { continue }
        let first = start - run.lowerBound
        let form = Self.form(of: tokens[first..<(first + length)], in: text)
        if form != wording(of: entries[number]) {
          forms[number, default: [:]][form, default: 0] += 1
        }
      }
    }
  }

  private static func hasLineBreak(
    _ space: Token, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if space.endOffset - space.startOffset == 1, bytes[space.startOffset] == 0x20 { return false }
    return String(decoding: bytes[space.startOffset..<space.endOffset], as: UTF8.self)
      .unicodeScalars.contains(where: \.isLineBreak)
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
  /// - Complexity: O(words) on average.
  @discardableResult
  private mutating func count(
    _ value: WordHashes.Value?, _ first: Int, _ length: Int, _ occurrences: Int
  ) -> Int {
    let hash = KeyHead.mixed(value?.hash ?? 0)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].hash == hash, isSame(entries[number], first, length) {
        entries[number].occurrences += occurrences
        return number
      }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = Int32(entries.count)
    entries.append(
      Entry(
        hash: hash, occurrences: occurrences, first: Int32(first), length: Int32(length)))
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  /// Whether an entry says what some words say: they are the same, or joined they are.
  private func isSame(_ entry: Entry, _ first: Int, _ length: Int) -> Bool {
    if Int(entry.length) == length {
      var offset = 0
      while offset < length,
        sequence[Int(entry.first) &+ offset] == sequence[first &+ offset]
      {
        offset &+= 1
      }
      if offset == length { return true }
    }
    let other = Entry(
      hash: entry.hash, occurrences: 0, first: Int32(first), length: Int32(length))
    return wording(of: entry) == wording(of: other)
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash >> 20) & mask
      while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}

extension NGramTable {
  /// Calls `body` with the wording of each entry, in order: words joined, with a space between two of
  /// letters or digits.
  func forEachWording(_ body: (_ number: Int, UnsafeBufferPointer<UInt8>) -> Void) {
    var canonical = text.text.text
    var joined: [UInt8] = []
    canonical.withUTF8 { bytes in
      for (number, entry) in entries.enumerated() {
        if number < words.count {
          let span = words[number].span
          body(
            number, UnsafeBufferPointer(rebasing: bytes[span.lowerBound..<span.upperBound]))
          continue
        }
        join(entry, bytes, into: &joined)
        joined.withUnsafeBufferPointer { body(number, $0) }
      }
    }
  }

  private func wording(of entry: Entry) -> Term {
    var canonical = text.text.text
    var joined: [UInt8] = []
    canonical.withUTF8 { join(entry, $0, into: &joined) }
    return Term(String(decoding: joined, as: UTF8.self))
  }

  private func join(
    _ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>, into joined: inout [UInt8]
  ) {
    joined.removeAll(keepingCapacity: true)
    var last: UInt32 = 0
    for code in sequence[Int(entry.first)..<Int(entry.first + entry.length)] {
      if last & code & 1 == 1 { joined.append(UInt8(ascii: " ")) }
      let span = spans[Int(code >> 1)]
      joined.append(
        contentsOf: UnsafeBufferPointer(rebasing: bytes[span.lowerBound..<span.upperBound]))
      last = code
    }
  }
}

/// The hashes of words, from which those of joined words follow: polynomials of their bytes.
private struct WordHashes {
  /// The hash of words that are joined.
  struct Value {
    var hash: UInt64
    var last: UInt32
  }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// By word: the polynomial, and the power of the base that its bytes take.
  private let terms: [(hash: UInt64, power: UInt64)]

  init(_ words: [TextSpan], in text: String) {
    var text = text
    terms = text.withUTF8 { bytes in
      words.map { span in
        var hash: UInt64 = 0
        var power: UInt64 = 1
        for index in span.lowerBound..<span.upperBound {
          hash = hash &* Self.base &+ UInt64(bytes[index]) &+ 1
          power = power &* Self.base
        }
        return (hash, power)
      }
    }
  }

  /// The hash of words with one more behind.
  @inline(__always)
  func hash(of code: UInt32, after value: Value?) -> Value {
    let term = terms[Int(code >> 1)]
    guard let value else { return Value(hash: term.hash, last: code) }
    var hash = value.hash
    if value.last & code & 1 == 1 { hash = hash &* Self.base &+ 0x20 &+ 1 }
    return Value(hash: hash &* term.power &+ term.hash, last: code)
  }
}

extension TokenKind {
  /// Whether tokens of this kind are counted as words.
  public var isWord: Bool { self == .han || self == .latin || self == .number }
}
