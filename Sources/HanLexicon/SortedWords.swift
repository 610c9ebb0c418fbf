/// The words of a ``WordTable`` in the order of their folded scalars, as a flat table of these.
struct SortedWords: Sendable {
  /// By word: its record.
  private(set) var order: [UInt32] = []
  /// The folded words, one behind the other.
  private(set) var symbols: [UInt32] = []
  /// Where each word begins in `symbols`, and the end.
  private(set) var starts: [UInt32] = [0]

  /// Sorts all words of a table.
  ///
  /// - Complexity: O(*n*) for *n* words, most of which differ in the first three characters.
  init(_ table: WordTable) { self.init(table, records: table.live) }

  /// Sorts words, given by their records.
  init(_ table: WordTable, records: [Int]) {
    Self.withFolded(table) { text in
      var keys = records.map { number in
        SortKey(
          prefix: text.prefix(of: table.range(of: number)),
          record: UInt32(truncatingIfNeeded: number))
      }
      SortKey.sort(&keys)
      Self.sortEquals(&keys, table, text)
      order = keys.map(\.record)
      symbols.reserveCapacity(table.bytes.count / 3)
      starts.reserveCapacity(order.count + 1)
      for key in keys {
        if key.isWhole {
          key.forEachScalar { symbols.append($0) }
        } else {
          text.forEachScalar(of: table.range(of: Int(key.record))) { symbols.append($0) }
        }
        starts.append(UInt32(symbols.count))
      }
    }
  }

  /// The number of words.
  var count: Int { order.count }

  /// The first two scalars of a word; ``FoldedScalar/none`` for a second one that is not there.
  func head(_ word: Int) -> (first: UInt32, second: UInt32) {
    let start = Int(starts[word])
    let hasSecond = starts[word + 1] > starts[word] + 1
    return (symbols[start], hasSecond ? symbols[start + 1] : FoldedScalar.none)
  }

  /// Calls `body` with the words that share their first two scalars, group by group.
  func forEachGroup(_ body: ((first: UInt32, second: UInt32), Range<Int>) -> Void) {
    var lower = 0
    while lower < count {
      let head = head(lower)
      var upper = lower + 1
      while upper < count, self.head(upper) == head { upper += 1 }
      body(head, lower..<upper)
      lower = upper
    }
  }

  private static func withFolded(_ table: WordTable, _ body: (FoldedText) -> Void) {
    FoldedScalar.lowercase.withUnsafeBufferPointer { lowercase in
      table.bytes.withUnsafeBufferPointer { body(FoldedText(bytes: $0, lowercase: lowercase)) }
    }
  }

  /// Puts words that begin with the same three characters in order.
  private static func sortEquals(_ keys: inout [SortKey], _ table: WordTable, _ text: FoldedText) {
    var lower = 0
    while lower < keys.count {
      var upper = lower + 1
      while upper < keys.count, keys[upper].prefix == keys[lower].prefix { upper += 1 }
      if upper - lower > 1 {
        keys[lower..<upper].sort { a, b in
          text.precedes(table.range(of: Int(a.record)), table.range(of: Int(b.record)))
        }
      }
      lower = upper
    }
  }
}

/// A word's first three scalars in one number, which decide nearly all comparisons, and its record.
private struct SortKey {
  var prefix: UInt64
  var record: UInt32

  private static let digitBits: UInt64 = 11
  private static let scalarBits: UInt64 = 21

  /// Whether the prefix is all of the word: no word has a scalar 0.
  var isWhole: Bool { prefix & (1 << Self.scalarBits - 1) == 0 }

  /// Calls `body` with the scalars of the prefix.
  @inline(__always)
  func forEachScalar(_ body: (UInt32) -> Void) {
    var rest = prefix
    while rest != 0 {
      body(UInt32(truncatingIfNeeded: rest &>> (2 &* Self.scalarBits)))
      rest = (rest &<< Self.scalarBits) & (1 &<< (3 &* Self.scalarBits) &- 1)
    }
  }

  /// Sorts by prefix: digit by digit from the lowest, by counting (radix sort).
  ///
  /// - Complexity: O(*n*).
  static func sort(_ keys: inout [SortKey]) {
    guard keys.count > 256 else { return keys.sort { $0.prefix < $1.prefix } }
    var other = keys
    var shift: UInt64 = 0
    while shift < 63 {
      var places = [Int](repeating: 0, count: 1 << digitBits)
      for key in keys { places[key.digit(shift)] += 1 }
      // A digit that all have alike tells nothing.
      if places[keys[0].digit(shift)] < keys.count {
        var place = 0
        for digit in places.indices {
          let count = places[digit]
          places[digit] = place
          place += count
        }
        for key in keys {
          other[places[key.digit(shift)]] = key
          places[key.digit(shift)] += 1
        }
        swap(&keys, &other)
      }
      shift += digitBits
    }
  }

  @inline(__always)
  private func digit(_ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: prefix &>> shift & (1 &<< Self.digitBits &- 1))
  }
}

extension FoldedText {
  /// Calls `body` with the scalars of a stretch.
  @inline(__always)
  func forEachScalar(of range: Range<Int>, _ body: (UInt32) -> Void) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, width) = scalar(at: offset)
      body(value)
      offset &+= width
    }
  }

  /// The first three scalars of a stretch in one number of 63 bits.
  fileprivate func prefix(of range: Range<Int>) -> UInt64 {
    var prefix: UInt64 = 0
    var offset = range.lowerBound
    for shift: UInt64 in [42, 21, 0] where offset < range.upperBound {
      let (value, width) = scalar(at: offset)
      prefix |= UInt64(value) << shift
      offset += width
    }
    return prefix
  }

  /// Whether a stretch comes before another one in the order of scalars.
  fileprivate func precedes(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    var (place, other) = (first.lowerBound, second.lowerBound)
    while place < first.upperBound, other < second.upperBound {
      let (a, b) = (scalar(at: place), scalar(at: other))
      if a.value != b.value { return a.value < b.value }
      place += a.width
      other += b.width
    }
    return place == first.upperBound && other < second.upperBound
  }
}
