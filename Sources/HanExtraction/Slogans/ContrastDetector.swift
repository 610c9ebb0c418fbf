import HanCore

/// Finds demands that set one thing against another by words that come in pairs: 是放心供热，而不是停停烧烧,
/// 不是要我学，而是我要学, 宁可慢三分，不抢一秒.
///
/// Clauses of other lengths than one another are no couplets; the pair of words joins them all the
/// same. A second contrast right behind the first one belongs to it.
struct ContrastDetector: SloganDetector {
  /// The longest side of a contrast, in characters.
  private static let maximumSide = 14

  func addProposals(in document: SloganText, to result: inout [SloganSpan]) {
    var end = 0
    for mark in document.scalars.marks.places {
      let comma = Int(mark)
      guard comma >= end, document.kind(comma) == .comma, mayTurn(document.scalar(comma + 1)),
        let first = contrast(at: comma, in: document)
      else { continue }
      var segments = [first.left, first.right]
      end = first.right.upperBound
      // ；是…，而不是…
      while segments.count < 6, let next = continuation(behind: end, in: document) {
        segments += [next.left, next.right]
        end = next.right.upperBound
      }
      result.append(proposal(segments, in: document))
    }
  }

  /// Whether a clause that begins with the character may be the second side.
  @inline(__always)
  private func mayTurn(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "而", "但", "也", "不", "决", "绝": true
    default: false
    }
  }

  /// The words of the first side, by those that open the second one.
  private static let pairs: [(turn: WordTable, openings: WordTable, isKept: Bool)] = [
    (WordTable("而不是 而非"), WordTable("是"), false),
    (WordTable("而是"), WordTable("不是 不在于 不仅是"), true),
    (WordTable("但求"), WordTable("不求 不图"), true),
    (WordTable("不可 不能 不要 不让 不抢 也不 也要 决不 绝不 不愿"), WordTable("宁可 宁愿 宁肯 宁让 宁"), true),
  ]

  /// The two sides of a contrast with a comma between them.
  private func contrast(
    at comma: Int, in document: SloganText
  ) -> (left: Range<Int>, right: Range<Int>)? {
    let scalars = document.scalars.scalars
    guard comma + 3 < scalars.count else { return nil }
    let limit = min(scalars.count, comma + 4)
    for pair in Self.pairs {
      guard let turn = pair.turn.length(at: comma + 1, to: limit, in: scalars) else { continue }
      var end = comma + 1
      while end - comma <= Self.maximumSide + 3, document.kind(end).isWord { end += 1 }
      guard !document.kind(end).isWord, end - comma - 1 - turn >= 2 else { continue }
      // The opening word that stands nearest, in the clause before.
      var start = comma
      while start > 0, comma - start <= Self.maximumSide, document.kind(start - 1).isWord {
        start -= 1
        guard document.starts[start],
          let length = pair.openings.length(at: start, to: comma, in: scalars)
        else { continue }
        let left = (pair.isKept ? start : start + length)..<comma
        if left.count >= 3 { return (left, (comma + 1)..<end) }
      }
    }
    return nil
  }

  /// Another contrast of the same kind behind a semicolon or a comma.
  private func continuation(
    behind end: Int, in document: SloganText
  ) -> (left: Range<Int>, right: Range<Int>)? {
    guard document.kind(end) == .semicolon || document.kind(end) == .comma else { return nil }
    var comma = end + 1
    while comma - end <= Self.maximumSide + 2, document.kind(comma).isWord { comma += 1 }
    guard document.kind(comma) == .comma, mayTurn(document.scalar(comma + 1)),
      let next = contrast(at: comma, in: document), next.left.lowerBound - end <= 3
    else { return nil }
    return ((end + 1)..<comma, next.right)
  }

  private func proposal(
    _ segments: [Range<Int>], in document: SloganText
  ) -> SloganSpan {
    let range = segments[0].lowerBound..<segments[segments.count - 1].upperBound
    var marks = document.placeEvidence(range)
    marks.insert(.contrast)
    marks.insert(.comma)
    marks.insert(segments.count == 2 ? .twoSegments : .manySegments)
    document.addWords(to: &marks, segments)
    return SloganSpan(range: range, type: .parallel, evidence: marks)
  }
}
