/// Segments that go together: neighbours of one run, the first and the last one trimmed.
struct SegmentMatch {
  /// The places of the first and the last segment in the table.
  var first: Int
  var last: Int
  /// The first and the last segment, trimmed.
  var opening: Range<Int>
  var closing: Range<Int>
  var start: CutQuality
  var end: CutQuality
  /// What all segments have in common.
  var frame: SegmentFrame

  /// The number of segments.
  var count: Int { last - first + 1 }

  /// The scalars from the first segment to the last.
  var range: Range<Int> { opening.lowerBound..<closing.upperBound }

  /// Whether nothing can follow, because the last segment was cut.
  var isClosed: Bool { end != .whole }

  /// Puts the segments in a list.
  func write(to list: inout [Range<Int>], from table: SegmentTable) {
    list.removeAll(keepingCapacity: true)
    list.append(opening)
    list += table.segments[(first + 1)..<last]
    list.append(closing)
  }
}
