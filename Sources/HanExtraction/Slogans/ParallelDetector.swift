import HanCore

/// Finds coordinate segments: repeated frames (早发现、早报告) and couplets of equal length
/// (外防输入、内防反弹).
///
/// The first segment of a run is often glued to its left context (确保|不漏一户), the last one to
/// its right context (横向到边|的网格). ``SegmentAligner`` says where they may be cut; neighbours
/// are joined as long as they have the same length or share a frame.
struct ParallelDetector: SloganDetector {
  /// The longest segment, in characters.
  static let maximumSegment = 12
  /// The most segments of one slogan.
  static let maximumSegments = 12

  func addProposals(in document: SloganText, to result: inout [SloganSpan]) {
    let aligner = SegmentAligner(document)
    // Lists that are filled anew for each run: most runs have nothing to say.
    var stretches: [Range<Int>] = []
    var found: [SegmentMatch] = []
    var more: [SegmentMatch] = []
    var segments: [Range<Int>] = []
    for run in document.segments.runs {
      stretches.removeAll(keepingCapacity: true)
      found.removeAll(keepingCapacity: true)
      document.segments.addStretches(of: run, to: &stretches)
      for stretch in stretches { addMatches(in: stretch, of: aligner, to: &found) }
      if !document.segments.isUniform(run) { addMixed(of: run, aligner, to: &found) }
      more.removeAll(keepingCapacity: true)
      if let whole = aligner.wholeMatch(of: run) { more.append(whole) }
      for stretch in stretches { aligner.addLevelMatches(in: stretch, to: &more) }
      for stretch in stretches { aligner.addMottoSeries(in: stretch, to: &more) }
      for match in found {
        if let match = aligner.withoutSubject(match) { more.append(match) }
      }
      for match in more where !found.contains(where: { $0.range == match.range }) {
        found.append(match)
      }
      for match in found {
        match.write(to: &segments, from: document.segments)
        if let proposal = proposal(match, segments, in: document) { result.append(proposal) }
      }
    }
  }

  /// Appends the series of segments of a stretch that go together.
  private func addMatches(
    in stretch: Range<Int>, of aligner: SegmentAligner, to result: inout [SegmentMatch]
  ) {
    var first = stretch.lowerBound
    while first + 1 < stretch.upperBound {
      guard var match = aligner.pair(first, in: stretch) else {
        first += 1
        continue
      }
      // Each step looks at one segment: series that overlap do so by one segment at most.
      while match.last + 1 < stretch.upperBound, match.count < Self.maximumSegments,
        !match.isClosed, aligner.extend(&match, in: stretch)
      {}
      result.append(match)
      first = max(first + 1, match.last)
    }
  }

  /// Appends series over 、 and commas. Such a series is one slogan, and its parts are none.
  private func addMixed(
    of run: Range<Int>, _ aligner: SegmentAligner, to result: inout [SegmentMatch]
  ) {
    let count = result.count
    aligner.addMixedMatches(of: run, to: &result)
    if result.count == count { return }
    let mixed = Array(result[count...])
    var isTaken = [Bool](repeating: false, count: run.count)
    // Four characters without a frame may be mottos of their own, or pairs.
    for match in mixed where match.opening.count <= 3 || !match.frame.isEmpty {
      for index in match.first...match.last { isTaken[index - run.lowerBound] = true }
    }
    result.removeSubrange(count...)
    result.removeAll { isTaken[$0.first - run.lowerBound] && isTaken[$0.last - run.lowerBound] }
    result += mixed
  }

  private func proposal(
    _ match: SegmentMatch, _ segments: [Range<Int>], in document: SloganText
  ) -> SloganSpan? {
    let scalars = document.scalars.scalars
    let first = match.opening
    // The same segment again and again is no slogan.
    if match.frame.count == first.count, match.frame.isEven { return nil }
    var frame = match.frame
    if frame.isEmpty, segments.count > 2 {
      let partial = SegmentFrame(segments.dropLast(), in: scalars)
      if !partial.isEmpty {
        frame = partial
        frame.isPartial = true
      }
    }
    var marks = document.placeEvidence(match.range)
    addShape(
      to: &marks, segments, separators: document.segments.separators[match.first..<match.last])
    addFrame(to: &marks, frame, first, in: document)
    addEdges(to: &marks, match)
    marks.insert(.chain, if: isChained(match, in: document.segments))
    document.addWords(to: &marks, segments)
    addCombinations(to: &marks, segments, in: document)
    return SloganSpan(
      range: match.range, type: .parallel, evidence: marks, frame: (frame, first))
  }

  /// Whether commas join the segments, and join them to what stands around them.
  private func isChained(_ match: SegmentMatch, in table: SegmentTable) -> Bool {
    table.separators[match.first] == .comma
      && (table.separators[match.last] == .comma
        || match.first > 0 && table.separators[match.first - 1] == .comma)
  }

