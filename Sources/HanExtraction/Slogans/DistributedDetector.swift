import HanCore

/// Finds slogans that are spread over headings, or over items 一是…, 二是…, with one frame:
/// 压实工作“担子”。… 扎紧出入“口子”。…
struct DistributedDetector: SloganDetector {
  /// The longest heading, in characters.
  static let maximumHeading = 16

  func addProposals(in document: SloganText, to result: inout [SloganSpan]) {
    let headings = document.headings.filter { $0.count <= Self.maximumHeading }
    addSeries(headings, in: document, to: &result)
    addSeries(headings.map { firstClause($0, in: document) }, in: document, to: &result)
    addSpread(in: document, to: &result)
    for items in document.items where items.count > 2 {
      addSeries(
        items.map { firstClause($0, in: document) }, in: document, isEnumerated: true, to: &result)
    }
  }

  /// The heading up to its first comma.
  private func firstClause(_ heading: Range<Int>, in document: SloganText) -> Range<Int> {
    var end = heading.lowerBound
    while end < heading.upperBound, !isComma(document.kind(end)) { end += 1 }
    return heading.lowerBound..<end
  }

  private func isComma(_ kind: MarkKind) -> Bool { kind == .comma || kind == .enumerationComma }

  /// Appends headings that share a frame; a few lines may stand between them.
  private func addSeries(
    _ headings: [Range<Int>], in document: SloganText, isEnumerated: Bool = false,
    to result: inout [SloganSpan]
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

  private func isWord(_ index: Int, in document: SloganText) -> Bool {
    document.kind(index).isWord || document.kind(index) == .comma
  }

  /// Whether the headings' words are as many, four at least, and share a Chinese character at the
  /// same place.
  ///
  /// Items that are enumerated need not share any.
  private func fits(
    _ a: Range<Int>, _ b: Range<Int>, _ isEnumerated: Bool, in document: SloganText
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
    _ spans: [Range<Int>], _ words: [[Int]], _ isEnumerated: Bool, in document: SloganText
  ) -> SloganSpan? {
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
    return SloganSpan(range: spans[0], type: .parallel, evidence: marks, parts: spans)
  }

  // MARK: Paragraphs that begin alike

  /// How far apart paragraphs of a series may be, in lines.
  private static let maximumDistance = 2

  /// Appends what the second clauses of paragraphs have in common whose first clauses are the same:
  /// 我们承诺，要努力|做一个守信的店家。… 我们承诺，要一直|做一个热心的邻居。…
  private func addSpread(in document: SloganText, to result: inout [SloganSpan]) {
    let lines = document.lines
    var first = 0
    while first + 2 < lines.count {
      guard let opening = opening(of: lines[first], in: document) else {
        first += 1
        continue
      }
      var series = [first]
      var next = first + 1
      while next < lines.count, next - series[series.count - 1] <= Self.maximumDistance,
        series.count < ParallelDetector.maximumSegments
      {
        if begins(lines[next], with: opening, in: document) { series.append(next) }
        next += 1
      }
      if series.count > 2 {
        let clauses = series.map { clause(of: lines[$0], behind: opening.count, in: document) }
        if let spans = common(clauses, in: document) {
          result.append(spread(spans, in: document))
        }
        first = series[series.count - 1]
      }
      first += 1
    }
  }

  /// The first clause of a line, with the comma or colon behind it.
  private func opening(of line: Range<Int>, in document: SloganText) -> Range<Int>? {
    var end = line.lowerBound
    while end < line.upperBound, end - line.lowerBound < 10, document.kind(end).isWord { end += 1 }
    guard end - line.lowerBound > 1, end + 4 < line.upperBound,
      document.kind(end) == .comma || document.kind(end) == .colon
    else { return nil }
    return line.lowerBound..<(end + 1)
  }

  private func begins(
    _ line: Range<Int>, with opening: Range<Int>, in document: SloganText
  ) -> Bool {
    let scalars = document.scalars.scalars
    return line.count > opening.count
      && opening.indices.allSatisfy {
        scalars[$0] == scalars[line.lowerBound + $0 - opening.lowerBound]
      }
  }

  private func clause(
    of line: Range<Int>, behind length: Int, in document: SloganText
  ) -> Range<Int> {
    let start = line.lowerBound + length
    var end = start
    while end < line.upperBound, end - start < 24, document.kind(end) == .han { end += 1 }
    return start..<end
  }

  /// The ends of clauses from the longest wording on that all of them have, three characters at
  /// least, when those are about as long and differ behind it.
  private func common(
    _ clauses: [Range<Int>], in document: SloganText
  ) -> [Range<Int>]? {
    let scalars = document.scalars.scalars
    func place(of words: Range<Int>, in clause: Range<Int>) -> Int? {
      guard clause.count >= words.count else { return nil }
      return (clause.lowerBound...(clause.upperBound - words.count)).first { start in
        words.indices.allSatisfy { scalars[$0] == scalars[start + $0 - words.lowerBound] }
      }
    }
    let model = clauses[0]
    guard model.count >= 5 else { return nil }
    for length in stride(from: min(8, model.count - 2), through: 3, by: -1) {
      for start in model.lowerBound...(model.upperBound - length) where document.starts[start] {
        let places = clauses.compactMap { place(of: start..<(start + length), in: $0) }
        guard places.count == clauses.count else { continue }
        let spans = zip(places, clauses).map { $0..<$1.upperBound }
        let lengths = spans.map(\.count)
        let tails = Set(spans.map { document.scalars(in: $0.dropFirst(length)) })
        guard tails.count == spans.count, (lengths.min() ?? 0) >= length + 2,
          (lengths.max() ?? 0) - (lengths.min() ?? 0) <= 2, (lengths.max() ?? 0) <= 16
        else { continue }
        return spans
      }
    }
    return nil
  }

  private func spread(_ spans: [Range<Int>], in document: SloganText) -> SloganSpan {
    var marks = document.placeEvidence(spans[0])
    marks.insert(.distributed)
    marks.insert(.spread)
    marks.insert(spans.count == 3 ? .threeSegments : .manySegments)
    marks.insert(Set(spans.map(\.count)).count == 1 ? .equalLengths : .unequalLengths)
    marks.insert(.prefixFrame)
    marks.insert(.richFrame)
    document.addWords(to: &marks, spans)
    return SloganSpan(range: spans[0], type: .parallel, evidence: marks, parts: spans)
  }
}
