import HanCore

/// How a segment was cut out of a longer one.
enum CutQuality: Int {
  /// It was not cut.
  case whole
  /// At a word that introduces or follows slogans.
  case clean
  /// Between two words.
  case word
  /// Inside a word.
  case broken

  /// What the cut costs.
  var penalty: Double {
    switch self {
    case .whole: 0
    case .clean: 0.3
    case .word: 2.2
    case .broken: 4.5
    }
  }
}

/// Segments of a run that go together.
struct SegmentMatch {
  /// The segments, the first and the last one trimmed.
  var segments: [Range<Int>]
  /// Places of the first and the last segment in the run.
  var first: Int
  var last: Int
  var start: CutQuality
  var end: CutQuality

  /// The scalars from the first segment to the last.
  var range: Range<Int> { segments[0].lowerBound..<segments[segments.count - 1].upperBound }

  /// Whether nothing can follow, because the last segment was cut.
  var isClosed: Bool { end != .whole }
}

/// Says which neighbouring segments of a run go together, and where the outer ones are to be cut.
struct SegmentAligner {
  let document: SloganDocument
  let run: SegmentRun

  private var scalars: [Unicode.Scalar] { document.scalars.scalars }

  /// The best match of a segment with the one behind it, or `nil`.
  func pair(_ index: Int, in stretch: Range<Int>) -> SegmentMatch? {
    let isLast = index + 2 == stretch.upperBound
    let ends = rightCuts(run.segments[index + 1], isLast: isLast)
    let whole = run.segments[index]
    var best: SegmentMatch?
    var bestScore = 0.0
    for (second, end) in ends {
      for (first, start) in leftCuts(whole, length: second.count) {
        guard let score = affinity(first, second) else { continue }
        let total = score - start.penalty - end.penalty
        if total > bestScore {
          bestScore = total
          best = SegmentMatch(
            segments: [first, second], first: index, last: index + 1, start: start, end: end)
        }
      }
      // The second may be glued to its right context: cut it to the length of the first.
      if isLast, end == .whole {
        for (first, start) in leftCuts(whole, length: 0) where first.count < second.count {
          let cut = second.lowerBound..<(second.lowerBound + first.count)
          let quality: CutQuality = document.starts[cut.upperBound] ? .word : .broken
          guard let score = affinity(first, cut) else { continue }
          let total = score - start.penalty - quality.penalty
          if total > bestScore {
            bestScore = total
            best = SegmentMatch(
              segments: [first, cut], first: index, last: index + 1, start: start, end: quality)
          }
        }
      }
    }
    return best
  }

  /// Adds the next segment to a match if it goes with the last one.
  func extend(_ match: inout SegmentMatch, in stretch: Range<Int>) -> Bool {
    let index = match.last + 1
    let isLast = index + 1 == stretch.upperBound
    let reference = match.segments[match.segments.count - 1]
    let frame = SegmentFrame(match.segments, in: scalars)
    let isEnumeration = run.separators[index - 1] == .enumeration
    var best: (range: Range<Int>, quality: CutQuality)?
    var bestScore = 0.0
    var options = rightCuts(run.segments[index], isLast: isLast)
    if isLast, run.segments[index].count > reference.count {
      let segment = run.segments[index]
      let cut = segment.lowerBound..<(segment.lowerBound + reference.count)
      options.append((cut, document.starts[cut.upperBound] ? .word : .broken))
    }
    for (piece, quality) in options {
      guard let score = affinity(reference, piece) else { continue }
      let joined = SegmentFrame(match.segments + [piece], in: scalars)
      // A series with a frame goes on with the frame; lists joined by 、 may leave it at the end.
      if !frame.isEmpty, joined.isEmpty {
        let mayLeave =
          quality == .whole && piece.count == reference.count && (isEnumeration || isLast)
        if !mayLeave { continue }
      }
      let total = score + (joined.isEmpty ? 0 : 2) - quality.penalty
      if total > bestScore {
        bestScore = total
        best = (piece, quality)
      }
    }
    guard let best else { return false }
    match.segments.append(best.range)
    match.last = index
    match.end = best.quality
    return true
  }

  /// How well two segments go together, `nil` for not at all.
  private func affinity(_ a: Range<Int>, _ b: Range<Int>) -> Double? {
    let limits = 2...ParallelDetector.maximumSegment
    guard limits.contains(a.count), limits.contains(b.count) else { return nil }
    let frame = SegmentFrame([a, b], in: scalars)
    if a.count == b.count {
      if frame.prefix == a.count { return nil }
      return 2 + 1.2 * Double(min(frame.count, 4)) + (frame.prefix > 0 ? 0.8 : 0)
    }
    let difference = abs(a.count - b.count)
    guard difference <= 4, !frame.isEmpty else { return nil }
    let verbal = frame.shared(of: b).contains { SloganWords.frameVerbs.contains(scalars[$0]) }
    guard frame.count >= 2 || (verbal && difference <= 2) else { return nil }
    return 1 + 1.2 * Double(min(frame.count, 4)) - 0.6 * Double(difference)
      + (frame.prefix > 0 ? 0.6 : 0)
  }

