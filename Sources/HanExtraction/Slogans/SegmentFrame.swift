import HanCore

/// What the segments of a slogan have in common.
///
/// Segments of one length share what stands at the same place in all. In others characters are
/// compared from the beginning up to some place, and behind it from the end, so that a longer segment
/// may have words of its own inside: 仗在哪里打、兵就在哪里练.
///
/// A value of some bytes: frames are made for all neighbours of a text. Of segments longer than
/// sixteen characters only the outer ones are compared; no slogan has such segments.
struct SegmentFrame {
  /// A bit for each place, counted from the beginning, at which all have the same character.
  private var left: UInt16 = 0
  /// The same counted from the end.
  private var right: UInt16 = 0
  /// How many places are compared from the beginning, and from the end.
  private var leading: UInt8 = 0
  private var trailing: UInt8 = 0
  /// The length of the shortest segment, as far as it is compared.
  private var shortest: UInt8 = 0
  private var shared: UInt8 = 0
  /// Whether the segments have equal lengths.
  private(set) var isEven = true
  /// Whether a segment was left out of account.
  var isPartial = false

  /// The fewest characters that make a frame of unequal segments inside of them.
  private static let fewestInside = 3

  /// Whether there is anything in common.
  var isEmpty: Bool { shared == 0 }

  /// The number of characters in common.
  var count: Int { Int(shared) }

  /// Characters that all segments begin with.
  var prefix: Int { min(Int(shortest), (~left).trailingZeroBitCount) }

  /// Characters that all segments end with, beside those of the prefix.
  var suffix: Int { min(Int(shortest) - prefix, (~right).trailingZeroBitCount) }

  /// The frame of two segments.
  init(_ a: Range<Int>, _ b: Range<Int>, in scalars: [Unicode.Scalar]) {
    isEven = a.count == b.count
    let length = min(a.count, b.count, 16)
    shortest = UInt8(length)
    let isCompared = isEven && a.count == length
    for place in 0..<length
    where scalars[a.lowerBound + place] == scalars[b.lowerBound + place] {
      left |= 1 << UInt16(place)
      if isCompared { right |= 1 << UInt16(length - 1 - place) }
    }
    if !isCompared {
      for place in 0..<length
      where scalars[a.upperBound - 1 - place] == scalars[b.upperBound - 1 - place] {
        right |= 1 << UInt16(place)
      }
    }
    measure()
  }

  /// Counts what is shared.
  private mutating func measure() {
    if isEven {
      leading = shortest
      trailing = 0
      shared = UInt8(left.nonzeroBitCount)
      return
    }
    let (prefix, suffix) = (prefix, suffix)
    leading = UInt8(prefix)
    trailing = UInt8(suffix)
    shared = UInt8(prefix + suffix)
    guard left.nonzeroBitCount + right.nonzeroBitCount >= Self.fewestInside else { return }
    for place in prefix...(Int(shortest) - suffix) {
      let rest = Int(shortest) - place
      let found =
        (left & Self.low(place)).nonzeroBitCount + (right & Self.low(rest)).nonzeroBitCount
      if found > count, found >= Self.fewestInside {
        shared = UInt8(found)
        leading = UInt8(place)
        trailing = UInt8(rest)
      }
    }
  }

  /// The lowest bits.
  private static func low(_ count: Int) -> UInt16 { count >= 16 ? .max : 1 << UInt16(count) - 1 }

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
  ///
  /// - Parameter wording: How the scalar at an index is written.
  func template(of segment: Range<Int>, wording: (Int) -> String) -> String? {
    if isEmpty { return nil }
    var result = ""
    var varies = false
    for index in segment {
      if isShared(index, of: segment) {
        result += wording(index)
        varies = false
      } else if !varies {
        result += "_"
        varies = true
      }
    }
    return result
  }

  /// Whether the scalar of a segment belongs to the frame.
  func isShared(_ index: Int, of segment: Range<Int>) -> Bool {
    let place = index - segment.lowerBound
    if place < Int(leading) { return left >> UInt16(place) & 1 == 1 }
    let distance = segment.upperBound - 1 - index
    return distance < Int(trailing) && right >> UInt16(distance) & 1 == 1
  }
}
