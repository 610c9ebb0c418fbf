import CIntrinsics
import HanCore
import HanLexicon

/// A word of the sentence that is being tagged.
private struct SentenceWord {
  /// Where the token stands in the text's tokens.
  var token: Int32
  /// The candidate that was chosen.
  var choice: UInt8
  var candidateCount: UInt8
  /// Whether it is a sign that no table has.
  var isUnknownSymbol: Bool
  var kind: UInt16
  var centre: UInt16
  var left: UInt16
  var right: UInt16
}

/// A tag that a word can have.
private struct Candidate {
  var tag: UInt8
  var slot: UInt8
  /// The best candidate of the word before, for this one.
  var previous: UInt8
  /// What the features say of it; then, of the best path to it.
  var score: Int32
}

/// The tagger's hot loop, with its memory: sentences are collected word by word, then decoded by
/// Viterbi's algorithm. Nothing is allocated after `init`.
///
/// Memory safety: table pointers are valid while the ``TaggerTables`` they come from live, which
/// `PartOfSpeechTagger.tag` sees to; every index read from a table was checked when those were
/// opened. `words` holds `capacity` words and `candidates` `most` for each; `count < capacity`
/// whenever a word is added.
struct TaggerDecoder: ~Copyable {
  /// The most words of a sentence; a longer one is cut, so that memory is bounded.
  static let capacity = 1024
  private static let most = TaggerLayout.mostCandidates
  /// How many words are looked up together.
  private static let batch = 16

  private let tables: TaggerTables
  private let wordTable: UnsafePointer<UInt16>
  private let entries: UnsafePointer<UInt16>
  private let candidateTable: UnsafePointer<UInt8>
  private let left: UnsafePointer<Int8>
  private let right: UnsafePointer<Int8>
  private let far: UnsafePointer<Int16>
  private let centres: UnsafePointer<UInt32>
  private let pairs: UnsafePointer<Int8>
  private let transitions: UnsafePointer<Int16>
  private let partTable: UnsafePointer<UInt16>
  private let partRows: UnsafePointer<UInt32>
  private let partWeights: UnsafePointer<UInt8>

  private let words = UnsafeMutablePointer<SentenceWord>.allocate(capacity: capacity)
  private let candidates = UnsafeMutablePointer<Candidate>.allocate(capacity: capacity * most)
  private let openScores = UnsafeMutablePointer<Int32>.allocate(capacity: TaggerLayout.mostTags)
  /// The words of a batch, whose entries were asked for.
  private let asked = UnsafeMutablePointer<WordEnds>.allocate(capacity: batch)
  /// The entries of the words of a batch.
  private let found = UnsafeMutablePointer<Int>.allocate(capacity: batch)
  private var count = 0

  init(_ tables: TaggerTables) {
    self.tables = tables
    // Even an empty section has an address.
    func pointer<T: FixedWidthInteger>(_ bytes: TableBytes, _ type: T.Type) -> UnsafePointer<T> {
      bytes.integers(of: type).baseAddress.unsafelyUnwrapped
    }
    wordTable = pointer(tables.words, UInt16.self)
    entries = pointer(tables.entries, UInt16.self)
    candidateTable = pointer(tables.candidates, UInt8.self)
    left = pointer(tables.left, Int8.self)
    right = pointer(tables.right, Int8.self)
    far = pointer(tables.far, Int16.self)
    centres = pointer(tables.centres, UInt32.self)
    pairs = pointer(tables.pairs, Int8.self)
    transitions = pointer(tables.transitions, Int16.self)
    partTable = pointer(tables.parts, UInt16.self)
    partRows = pointer(tables.partRows, UInt32.self)
    partWeights = pointer(tables.partWeights, UInt8.self)
  }

  deinit {
    words.deallocate()
    candidates.deallocate()
    openScores.deallocate()
    asked.deallocate()
    found.deallocate()
  }

  /// Tags all tokens of a text.
  ///
  /// - Complexity: O(*n*); a sentence's words are weighed in the same order whatever surrounds it.
  mutating func tag(
    _ tokens: UnsafeMutableBufferPointer<Token>, in text: UnsafeBufferPointer<UInt8>
  ) {
    tag(0..<tokens.count, of: tokens, in: text)
  }

