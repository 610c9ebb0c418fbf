import HanCore

/// What the segments of a slogan have in common.
struct SegmentFrame {
  /// Characters that all segments begin with.
  var prefix = 0
  /// Characters that all segments end with, beside those of the prefix.
  var suffix = 0
  /// For segments of equal length: a bit for each place at which all have the same character.
  private var places: UInt64 = 0
  /// Whether the segments have equal lengths.
  private(set) var isEven = true
  /// Whether a segment was left out of account.
  var isPartial = false

  /// Whether there is anything in common.
  var isEmpty: Bool { count == 0 }

  /// The number of characters in common.
  var count: Int { isEven ? places.nonzeroBitCount : prefix + suffix }

  /// The frame of two segments.
  init(_ a: Range<Int>, _ b: Range<Int>, in scalars: [Unicode.Scalar]) {
    isEven = a.count == b.count
    let shortest = min(a.count, b.count)
    if isEven {
      for place in 0..<min(shortest, 64)
      where scalars[a.lowerBound + place] == scalars[b.lowerBound + place] {
        places |= 1 << UInt64(place)
      }
    }
    while prefix < shortest, scalars[a.lowerBound + prefix] == scalars[b.lowerBound + prefix] {
      prefix += 1
    }
    while prefix + suffix < shortest,
      scalars[a.upperBound - 1 - suffix] == scalars[b.upperBound - 1 - suffix]
    {
      suffix += 1
    }
  }

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
    places = isEven ? places & other.places : 0
    prefix = min(prefix, other.prefix)
    suffix = min(suffix, other.suffix)
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
    if isEven { return place < 64 && places >> UInt64(place) & 1 == 1 }
    return place < prefix || place >= segment.count - suffix
  }
}
