import CIntrinsics
import HanCore

/// What a document's candidates for words are counted in: open addressing in a table whose size is
/// bounded; what finds no room in it is not remembered. See ``DocumentMemory``.
struct CandidateTable {
  /// A candidate, or a single character that stands alone.
  struct Entry {
    var key = CandidateKey(bits: 0)
    /// In how many places it is cut, or, of a single character, stands alone.
    var cut: UInt32 = 0
    /// In how many places it is one word.
    var whole: UInt32 = 0
    /// The last sentence it was met in, and in how many.
    var sentence: UInt32 = 0
    var sentences: UInt16 = 0
    /// Its neighbours, as bits of hashes.
    var left: UInt16 = 0
    var right: UInt16 = 0
    /// Where it was cut first: bit *i* for a cut behind character *i* + 1.
    var mask: UInt8 = 0
    var verdict = Verdict.open

    /// Notes a place in a sentence, between neighbours.
    @inline(__always)
    mutating func meet(_ sentence: UInt32, _ left: UInt16, _ right: UInt16) {
      let isNew: UInt16 = self.sentence != sentence && sentences < .max ? 1 : 0
      self.sentence = sentence
      sentences &+= isNew
      self.left |= left
      self.right |= right
    }
  }

  /// What becomes of a candidate.
  enum Verdict: UInt8 {
    case open
    case join
    case cut
  }

  /// The most slots, a power of two.
  private static let mostSlots = 1 << 16
  private var entries: [Entry] = []
  /// Slots in use, so that they alone are cleared.
  private var used: [Int32] = []
  private var mask = 0
  /// How many slots may be in use.
  private var room = 0
  /// A filter of the keys: two bits a key, eight a slot.
  private var filter: [UInt64] = []
  private var filterMask: UInt64 = 0
  /// By token: its key, or one of ``longWord`` and others that are no key.
  private(set) var keys: [UInt64] = []
  /// The tokens that are candidates.
  private(set) var wholes: [Int32] = []
  /// The single characters that may be part of a word: the token, and the sentence above it.
  private var singles: [UInt64] = []
  private let closed = CandidateTable.closedCharacters
  /// The characters that words to be joined begin with.
  private(set) var firsts = CharacterSetOfPlane()
  /// A filter of the pairs they begin with.
  private var pairs = [UInt64](repeating: 0, count: 1 << 8)

  /// Empties the table.
  mutating func reset(expecting tokens: Int) {
    var slots = 1 << 8
    while slots < Self.mostSlots, slots < tokens { slots *= 2 }
    if slots > entries.count {
      entries = [Entry](repeating: Entry(), count: slots)
    } else {
      for slot in used { entries[Int(slot)] = Entry() }
    }
    used.removeAll(keepingCapacity: true)
    // By this text alone, whatever texts came before.
    mask = slots - 1
    room = slots * 3 / 4
    filterMask = UInt64(slots / 8 - 1)
    if filter.count < slots / 8 { filter = [UInt64](repeating: 0, count: slots / 8) }
    clearFilter()
    wholes.removeAll(keepingCapacity: true)
  }

  private mutating func clearFilter() {
    for index in 0...Int(filterMask) { filter[index] = 0 }
  }

  /// Whether the filter has a hash, or one that looks like it.
  @inline(__always)
  private func passes(_ hash: UInt64) -> Bool {
    Self.passes(filter[Int(hash & filterMask)], hash)
  }

  @inline(__always)
  private static func passes(_ word: UInt64, _ hash: UInt64) -> Bool {
    word &>> (hash &>> 52 & 63) & word &>> (hash &>> 58) & 1 != 0
  }

  /// The bits of a hash in a word of the filter.
  @inline(__always)
  static func bits(_ hash: UInt64) -> UInt64 {
    1 &<< (hash &>> 52 & 63) | 1 &<< (hash &>> 58)
  }

  /// Notes a hash.
  @inline(__always)
  private mutating func insertIntoFilter(_ hash: UInt64) {
    filter[Int(hash & filterMask)] |= Self.bits(hash)
  }

  @inline(__always)
  static func hash(_ key: CandidateKey) -> UInt64 {
    let product = key.bits &* 0x9E37_79B9_7F4A_7C15
    return product ^ product &>> 32
  }

