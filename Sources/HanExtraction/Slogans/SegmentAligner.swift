import HanCore

/// Says which neighbouring segments of a run go together, and where the outer ones are to be cut.
struct SegmentAligner {
  let document: SloganText
  let cuts: SegmentCuts
  let table: SegmentTable
  private let scalars: [Unicode.Scalar]

  /// The fewest characters that may be cut off behind a slogan at a place that nothing marks.
  private static let shortestContext = 3

  /// The greatest difference between the lengths of two segments that go together.
  private static let difference = 4

  init(_ document: SloganText) {
    self.document = document
    cuts = SegmentCuts(document)
    table = document.segments
    scalars = document.scalars.scalars
  }

  /// The best match of a segment with the one behind it, or `nil`.
  ///
  /// - Complexity: O(1): segments that take part have bounded lengths.
  func pair(_ index: Int, in stretch: Range<Int>) -> SegmentMatch? {
    let isLast = index + 2 == stretch.upperBound
    let whole = table.segments[index]
    let next = table.segments[index + 1]
    // Only the last segment may be cut at its end.
    if !isLast, next.count > ParallelDetector.maximumSegment { return nil }
    // 村民们总结说 introduces what follows, and is no part of it.
    if document.vocabulary.reports.length(
      before: whole.upperBound, from: whole.lowerBound, in: scalars) != nil
    {
      return nil
    }
    let isEnumeration = table.separators[index] == .enumeration
    // Where three segments have one length, the first is to be cut to it.
    let third = isLast ? -1 : table.segments[index + 2].count
    let opening = scalars[next.lowerBound]
    var best: SegmentMatch?
    var bestScore = 0.0

    func consider(
      _ first: Range<Int>, _ start: CutQuality, _ second: Range<Int>, _ end: CutQuality,
      bonus: Double
    ) {
      guard let (score, frame) = affinity(first, second, isEnumeration) else { return }
      let total = score + bonus - start.penalty - end.penalty
      guard total > bestScore else { return }
      bestScore = total
      best = SegmentMatch(
        first: index, last: index + 1, opening: first, closing: second, start: start, end: end,
        frame: frame)
    }

    // Behind a comma another clause may follow what ends before 的.
    cuts.forEachRight(next, isLast: isLast || !isEnumeration) { second, end in
      guard second.count >= 2 else { return }
      let limit = min(ParallelDetector.maximumSegment, second.count + Self.difference)
      cuts.forEachLeft(
        whole, lengths: max(2, second.count - Self.difference - 1)...limit, length: second.count,
        opening: opening,
        endsAlike: scalars[whole.upperBound - 1] == scalars[second.upperBound - 1]
          || sharesNegation(whole, second)
      ) { first, start in
        let isLevel = first.count == second.count && second.count == third
        consider(first, start, second, end, bonus: isLevel ? 2 : 0)
      }
      // The second may be glued to its right context: cut it to the length of the first.
      if isLast, end == .whole, second.count > 1 + Self.shortestContext {
        cuts.forEachLeft(
          whole, lengths: 2...(second.count - Self.shortestContext), length: 0, opening: opening,
          endsAlike: true
        ) { first, start in
          let cut = second.lowerBound..<(second.lowerBound + first.count)
          consider(
            first, start, cut, document.starts[cut.upperBound] ? .word : .broken, bonus: 0)
        }
      }
    }
    // The halves of a title are whole.
    if table.separators[index] == .blank, best?.start != .whole || best?.end != .whole {
      return nil
    }
    return best
  }

