import HanCore

/// Finds slogans that are spread over headings, or over items 一是…, 二是…, with one frame:
/// 压实工作“担子”。… 扎紧出入“口子”。…
struct DistributedDetector: SloganDetector {
  /// The longest heading, in characters.
  static let maximumHeading = 16

  func proposals(in document: SloganDocument) -> [SloganProposal] {
    let headings = document.headings(upTo: Self.maximumHeading)
    let lists = document.items.filter { $0.count > 2 }
    return series(headings, in: document)
      + series(headings.map { firstClause($0, in: document) }, in: document)
      + lists.flatMap { series($0.map { firstClause($0, in: document) }, in: document) }
  }

  /// The heading up to its first comma.
  private func firstClause(_ heading: Range<Int>, in document: SloganDocument) -> Range<Int> {
    let end = heading.first {
      document.kind($0) == .comma || document.kind($0) == .enumerationComma
    }
    return heading.lowerBound..<(end ?? heading.upperBound)
  }

  /// Headings in a row that share a frame.
  private func series(_ headings: [Range<Int>], in document: SloganDocument) -> [SloganProposal] {
    var result: [SloganProposal] = []
    var group: [[Int]] = []
    var spans: [Range<Int>] = []

    func close() {
      if group.count >= 3, let proposal = proposal(spans, group, in: document) {
        result.append(proposal)
      }
      group = []
      spans = []
    }
    for heading in headings {
      let words = heading.filter { document.kind($0).isWord || document.kind($0) == .comma }
      if let first = group.first {
        if group.count < ParallelDetector.maximumSegments, fits(words, first, in: document) {
          group.append(words)
          spans.append(heading)
          continue
        }
        close()
      }
      group = [words]
      spans = [heading]
    }
    close()
    return result
  }

  private func fits(_ a: [Int], _ b: [Int], in document: SloganDocument) -> Bool {
    guard a.count == b.count, a.count >= 4 else { return false }
    let scalars = document.scalars.scalars
    return zip(a, b).contains { document.kind($0) == .han && scalars[$0] == scalars[$1] }
  }

  private func proposal(
    _ spans: [Range<Int>], _ words: [[Int]], in document: SloganDocument
  ) -> SloganProposal? {
    let scalars = document.scalars.scalars
    let length = words[0].count
    let shared = (0..<length).filter { place in
      words.allSatisfy { scalars[$0[place]] == scalars[words[0][place]] }
    }
    let places = shared.filter { document.kind(words[0][$0]) == .han }
    guard !places.isEmpty, shared.count < length else { return nil }
    var marks = document.placeEvidence(spans[0])
    marks.insert(.distributed)
    marks.insert(.heading)
    marks.insert(words.count == 3 ? .threeSegments : .manySegments)
    marks.insert(.equalLengths)
    marks.insert(places.first == 0 ? .prefixFrame : .infixFrame)
    marks.insert(.richFrame, if: places.count >= 2)
    document.addWords(to: &marks, spans)
    return SloganProposal(range: spans[0], type: .parallel, evidence: marks, parts: spans)
  }
}
