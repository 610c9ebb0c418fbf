import HanCore

/// Series that are not built pair by pair: those over 、 and commas alike, and whole runs.
extension SegmentAligner {
  /// Appends series that run over 、 and commas alike, of segments of equal length, the first and
  /// the last one trimmed: 山更绿、水更清，村更美、民更富.
  func addMixedMatches(of run: Range<Int>, to result: inout [SegmentMatch]) {
    let segments = table.segments
    var first = run.lowerBound
    while first + 3 < run.upperBound {
      let length = segments[first + 1].count
      var last = first + 1
      while last + 1 < run.upperBound, segments[last + 1].count == length,
        last - first < ParallelDetector.maximumSegments
      {
        last += 1
      }
      if let match = mixedMatch(first, last, length: length, in: run) { result.append(match) }
      first = max(last, first + 1)
    }
  }

  private func mixedMatch(
    _ first: Int, _ last: Int, length: Int, in run: Range<Int>
  ) -> SegmentMatch? {
    guard (2...8).contains(length), last - first >= 2 else { return nil }
    let segments = table.segments
    var first = first
    var last = last
    var opening = segments[first]
    var closing = segments[last]
    var start = CutQuality.whole
    var end = CutQuality.whole
    if opening.count > length {
      let cut = opening.upperBound - length
      guard document.starts[cut] else { return nil }
      start = cuts.isClean(endingAt: cut, from: opening.lowerBound) ? .clean : .word
      opening = cut..<opening.upperBound
    } else if opening.count < length {
      first += 1
      opening = segments[first]
    }
    // A clause before or behind the groups is none of them.
    if last - first > 3, table.separators[first] == .comma {
      first += 1
      opening = segments[first]
      start = .whole
    }
    if last - first > 3, table.separators[last - 1] == .comma {
      last -= 1
      closing = segments[last]
    }
    if last + 1 < run.upperBound, segments[last + 1].count > length,
      table.separators[last] == .enumeration
    {
      let cut = segments[last + 1].lowerBound + length
      let scalar = document.scalars.scalars[cut]
      if scalar == "的" || scalar == "等" {
        last += 1
        closing = segments[last].lowerBound..<cut
        end = .clean
      }
    }
    guard last - first >= 3, hasGroups(first..<last) else { return nil }
    let frame = frame(opening, (first + 1)..<last, closing)
    // Longer segments are one slogan only with one frame.
    guard length <= 4 || frame.count > 1 else { return nil }
    return SegmentMatch(
      first: first, last: last, opening: opening, closing: closing, start: start, end: end,
      frame: frame)
  }

  /// Whether commas part the separators into groups, two or more, none of them empty.
  private func hasGroups(_ separators: Range<Int>) -> Bool {
    var commas = 0
    var isEmpty = true
    for index in separators {
      if table.separators[index] == .comma {
        if isEmpty { return false }
        commas += 1
        isEmpty = true
      } else {
        isEmpty = false
      }
    }
    return commas > 0 && !isEmpty
  }

  private func frame(
    _ first: Range<Int>, _ inner: Range<Int>, _ last: Range<Int>
  ) -> SegmentFrame {
    let scalars = document.scalars.scalars
    let second = inner.isEmpty ? last : table.segments[inner.lowerBound]
    var frame = SegmentFrame(first, second, in: scalars)
    for segment in table.segments[inner].dropFirst() {
      frame.narrow(to: segment, first: first, in: scalars)
    }
    if !inner.isEmpty { frame.narrow(to: last, first: first, in: scalars) }
    return frame
  }

  /// The whole run, when it fills quotation marks or a line and its segments are about as long.
  func wholeMatch(of run: Range<Int>) -> SegmentMatch? {
    guard run.count <= ParallelDetector.maximumSegments else { return nil }
    let range = table.range(of: run)
    let before = document.kind(range.lowerBound - 1)
    let after = document.kind(range.upperBound)
    let isQuoted =
      (before == .openQuote || before == .plainQuote)
      && (after == .closeQuote || after == .plainQuote
        || (after == .stop && document.kind(range.upperBound + 1) == .closeQuote))
    let isBracketed = before == .openBracket && after == .closeBracket
    let isLine =
      (before == .lineBreak || before == .openTitle || before == .colon || before == .closeBracket)
      && (after == .lineBreak || after == .stop || after == .closeTitle
        || document.scalar(range.upperBound) == "—")
    guard isQuoted || isLine || isBracketed else { return nil }
    var longest = 0
    var shortest = Int.max
    for segment in table.segments[run] {
      longest = max(longest, segment.count)
      shortest = min(shortest, segment.count)
    }
    guard longest <= ParallelDetector.maximumSegment, longest - shortest <= (isLine ? 2 : 4) else {
      return nil
    }
    let first = run.lowerBound
    let last = run.upperBound - 1
    let opening = table.segments[first]
    let closing = table.segments[last]
    return SegmentMatch(
      first: first, last: last, opening: opening, closing: closing, start: .whole, end: .whole,
      frame: frame(opening, (first + 1)..<last, closing))
  }
}
