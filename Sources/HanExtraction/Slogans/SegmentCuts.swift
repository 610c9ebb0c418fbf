import HanCore

/// How a segment was cut out of a longer one.
enum CutQuality: UInt8 {
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

/// Where the first and the last segment of a slogan may be cut: they are often glued to the words
/// around the slogan.
///
/// Cuts are handed to a closure, so that trying them allocates nothing.
struct SegmentCuts {
  private let scalars: [Unicode.Scalar]
  private let starts: WordStarts
  private let vocabulary = SloganWords.shared
  private let introducers = Self.introducers

  init(_ document: SloganText) {
    scalars = document.scalars.scalars
    starts = document.starts
  }

  /// The segment, and its ends behind words that introduce slogans, or such that `length`
  /// characters are left; those of them that have one of the lengths.
  ///
  /// Ends that differ from `length` by more than one character go with the next segment only if
  /// both begin or end alike (`endsAlike`); others are left out without a look at the words.
  @inline(__always)
  func forEachLeft(
    _ segment: Range<Int>, lengths: ClosedRange<Int>, length: Int, opening: Unicode.Scalar,
    endsAlike: Bool, _ body: (Range<Int>, CutQuality) -> Void
  ) {
    let end = segment.upperBound
    if lengths.contains(segment.count) {
      // A segment that begins with a verb that introduces slogans is hardly the first of one.
      let isIntroduced =
        scalars[segment.lowerBound] != opening
        && (vocabulary.signals.length(at: segment.lowerBound, to: end, in: scalars) != nil
          || vocabulary.directives.length(at: segment.lowerBound, to: end, in: scalars) != nil)
      body(segment, isIntroduced ? .frame : .whole)
    }
    var position = max(segment.lowerBound + 1, end - lengths.upperBound)
    let high = end - lengths.lowerBound
    let aligned = length > 0 ? end - length : -1
    while position <= high {
      if !starts[position] {
        if position == aligned { body(position..<end, .broken) }
      } else if !endsAlike, abs(end - position - length) > 1, scalars[position] != opening {
        // Nothing to share.
      } else if isClean(endingAt: position, from: segment.lowerBound) {
        // 要求|做到移风易俗，拒绝…: what a verb of demands introduces is another clause.
        let isIntroduced =
          scalars[position] != opening
          && vocabulary.signals.length(at: position, to: end, in: scalars) != nil
        body(position..<end, isIntroduced ? .broken : .clean)
      } else if scalars[position] == opening {
        body(position..<end, .frame)
      } else if position == aligned {
        let isIntroduced =
          vocabulary.signals.length(at: position, to: end, in: scalars) != nil
        body(position..<end, isIntroduced ? .broken : .word)
      }
      position += 1
    }
  }

  /// Whether a word that introduces slogans ends here.
  func isClean(endingAt position: Int, from low: Int) -> Bool {
    let last = scalars[position - 1]
    guard introducers.mayContain(last) else { return false }
    return Self.isParticle(last)
      || vocabulary.signals.length(before: position, from: low, in: scalars) != nil
      || vocabulary.directives.length(before: position, from: low, in: scalars) != nil
  }

  @inline(__always)
  private static func isParticle(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "了", "的", "是", "将", "地", "把", "到", "并", "以", "对", "让", "使", "在", "向", "和", "与", "用", "支",
      "批":
      true
    default: false
    }
  }

  /// The last characters of words that introduce slogans.
  private static let introducers = ScalarFilter(
    "了的是将地把到并以对让使在向和与用支批".unicodeScalars + SloganWords.shared.signals.ends
      + SloganWords.shared.directives.ends)

  /// The segment, and its beginnings before words that follow slogans.
  @inline(__always)
  func forEachRight(
    _ segment: Range<Int>, isLast: Bool, _ body: (Range<Int>, CutQuality) -> Void
  ) {
    let limit = ParallelDetector.maximumSegment
    if segment.count <= limit { body(segment, .whole) }
    guard isLast, segment.count > 2 else { return }
    let high = min(segment.upperBound - 1, segment.lowerBound + limit + 1)
    var position = segment.lowerBound + 2
    while position < high {
      if starts[position] {
        if Self.isFollower(scalars[position]) {
          body(segment.lowerBound..<position, .clean)
        } else if let length = vocabulary.calledMethod.length(
          at: position, to: segment.upperBound, in: scalars),
          position + length == segment.upperBound
        {
          body(segment.lowerBound..<position, .frame)
        }
      }
      position += 1
    }
  }

  @inline(__always)
  private static func isFollower(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "的" || scalar == "等" || scalar == "地"
  }
}
