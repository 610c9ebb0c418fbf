import HanCore

/// Words of the user's with what they become, sorted by their bytes: four million of them at most.
///
/// A hash table leads from the first two characters to the words that begin with them, a binary search
/// to the last word that is not behind the text, and from that a chain of ever shorter beginnings to
/// the longest word that fits. A bit table in front turns away most places of a text.
struct CustomTable: Sendable {
  /// The most words.
  static let maximumCount = 4_000_000

  /// A place in the bytes of words or replacements.
  private typealias Place = UInt32

  private let keys: [UInt8]
  private let keyStarts: [Place]
  private let values: [UInt8]
  private let valueStarts: [Place]
  /// The number of the longest other word that a word begins with; -1 for none.
  private let beginnings: [Int32]
  /// The first of the words that share their first two characters, plus 1; open addressing.
  private let slots: [UInt32]
  private let filter: [UInt64]
  private let shift: UInt64
  /// The longest word, in bytes.
  private let longest: Int

  /// The number of words.
  var count: Int { keyStarts.count - 1 }

  /// Lays out words.
  ///
  /// - Parameters:
  ///   - bytes: What words and replacements lie in.
  ///   - entries: The ranges of each word and of what it becomes, sorted by the words' bytes and
  ///     without equal words.
  /// - Complexity: O(*n*).
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ entries: [CustomEntry]) {
    var keys: [UInt8] = []
    var values: [UInt8] = []
    var keyStarts: [Place] = [0]
    var valueStarts: [Place] = [0]
    keys.reserveCapacity(entries.reduce(0) { $0 + Int($1.keyCount) } + 4)
    values.reserveCapacity(entries.reduce(0) { $0 + Int($1.valueCount) })
    keyStarts.reserveCapacity(entries.count + 1)
    valueStarts.reserveCapacity(entries.count + 1)
    var beginnings: [Int32] = []
    beginnings.reserveCapacity(entries.count)
    var longest = 0
    var open: [Int] = []
    for (index, entry) in entries.enumerated() {
      let key = UnsafeBufferPointer(rebasing: bytes[entry.key])
      while let last = open.last, !key.starts(with: bytes[entries[last].key]) { open.removeLast() }
      beginnings.append(Int32(open.last ?? -1))
      open.append(index)
      keys += key
      values += UnsafeBufferPointer(rebasing: bytes[entry.value])
      keyStarts.append(Place(keys.count))
      valueStarts.append(Place(values.count))
      longest = max(longest, key.count)
    }
    self.keyStarts = keyStarts
    self.values = values
    self.valueStarts = valueStarts
    self.beginnings = beginnings
    self.longest = longest
    // Heads are decoded four bytes at a time.
    keys += [0, 0, 0, 0]
    self.keys = keys

    let width = UInt64(Int.bitWidth - max(7, entries.count).leadingZeroBitCount)
    shift = 64 - (width + 1)
    var slots = [UInt32](repeating: 0, count: 1 << Int(width + 1))
    var filter = [UInt64](repeating: 0, count: max(1, 1 << Int(width - 2)))
    let shift = shift
    keys.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      var before: UInt64?
      for index in entries.indices {
        let (lower, upper) = (Int(keyStarts[index]), Int(keyStarts[index + 1]))
        let head = Self.head(start + lower, count: upper - lower)
        if head == before { continue }
        before = head
        let hash = Self.hash(head)
        let bit = hash >> (shift - 3)
        filter[Int(bit >> 6)] |= 1 << (bit & 63)
        var slot = Int(hash >> shift)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(index + 1)
      }
    }
    self.slots = slots
    self.filter = filter
  }

  /// The first two characters of a word or of a text as a number; of one character, itself.
  @inline(__always)
  private static func head(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    let first = decodeScalar(bytes)
    guard first.count < count else { return UInt64(first.code) }
    return UInt64(first.code) | UInt64(decodeScalar(bytes + first.count).code + 1) << 32
  }

  @inline(__always)
  private static func hash(_ head: UInt64) -> UInt64 {
    let mixed = (head ^ head >> 29) &* 0x2545_F491_4F6C_DD1D
    return (mixed ^ mixed >> 32) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The longest word that begins at a place, and its end.
  @inline(__always)
  func match(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> (word: Int, end: Int)? {
    let first = decodeScalar(bytes + start)
    if start + first.count < end,
      let found = match(bytes, start, end, Self.head(bytes + start, count: end - start))
    {
      return found
    }
    return match(bytes, start, end, UInt64(first.code))
  }

  @inline(__always)
  private func match(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ head: UInt64
  ) -> (word: Int, end: Int)? {
    let hash = Self.hash(head)
    let bit = hash >> (shift - 3)
    guard filter[Int(bit >> 6)] & 1 << (bit & 63) != 0 else { return nil }
    return search(bytes, start, end, head, Int(hash >> shift))
  }

  @inline(never)
  private func search(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ head: UInt64, _ slot: Int
  ) -> (word: Int, end: Int)? {
    keys.withUnsafeBufferPointer { keys in
      guard let base = keys.baseAddress else { return nil }
      var slot = slot
      while slots[slot] != 0 {
        let word = Int(slots[slot]) - 1
        let (lower, upper) = (Int(keyStarts[word]), Int(keyStarts[word + 1]))
        if Self.head(base + lower, count: upper - lower) == head {
          return fit(bytes, start, end, base, from: word)
        }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  /// The longest of the words that share a head, given by the first, that a text begins with.
  private func fit(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ keys: UnsafePointer<UInt8>,
    from first: Int
  ) -> (word: Int, end: Int)? {
    /// Whether a word is not behind the text in order, and how many bytes they share.
    func compare(_ word: Int) -> (isBefore: Bool, shared: Int) {
      let (lower, upper) = (Int(keyStarts[word]), Int(keyStarts[word + 1]))
      var shared = 0
      let most = min(upper - lower, end - start)
      while shared < most, keys[lower + shared] == bytes[start + shared] { shared += 1 }
      if lower + shared == upper { return (true, shared) }
      return (start + shared < end && keys[lower + shared] < bytes[start + shared], shared)
    }
    // Doubling steps: most heads have few words.
    var low = first
    guard compare(low).isBefore else { return nil }
    var step = 1
    var high = count
    while low + step < count {
      if compare(low + step).isBefore {
        low += step
        step *= 2
      } else {
        high = low + step
        break
      }
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if compare(middle).isBefore { low = middle } else { high = middle }
    }
    let shared = compare(low).shared
    var word = low
    while word >= 0 {
      let length = Int(keyStarts[word + 1] - keyStarts[word])
      if length <= shared { return (word, start + length) }
      word = Int(beginnings[word])
    }
    return nil
  }

  /// Calls a function with what a word becomes.
  func withValue<R>(of word: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    values.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(valueStarts[word])..<Int(valueStarts[word + 1])]))
    }
  }

  /// The words that a walk would replace, front to back, with their numbers; nothing is replaced
  /// inside of descriptive sequences.
  func matches(in input: UnsafeBufferPointer<UInt8>) -> [(source: TextSpan, word: Int)] {
    guard let bytes = input.baseAddress else { return [] }
    var result: [(source: TextSpan, word: Int)] = []
    _ = walk(bytes, from: 0, to: input.count, limit: input.count) { start, end, word in
      result.append((TextSpan(start, end), word))
    }
    return result
  }

  /// Walks over a stretch of text.
  ///
  /// - Returns: Where it ended: at the limit or behind it.
  @inline(__always)
  private func walk(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, limit: Int,
    _ body: (Int, Int, Int) -> Void
  ) -> Int {
    var position = start
    while position < limit {
      if let found = match(bytes, from: position, to: end) {
        body(position, found.end, found.word)
        position = found.end
        continue
      }
      // Operators are E2 BF B0 to E2 BF BF.
      if bytes[position] == 0xE2, bytes[position + 1] == 0xBF, bytes[position + 2] >= 0xB0 {
        let length = IdeographicDescription.length(in: bytes, from: position, to: end)
        if length > 0 {
          position += length
          continue
        }
      }
      position += decodeScalar(bytes + position).count
    }
    return position
  }
}

