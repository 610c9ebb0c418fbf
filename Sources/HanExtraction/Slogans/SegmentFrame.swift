import HanCore

/// What the segments of a slogan have in common.
struct SegmentFrame {
  /// Characters that all segments begin with.
  var prefix = 0
  /// Characters that all segments end with, beside those of the prefix.
  var suffix = 0
  /// For segments of equal length: the places at which all have the same character.
  var places: [Int] = []
  /// Whether the segments have equal lengths.
  var isEven = true
  /// Whether a segment was left out of account.
  var isPartial = false

  /// Whether there is anything in common.
  var isEmpty: Bool { isEven ? places.isEmpty : prefix + suffix == 0 }

  /// The number of characters in common.
  var count: Int { isEven ? places.count : prefix + suffix }

  /// The frame of two segments or more.
  init(_ segments: [Range<Int>], in scalars: [Unicode.Scalar]) {
    guard let first = segments.first else { return }
    isEven = segments.allSatisfy { $0.count == first.count }
    let shortest = segments.map(\.count).min() ?? 0
    func shares(_ offset: (Range<Int>) -> Int) -> Bool {
      segments.allSatisfy { scalars[offset($0)] == scalars[offset(first)] }
    }
    if isEven {
      for place in 0..<first.count where shares({ $0.lowerBound + place }) { places.append(place) }
    }
    while prefix < shortest, shares({ $0.lowerBound + prefix }) { prefix += 1 }
    while prefix + suffix < shortest, shares({ $0.upperBound - 1 - suffix }) { suffix += 1 }
    if places.count == first.count { places = [] }
  }

  /// The frame with one `_` for each stretch that varies, by the wording of one segment.
  func template(of segment: Range<Int>, in scalars: [Unicode.Scalar]) -> String? {
    if isEmpty { return nil }
    var result = String.UnicodeScalarView()
    for index in segment {
      let place = index - segment.lowerBound
      let isShared =
        isEven ? places.contains(place) : place < prefix || place >= segment.count - suffix
      if isShared {
        result.append(scalars[index])
      } else if result.last != "_" {
        result.append("_")
      }
    }
    return String(result)
  }

  /// The scalars of one segment that are shared.
  func shared(of segment: Range<Int>) -> [Int] {
    if isEven { return places.map { segment.lowerBound + $0 } }
    return Array(segment.prefix(prefix)) + Array(segment.suffix(suffix))
  }
}
