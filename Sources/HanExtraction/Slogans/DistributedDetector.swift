import HanCore

/// Finds slogans that are spread over headings, or over items 一是…, 二是…, with one frame:
/// 压实工作“担子”。… 扎紧出入“口子”。…
struct DistributedDetector: SloganDetector {
  /// The longest heading, in characters.
  static let maximumHeading = 16

  func addProposals(in document: SloganDocument, to result: inout [SloganProposal]) {
    let headings = document.headings.filter { $0.count <= Self.maximumHeading }
    addSeries(headings, in: document, to: &result)
    addSeries(headings.map { firstClause($0, in: document) }, in: document, to: &result)
    for items in document.items where items.count > 2 {
      addSeries(
        items.map { firstClause($0, in: document) }, in: document, isEnumerated: true, to: &result)
    }
  }

  /// The heading up to its first comma.
  private func firstClause(_ heading: Range<Int>, in document: SloganDocument) -> Range<Int> {
    var end = heading.lowerBound
    while end < heading.upperBound, !isComma(document.kind(end)) { end += 1 }
    return heading.lowerBound..<end
  }

  private func isComma(_ kind: MarkKind) -> Bool { kind == .comma || kind == .enumerationComma }

  /// Appends headings that share a frame; a few lines may stand between them.
  private func addSeries(
    _ headings: [Range<Int>], in document: SloganDocument, isEnumerated: Bool = false,
    to result: inout [SloganProposal]
  ) {
    var isTaken = [Bool](repeating: false, count: headings.count)
    for first in headings.indices where !isTaken[first] {
      var series = [first]
      var next = first + 1
      while next < headings.count, next - series[series.count - 1] <= Self.maximumGap,
        series.count < ParallelDetector.maximumSegments
      {
        if fits(headings[next], headings[first], isEnumerated, in: document) {
          series.append(next)
        } else if isEnumerated {
          break
        }
        next += 1
      }
      guard series.count >= 3 else { continue }
      for place in series { isTaken[place] = true }
      let spans = series.map { headings[$0] }
      let words = spans.map { $0.filter { isWord($0, in: document) } }
      if let proposal = proposal(spans, words, isEnumerated, in: document) {
        result.append(proposal)
      }
    }
  }

  /// How far apart headings of a series may be, in lines that are as short as headings.
  private static let maximumGap = 3

  private func isWord(_ index: Int, in document: SloganDocument) -> Bool {
    document.kind(index).isWord || document.kind(index) == .comma
  }

  /// Whether the headings' words are as many, four at least, and share a Chinese character at the
  /// same place.
  ///
  /// Items that are enumerated need not share any.
  private func fits(
    _ a: Range<Int>, _ b: Range<Int>, _ isEnumerated: Bool, in document: SloganDocument
  ) -> Bool {
    let least = isEnumerated ? 3 : 4
    let scalars = document.scalars.scalars
    var (left, right) = (a.lowerBound, b.lowerBound)
    var count = 0
    var isShared = false
    while true {
      while left < a.upperBound, !isWord(left, in: document) { left += 1 }
      while right < b.upperBound, !isWord(right, in: document) { right += 1 }
      if left == a.upperBound || right == b.upperBound {
        return left == a.upperBound && right == b.upperBound && count >= least
          && (isShared || isEnumerated)
      }
      isShared = isShared || document.kind(left) == .han && scalars[left] == scalars[right]
      count += 1
      left += 1
      right += 1
    }
  }

  private func proposal(
    _ spans: [Range<Int>], _ words: [[Int]], _ isEnumerated: Bool, in document: SloganDocument
  ) -> SloganProposal? {
    let scalars = document.scalars.scalars
    let length = words[0].count
    let shared = (0..<length).filter { place in
      words.allSatisfy { scalars[$0[place]] == scalars[words[0][place]] }
    }
    let places = shared.filter { document.kind(words[0][$0]) == .han }
    guard isEnumerated && length <= 8 || !places.isEmpty, shared.count < length else { return nil }
    var marks = document.placeEvidence(spans[0])
    marks.insert(.distributed)
    marks.insert(.heading)
    marks.insert(words.count == 3 ? .threeSegments : .manySegments)
    marks.insert(.equalLengths)
    marks.insert(places.isEmpty ? .couplet : places.first == 0 ? .prefixFrame : .infixFrame)
    marks.insert(.richFrame, if: places.count >= 2)
    document.addWords(to: &marks, spans)
    return SloganProposal(range: spans[0], type: .parallel, evidence: marks, parts: spans)
  }
}