extension CustomTable {
  /// How many bytes have to be in hand to tell what happens at a place.
  var lookahead: Int { max(longest, IdeographicDescription.maximumBytes) }

  /// As ``ConversionPass/run(over:finished:isFinal:output:nowFinished:recorder:)``: all that is
  /// replaced is locked.
  func run<Recorder: ReplacementRecorder & ~Copyable>(
    over input: UnsafeBufferPointer<UInt8>, finished: [FinishedSpan], isFinal: Bool,
    output: inout ByteBuffer, nowFinished: inout [FinishedSpan], recorder: inout Recorder
  ) -> Int {
    guard let bytes = input.baseAddress else { return 0 }
    var position = 0
    for span in finished {
      position = stretch(
        bytes, from: position, to: Int(span.start), limit: Int(span.start), &output, &nowFinished,
        &recorder)
      let start = output.count
      output.append(bytes + position, count: Int(span.end) - position)
      nowFinished.append(
        FinishedSpan(
          start: UInt32(start), end: UInt32(output.count), isLocked: span.isLocked))
      position = Int(span.end)
    }
    return stretch(
      bytes, from: position, to: input.count,
      limit: isFinal ? input.count : input.count - lookahead,
      &output, &nowFinished, &recorder)
  }

  private func stretch<Recorder: ReplacementRecorder & ~Copyable>(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, limit: Int,
    _ output: inout ByteBuffer, _ nowFinished: inout [FinishedSpan], _ recorder: inout Recorder
  ) -> Int {
    guard start < limit else { return start }
    var copied = start
    var found: [(Int, Int, Int)] = []
    let reached = walk(bytes, from: start, to: end, limit: limit) { found.append(($0, $1, $2)) }
    for (lower, upper, word) in found {
      output.append(bytes + copied, count: lower - copied)
      let target = output.count
      withValue(of: word) { value in
        if let first = value.baseAddress { output.append(first, count: value.count) }
      }
      recorder.replaced(
        UnsafeBufferPointer(start: bytes + lower, count: upper - lower), at: lower,
        by: UnsafeBufferPointer(start: output.start + target, count: output.count - target),
        at: target)
      nowFinished.append(
        FinishedSpan(start: UInt32(target), end: UInt32(output.count), isLocked: true))
      copied = upper
    }
    output.append(bytes + copied, count: reached - copied)
    return reached
  }
}

/// A word and what it becomes, by their places in a file.
struct CustomEntry {
  var keyStart: UInt32
  var keyCount: UInt16
  var valueCount: UInt32
  var valueStart: UInt32
  var line: UInt32

  var key: Range<Int> { Int(keyStart)..<Int(keyStart) + Int(keyCount) }
  var value: Range<Int> { Int(valueStart)..<Int(valueStart) + Int(valueCount) }
}
