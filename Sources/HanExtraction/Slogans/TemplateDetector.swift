import HanCore

/// Finds segments of equal length that share characters at the same places: 早发现、早报告;
/// 不漏一户、不漏一人.
///
/// The first segment of a run is often glued to its left context (确保|不漏一户), the last one to
/// its right context (横向到边|的网格): the first is compared by its end and the last by its
/// beginning.
struct TemplateDetector: SloganDetector {
  /// The longest segment, in characters.
  static let maximumSegment = 8

  func candidates(in document: SloganDocument) -> [SloganCandidate] {
    var result: [SloganCandidate] = []
    for run in document.runs {
      var first = 0
      while first + 1 < run.segments.count {
        if let match = longestMatch(in: run, from: first, of: document.scalars.scalars) {
          result.append(candidate(match, in: run, of: document))
          first = match.last + (match.trimsEnd ? 0 : 1)
          if match.trimsEnd { first = match.last }
        } else {
          first += 1
        }
      }
    }
    return result
  }

  /// Segments `first...last` of a run, all `length` characters long after trimming.
  private struct Match {
    var first: Int
    var last: Int
    var length: Int
    var trimsStart: Bool
    var trimsEnd: Bool
    /// The places at which all segments have the same character.
    var shared: [Int]

    var count: Int { last - first + 1 }
  }

  private func longestMatch(
    in run: SegmentRun, from first: Int, of scalars: [Unicode.Scalar]
  ) -> Match? {
    let lengths = [run.segments[first + 1].count, run.segments[first].count]
    var best: Match?
    for length in Set(lengths).sorted() where (2...Self.maximumSegment).contains(length) {
      guard let match = match(in: run, from: first, length: length, of: scalars) else { continue }
      if let known = best, (known.count, trims(match)) >= (match.count, trims(known)) { continue }
      best = match
    }
    return best
  }

  private func trims(_ match: Match) -> Int {
    (match.trimsStart ? 1 : 0) + (match.trimsEnd ? 1 : 0)
  }

  /// The longest series of segments from `first` on that fit a frame of `length` characters.
  private func match(
    in run: SegmentRun, from first: Int, length: Int, of scalars: [Unicode.Scalar]
  ) -> Match? {
    let head = run.segments[first]
    guard head.count >= length else { return nil }
    let reference = (head.upperBound - length)..<head.upperBound
    guard scalars[reference].allSatisfy(\.isHan) else { return nil }
    var shared = Array(0..<length)
    var last = first
    var trimsEnd = false
    for index in (first + 1)..<run.segments.count {
      let segment = run.segments[index]
      guard segment.count >= length else { break }
      let piece = segment.lowerBound..<(segment.lowerBound + length)
      guard scalars[piece].allSatisfy(\.isHan) else { break }
      let still = shared.filter {
        scalars[reference.lowerBound + $0] == scalars[piece.lowerBound + $0]
      }
      guard !still.isEmpty, still.count < length else { break }
      // A frame is used up by its repetition: the same segment twice is no slogan.
      shared = still
      last = index
      if segment.count > length {
        trimsEnd = true
        break
      }
    }
    guard last > first else { return nil }
    return Match(
      first: first, last: last, length: length, trimsStart: head.count > length,
      trimsEnd: trimsEnd, shared: shared)
  }

  private func candidate(
    _ match: Match, in run: SegmentRun, of document: SloganDocument
  ) -> SloganCandidate {
    let scalars = document.scalars.scalars
    let start = run.segments[match.first].upperBound - match.length
    let end = run.segments[match.last].lowerBound + match.length
    var evidence: Set<SloganEvidence> = []
    if match.count >= 3 { evidence.insert(.threeSegments) }
    if match.length <= 6 { evidence.insert(.shortSegments) }
    if match.trimsStart { evidence.insert(.trimmedStart) }
    if match.trimsEnd { evidence.insert(.trimmedEnd) }
    if run.isQuoted, match.first == 0, match.last == run.segments.count - 1 {
      evidence.insert(.quoted)
    }
    let shared = Set(match.shared)
    if shared.contains(0) {
      evidence.insert(.prefixFrame)
    } else if match.shared.contains(where: { $0 < match.length - 1 }) {
      evidence.insert(.infixFrame)
    } else {
      evidence.insert(.suffixFrame)
    }
    if match.shared.contains(where: { FrameWords.verbal.contains(scalars[start + $0]) }) {
      evidence.insert(.verbalFrame)
    }
    if document.followsSignalVerb(start) { evidence.insert(.signalVerb) }
    return document.candidate(
      start..<end, type: .parallel,
      template: template(shared, length: match.length, at: start, of: scalars),
      evidence: evidence)
  }

  /// The frame, with one `_` for each run of characters that varies.
  private func template(
    _ shared: Set<Int>, length: Int, at start: Int, of scalars: [Unicode.Scalar]
  ) -> String {
    var result = String.UnicodeScalarView()
    for place in 0..<length {
      if shared.contains(place) {
        result.append(scalars[start + place])
      } else if result.last != "_" {
        result.append("_")
      }
    }
    return String(result)
  }
}

/// Characters that frames of slogans are made of.
enum FrameWords {
  /// Verbs, adverbs and negations of one character; nouns and affixes make lists, not slogans.
  static let verbal: Set<Unicode.Scalar> = Set(
    "不无全多早更逐勇逢必应再常严快勤敢能会有要保防守控管查抓促强建创争讲学爱护为之又好到起来少先".unicodeScalars)

  /// Verbs that introduce a demand.
  static let signals = [
    "坚持", "做到", "实现", "确保", "始终", "倡导", "落实", "强化", "坚决", "牢记", "树立", "践行",
    "推行", "实行", "努力", "真正", "达到", "力争", "严格",
  ]
}