  /// The segment, and its ends behind words that introduce slogans, or such that `length`
  /// characters are left.
  private func leftCuts(_ segment: Range<Int>, length: Int) -> [(Range<Int>, CutQuality)] {
    var result: [(Range<Int>, CutQuality)] = []
    let limit = ParallelDetector.maximumSegment
    if segment.count <= limit { result.append((segment, .whole)) }
    let low = max(segment.lowerBound + 1, segment.upperBound - limit)
    var aligned = length >= 2 && length < segment.count ? segment.upperBound - length : -1
    if low < segment.upperBound - 1 {
      for position in low..<(segment.upperBound - 1) where document.starts[position] {
        if isClean(endingAt: position, from: segment.lowerBound) {
          result.append((position..<segment.upperBound, .clean))
          if position == aligned { aligned = -1 }
        }
      }
    }
    if aligned >= low {
      result.append(
        (aligned..<segment.upperBound, document.starts[aligned] ? .word : .broken))
    }
    return result
  }

  /// Whether a word that introduces slogans ends here.
  private func isClean(endingAt position: Int, from low: Int) -> Bool {
    if SloganWords.signals.length(before: position, from: low, in: scalars) != nil { return true }
    if SloganWords.directives.length(before: position, from: low, in: scalars) != nil {
      return true
    }
    switch scalars[position - 1] {
    case "了", "的", "是", "将", "地", "把", "到", "并": return position - low > 1
    default: return false
    }
  }

  /// The segment, and its beginnings before words that follow slogans.
  private func rightCuts(
    _ segment: Range<Int>, isLast: Bool
  ) -> [(Range<Int>, CutQuality)] {
    var result: [(Range<Int>, CutQuality)] = []
    let limit = ParallelDetector.maximumSegment
    if segment.count <= limit { result.append((segment, .whole)) }
    guard isLast, segment.count > 2 else { return result }
    let high = min(segment.upperBound, segment.lowerBound + limit + 1)
    for position in (segment.lowerBound + 2)..<high where document.starts[position] {
      switch scalars[position] {
      case "的", "等", "地", "之":
        result.append((segment.lowerBound..<position, .clean))
      default: continue
      }
    }
    return result
  }
}

extension SegmentAligner {
  /// Series that run over 、 and commas alike, of segments of equal length: 疫情控、人心安，信心足、社会稳.
  func mixedMatches() -> [SegmentMatch] {
    var result: [SegmentMatch] = []
    var first = 0
    while first + 1 < run.segments.count {
      let length = run.segments[first].count
      var last = first
      while last + 1 < run.segments.count, run.segments[last + 1].count == length,
        last - first < ParallelDetector.maximumSegments
      {
        last += 1
      }
      let separators = run.separators[first..<last]
      if last - first >= 3, (2...8).contains(length),
        separators.contains(where: { $0 != separators.first })
      {
        result.append(
          SegmentMatch(
            segments: Array(run.segments[first...last]), first: first, last: last, start: .whole,
            end: .whole))
      }
      first = max(last, first + 1)
    }
    return result
  }

  /// The whole run, when it fills quotation marks or a line and its segments are about as long.
  func wholeMatch() -> SegmentMatch? {
    let count = run.segments.count
    guard (2...ParallelDetector.maximumSegments).contains(count) else { return nil }
    let range = run.range
    let before = document.kind(range.lowerBound - 1)
    let after = document.kind(range.upperBound)
    let isQuoted =
      (before == .openQuote || before == .plainQuote)
      && (after == .closeQuote || after == .plainQuote
        || (after == .stop && document.kind(range.upperBound + 1) == .closeQuote))
    let isLine =
      (before == .lineBreak || before == .openTitle)
      && (after == .lineBreak || after == .stop || after == .closeTitle)
    guard isQuoted || isLine else { return nil }
    let lengths = run.segments.map(\.count)
    guard let longest = lengths.max(), let shortest = lengths.min(),
      longest <= ParallelDetector.maximumSegment, shortest >= 1,
      longest - shortest <= (isQuoted ? 4 : 1)
    else { return nil }
    return SegmentMatch(
      segments: run.segments, first: 0, last: count - 1, start: .whole, end: .whole)
  }
}
