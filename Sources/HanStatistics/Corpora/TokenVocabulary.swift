import Foundation
package import HanCore

/// The distinct tokens of a corpus, numbered as they come: a wording with its kind and part of speech.
/// A document is then a list of numbers. Wordings that are words have numbers of their own, for counts
/// that don't ask for parts of speech.
///
/// Memory: the bytes of the wordings and sixteen each; as much again once tokens are numbered.
package struct TokenVocabulary: Sendable {
  /// The wordings, one behind the other.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var kinds: [TokenKind] = []
  private var tags: [UInt16] = []
  private var terms: [Int32] = []
  /// Parts of speech by their numbers in `tags`; 0 is none.
  private var tagTable: [PartOfSpeech] = []
  private var tagNumbers: [PartOfSpeech: UInt16] = [:]
  /// Parts of speech that were asked for, each by the lowest bits of its number: there are few.
  private var recentTags: [(tag: PartOfSpeech, number: UInt16)?] = []
  /// A token of each word.
  private var firstTokens: [Int32] = []
  private var tokenIndex = PlaceTable()
  private var termIndex = PlaceTable()

  /// No tokens.
  package init() {}

  /// How many tokens there are.
  package var count: Int { kinds.count }
  /// How many words there are.
  package var termCount: Int { firstTokens.count }

  /// What a token is made of.
  package func kind(of token: Int32) -> TokenKind { kinds[Int(token)] }

  /// A token's part of speech.
  package func tag(of token: Int32) -> PartOfSpeech? {
    let number = Int(tags[Int(token)])
    return number > 0 ? tagTable[number - 1] : nil
  }

  /// The number of the word that a token is; -1 for a token that is none.
  package func term(of token: Int32) -> Int32 { terms[Int(token)] }

  /// How many bytes a token's wording has.
  package func length(of token: Int32) -> Int { starts[Int(token) + 1] - starts[Int(token)] }

  /// A token's wording.
  package func surface(of token: Int32) -> String {
    withSurface(of: token) { String(decoding: $0, as: UTF8.self) }
  }

  /// A word by its number.
  package func word(_ term: Int32) -> String { surface(of: firstTokens[Int(term)]) }

  /// Reads a token's wording.
  @inline(__always)
  package func withSurface<R>(
    of token: Int32, _ body: (UnsafeBufferPointer<UInt8>) throws -> R
  ) rethrows -> R {
    try bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[starts[Int(token)]..<starts[Int(token) + 1]]))
    }
  }

  /// Makes a value of each token's wording, in order of their numbers.
  package func map<Value>(_ value: (UnsafeBufferPointer<UInt8>) -> Value) -> [Value] {
    bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeBufferPointer { starts in
        (0..<count).map { value(UnsafeBufferPointer(rebasing: bytes[starts[$0]..<starts[$0 + 1]])) }
      }
    }
  }

  /// The numbers of some words.
  package func terms(where isMeant: (UnsafeBufferPointer<UInt8>) -> Bool) -> [Int32] {
    bytes.withUnsafeBufferPointer { bytes in
      firstTokens.indices.filter { term in
        let token = Int(firstTokens[term])
        return isMeant(UnsafeBufferPointer(rebasing: bytes[starts[token]..<starts[token + 1]]))
      }.map { Int32($0) }
    }
  }

  /// The number of a word; `nil` when no token is that word.
  ///
  /// - Complexity: O(words).
  package func term(_ word: String) -> Int32? {
    var word = word
    return word.withUTF8 { word in
      let head = KeyHead(word)
      return terms {
        $0.count == word.count && KeyHead($0) == head && $0.elementsEqual(word)
      }.first
    }
  }

  /// A text made of tokens: its bytes, and where each token stands; `nil` past four gigabytes.
  package func text(of numbers: [Int32]) -> (bytes: [UInt8], tokens: [Token])? {
    var text: [UInt8] = []
    var tokens: [Token] = []
    tokens.reserveCapacity(numbers.count)
    text.reserveCapacity(numbers.count * 5)
    let packed = tagTable.map { Optional($0) }
    bytes.withUnsafeBufferPointer { bytes in
      for number in numbers {
        let number = Int(number)
        let start = text.count
        text.append(
          contentsOf: UnsafeBufferPointer(rebasing: bytes[starts[number]..<starts[number + 1]]))
        guard text.count < UInt32.max else { return }
        let tag = tags[number]
        tokens.append(
          Token(
            span: TextSpan(start, text.count), kind: kinds[number],
            tag: tag > 0 ? packed[Int(tag) - 1] : nil))
      }
    }
    return tokens.count == numbers.count ? (text, tokens) : nil
  }

  /// The bytes of a text made of tokens; `nil` past four gigabytes.
  package func bytes(of numbers: [Int32]) -> [UInt8]? {
    let size = numbers.reduce(0) { $0 + (starts[Int($1) + 1] - starts[Int($1)]) }
    guard size < UInt32.max else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
        guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
        for number in numbers {
          // The sum of these lengths is the size.
          let start = starts[Int(number)]
          let count = starts[Int(number) + 1] - start
          (target + filled).initialize(from: source + start, count: count)
          filled += count
        }
      }
    }
  }

  /// Parts of speech by the numbers that ``tagNumber(of:)`` gives, 0 for none.
  package var tagNames: [String] { tagTable.map(\.name) }

  /// The number of a token's part of speech among ``tagNames``, from 1; 0 for none.
  package func tagNumber(of token: Int32) -> Int { Int(tags[Int(token)]) }

  /// The number of a part of speech, which a new one is given.
  package mutating func claimTag(_ tag: PartOfSpeech) -> Int { Int(number(of: tag)) }

  /// Appends a token as it was written elsewhere; it is not looked for before.
  ///
  /// - Parameters:
  ///   - tag: What ``claimTag(_:)`` gave, 0 for none.
  ///   - term: The number of its word, at most that of a word more than there are; -1 for none.
  /// - Returns: Whether that is so.
  package mutating func append(
    _ surface: UnsafeBufferPointer<UInt8>, _ kind: TokenKind, tag: Int, term: Int
  ) -> Bool {
    guard -1...firstTokens.count ~= term, 0...tagTable.count ~= tag, count < Int32.max else {
      return false
    }
    if term == firstTokens.count { firstTokens.append(Int32(count)) }
    bytes.append(contentsOf: surface)
    starts.append(bytes.count)
    kinds.append(kind)
    tags.append(UInt16(tag))
    terms.append(Int32(term))
    return true
  }

  /// Appends tokens as they were written elsewhere; they are not looked for before.
  ///
  /// - Parameters:
  ///   - wordings: All of them, one behind the other.
  ///   - tags: What ``claimTag(_:)`` gave, 0 for none.
  ///   - terms: The number of the word of each, which is there before; -1 for none, -2 for a new one.
  /// - Returns: Whether that is so; if not, what was appended means nothing.
  package mutating func append(
    _ wordings: UnsafeRawBufferPointer, lengths: [Int], kinds numbers: [Int], tags others: [Int],
    terms words: [Int]
  ) -> Bool {
    guard numbers.count == lengths.count, others.count == lengths.count,
      words.count == lengths.count, lengths.count < Int(Int32.max) - count
    else { return false }
    starts.reserveCapacity(starts.count + lengths.count)
    kinds.reserveCapacity(count + lengths.count)
    tags.reserveCapacity(tags.count + lengths.count)
    terms.reserveCapacity(terms.count + lengths.count)
    firstTokens.reserveCapacity(firstTokens.count + lengths.count)
    let first = count
    var end = bytes.count
    let limit = end + wordings.count
    for place in lengths.indices {
      guard let kind = TokenKind(rawValue: UInt8(clamping: numbers[place])),
        0...tagTable.count ~= others[place], 0...(limit - end) ~= lengths[place],
        -2..<firstTokens.count ~= words[place]
      else { return false }
      end += lengths[place]
      starts.append(end)
      kinds.append(kind)
      tags.append(UInt16(truncatingIfNeeded: others[place]))
      if words[place] == -2 {
        terms.append(Int32(truncatingIfNeeded: firstTokens.count))
        firstTokens.append(Int32(truncatingIfNeeded: first + place))
      } else {
        terms.append(Int32(truncatingIfNeeded: words[place]))
      }
    }
    bytes.append(contentsOf: wordings)
    return end == limit
  }

  /// The number of a token, which a new one is given.
  package mutating func claim(
    _ surface: UnsafeBufferPointer<UInt8>, _ kind: TokenKind, _ tag: PartOfSpeech?
  ) -> Int32 {
    if tokenIndex.isEmpty, count > 0 { index() }
    let tagNumber = tag.map { number(of: $0) } ?? 0
    let hash = PlaceTable.hash(surface)
    let place = tokenIndex.find(Self.mixed(hash, kind, tagNumber)) { token in
      kinds[token] == kind && tags[token] == tagNumber && isSame(token, surface)
    }
    if let place { return Int32(place) }
    let term =
      kind.isWord
      ? termIndex.find(hash) { isSame(Int(firstTokens[$0]), surface) } ?? termCount : -1
    let token = count
    guard append(surface, kind, tag: Int(tagNumber), term: term) else { return 0 }
    tokenIndex.insert(token, Self.mixed(hash, kind, tagNumber))
    if term >= 0, Int(firstTokens[term]) == token { termIndex.insert(term, hash) }
    return Int32(token)
  }

  private func isSame(_ token: Int, _ surface: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[token]
    guard starts[token + 1] - start == surface.count else { return false }
    guard let other = surface.baseAddress else { return true }
    return bytes.withUnsafeBufferPointer { bytes in
      // The wording has so many bytes there.
      bytes.baseAddress.map { memcmp($0 + start, other, surface.count) == 0 } ?? false
    }
  }

  private mutating func number(of tag: PartOfSpeech) -> UInt16 {
    if recentTags.isEmpty { recentTags = Array(repeating: nil, count: 256) }
    let place = (tag.number ^ tag.number >> 7) & 255
    if let recent = recentTags[place], recent.tag == tag { return recent.number }
    let number = findNumber(of: tag)
    recentTags[place] = (tag, number)
    return number
  }

  private mutating func findNumber(of tag: PartOfSpeech) -> UInt16 {
    if let known = tagNumbers[tag] { return known }
    guard tagTable.count < UInt16.max else { return 0 }
    tagTable.append(tag)
    tagNumbers[tag] = UInt16(tagTable.count)
    return UInt16(tagTable.count)
  }

  private mutating func index() {
    for token in 0..<count {
      let hash = withSurface(of: Int32(token)) { PlaceTable.hash($0) }
      tokenIndex.insert(token, Self.mixed(hash, kinds[token], tags[token]))
      let term = Int(terms[token])
      if term >= 0, Int(firstTokens[term]) == token { termIndex.insert(term, hash) }
    }
  }

  private static func mixed(_ hash: UInt64, _ kind: TokenKind, _ tag: UInt16) -> UInt64 {
    PhraseHash.mix(hash ^ UInt64(kind.rawValue) << 16 ^ UInt64(tag))
  }
}

/// Numbers by the hashes of what they stand for, open addressing.
private struct PlaceTable: Sendable {
  private var slots: [Int32] = []
  private var hashes: [UInt64] = []
  private var count = 0

  var isEmpty: Bool { count == 0 }

  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(bytes.count)
    var place = 0
    while place &+ 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = (hash ^ word.littleEndian) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      place &+= 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(bytes[place])
      place &+= 1
    }
    hash = (hash ^ rest) &* 0x9E37_79B9_7F4A_7C15
    return PhraseHash.mix(hash)
  }

  func find(_ hash: UInt64, _ isSame: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      if hashes[slot] == hash, isSame(Int(slots[slot])) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func insert(_ number: Int, _ hash: UInt64) {
    if (count + 1) * 2 > slots.count { grow() }
    put(Int32(clamping: number), hash)
    count += 1
  }

  private mutating func put(_ number: Int32, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = number
    hashes[slot] = hash
  }

  private mutating func grow() {
    let old = (slots, hashes)
    let size = max(64, slots.count * 2)
    slots = [Int32](repeating: -1, count: size)
    hashes = [UInt64](repeating: 0, count: size)
    for (slot, number) in old.0.enumerated() where number >= 0 { put(number, old.1[slot]) }
  }
}
