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
    for first in stretch.dropLast() {
      addPair(first, isLast: first + 2 == stretch.upperBound, to: &result)
    }
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
      if let match = levelMatch(index..<next, length, in: stretch) {
        result.append(match)
        if let shorter = withoutLast(match) { result.append(shorter) }
      }
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
    // Two with a frame say more: 开展|为国分忧，为国奉献，为国争光|活动.
    let isLone = !isEnumeration && whole.count == 1
    var opening = table.segments[first]
    var closing = table.segments[last]
    if first > stretch.lowerBound, table.segments[first - 1].count > length {
      let segment = table.segments[first - 1]
      let cut = segment.upperBound - length
      // 做到清理杂物，拒绝…，反对…: what a verb of demands introduces is another clause.
      let isIntroduced =
        document.vocabulary.signals.length(
          at: cut, to: segment.upperBound, in: document.scalars.scalars) != nil
      if document.starts[cut], !isIntroduced {
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
      if document.starts[cut], document.scalar(cut - 1) != "的",
        isEnumeration || cut < segment.lowerBound + length + 1
      {
        last += 1
        closing = segment.lowerBound..<cut
        end = cut == segment.upperBound ? .whole : isFollowed(cut) ? .clean : .word
      }
    }
    guard last > first, last - first < ParallelDetector.maximumSegments,
      last - first + 1 < stretch.count || start != .whole || end != .whole
    else { return nil }
    let match = match(first, last, opening, closing, start, end)
    // The segment behind may be none of them: 做|有爱心，有担当，新时代|的好学生.
    if isLone, match?.frame.prefix ?? 0 == 0 { return match.flatMap(withoutLast) }
    return match
  }

  /// A match without its last segment, which was cut, when the others have a frame that it has not.
  private func withoutLast(_ match: SegmentMatch) -> SegmentMatch? {
    guard match.end != .whole, match.count > 2, match.frame.isEmpty else { return nil }
    let shorter = self.match(
      match.first, match.last - 1, match.opening, table.segments[match.last - 1], match.start,
      .whole)
    return shorter.flatMap { $0.frame.isEmpty ? nil : $0 }
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
  /// Inside a longer list the second one must end before 的; mottos may have other lengths, too.
  private func addPair(_ first: Int, isLast: Bool, to result: inout [SegmentMatch]) {
    let (left, right) = (table.segments[first], table.segments[first + 1])
    if let match = mottos(first, left, right) {
      result.append(match)
      return
    }
    if let match = longPair(first, left, right, isLast: isLast) { result.append(match) }
    let length = 4
    guard left.count >= length, right.count >= length, left.count > length || right.count > length
    else { return }
    let opening = (left.upperBound - length)..<left.upperBound
    let closing = right.lowerBound..<(right.lowerBound + length)
    guard document.starts[opening.lowerBound], document.starts[closing.upperBound],
      isLast || isFollowed(closing.upperBound), hasSameWords(opening, closing)
    else { return }
    let start: CutQuality =
      left.count == length
      ? .whole
      : cuts.isClean(endingAt: opening.lowerBound, from: left.lowerBound) ? .clean : .word
    let end: CutQuality =
      right.count == length ? .whole : isFollowed(closing.upperBound) ? .clean : .word
    if let match = match(first, first + 1, opening, closing, start, end) { result.append(match) }
  }

  /// Two segments of five to eight characters, both of them glued, with words of the same lengths:
  /// 为|谱写陕西新篇、争做西部示范|提供保障.
  private func longPair(
    _ first: Int, _ left: Range<Int>, _ right: Range<Int>, isLast: Bool
  ) -> SegmentMatch? {
    for length in stride(from: 8, through: 5, by: -1)
    where left.count >= length && right.count >= length
      && (left.count > length || right.count > length)
    {
      let opening = (left.upperBound - length)..<left.upperBound
      let closing = right.lowerBound..<(right.lowerBound + length)
      guard document.starts[opening.lowerBound], document.starts[closing.upperBound],
        isLast || isFollowed(closing.upperBound),
        document.classes[opening.lowerBound] == document.classes[closing.lowerBound],
        isPlan(at: closing.upperBound)
          || inner(opening) == inner(closing) && inner(opening) != 0
      else { continue }
      let start: CutQuality =
        opening == left
        ? .whole
        : cuts.isClean(endingAt: opening.lowerBound, from: left.lowerBound) ? .clean : .word
      let end: CutQuality =
        closing == right ? .whole : isFollowed(closing.upperBound) ? .clean : .word
      return match(first, first + 1, opening, closing, start, end)
    }
    return nil
  }

  /// Appends series of three mottos of the lexicon and more, whatever their lengths: 解放思想，实事求是，
  /// 团结一致向前看.
  func addMottoSeries(in stretch: Range<Int>, to result: inout [SegmentMatch]) {
    guard stretch.count > 2 else { return }
    let lexicon = document.lexicon
    let scalars = document.scalars.scalars
    func length(_ segment: Range<Int>) -> Int {
      lexicon.match(at: segment.lowerBound, to: segment.upperBound, in: scalars)?.length ?? 0
    }
    var index = stretch.lowerBound
    while index < stretch.upperBound {
      guard length(table.segments[index]) == table.segments[index].count else {
        index += 1
        continue
      }
      var next = index + 1
      while next < stretch.upperBound, length(table.segments[next]) == table.segments[next].count {
        next += 1
      }
      var (first, last) = (index, next - 1)
      var (opening, closing) = (table.segments[first], table.segments[last])
      var (start, end) = (CutQuality.whole, CutQuality.whole)
      if first > stretch.lowerBound {
        let left = table.segments[first - 1]
        let low = max(left.lowerBound, left.upperBound - 8)
        if let cut = (low..<left.upperBound).first(where: {
          document.starts[$0] && length($0..<left.upperBound) == left.upperBound - $0
        }) {
          (first, opening, start) = (first - 1, cut..<left.upperBound, .clean)
        }
      }
      if last + 1 < stretch.upperBound {
        let right = table.segments[last + 1]
        let count = length(right)
        if count > 2, isFollowed(right.lowerBound + count) {
          (last, closing, end) = (
            last + 1, right.lowerBound..<(right.lowerBound + count), .clean
          )
        }
      }
      if last - first > 1, last - first < ParallelDetector.maximumSegments,
        let match = match(first, last, opening, closing, start, end)
      {
        result.append(match)
      }
      index = next
    }
  }

  /// Whether the words of two ranges of one length begin at the same places, or one of them is one
  /// word.
  private func hasSameWords(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let (left, right) = (inner(a), inner(b))
    return left == right || left == 0 || right == 0
  }

  /// A bit for each place inside a range where a word begins.
  private func inner(_ range: Range<Int>) -> UInt32 {
    (1..<range.count).reduce(0) {
      document.starts[range.lowerBound + $1] ? $0 | 1 << UInt32($1) : $0
    }
  }

  /// Two mottos of the lexicon of different lengths side by side: 全程留痕、责任可追溯.
  private func mottos(_ first: Int, _ left: Range<Int>, _ right: Range<Int>) -> SegmentMatch? {
    let scalars = document.scalars.scalars
    let lexicon = document.lexicon
    guard
      let behind = lexicon.match(at: right.lowerBound, to: right.upperBound, in: scalars),
      document.starts[right.lowerBound + behind.length],
      let start = ((max(left.lowerBound, left.upperBound - 8))..<left.upperBound).first(where: {
        document.starts[$0]
          && lexicon.match(at: $0, to: left.upperBound, in: scalars)?.length == left.upperBound - $0
      })
    else { return nil }
    let opening = start..<left.upperBound
    let closing = right.lowerBound..<(right.lowerBound + behind.length)
    guard opening.count != closing.count else { return nil }
    return match(
      first, first + 1, opening, closing, opening == left ? .whole : .clean,
      closing == right ? .whole : .clean)
  }

  /// Whether a place is followed by the noun of a name of a plan: …，提升服务品质|實施計畫.
  private func isPlan(at place: Int) -> Bool {
    guard place < document.count, document.kind(place) == .han else { return false }
    return Self.plans.length(
      at: place, to: min(document.count, place + 2), in: document.scalars.scalars) != nil
  }

  private static let plans = WordTable("实施 计划 方案 行动 活动 工程 推动 专案 项目 意见 倡议 大赛 专项 系列 主题")

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
    // 村民们总结说 introduces what follows, and is no part of it.
    for segment in segments.dropLast()
    where document.vocabulary.reports.length(
      before: segment.upperBound, from: segment.lowerBound, in: document.scalars.scalars) != nil
    {
      return nil
    }
    let frame = SegmentFrame(segments[...], in: document.scalars.scalars)
    return SegmentMatch(
      first: first, last: last, opening: opening, closing: closing, start: start, end: end,
      frame: frame)
  }
}