  /// Marks that are more than the sum of others.
  private func addCombinations(
    to marks: inout SloganEvidenceSet, _ segments: [Range<Int>], in document: SloganText
  ) {
    marks.insert(
      .nounList,
      if: marks.contains(.nominalFrame) && marks.contains(.endsNominal)
        && !marks.contains(.demand))
    marks.insert(
      .titleCouplet,
      if: marks.contains(.title) && segments.count == 2 && marks.contains(.equalLengths)
        && segments[0].count >= 5)
    var known = 0
    for segment in segments {
      guard
        let match = document.lexicon.match(
          at: segment.lowerBound, to: segment.upperBound, in: document.scalars.scalars),
        match.length == segment.count
      else { continue }
      known += 1
      marks.insert(.standing, if: match.standsAlone)
    }
    marks.insert(.knownMotto, if: known * 2 > segments.count)
    marks.insert(.knownSegment, if: known > 0 && known * 2 <= segments.count)
    let scalars = document.scalars.scalars
    marks.insert(
      .universal,
      if: segments.allSatisfy {
        document.vocabulary.universals.length(at: $0.lowerBound, to: $0.upperBound, in: scalars)
          != nil
      })
  }

  private func addShape(
    to marks: inout SloganEvidenceSet, _ segments: [Range<Int>],
    separators: ArraySlice<SegmentSeparator>
  ) {
    var longest = 0
    var shortest = Int.max
    for segment in segments {
      longest = max(longest, segment.count)
      shortest = min(shortest, segment.count)
    }
    let even = longest == shortest
    marks.insert(
      segments.count == 2 ? .twoSegments : segments.count == 3 ? .threeSegments : .manySegments)
    marks.insert(even ? .equalLengths : .unequalLengths)
    marks.insert(
      longest <= 2
        ? .length2
        : longest == 3
          ? .length3
          : longest == 4 ? .length4 : longest <= 6 ? .length5 : longest <= 8 ? .length7 : .length9)
    marks.insert(.enumerationComma, if: separators.contains(.enumeration))
    marks.insert(.comma, if: separators.contains(.comma))
    marks.insert(.blank, if: separators.contains(.blank))
  }

  private func addFrame(
    to marks: inout SloganEvidenceSet, _ frame: SegmentFrame, _ first: Range<Int>,
    in document: SloganText
  ) {
    guard !frame.isEmpty else {
      marks.insert(.couplet)
      return
    }
    marks.insert(.partialFrame, if: frame.isPartial)
    let scalars = document.scalars.scalars
    var count = 0
    var last = -1
    var isParted = false
    var isVerbal = false
    var isNegative = false
    var isFunctional = false
    for index in first where frame.isShared(index, of: first) {
      let scalar = scalars[index]
      isParted = isParted || (count > 0 && index - last > 1)
      isVerbal =
        isVerbal || document.vocabulary.frameVerbs.contains(scalar)
        || (isPredicate(document.classes[index], at: index, of: first)
          && !document.vocabulary.affixes.contains(scalar))
      isFunctional = isFunctional || document.vocabulary.functionWords.contains(scalar)
      isNegative = isNegative || document.vocabulary.negations.contains(scalar)
      count += 1
      last = index
    }
    if frame.isShared(first.lowerBound, of: first) {
      marks.insert(.prefixFrame)
    } else if last == first.upperBound - 1, count == frame.suffix {
      marks.insert(.suffixFrame)
    } else {
      marks.insert(.infixFrame)
    }
    marks.insert(.richFrame, if: isParted || count >= 3)
    marks.insert(.denseFrame, if: count >= 2 && count * 5 >= first.count * 2)
    marks.insert(.negativeFrame, if: isNegative)
    marks.insert(.functionFrame, if: isFunctional)
    marks.insert(isVerbal ? .verbalFrame : .nominalFrame)
    marks.insert(
      .affixes,
      if: count == 1 && last == first.upperBound - 1
        && document.vocabulary.affixes.contains(scalars[last]))
  }

  /// Whether a shared character of the class may be a predicate: adjectives that stand first (重要讲话)
  /// are none.
  private func isPredicate(_ wordClass: WordClass, at index: Int, of segment: Range<Int>) -> Bool {
    wordClass == .adjective ? index > segment.lowerBound + 1 : wordClass.isVerbal
  }

  private func addEdges(to marks: inout SloganEvidenceSet, _ match: SegmentMatch) {
    switch match.start {
    case .whole: break
    case .clean, .frame: marks.insert(.cleanStart)
    case .word: marks.insert(.trimmedStart)
    case .broken: marks.insert(.brokenStart)
    }
    switch match.end {
    case .whole, .clean, .frame: break
    case .word: marks.insert(.trimmedEnd)
    case .broken: marks.insert(.brokenEnd)
    }
  }
}
