import HanCore

/// Takes note of what a conversion replaces.
protocol ReplacementRecorder: ~Copyable {
  /// A stretch was replaced, if that is so.
  mutating func replaced(
    _ source: Int, _ sourceCount: Int, by target: Int, _ targetCount: Int, if isSo: Bool)

  /// Whether anything is noted; where not, alignment is not worked out.
  static var records: Bool { get }

  /// Notes nothing yet.
  init()

  /// Forgets what was noted.
  mutating func removeAll()

  /// Adds what a later pass over the result of this one noted.
  mutating func append(_ later: borrowing Self)
}

/// Takes no note.
struct NoReplacements: ReplacementRecorder {
  static var records: Bool { false }

  mutating func removeAll() {}

  mutating func append(_: NoReplacements) {}

  @inline(__always)
  mutating func replaced(_: Int, _: Int, by _: Int, _: Int, if _: Bool) {}
}

/// Notes replacements in order.
struct ReplacementList: ReplacementRecorder, ~Copyable {
  // An array would ask at each note whether it is shared.
  private var start: UnsafeMutablePointer<SpanReplacement>
  private var capacity: Int
  private var count = 0

  static var records: Bool { true }

  init() {
    capacity = 64
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// What was noted; valid until the next note.
  var items: UnsafeBufferPointer<SpanReplacement> {
    UnsafeBufferPointer(start: start, count: count)
  }

  @inline(__always)
  mutating func replaced(
    _ source: Int, _ sourceCount: Int, by target: Int, _ targetCount: Int, if isSo: Bool
  ) {
    if count == capacity { grow() }
    // Written in any case and counted if it is so: whether it is cannot be foretold.
    UnsafeMutableRawPointer(start + count).storeBytes(
      of: SIMD4(
        UInt32(truncatingIfNeeded: source), UInt32(truncatingIfNeeded: source &+ sourceCount),
        UInt32(truncatingIfNeeded: target), UInt32(truncatingIfNeeded: target &+ targetCount)),
      as: SIMD4<UInt32>.self)
    count &+= isSo ? 1 : 0
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<SpanReplacement>.allocate(capacity: capacity * 2)
    larger.update(from: start, count: count)
    start.deallocate()
    (start, capacity) = (larger, capacity * 2)
  }

  mutating func removeAll() { count = 0 }

  mutating func append(_ later: borrowing ReplacementList) {
    let combined = Array(items).followed(by: Array(later.items))
    count = 0
    for item in combined {
      if count == capacity { grow() }
      start[count] = item
      count += 1
    }
  }
}

extension ReplacementRecorder where Self: ~Copyable {
  /// Notes that a phrase was replaced, as tightly as the two can be aligned: character by
  /// character when they have as many, else without what they have in common at either end.
  ///
  /// - Parameters:
  ///   - old: The phrase, which stands at `source`.
  ///   - new: What it became, to stand at `target`; not empty.
  mutating func replaced(
    _ old: UnsafeBufferPointer<UInt8>, at source: Int, by new: UnsafeBufferPointer<UInt8>,
    at target: Int
  ) {
    guard let oldBytes = old.baseAddress, let newBytes = new.baseAddress else { return }
    if old.scalarCount == new.scalarCount {
      var (i, j) = (0, 0)
      while i < old.count {
        let (a, b) = (decodeScalar(oldBytes + i), decodeScalar(newBytes + j))
        replaced(source + i, a.count, by: target + j, b.count, if: a.raw != b.raw)
        i += a.count
        j += b.count
      }
      return
    }
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    // Not inside a scalar, and something has to be left of both.
    while start > 0,
      start == min(old.count, new.count) || !old.isScalarStart(start)
        || !new.isScalarStart(start)
    { start -= 1 }
    var (oldEnd, newEnd) = (old.count, new.count)
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    while oldEnd == start || newEnd == start || !old.isScalarStart(oldEnd)
      || !new.isScalarStart(newEnd)
    {
      oldEnd += 1
      newEnd += 1
    }
    replaced(source + start, oldEnd - start, by: target + start, newEnd - start, if: true)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number of scalars, for valid UTF-8.
  fileprivate var scalarCount: Int { reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) } }

  fileprivate func isScalarStart(_ offset: Int) -> Bool {
    offset == count || self[offset] & 0xC0 != 0x80
  }
}

extension [SpanReplacement] {
  /// What this list and then a later one replace, from the first text to the last.
  ///
  /// - Parameter later: Replacements in the text this list leads to.
  /// - Complexity: O(*n* + *m*).
  func followed(by later: [SpanReplacement]) -> [SpanReplacement] {
    if later.isEmpty { return self }
    if isEmpty { return later }
    var result: [SpanReplacement] = []
    result.reserveCapacity(Swift.max(count, later.count) + Swift.min(count, later.count) / 2)
    var (i, j) = (0, 0)
    // How far behind all replacements so far the middle lies behind the source, and the target
    // behind the middle.
    var (first, second) = (0, 0)
    while i < count || j < later.count {
      let nextA = i < count ? Int(self[i].targetStart) : Int.max
      let nextB = j < later.count ? Int(later[j].sourceStart) : Int.max
      // Grow a stretch of the middle text until no replacement reaches over its ends.
      let start = Swift.min(nextA, nextB)
      var end = start
      let (oldFirst, oldSecond) = (first, second)
      var grows = true
      while grows {
        grows = false
        if i < count, Int(self[i].targetStart) < end || Int(self[i].targetStart) == start {
          end = Swift.max(end, Int(self[i].targetEnd))
          first = Int(self[i].targetEnd) - Int(self[i].sourceEnd)
          i += 1
          grows = true
        }
        if j < later.count, Int(later[j].sourceStart) < end || Int(later[j].sourceStart) == start {
          end = Swift.max(end, Int(later[j].sourceEnd))
          second = Int(later[j].targetEnd) - Int(later[j].sourceEnd)
          j += 1
          grows = true
        }
      }
      result.append(
        SpanReplacement(
          sourceStart: UInt32(start - oldFirst), sourceEnd: UInt32(end - first),
          targetStart: UInt32(start + oldSecond), targetEnd: UInt32(end + second)))
    }
    return result
  }
}