  /// Tags some of the tokens of a text, from the beginning of a sentence to the end of one.
  private mutating func tag(
    _ range: Range<Int>, of tokens: UnsafeMutableBufferPointer<Token>,
    in text: UnsafeBufferPointer<UInt8>
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start &+ Self.batch, range.upperBound)
      for index in start..<end { ask(tokens[index], in: text, place: index &- start) }
      for index in start..<end { find(place: index &- start) }
      for index in start..<end { take(index, tokens, in: text, place: index &- start) }
      start = end
    }
    finishSentence(tokens)
  }

  /// Tags the tokens of a text that are asked about, and maybe others.
  ///
  /// - Parameters:
  ///   - kinds: What is to be told of each tag of the model.
  ///   - asks: Whether a token is asked about; called with each Chinese one, in order.
  mutating func tag(
    _ tokens: UnsafeMutableBufferPointer<Token>, in text: UnsafeBufferPointer<UInt8>,
    kinds: [UInt8], asks: (Token) -> Bool
  ) {
    var start = 0
    var index = 0
    // The words of the sentence, and whether one may be of several kinds.
    var words = 0
    var isOpen = false
    while index < tokens.count {
      let token = tokens[index]
      var ends = false
      if token.isHan {
        words &+= 1
        if asks(token) {
          if let tag = tag(of: token, in: text, ifAlike: kinds) {
            tokens[index].tag = tables.names[tag]
          } else {
            isOpen = true
          }
        }
      } else if token.kind == .space {
        ends = Self.breaksLine(Self.bytes(of: token, in: text))
      } else {
        words &+= 1
        ends = Self.closes(Self.ends(of: Self.bytes(of: token, in: text)))
      }
      index &+= 1
      if ends || words == Self.capacity || index == tokens.count {
        if isOpen { tag(start..<index, of: tokens, in: text) }
        (start, words, isOpen) = (index, 0, false)
      }
    }
  }

  /// A tag of a word, if all that it may have are of one kind.
  private func tag(
    of token: Token, in text: UnsafeBufferPointer<UInt8>, ifAlike kinds: [UInt8]
  ) -> Int? {
    let entry = TaggerHashTable.value(
      of: Self.ends(of: token, in: text).word.hash, in: wordTable,
      count: tables.wordBuckets)
    guard entry != 0 else { return nil }
    let numbers = entries + entry &* TaggerLayout.entrySize
    let source = candidateTable + Int(numbers[0]) &* 4
    let first = Int(source[0])
    for index in 1..<max(1, Int(numbers[1])) where kinds[Int(source[index &* 4])] != kinds[first] {
      return nil
    }
    return first
  }

  /// Whether a word ends a sentence.
  @inline(__always)
  private static func closes(_ ends: WordEnds) -> Bool {
    ends.length == 1 && (ends.first == 0x3002 || ends.first == 0x21 || ends.first == 0x3F)
  }

  /// The bytes of a token.
  @inline(__always)
  private static func bytes(
    of token: Token, in text: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    let end = min(token.endOffset, text.count)
    return UnsafeBufferPointer(rebasing: text[min(token.startOffset, end)..<end])
  }

  /// Reads the symbols of a word and asks for its entry: words of a batch wait for memory together.
  @inline(__always)
  private mutating func ask(_ token: Token, in text: UnsafeBufferPointer<UInt8>, place: Int) {
    let word = Self.ends(of: token, in: text)
    TaggerHashTable.prefetch(word.word.hash, in: wordTable, count: tables.wordBuckets)
    asked[place] = word
  }

  /// Finds the entry of a word that was asked for, 0 for none, and asks for what it says.
  @inline(__always)
  private func find(place: Int) {
    let entry = TaggerHashTable.value(
      of: asked[place].word.hash, in: wordTable, count: tables.wordBuckets)
    found[place] = entry
    prefetch_line(entries + entry &* TaggerLayout.entrySize)
  }

  /// The symbols of a token.
  @inline(__always)
  private static func ends(of token: Token, in text: UnsafeBufferPointer<UInt8>) -> WordEnds {
    let (start, length) = (token.startOffset, token.endOffset &- token.startOffset)
    // Words of one and two characters, which most are, are read alike: lengths cannot be foretold.
    if length == 3 || length == 6, start &+ 8 <= text.count, let base = text.baseAddress {
      // All eight bytes lie inside.
      let word = UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self)
      let isPair = length == 6
      // U+4000 to U+9FFF, of which nothing is folded.
      let leads = word & 0xFF00_00FF
      let (first, second) = (leads & 0xFF &- 0xE4, leads &>> 24 &- 0xE4)
      if first <= 5, !isPair || second <= 5 {
        return WordEnds(code(word), code(word &>> 24), isPair: isPair)
      }
    }
    return ends(of: bytes(of: token, in: text))
  }

  /// The code of the character whose three bytes are the lowest.
  @inline(__always)
  private static func code(_ word: UInt64) -> UInt32 {
    UInt32(
      truncatingIfNeeded: (word & 0x0F) &<< 12 | word &>> 2 & 0xFC0 | word &>> 16 & 0x3F)
  }

  /// Adds a word that was asked for to the sentence, and ends the sentence with it if it does.
  @inline(__always)
  private mutating func take(
    _ index: Int, _ tokens: UnsafeMutableBufferPointer<Token>,
    in text: UnsafeBufferPointer<UInt8>, place: Int
  ) {
    let kind = tokens[index].kind
    if kind == .space || asked[place].length == 0 {
      let bytes = Self.bytes(of: tokens[index], in: text)
      tokens[index].tag = nil
      if Self.breaksLine(bytes) { finishSentence(tokens) }
      return
    }
    let ends = asked[place]
    add(ends, entry: found[place], kind: kind, token: index)
    if Self.closes(ends) || count == Self.capacity { finishSentence(tokens) }
  }

  /// Whether there is a LF, CR, NEL (C2 85), LS or PS (E2 80 A8, E2 80 A9).
  private static func breaksLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.indices.contains { index in
      switch bytes[index] {
      case 0x0A, 0x0D: true
      case 0x85: index >= 1 && bytes[index - 1] == 0xC2
      case 0xA8, 0xA9: index >= 2 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE2
      default: false
      }
    }
  }

  /// The symbols of a word; malformed UTF-8 gives some symbols, too.
  @inline(__always)
  private static func ends(of bytes: UnsafeBufferPointer<UInt8>) -> WordEnds {
    var ends = WordEnds()
    var index = 0
    let count = bytes.count
    // `index < count`, and trailing bytes are read only when `count` covers them.
    while index < count {
      let byte = UInt32(bytes[index])
      var value = byte
      if byte >= 0xE0, byte < 0xF0, index + 3 <= count {
        value =
          (byte & 0x0F) << 12 | (UInt32(bytes[index + 1]) & 0x3F) << 6
          | (UInt32(bytes[index + 2]) & 0x3F)
        index += 3
        // Most of the text: nothing is folded from U+3001 to U+FF00.
        if value > 0x3000, value < 0xD800 {
          ends.append(value)
          continue
        }
      } else if byte >= 0xC0, byte < 0xE0, index + 2 <= count {
        value = (byte & 0x1F) << 6 | (UInt32(bytes[index + 1]) & 0x3F)
        index += 2
      } else if byte >= 0xF0, index + 4 <= count {
        value =
          (byte & 0x07) << 18 | (UInt32(bytes[index + 1]) & 0x3F) << 12
          | (UInt32(bytes[index + 2]) & 0x3F) << 6 | (UInt32(bytes[index + 3]) & 0x3F)
        index += 4
      } else {
        index += 1
      }
      ends.append(Symbol.fold(Unicode.Scalar(value) ?? "\u{FFFD}"))
    }
    return ends
  }

  /// Adds a word to the sentence.
  ///
  /// - Parameter entry: Its entry, 0 for none.
  @inline(__always)
  private mutating func add(_ ends: WordEnds, entry: Int, kind: TokenKind, token: Int) {
    var entry = entry
    var isUnknownSymbol = false
    if entry == 0 {
      switch kind {
      case .punctuation: entry = tables.unknownMark
      case .symbol, .space:
        entry = tables.unknownMark
        isUnknownSymbol = true
      case .latin: entry = tables.unknownForeign
      case .number: entry = tables.unknownNumber
      case .han: entry = tables.unknownWord
      }
    }
    let numbers = entries + entry &* TaggerLayout.entrySize
    let target = candidates + count &* Self.most
    var candidateCount = Int(numbers[1])
    let source = candidateTable + Int(numbers[0]) &* 4
    if entry == tables.unknownWord, candidateCount > 1 {
      candidateCount = guess(ends, from: source, count: candidateCount, into: target)
    } else {
      for index in 0..<candidateCount {
        let item = source + index &* 4
        target[index] = Candidate(
          tag: item[0], slot: item[1], previous: 0, score: Self.score(item))
      }
    }
    words[count] = SentenceWord(
      token: Int32(truncatingIfNeeded: token), choice: 0,
      candidateCount: UInt8(truncatingIfNeeded: candidateCount), isUnknownSymbol: isUnknownSymbol,
      kind: numbers[2], centre: numbers[3], left: numbers[4], right: numbers[5])
    count &+= 1
  }

  /// The score in the table of candidates.
  @inline(__always)
  private static func score(_ item: UnsafePointer<UInt8>) -> Int32 {
    Int32(Int16(bitPattern: UInt16(item[2]) | UInt16(item[3]) << 8))
  }

  /// The likely tags of an unknown word, by its parts; returns how many.
  @inline(never)
  private func guess(
    _ ends: WordEnds, from source: UnsafePointer<UInt8>, count: Int,
    into target: UnsafeMutablePointer<Candidate>
  ) -> Int {
    for index in 0..<count { openScores[index] = Self.score(source + index &* 4) }
    ends.forEachPart { key in
      let row = TaggerHashTable.value(of: key.hash, in: partTable, count: tables.partBuckets)
      guard row != 0 else { return }
      for index in Int(partRows[row &- 1])..<Int(partRows[row]) {
        let weight = Int8(bitPattern: partWeights[index &* 2 &+ 1])
        openScores[Int(partWeights[index &* 2])] &+= Int32(weight)
      }
    }
    var best = openScores[0]
    for index in 1..<count { best = max(best, openScores[index]) }
    var kept = 0
    for index in 0..<count where openScores[index] >= best &- TaggerLayout.margin {
      // Insertion into the best `most`, ties in order.
      let score = openScores[index]
      var place = min(kept, Self.most &- 1)
      if kept == Self.most, target[place].score >= score { continue }
      while place > 0, target[place &- 1].score < score {
        target[place] = target[place &- 1]
        place &-= 1
      }
      let item = source + index &* 4
      target[place] = Candidate(tag: item[0], slot: item[1], previous: 0, score: score)
      kept = min(kept &+ 1, Self.most)
    }
    return kept
  }

  /// Adds to the candidates of a word what its neighbours say.
  @inline(__always)
  private func weigh(_ position: Int) {
    let word = words[position]
    let (tags, edge) = (tables.tagCount, tables.classCount)
    let target = candidates + position &* Self.most
    let before = position > 0 ? Int(words[position &- 1].kind) : edge
    let after = position &+ 1 < count ? Int(words[position &+ 1].kind) : edge
    let farBefore = position > 1 ? Int(words[position &- 2].kind) : edge
    let farAfter = position &+ 2 < count ? Int(words[position &+ 2].kind) : edge
    let leftRow = left + (position > 0 ? Int(words[position &- 1].left) : 0) &* tags
    let rightRow = right + (position &+ 1 < count ? Int(words[position &+ 1].right) : 0) &* tags
    let farBeforeRow = far + farBefore &* tags
    let farAfterRow = far + (edge &+ 1 &+ farAfter) &* tags
    let centre = centres + Int(word.centre) &* 2
    let slots = Int(centre[1])
    let pairsBefore = pairs + (Int(centre[0]) &+ before &* slots)
    let pairsAfter = pairs + (Int(centre[0]) &+ (edge &+ 1 &+ after) &* slots)
    for index in 0..<Int(word.candidateCount) {
      let tag = Int(target[index].tag)
      let slot = Int(target[index].slot)
      target[index].score &+=
        Int32(leftRow[tag]) &+ Int32(rightRow[tag])
        &+ Int32(farBeforeRow[tag]) &+ Int32(farAfterRow[tag])
        &+ Int32(pairsBefore[slot]) &+ Int32(pairsAfter[slot])
    }
  }

  /// Decodes the sentence and writes its tags.
  private mutating func finishSentence(_ tokens: UnsafeMutableBufferPointer<Token>) {
    guard count > 0 else { return }
    let tags = tables.tagCount
    // The previous word's candidates; none stands before the first word.
    var previous = candidates
    var previousCount = 0
    for position in 0..<count {
      let current = candidates + position &* Self.most
      let currentCount = Int(words[position].candidateCount)
      // One way through, and all paths share it: nothing to weigh.
      if currentCount == 1 {
        current[0].score = 0
        if previousCount <= 1 {
          previous = current
          previousCount = 1
          continue
        }
      } else {
        weigh(position)
      }
      for index in 0..<currentCount {
        let tag = Int(current[index].tag)
        if previousCount == 0 {
          current[index].score &+= Int32(transitions[tags &* tags &+ tag])
          continue
        }
        var best = Int32.min
        for from in 0..<previousCount {
          let row = Int(previous[from].tag) &* tags
          let score = previous[from].score &+ Int32(transitions[row &+ tag])
          if score > best {
            best = score
            current[index].previous = UInt8(truncatingIfNeeded: from)
          }
        }
        current[index].score &+= best
      }
      if currentCount == 1 { current[0].score = 0 }
      previous = current
      previousCount = currentCount
    }
    var choice = 0
    for index in 1..<max(1, previousCount) where previous[index].score > previous[choice].score {
      choice = index
    }
    tables.names.withUnsafeBufferPointer { names in
      for position in stride(from: count &- 1, through: 0, by: -1) {
        let word = words[position]
        let chosen = candidates[position &* Self.most &+ choice]
        tokens[Int(word.token)].tag =
          word.isUnknownSymbol ? Self.unknownSymbol : names[Int(chosen.tag)]
        choice = Int(chosen.previous)
      }
    }
    count = 0
  }

  private static let unknownSymbol = PartOfSpeech("x")
}
