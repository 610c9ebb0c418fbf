import HanCore

/// Series of segments of one length, whose first and last segment are glued to the words around
/// them: 深化|简政放权、放管结合、优化服务|改革.
///
/// The best match of neighbours decides by pairs; a series of one length is proposed beside it, and
/// the ranker says which one is right.
extension SegmentAligner {
  /// The lengths of segments of such a series, in characters.
  private static let lengths = 3...8

  /// Appends the series of one length of a stretch.
  ///
  /// - Complexity: O(segments of the stretch).
  func addLevelMatches(in stretch: Range<Int>, to result: inout [SegmentMatch]) {
    for first in stretch.dropLast() { addPair(first, isAlone: stretch.count == 2, to: &result) }
    guard stretch.count > 2 else { return }
    var index = stretch.lowerBound
    while index < stretch.upperBound {
      let length = table.segments[index].count
      guard Self.lengths.contains(length) else {
        index += 1
        continue
      }
      var next = index + 1
      while next < stretch.upperBound, table.segments[next].count == length { next += 1 }
      if let match = levelMatch(index..<next, length, in: stretch) { result.append(match) }
      addFrame(in: index..<next, to: &result)
      index = next
    }
  }

  /// The series of the segments `whole`, which have one length, with a part of the segment before
  /// and behind.
  private func levelMatch(
    _ whole: Range<Int>, _ length: Int, in stretch: Range<Int>
  ) -> SegmentMatch? {
    var (first, last) = (whole.lowerBound, whole.upperBound - 1)
    var (start, end) = (CutQuality.whole, CutQuality.whole)
    let isEnumeration = table.separators[stretch.lowerBound] == .enumeration
    // Behind commas clauses go on in many ways: one segment says little.
    guard isEnumeration || whole.count > 1 else { return nil }
    var opening = table.segments[first]
    var closing = table.segments[last]
    if first > stretch.lowerBound, table.segments[first - 1].count > length {
      let segment = table.segments[first - 1]
      let cut = segment.upperBound - length
      if document.starts[cut] {
        first -= 1
        opening = cut..<segment.upperBound
        start = cuts.isClean(endingAt: cut, from: segment.lowerBound) ? .clean : .word
      }
    }
    if last + 1 < stretch.upperBound, table.segments[last + 1].count > length {
      let segment = table.segments[last + 1]
      var cut = segment.lowerBound + length
      // The last segment may be a character longer: 技术有竞争力|的.
      if !document.starts[cut], length > 4, cut + 1 < segment.upperBound { cut += 1 }
      if document.starts[cut], isEnumeration || cut < segment.lowerBound + length + 1 {
        last += 1
        closing = segment.lowerBound..<cut
        end = cut == segment.upperBound ? .whole : isFollowed(cut) ? .clean : .word
      }
    }
    guard last > first, last - first < ParallelDetector.maximumSegments,
      last - first + 1 < stretch.count || start != .whole || end != .whole
    else { return nil }
    return match(first, last, opening, closing, start, end)
  }

  /// Appends the segments at the beginning of some that begin with one character, when those behind
  /// do not: 有爱心，有担当，新时代.
  private func addFrame(in whole: Range<Int>, to result: inout [SegmentMatch]) {
    let scalars = document.scalars.scalars
    let opening = scalars[table.segments[whole.lowerBound].lowerBound]
    var end = whole.lowerBound + 1
    while end < whole.upperBound, scalars[table.segments[end].lowerBound] == opening { end += 1 }
    guard end - whole.lowerBound > 1, end < whole.upperBound,
      let match = match(
        whole.lowerBound, end - 1, table.segments[whole.lowerBound], table.segments[end - 1],
        .whole, .whole)
    else { return }
    result.append(match)
  }

  /// Two segments of four characters, both of them glued: 学习他|扶贫济困、热心为民|的品质.
  ///
  /// Inside a longer list the second one must end before 的.
  private func addPair(_ first: Int, isAlone: Bool, to result: inout [SegmentMatch]) {
    let (left, right) = (table.segments[first], table.segments[first + 1])
    let length = 4
    guard left.count >= length, right.count >= length, left.count > length || right.count > length
    else { return }
    let opening = (left.upperBound - length)..<left.upperBound
    let closing = right.lowerBound..<(right.lowerBound + length)
    guard document.starts[opening.lowerBound], document.starts[closing.upperBound],
      isAlone || isFollowed(closing.upperBound), hasSameWords(opening, closing)
    else { return }
    let start: CutQuality =
      left.count == length
      ? .whole
      : cuts.isClean(endingAt: opening.lowerBound, from: left.lowerBound) ? .clean : .word
    let end: CutQuality =
      right.count == length ? .whole : isFollowed(closing.upperBound) ? .clean : .word
    if let match = match(first, first + 1, opening, closing, start, end) { result.append(match) }
  }

  /// Whether the words of two ranges of one length begin at the same places.
  private func hasSameWords(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    (1..<a.count).allSatisfy {
      document.starts[a.lowerBound + $0] == document.starts[b.lowerBound + $0]
    }
  }

  private func isFollowed(_ place: Int) -> Bool {
    switch document.scalar(place) {
    case "的", "等", "地": true
    default: false
    }
  }

  private func match(
    _ first: Int, _ last: Int, _ opening: Range<Int>, _ closing: Range<Int>, _ start: CutQuality,
    _ end: CutQuality
  ) -> SegmentMatch? {
    var segments = [opening]
    segments += table.segments[(first + 1)..<last]
    segments.append(closing)
    guard segments.allSatisfy({ $0.allSatisfy { document.kind($0) == .han } }) else { return nil }
    let frame = SegmentFrame(segments[...], in: document.scalars.scalars)
    return SegmentMatch(
      first: first, last: last, opening: opening, closing: closing, start: start, end: end,
      frame: frame)
  }
}
