import CIntrinsics
import HanCore

/// The table while it is counted in: a place is counted a while after it was noted, since its entry
/// is on its way from memory until then. Places are counted in order.
///
/// Invariants: the masks are below the numbers of entries and of words of the filter; there is room
/// in `used` for as many slots as may be in use, and `waiting` has room for ``most`` places, of which
/// no single character notes more than ``each``.
struct CandidateCounter: ~Copyable {
  static let most = 32
  static let each = 5

  let entries: UnsafeMutablePointer<CandidateTable.Entry>
  let mask: Int
  let filter: UnsafeMutablePointer<UInt64>
  let filterMask: UInt64
  let used: UnsafeMutablePointer<Int32>
  let room: Int
  var usedCount: Int
  private let waiting = UnsafeMutablePointer<CandidatePlace>.allocate(capacity: most)
  private var waitingCount = 0

  init(
    entries: UnsafeMutablePointer<CandidateTable.Entry>, mask: Int,
    filter: UnsafeMutablePointer<UInt64>,
    filterMask: UInt64, used: UnsafeMutablePointer<Int32>, usedCount: Int, room: Int
  ) {
    self.entries = entries
    self.mask = mask
    self.filter = filter
    self.filterMask = filterMask
    self.used = used
    self.usedCount = usedCount
    self.room = room
  }

  deinit { waiting.deallocate() }

  /// Notes a place to be counted.
  @inline(__always)
  mutating func note(
    _ key: CandidateKey, cut: UInt8, sentence: UInt32, left: UInt16, right: UInt16
  ) {
    let hash = CandidateTable.hash(key)
    prefetch_line(entries + Int(truncatingIfNeeded: hash &>> 8) & mask)
    waiting[waitingCount] = CandidatePlace(
      key: key, hash: hash, sentence: sentence, left: left, right: right, cut: cut)
    waitingCount &+= 1
  }

  /// Counts what was noted, if there is not much room for more.
  @inline(__always)
  mutating func countIfFull() {
    if waitingCount > Self.most &- Self.each { countAll() }
  }

  /// Counts what was noted.
  @inline(never)
  mutating func countAll() {
    for index in 0..<waitingCount { count(waiting[index]) }
    waitingCount = 0
  }

  @inline(__always)
  private mutating func count(_ place: CandidatePlace) {
    var slot = Int(truncatingIfNeeded: place.hash &>> 8) & mask
    // A quarter of the slots stays free.
    while entries[slot].key.bits != place.key.bits {
      if entries[slot].key.bits == 0 {
        guard usedCount < room else { return }
        entries[slot].key = place.key
        entries[slot].mask = place.cut
        used[usedCount] = Int32(truncatingIfNeeded: slot)
        usedCount &+= 1
        if place.cut != 0 {
          filter[Int(place.hash & filterMask)] |= CandidateTable.bits(place.hash)
        }
        break
      }
      slot = (slot &+ 1) & mask
    }
    entries[slot].cut &+= 1
    entries[slot].meet(place.sentence, place.left, place.right)
  }
}

/// A place of a candidate, or of a single character that stands alone.
private struct CandidatePlace {
  var key = CandidateKey(bits: 0)
  var hash: UInt64 = 0
  var sentence: UInt32 = 0
  var left: UInt16 = 0
  var right: UInt16 = 0
  /// Where it is cut.
  var cut: UInt8 = 0
}

extension CandidateTable {
  /// Notes the places of candidates at a single character that may be part of a word: the ones that
  /// end with it, and those that end with a longer word behind it.
  @inline(__always)
  static func note(
    _ single: UInt64, _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ keys: UnsafeBufferPointer<UInt64>, _ closed: UnsafeBufferPointer<UInt64>,
    _ counter: inout CandidateCounter
  ) {
    let index = Int(truncatingIfNeeded: single & 0xFFFF_FFFF)
    let sentence = UInt32(truncatingIfNeeded: single &>> 32)
    /// The key of a token that may be part of a candidate, or 0.
    func part(_ index: Int) -> CandidateKey {
      guard index >= 0 else { return CandidateKey(bits: 0) }
      let bits = keys[index]
      // The codes of Chinese characters are above those of what is no word.
      if bits <= longWord { return CandidateKey(bits: 0) }
      return CandidateKey(
        bits: bits <= 0xFFFF && has(closed, UInt16(truncatingIfNeeded: bits)) ? 0 : bits)
    }
    let key = CandidateKey(bits: keys[index])
    let start = tokens[index].startOffset
    let (left, right) = (neighbour(bytes, before: start), neighbour(bytes, tokens[index].endOffset))
    counter.note(key, cut: 0, sentence: sentence, left: left, right: right)
    let first = part(index &- 1)
    let second = first.bits == 0 ? first : part(index &- 2)
    let firstIsOpen = first.bits != 0 && first.bits <= 0xFFFF
    let secondIsOpen = second.bits != 0 && second.bits <= 0xFFFF
    if first.bits != 0, let pair = first.appending(key) {
      counter.note(
        pair, cut: 1 &<< UInt8(truncatingIfNeeded: first.count &- 1), sentence: sentence,
        left: neighbour(bytes, before: tokens[index &- 1].startOffset), right: right)
      if firstIsOpen || secondIsOpen, second.bits != 0, let triple = second.appending(pair) {
        counter.note(
          triple, cut: cuts(second.count, second.count &+ first.count), sentence: sentence,
          left: neighbour(bytes, before: tokens[index &- 2].startOffset), right: right)
      }
    }
    guard index &+ 1 < keys.count, keys[index &+ 1] > 0xFFFF,
      let pair = key.appending(CandidateKey(bits: keys[index &+ 1]))
    else { return }
    let behind = neighbour(bytes, tokens[index &+ 1].endOffset)
    counter.note(pair, cut: 1, sentence: sentence, left: left, right: behind)
    if firstIsOpen, let triple = first.appending(pair) {
      counter.note(
        triple, cut: cuts(first.count, first.count &+ 1), sentence: sentence,
        left: neighbour(bytes, before: tokens[index &- 1].startOffset), right: behind)
    }
  }

  /// The mask of two cuts, behind so many characters each.
  @inline(__always)
  private static func cuts(_ one: Int, _ two: Int) -> UInt8 {
    1 &<< UInt8(truncatingIfNeeded: one &- 1) | 1 &<< UInt8(truncatingIfNeeded: two &- 1)
  }
}
