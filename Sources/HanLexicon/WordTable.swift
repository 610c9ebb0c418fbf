import HanCore

/// Words and what is known about them, flat: their UTF-8 one behind the other, a record of twelve
/// bytes each, and a hash table of record numbers by the folded word.
///
/// A record whose word was removed or added again stays, marked as gone.
struct WordTable: Sendable {
  /// What is known about a word.
  struct Record: Sendable {
    /// Where the word begins.
    var start: UInt32
    /// The number of the tag, 0 for none; the uppermost bit tells that the word is gone.
    fileprivate var mark: UInt32
    /// The frequency, or one of ``unknown`` and ``large``.
    fileprivate var frequency: UInt32

    fileprivate static let gone: UInt32 = 1 << 31
    fileprivate static let unknown = UInt32.max
    fileprivate static let large = UInt32.max - 1

    /// Whether the word is in the table.
    var isLive: Bool { mark & Self.gone == 0 }
  }

  /// The words as they were written, a line feed behind each.
  private(set) var bytes: [UInt8] = []
  private(set) var records: [Record] = []
  /// Frequencies that are too large for a record, by its number.
  private var largeFrequencies: [Int: Int] = [:]
  /// One more than the number of a record, or 0; open addressing, half of it free.
  private var slots: [UInt32] = []
  /// By slot: some bits of the word's hash, which spare most looks at words that are others.
  private var marks: [UInt8] = []
  /// The number of words.
  private(set) var count = 0

  /// Makes room.
  mutating func reserve(words: Int, bytes: Int) {
    records.reserveCapacity(words)
    self.bytes.reserveCapacity(bytes)
    if slots.count < 2 * words { rehash(2 * words) }
  }

  // MARK: Reading

  /// Where the word of a record stands in ``bytes``.
  func range(of number: Int) -> Range<Int> {
    let end = number + 1 < records.count ? Int(records[number + 1].start) : bytes.count
    return Int(records[number].start)..<(end - 1)
  }

  /// The word of a record.
  func word(_ number: Int) -> String { String(decoding: bytes[range(of: number)], as: UTF8.self) }

  /// What a record says.
  func entry(_ number: Int) -> UserDictionary.Entry {
    UserDictionary.Entry(
      word: word(number), frequency: frequency(number),
      tag: PartOfSpeech(number: Int(records[number].mark & ~Record.gone)))
  }

  /// The frequency of a record's word, if it is known.
  func frequency(_ number: Int) -> Int? {
    switch records[number].frequency {
    case Record.unknown: nil
    case Record.large: largeFrequencies[number]
    case let frequency: Int(frequency)
    }
  }

  /// The numbers of the records whose words are in the table, in the order they were added.
  var live: [Int] { records.indices.filter { records[$0].isLive } }

  /// The record of a word, whatever its width and case.
  func find(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !slots.isEmpty, let number = number(in: slot(of: word).slot), records[number].isLive
    else {
      return nil
    }
    return number
  }

  // MARK: Changing

  /// Adds a word; if it is there already, the new record takes the old one's place.
  ///
  /// - Parameter word: Valid UTF-8 without a line feed.
  /// - Returns: Whether there was room.
  @discardableResult
  mutating func insert(
    _ word: UnsafeBufferPointer<UInt8>, frequency: Int?, tag: PartOfSpeech?
  ) -> Bool {
    guard bytes.count + word.count < Int(UInt32.max) else { return false }
    if 2 * records.count >= slots.count { rehash(max(16, 4 * records.count)) }
    let (slot, mark) = slot(of: word)
    if let old = number(in: slot) { drop(old) }
    let number = records.count
    var record = Record(
      start: UInt32(bytes.count), mark: UInt32(tag?.number ?? 0), frequency: Record.unknown)
    if let frequency {
      record.frequency = UInt32(clamping: frequency)
      if record.frequency >= Record.large {
        record.frequency = Record.large
        largeFrequencies[number] = frequency
      }
    }
    bytes.append(contentsOf: word)
    bytes.append(0x0A)
    records.append(record)
    slots[slot] = UInt32(number + 1)
    marks[slot] = mark
    count += 1
    return true
  }

  /// Removes the word of a record.
  mutating func drop(_ number: Int) {
    guard records[number].isLive else { return }
    records[number].mark |= Record.gone
    count -= 1
  }

  // MARK: Looking up

  private func number(in slot: Int) -> Int? { slots[slot] == 0 ? nil : Int(slots[slot]) - 1 }

  /// The slot of a word, or the free one it would take, and the word's mark.
  ///
  /// - Precondition: there are slots.
  private func slot(of word: UnsafeBufferPointer<UInt8>) -> (slot: Int, mark: UInt8) {
    FoldedScalar.lowercase.withUnsafeBufferPointer { lowercase in
      bytes.withUnsafeBufferPointer { bytes in
        let text = FoldedText(bytes: word, lowercase: lowercase)
        let hash = text.hash
        let mark = Self.mark(hash)
        var slot = Int(hash & UInt64(slots.count - 1))
        while slots[slot] != 0 {
          if marks[slot] == mark {
            let other = UnsafeBufferPointer(rebasing: bytes[range(of: Int(slots[slot]) - 1)])
            if text.equals(FoldedText(bytes: other, lowercase: lowercase)) { break }
          }
          slot = (slot + 1) & (slots.count - 1)
        }
        return (slot, mark)
      }
    }
  }

  /// Bits of a hash that its slot does not tell.
  @inline(__always)
  private static func mark(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash &>> 36) }

  /// Makes a table of so many slots at least, with the records that were last for their words.
  private mutating func rehash(_ least: Int) {
    var size = 16
    while size < least { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    var marks = [UInt8](repeating: 0, count: size)
    FoldedScalar.lowercase.withUnsafeBufferPointer { lowercase in
      bytes.withUnsafeBufferPointer { bytes in
        // Those that are gone are left out: a live record of the same word may follow.
        for number in live {
          let word = UnsafeBufferPointer(rebasing: bytes[range(of: number)])
          let hash = FoldedText(bytes: word, lowercase: lowercase).hash
          var slot = Int(hash & UInt64(size - 1))
          while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
          slots[slot] = UInt32(number + 1)
          marks[slot] = Self.mark(hash)
        }
      }
    }
    self.slots = slots
    self.marks = marks
  }
}

extension FoldedText {
  /// A hash of the folded scalars (Fowler, Noll and Vo's, of scalars instead of bytes), its bits mixed.
  fileprivate var hash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var offset = 0
    while offset < bytes.count {
      let (value, width) = scalar(at: offset)
      hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
      offset &+= width
    }
    return ((hash ^ hash &>> 32) &* 0x9E37_79B9_7F4A_7C15) &>> 20
  }

  /// Whether the folded scalars are those of another text.
  fileprivate func equals(_ other: FoldedText) -> Bool {
    var (place, otherPlace) = (0, 0)
    while place < bytes.count {
      let (mine, its) = (scalar(at: place), other.scalar(at: otherPlace))
      guard mine.value == its.value else { return false }
      place &+= mine.width
      otherPlace &+= its.width
    }
    return otherPlace == other.bytes.count
  }
}
