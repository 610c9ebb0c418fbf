import HanCore

/// How a segment was cut out of a longer one.
enum CutQuality: Int {
  /// It was not cut.
  case whole
  /// At a word that introduces or follows slogans.
  case clean
  /// Where the characters of the frame begin.
  case frame
  /// Between two words.
  case word
  /// Inside a word.
  case broken

  /// What the cut costs.
  var penalty: Double {
    switch self {
    case .whole: 0
    case .clean: 0.3
    case .frame: 1
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
    let isEnumeration = run.separators[index] == .enumeration
    // Where three segments have one length, the first is to be cut to it.
    let third = index + 2 < stretch.upperBound ? run.segments[index + 2].count : -1
    var best: SegmentMatch?
    var bestScore = 0.0
    for (second, end) in ends {
      for (first, start) in leftCuts(
        whole, length: second.count, opening: scalars[second.lowerBound])
      {
        guard let score = affinity(first, second, isEnumeration) else { continue }
        let bonus = first.count == second.count && second.count == third ? 2.0 : 0
        let total = score + bonus - start.penalty - end.penalty
        if total > bestScore {
          bestScore = total
          best = SegmentMatch(
            segments: [first, second], first: index, last: index + 1, start: start, end: end)
        }
      }
      // The second may be glued to its right context: cut it to the length of the first.
      if isLast, end == .whole {
        for (first, start) in leftCuts(whole, length: 0, opening: scalars[second.lowerBound])
        where first.count < second.count {
          let cut = second.lowerBound..<(second.lowerBound + first.count)
          let quality: CutQuality = document.starts[cut.upperBound] ? .word : .broken
          guard let score = affinity(first, cut, isEnumeration) else { continue }
          let total = score - start.penalty - quality.penalty
          if total > bestScore {
            bestScore = total
            best = SegmentMatch(
              segments: [first, cut], first: index, last: index + 1, start: start, end: quality)
          }
        }
      }
    }
    // The halves of a title are whole.
    if run.separators[index] == .blank, best?.start != .whole || best?.end != .whole { return nil }
    return best
  }

  /// Adds the next segment to a match if it goes with the last one.
  func extend(_ match: inout SegmentMatch, in stretch: Range<Int>) -> Bool {
    let index = match.last + 1
    let isLast = index + 1 == stretch.upperBound
    let reference = match.segments[match.segments.count - 1]
    let frame = SegmentFrame(match.segments[...], in: scalars)
    let isEnumeration = run.separators[index - 1] == .enumeration
    // A frame that begins with the last segment begins another slogan.
    if frame.isEmpty, !isEnumeration, match.segments.count == 2,
      !SegmentFrame(reference, run.segments[index], in: scalars).isEmpty
    {
      return false
    }
    var best: (range: Range<Int>, quality: CutQuality)?
    var bestScore = 0.0
    var options = rightCuts(run.segments[index], isLast: isLast)
    if isLast, run.segments[index].count > reference.count {
      let segment = run.segments[index]
      let cut = segment.lowerBound..<(segment.lowerBound + reference.count)
      options.append((cut, document.starts[cut.upperBound] ? .word : .broken))
    }
    for (piece, quality) in options {
      guard let score = affinity(reference, piece, isEnumeration) else { continue }
      var joined = frame
      joined.narrow(to: piece, first: match.segments[0], in: scalars)
      // A series with a frame goes on with the frame; lists joined by 、 may leave it at the end.
      if !frame.isEmpty, joined.isEmpty {
        let mayLeave =
          quality == .whole && piece.count == reference.count && (isEnumeration || isLast)
        if !mayLeave { continue }
      }
      let total = score + (joined.isEmpty ? 0 : 2) - (quality == .word ? 3 : quality.penalty)
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
  private func affinity(_ a: Range<Int>, _ b: Range<Int>, _ isEnumeration: Bool) -> Double? {
    let limits = 2...ParallelDetector.maximumSegment
    guard limits.contains(a.count), limits.contains(b.count) else { return nil }
    let frame = SegmentFrame(a, b, in: scalars)
    if a.count == b.count {
      if frame.prefix == a.count { return nil }
      // Lists joined by 、 are coordinate in any case; clauses joined by commas need not be.
      return (isEnumeration ? 3 : 2) + 1.2 * Double(min(frame.count, 4))
        + (frame.prefix > 0 ? 0.8 : 0)
    }
    let difference = abs(a.count - b.count)
    guard difference <= 4, !frame.isEmpty else { return nil }
    if isEnumeration, difference == 1, frame.prefix > 0, min(a.count, b.count) >= 5 { return 2.5 }
    let verbal = b.contains {
      frame.isShared($0, of: b) && SloganWords.frameVerbs.contains(scalars[$0])
    }
    guard frame.count >= 2 || (verbal && difference <= 2) else { return nil }
    return (isEnumeration ? 2 : 1) + 1.2 * Double(min(frame.count, 4)) - 1.5 * Double(difference)
      / Double(max(2, min(a.count, b.count)))
      + (frame.prefix > 0 ? 0.6 : 0)
  }

  /// The segment, and its ends behind words that introduce slogans, or such that `length`
  /// characters are left.
  private func leftCuts(
    _ segment: Range<Int>, length: Int, opening: Unicode.Scalar
  ) -> [(Range<Int>, CutQuality)] {
    var result: [(Range<Int>, CutQuality)] = []
    let limit = ParallelDetector.maximumSegment
    if segment.count <= limit {
      // A segment that begins with a verb that introduces slogans is hardly the first of one.
      let isIntroduced =
        (SloganWords.signals.length(at: segment.lowerBound, to: segment.upperBound, in: scalars)
          ?? SloganWords.directives.length(
            at: segment.lowerBound, to: segment.upperBound, in: scalars)) != nil
        && scalars[segment.lowerBound] != opening
      result.append((segment, isIntroduced ? .frame : .whole))
    }
    let low = max(segment.lowerBound + 1, segment.upperBound - limit)
    var aligned = length >= 2 && length < segment.count ? segment.upperBound - length : -1
    if low < segment.upperBound - 1 {
      for position in low..<(segment.upperBound - 1) where document.starts[position] {
        if isClean(endingAt: position, from: segment.lowerBound) {
          result.append((position..<segment.upperBound, .clean))
          if position == aligned { aligned = -1 }
        } else if scalars[position] == opening {
          result.append((position..<segment.upperBound, .frame))
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
    case "了", "的", "是", "将", "地", "把", "到", "并", "以", "对", "让", "使", "在", "向", "和", "与", "用":
      return true
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
      guard position + 1 < segment.upperBound else { continue }
      if "的等地".unicodeScalars.contains(scalars[position]) {
        result.append((segment.lowerBound..<position, .clean))
      } else if let length = SloganWords.calledMethod.length(
        at: position, to: segment.upperBound, in: scalars),
        position + length == segment.upperBound
      {
        result.append((segment.lowerBound..<position, .frame))
      }
    }
    return result
  }
}

extension SegmentAligner {
  /// Series that run over 、 and commas alike, of segments of equal length, the first and the last
  /// one trimmed: 山更绿、水更清，村更美、民更富.
  func mixedMatches() -> [SegmentMatch] {
    var result: [SegmentMatch] = []
    let segments = run.segments
    var first = 0
    while first + 3 < segments.count {
      let length = segments[first + 1].count
      var last = first + 1
      while last + 1 < segments.count, segments[last + 1].count == length,
        last - first < ParallelDetector.maximumSegments
      {
        last += 1
      }
      let next = last
      if let match = mixedMatch(first, last, length: length) { result.append(match) }
      first = max(next, first + 1)
    }
    return result
  }

  private func mixedMatch(_ first: Int, _ last: Int, length: Int) -> SegmentMatch? {
    let segments = run.segments
    guard (2...8).contains(length), last - first >= 2 else { return nil }
    var pieces = Array(segments[first...last])
    var first = first
    var start = CutQuality.whole
    if pieces[0].count > length {
      let cut = pieces[0].upperBound - length
      guard document.starts[cut] else { return nil }
      start = isClean(endingAt: cut, from: pieces[0].lowerBound) ? .clean : .word
      pieces[0] = cut..<pieces[0].upperBound
    } else if pieces[0].count < length {
      pieces.removeFirst()
      first += 1
    }
    var last = last
    var end = CutQuality.whole
    if last + 1 < segments.count, segments[last + 1].count > length,
      run.separators[last] == .enumeration
    {
      let cut = segments[last + 1].lowerBound + length
      if "的等".unicodeScalars.contains(scalars[cut]) {
        pieces.append(segments[last + 1].lowerBound..<cut)
        last += 1
        end = .clean
      }
    }
    // Longer segments are one slogan only with one frame.
    guard length <= 3 || SegmentFrame(pieces[...], in: scalars).count > 1 else { return nil }
    let separators = Array(run.separators[first..<last])
    let groups = separators.split(separator: .comma, omittingEmptySubsequences: false)
    guard pieces.count >= 4, groups.count > 1, groups.allSatisfy({ !$0.isEmpty }) else {
      return nil
    }
    return SegmentMatch(segments: pieces, first: first, last: last, start: start, end: end)
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
    let isBracketed = before == .openBracket && after == .closeBracket
    let isLine =
      (before == .lineBreak || before == .openTitle || before == .colon)
      && (after == .lineBreak || after == .stop || after == .closeTitle)
    guard isQuoted || isLine || isBracketed else { return nil }
    let lengths = run.segments.map(\.count)
    guard let longest = lengths.max(), let shortest = lengths.min(),
      longest <= ParallelDetector.maximumSegment, shortest >= 1,
      longest - shortest <= (isLine ? 2 : 4)
    else { return nil }
    return SegmentMatch(
      segments: run.segments, first: 0, last: count - 1, start: .whole, end: .whole)
  }
}