  /// The slot of a key, or a free one.
  @inline(__always)
  private func slot(_ key: CandidateKey, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash &>> 8) & mask
    // A quarter of the slots stays free.
    while entries[slot].key.bits != key.bits, entries[slot].key.bits != 0 {
      slot = (slot &+ 1) & mask
    }
    return slot
  }

  /// The entry of a candidate that is to be joined or cut; `nil` for others.
  @inline(__always)
  func verdict(of key: CandidateKey) -> Entry? {
    let hash = Self.hash(key)
    guard passes(hash) else { return nil }
    let entry = entries[slot(key, hash)]
    return entry.key.bits == key.bits && entry.verdict != .open ? entry : nil
  }

  // MARK: Counting

  /// The key of a token that ends a sentence; no character has this code. Other tokens that are no
  /// Chinese words have 0.
  private static let sentenceEnd: UInt64 = 1
  /// The key of a longer Chinese word.
  static let longWord: UInt64 = 2

  /// Counts what is cut.
  mutating func collect(_ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>) {
    readKeys(of: tokens, bytes)
    // Slots in use are written behind those that are; see ``reset(expecting:)``.
    let (before, room) = (self.used.count, self.room)
    var (entries, filter, used) = (self.entries, self.filter, self.used)
    (self.entries, self.filter, self.used) = ([], [], [])
    used.append(contentsOf: repeatElement(0, count: room - before))
    let (mask, filterMask) = (self.mask, self.filterMask)
    let (keys, singles, closed) = (self.keys, self.singles, self.closed)
    let count = entries.withUnsafeMutableBufferPointer { entries in
      filter.withUnsafeMutableBufferPointer { filter in
        used.withUnsafeMutableBufferPointer { used in
          guard let entries = entries.baseAddress, let filter = filter.baseAddress,
            let used = used.baseAddress
          else { return before }
          var counter = CandidateCounter(
            entries: entries, mask: mask, filter: filter, filterMask: filterMask, used: used,
            usedCount: before, room: room)
          keys.withUnsafeBufferPointer { keys in
            singles.withUnsafeBufferPointer { singles in
              closed.withBits { closed in
                for single in singles {
                  Self.note(single, tokens, bytes, keys, closed, &counter)
                  counter.countIfFull()
                }
              }
            }
          }
          counter.countAll()
          return counter.usedCount
        }
      }
    }
    used.removeLast(used.count - count)
    (self.entries, self.filter, self.used) = (entries, filter, used)
  }

  /// Reads the keys of tokens, and finds the single characters that may be part of a word.
  private mutating func readKeys(
    of tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let closed = self.closed
    var (keys, singles) = (self.keys, self.singles)
    (self.keys, self.singles) = ([], [])
    // What every token has is written in any case and counted if it is so.
    singles.removeAll(keepingCapacity: true)
    singles.append(contentsOf: repeatElement(0, count: tokens.count))
    keys.removeAll(keepingCapacity: true)
    keys.append(contentsOf: repeatElement(0, count: tokens.count))
    let count = keys.withUnsafeMutableBufferPointer { keys in
      singles.withUnsafeMutableBufferPointer { singles in
        closed.withBits { closed in
          guard let keys = keys.baseAddress, let singles = singles.baseAddress else { return 0 }
          return Self.readKeys(of: tokens, bytes, closed, into: keys, singles)
        }
      }
    }
    singles.removeLast(singles.count - count)
    (self.keys, self.singles) = (keys, singles)
  }

  /// Writes a key for each token, and the single characters that may be part of a word; returns how many
  /// these are.
  ///
  /// Invariant: there is room for as many of either as there are tokens.
  private static func readKeys(
    of tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ closed: UnsafeBufferPointer<UInt64>, into keys: UnsafeMutablePointer<UInt64>,
    _ singles: UnsafeMutablePointer<UInt64>
  ) -> Int {
    var count = 0
    var sentence: UInt64 = 1
    for index in 0..<tokens.count {
      let token = tokens[index]
      let (start, end) = (token.startOffset, token.endOffset)
      guard token.isHan else {
        let ends: UInt64 = endsSentence(bytes, start, end) ? 1 : 0
        keys[index] = ends &* sentenceEnd
        sentence &+= ends
        continue
      }
      guard let key = CandidateKey(bytes, start, end) else {
        keys[index] = longWord
        continue
      }
      keys[index] = key.bits
      singles[count] = sentence &<< 32 | UInt64(truncatingIfNeeded: index)
      let isClosed = closed[Int(key.code(at: 0) &>> 6)] &>> UInt64(key.code(at: 0) & 63) & 1
      count &+= Int(truncatingIfNeeded: (end &- start == 3 ? 1 : 0) & (isClosed ^ 1))
    }
    return count
  }

  /// Whether a set has a character; see ``CharacterSetOfPlane``.
  @inline(__always)
  static func has(_ bits: UnsafeBufferPointer<UInt64>, _ code: UInt16) -> Bool {
    bits[Int(code &>> 6)] &>> UInt64(code & 63) & 1 != 0
  }

  /// Counts where candidates are whole.
  mutating func countWhole(
    _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    // First the tokens that may be candidates, without a branch: which are cannot be foretold. Then
    // their entries, which are on their way from memory while others are looked at.
    let count = findWholes()
    for place in 0..<count {
      if place &+ Self.ahead < count {
        let hash = Self.hash(CandidateKey(bits: keys[places(place &+ Self.ahead).token]))
        let next = Int(truncatingIfNeeded: hash &>> 8) & mask
        entries.withUnsafeBufferPointer { entries in
          // Invariant: the mask is below the number of entries.
          if let base = entries.baseAddress { prefetch_line(base + next) }
        }
      }
      let (index, sentence) = places(place)
      let key = CandidateKey(bits: keys[index])
      let slot = slot(key, Self.hash(key))
      guard entries[slot].key.bits == key.bits else { continue }
      entries[slot].whole &+= 1
      wholes.append(Int32(truncatingIfNeeded: index))
      entries[slot].meet(
        sentence, Self.neighbour(bytes, before: tokens[index].startOffset),
        Self.neighbour(bytes, tokens[index].endOffset))
    }
  }

  /// How far ahead entries are asked for.
  private static let ahead = 12

  /// A token that may be a candidate, and its sentence.
  @inline(__always)
  private func places(_ place: Int) -> (token: Int, sentence: UInt32) {
    let single = singles[place]
    return (
      Int(truncatingIfNeeded: single & 0xFFFF_FFFF), UInt32(truncatingIfNeeded: single &>> 32)
    )
  }

  /// Finds the tokens of several characters that the filter passes, written over the single ones;
  /// returns how many.
  private mutating func findWholes() -> Int {
    var places = singles
    singles = []
    if places.count < keys.count {
      places.append(contentsOf: repeatElement(0, count: keys.count - places.count))
    }
    let mask = filterMask
    let count = places.withUnsafeMutableBufferPointer { places in
      keys.withUnsafeBufferPointer { keys in
        filter.withUnsafeBufferPointer { filter in
          guard let places = places.baseAddress else { return 0 }
          return Self.findWholes(keys, filter, mask, into: places)
        }
      }
    }
    singles = places
    return count
  }

  /// As ``findWholes()``; there is room for as many places as there are keys.
  private static func findWholes(
    _ keys: UnsafeBufferPointer<UInt64>, _ filter: UnsafeBufferPointer<UInt64>, _ mask: UInt64,
    into places: UnsafeMutablePointer<UInt64>
  ) -> Int {
    var count = 0
    var sentence: UInt64 = 1
    for index in 0..<keys.count {
      let bits = keys[index]
      sentence &+= bits == sentenceEnd ? 1 : 0
      let hash = hash(CandidateKey(bits: bits))
      let word = filter[Int(truncatingIfNeeded: hash & mask)]
      places[count] = sentence &<< 32 | UInt64(truncatingIfNeeded: index)
      let isLong: UInt64 = bits > 0xFFFF ? 1 : 0
      count &+= Int(
        truncatingIfNeeded: word &>> (hash &>> 52 & 63) & word &>> (hash &>> 58) & isLong)
    }
    return count
  }

  @inline(__always)
  private static func endsSentence(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    switch bytes[start] {
    case 0x0A, 0x0D, 0x21, 0x3F: true
    // 。！？
    case 0xE3: end &- start >= 3 && bytes[start &+ 1] == 0x80 && bytes[start &+ 2] == 0x82
    case 0xEF: end &- start >= 3 && (bytes[start &+ 2] == 0x81 || bytes[start &+ 2] == 0x9F)
    default: false
    }
  }

  /// A bit for the character that begins at an offset.
  @inline(__always)
  static func neighbour(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt16 {
    guard let code = CandidateKey.code(bytes, offset) else { return 1 }
    return 1 &<< ((code &* 0x9E37) &>> 12)
  }

  /// A bit for the character that ends at an offset.
  @inline(__always)
  static func neighbour(
    _ bytes: UnsafeBufferPointer<UInt8>, before offset: Int
  ) -> UInt16 {
    offset >= 3 ? neighbour(bytes, offset &- 3) : 1
  }

  // MARK: Deciding

  /// Decides about all candidates; returns whether there is one to be joined, and one to be cut.
  ///
  /// - Parameter isListed: Whether a list has a word: its cuts are the model's to decide.
  mutating func decide(isListed: (CandidateKey) -> Bool) -> (joins: Bool, cuts: Bool) {
    firsts.removeAll()
    clearFilter()
    for index in pairs.indices { pairs[index] = 0 }
    var (joins, cuts) = (false, false)
    for slot in used {
      let entry = entries[Int(slot)]
      guard entry.mask != 0 else { continue }
      let verdict = self.verdict(on: entry)
      guard verdict != .open, !isListed(entry.key) else { continue }
      entries[Int(slot)].verdict = verdict
      let hash = Self.hash(entry.key)
      insertIntoFilter(hash)
      if verdict == .join {
        joins = true
        firsts.insert(entry.key.code(at: 0))
        let pair = Self.pair(entry.key.code(at: 0), entry.key.code(at: 1))
        pairs[pair &>> 6] |= 1 &<< UInt64(pair & 63)
      } else {
        cuts = true
      }
    }
    return (joins, cuts)
  }

  /// Whether words to be joined may begin with two characters.
  @inline(__always)
  func mayBegin(_ first: UInt16, _ second: UInt16) -> Bool {
    let pair = Self.pair(first, second)
    return pairs[pair &>> 6] &>> UInt64(pair & 63) & 1 != 0
  }

  /// Calls `body` with the offsets at which two characters stand that words to be joined may begin
  /// with.
  ///
  /// - Complexity: O(*n*).
  @inline(__always)
  func forEachBeginning(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ offset: Int) -> Void
  ) {
    firsts.withBits { firsts in
      pairs.withUnsafeBufferPointer { pairs in
        var offset = 0
        while offset < bytes.count {
          // Two characters of three bytes at once; those that words begin with are Chinese.
          while offset &+ 8 <= bytes.count, let base = bytes.baseAddress {
            let word = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
            guard word & 0xF000_00F0 == 0xE000_00E0 else { break }
            let (one, two) = (CandidateKey.code(word), CandidateKey.code(word &>> 24))
            let isFirst =
              firsts[Int(truncatingIfNeeded: one &>> 6)] &>> (one & 63)
              | firsts[Int(truncatingIfNeeded: two &>> 6)] &>> (two & 63)
            if isFirst & 1 != 0 { break }
            offset &+= 6
          }
          guard offset < bytes.count else { break }
          guard let first = CandidateKey.code(bytes, offset) else {
            offset &+= UTF8.width(startingWith: bytes[offset])
            continue
          }
          if firsts[Int(first &>> 6)] &>> UInt64(first & 63) & 1 != 0,
            let second = CandidateKey.code(bytes, offset &+ 3)
          {
            let pair = Self.pair(first, second)
            if pairs[pair &>> 6] &>> UInt64(pair & 63) & 1 != 0 { body(offset) }
          }
          offset &+= 3
        }
      }
    }
  }

  @inline(__always)
  private static func pair(_ first: UInt16, _ second: UInt16) -> Int {
    Int(((UInt32(first) &<< 16 | UInt32(second)) &* 0x9E37_79B1) &>> 18)
  }

  private func verdict(on entry: Entry) -> Verdict {
    let places = Int(entry.cut) + Int(entry.whole)
    guard places >= DocumentMemory.fewestPlaces, entry.sentences >= 2 else { return .open }
    let variety = min(entry.left.nonzeroBitCount, entry.right.nonzeroBitCount)
    guard variety >= 2 else { return .open }
    if entry.whole > 0, Int(entry.whole) * 4 >= places { return .join }
    if places >= 4, entry.sentences >= 3, variety >= 3, isExclusive(entry) { return .join }
    return entry.whole > 0 ? .cut : .open
  }

  /// Whether the single characters of a candidate stand alone hardly anywhere else.
  private func isExclusive(_ entry: Entry) -> Bool {
    var start = 0
    for place in 1...entry.key.count {
      guard place == entry.key.count || entry.mask &>> UInt8(place - 1) & 1 != 0 else { continue }
      defer { start = place }
      guard place - start == 1 else { continue }
      let single = CandidateKey(bits: UInt64(entry.key.code(at: start)))
      let alone = entries[slot(single, Self.hash(single))]
      guard alone.key.bits == single.bits, alone.cut * 4 <= entry.cut * 5 else { return false }
    }
    return true
  }

  /// Characters that are words by themselves too often to be part of an unknown one: function words,
  /// numerals, measure words, directions, and the most frequent verbs and adjectives.
  private static let closedCharacters = CharacterSetOfPlane(
    "的地得了着过吗呢吧啊呀嘛么们之所其者而且或与及和跟同并但却虽若如因为以于对向从自由在被把将给让叫使"
      + "比按据经当除至到往朝沿这那哪此每各某另我你您他她它咱谁何一二三四五六七八九十百千万亿两零几多少半数第"
      + "个只条张位名件种次回场家间所座辆台部本份篇段句首支枝块片层批项届页楼元角分岁年月日时点号天周秒里米"
      + "上下中内外前后左右东西南北旁边间不没未无非别勿莫也都又再还就才只便即既已曾正刚常很太真最更较极挺超"
      + "好大小新老旧高低长短快慢早晚有是会能可要想应该敢肯愿须去来进出起回说讲看听做用吃喝买卖走跑打开关拿"
      + "放找问写读学办干当成为像等叫请送带收发换变生死住坐站人事话钱车水书饭门手头心国省市县区镇乡村路街")
}