  /// Adds the next segment to a match if it goes with the last one.
  func extend(_ match: inout SegmentMatch, in stretch: Range<Int>) -> Bool {
    let index = match.last + 1
    let isLast = index + 1 == stretch.upperBound
    let reference = match.closing
    let segment = table.segments[index]
    let frame = match.frame
    let isEnumeration = table.separators[index - 1] == .enumeration
    // A frame that begins with the last segment begins another slogan.
    if frame.isEmpty, !isEnumeration, match.count == 2,
      !SegmentFrame(reference, segment, in: scalars).isEmpty
    {
      return false
    }
    var best: (range: Range<Int>, quality: CutQuality, frame: SegmentFrame)?
    var bestScore = 0.0

    func consider(_ piece: Range<Int>, _ quality: CutQuality) {
      // The last of a list may be longer by itself: 学校主导、家长配合、社区参与互助|的原则.
      let isLonger =
        isEnumeration && isLast && quality == .clean && frame.isEmpty
        && (1...2).contains(piece.count - reference.count) && piece.count <= 8
      let close = affinity(reference, piece, isEnumeration)?.0
      guard let score = close ?? (isLonger ? 1.4 : nil) else { return }
      var joined = frame
      joined.narrow(to: piece, first: match.opening, in: scalars)
      // A series with a frame goes on with the frame; lists joined by 、 may leave it at the end.
      if !frame.isEmpty, joined.isEmpty {
        let mayLeave =
          (quality == .whole || quality == .clean) && piece.count == reference.count
          && (isEnumeration || isLast)
        if !mayLeave { return }
      }
      // The last of a list joined by 、 is cut to the length of the others more readily.
      let penalty = quality == .word && !isEnumeration ? 3 : quality.penalty
      let total = score + (joined.isEmpty ? 0 : 2) - penalty
      if total > bestScore {
        bestScore = total
        best = (piece, quality, joined)
      }
    }

    cuts.forEachRight(segment, isLast: isLast || !isEnumeration, consider)
    // Behind a list of 、 a noun of two characters may follow: 放管结合、优化服务|改革.
    let context = isEnumeration && segment.count < 8 ? 2 : Self.shortestContext
    if isLast, segment.count >= reference.count + context {
      let cut = segment.lowerBound..<(segment.lowerBound + reference.count)
      consider(cut, document.starts[cut.upperBound] ? .word : .broken)
    }
    guard let best else { return false }
    match.closing = best.range
    match.last = index
    match.end = best.quality
    match.frame = best.frame
    return true
  }

  /// How well two segments go together, and what they have in common; `nil` for not at all.
  private func affinity(
    _ a: Range<Int>, _ b: Range<Int>, _ isEnumeration: Bool
  ) -> (Double, SegmentFrame)? {
    let limit = ParallelDetector.maximumSegment
    guard a.count >= 2, b.count >= 2, a.count <= limit, b.count <= limit else { return nil }
    let difference = abs(a.count - b.count)
    guard difference <= Self.difference else {
      // 面积不减少、土壤环境质量不下降
      return difference == Self.difference + 1 && sharesNegation(a, b)
        ? (0.5, SegmentFrame(a, b, in: scalars)) : nil
    }
    let frame = SegmentFrame(a, b, in: scalars)
    if difference == 0 {
      if frame.prefix == a.count { return nil }
      // Lists joined by 、 are coordinate in any case; clauses joined by commas need not be.
      return (
        (isEnumeration ? 3 : 2) + 1.2 * Double(min(frame.count, 4)) + (frame.prefix > 0 ? 0.8 : 0),
        frame
      )
    }
    guard !frame.isEmpty else { return sharesNegation(a, b) ? (1.5, frame) : nil }
    if isEnumeration, difference == 1, frame.prefix > 0, min(a.count, b.count) >= 5 {
      return (2.5, frame)
    }
    let verbal = b.contains {
      frame.isShared($0, of: b) && document.vocabulary.frameVerbs.contains(scalars[$0])
    }
    guard frame.count >= 2 || (verbal && difference <= 2) else { return nil }
    return (
      (isEnumeration ? 2 : 1) + 1.2 * Double(min(frame.count, 4)) - 1.5 * Double(difference)
        / Double(max(2, min(a.count, b.count)))
        + (frame.prefix > 0 ? 0.6 : 0), frame
    )
  }

  /// Whether both segments have the same negation before their last word: 面积不减少、质量不下降.
  private func sharesNegation(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard min(a.count, b.count) >= 5 else { return false }
    return (2...4).contains { distance in
      let scalar = scalars[a.upperBound - distance]
      return scalar == scalars[b.upperBound - distance]
        && document.vocabulary.negations.contains(scalar)
    }
  }

  /// A match without what its first segment says before its verb, when the second segment begins
  /// with one: 党|来自人民，植根于人民.
  func withoutSubject(_ match: SegmentMatch) -> SegmentMatch? {
    let opening = match.opening
    let second = match.count == 2 ? match.closing : table.segments[match.first + 1]
    guard document.classes[second.lowerBound] == .verb,
      document.classes[opening.lowerBound].isNominal
        || document.classes[opening.lowerBound] == .pronoun,
      let cut = (opening.lowerBound + 1..<opening.upperBound).first(where: { document.starts[$0] }),
      document.classes[cut] == .verb, opening.upperBound - cut >= 3
    else { return nil }
    var result = match
    result.opening = cut..<opening.upperBound
    result.start = .word
    var segments = [result.opening]
    segments += table.segments[(match.first + 1)..<match.last]
    segments.append(match.closing)
    result.frame = SegmentFrame(segments[...], in: scalars)
    return result
  }
}
