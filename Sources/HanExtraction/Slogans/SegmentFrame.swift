import HanCore

/// What the segments of a slogan have in common.
///
/// Segments of one length share what stands at the same place in all. In others characters are
/// compared from the beginning up to some place, and behind it from the end, so that a longer segment
/// may have words of its own inside: 仗在哪里打、兵就在哪里练.
struct SegmentFrame {
  /// Characters that all segments begin with.
  private(set) var prefix = 0
  /// Characters that all segments end with, beside those of the prefix.
  private(set) var suffix = 0
  /// A bit for each place, counted from the beginning, at which all have the same character.
  private var left: UInt64 = 0
  /// The same counted from the end.
  private var right: UInt64 = 0
  /// How many places are compared from the beginning, and from the end.
  private var leading = 0
  private var trailing = 0
  /// The length of the shortest segment.
  private var shortest = 0
  /// Whether the segments have equal lengths.
  private(set) var isEven = true
  /// Whether a segment was left out of account.
  var isPartial = false

  /// The fewest characters that make a frame of unequal segments inside of them.
  private static let fewestInside = 3

  /// Whether there is anything in common.
  var isEmpty: Bool { count == 0 }

  /// The number of characters in common.
  private(set) var count = 0

  /// The frame of two segments.
  init(_ a: Range<Int>, _ b: Range<Int>, in scalars: [Unicode.Scalar]) {
    isEven = a.count == b.count
    shortest = min(a.count, b.count)
    for place in 0..<min(shortest, 64)
    where scalars[a.lowerBound + place] == scalars[b.lowerBound + place] {
      left |= 1 << UInt64(place)
    }
    for place in 0..<min(shortest, 64)
    where scalars[a.upperBound - 1 - place] == scalars[b.upperBound - 1 - place] {
      right |= 1 << UInt64(place)
    }
    measure()
  }

  /// Counts what is shared.
  private mutating func measure() {
    prefix = min(shortest, (~left).trailingZeroBitCount)
    suffix = min(shortest - prefix, (~right).trailingZeroBitCount)
    guard !isEven else {
      leading = shortest
      trailing = 0
      count = left.nonzeroBitCount
      return
    }
    leading = prefix
    trailing = suffix
    count = prefix + suffix
    for place in prefix...(shortest - suffix) {
      let found =
        (left & Self.low(place)).nonzeroBitCount
        + (right & Self.low(shortest - place)).nonzeroBitCount
      if found > count, found >= Self.fewestInside {
        count = found
        leading = place
        trailing = shortest - place
      }
    }
  }

  /// The lowest bits.
  private static func low(_ count: Int) -> UInt64 { count >= 64 ? .max : 1 << UInt64(count) - 1 }

  /// The frame of two segments or more.
  init(_ segments: ArraySlice<Range<Int>>, in scalars: [Unicode.Scalar]) {
    let first = segments.first ?? 0..<0
    self.init(first, segments.dropFirst().first ?? first, in: scalars)
    for segment in segments.dropFirst(2) { narrow(to: segment, first: first, in: scalars) }
  }

  /// Leaves what a further segment has in common with the first one too.
  mutating func narrow(to segment: Range<Int>, first: Range<Int>, in scalars: [Unicode.Scalar]) {
    let other = SegmentFrame(first, segment, in: scalars)
    isEven = isEven && other.isEven
    shortest = min(shortest, other.shortest)
    left &= other.left
    right &= other.right
    measure()
  }

  /// The frame with one `_` for each stretch that varies, by the wording of one segment.
  func template(of segment: Range<Int>, in scalars: [Unicode.Scalar]) -> String? {
    if isEmpty { return nil }
    var result = String.UnicodeScalarView()
    for index in segment {
      if isShared(index, of: segment) {
        result.append(scalars[index])
      } else if result.last != "_" {
        result.append("_")
      }
    }
    return String(result)
  }

  /// Whether the scalar of a segment belongs to the frame.
  func isShared(_ index: Int, of segment: Range<Int>) -> Bool {
    let place = index - segment.lowerBound
    if place < leading { return place < 64 && left >> UInt64(place) & 1 == 1 }
    let distance = segment.upperBound - 1 - index
    return distance < trailing && right >> UInt64(distance) & 1 == 1
  }
}
