import HanCore

/// Writes down what has to be known of a document's best candidates once its text is gone.
struct RetainedCandidates {
  let text: TokenizedText
  let title: TokenizedText?
  let proposal: KeywordCandidateTable

  /// Adds candidates, with the values of their features if those are asked for.
  ///
  /// - Complexity: O(occurrences of all candidates of the document).
  func keep(
    _ best: [TopCandidates.Item], explaining features: KeywordFeatures?,
    in result: inout KeywordCandidates
  ) {
    result.entries.reserveCapacity(best.count)
    let places = spans(of: best)
    var starts = 0
    for (place, item) in best.enumerated() {
      let tally = proposal.tallies[Int(item.number)]
      let own = proposal.units.span(tally.first, tally.first + Int32(tally.words) - 1)
      let isApart = Int(tally.first) < proposal.units.apart
      let source = (isApart ? title : nil) ?? text
      let count = isApart ? 0 : Int(tally.textCount)
      let spans = places[starts..<(starts + count)]
      starts += count
      let term = append(source.text.text.utf8, own, to: &result.bytes)
      let entry = KeywordCandidates.Entry(
        hash: item.hash, score: item.score,
        referenceRarity: item.referenceRarity, term: term,
        form: form(of: spans.isEmpty ? [own] : spans, source, term, &result.bytes),
        spans: Int32(result.spans.count)..<Int32(result.spans.count + count),
        count: tally.count, nestedCount: tally.nestedCount, freeCount: tally.freeCount,
        length: tally.length, words: tally.words,
        characters: Self.characters(result.bytes[term.indices]))
      for span in spans { result.spans.append(text.text.sourceSpan(of: span)) }
      result.entries.append(entry)
      if let features {
        var values = [Double](repeating: 0, count: KeywordFeature.allCases.count)
        let number = Int(best[place].number)
        features.fill(&values, for: proposal.tallies[number], number: number)
        result.values += values
      }
    }
  }

  /// The places of candidates in the canonical text, candidate after candidate, each in order.
  private func spans(of best: [TopCandidates.Item]) -> [TextSpan] {
    var next = [Int32](repeating: -1, count: proposal.tallies.count)
    var total = 0
    for item in best {
      next[Int(item.number)] = Int32(total)
      total += Int(proposal.tallies[Int(item.number)].textCount)
    }
    var spans = [TextSpan](repeating: TextSpan(0, 0), count: total)
    let apart = proposal.units.apart
    for occurrence in proposal.occurrences where next[Int(occurrence.candidate)] >= 0 {
      guard Int(occurrence.first) >= apart else { continue }
      let number = Int(occurrence.candidate)
      spans[Int(next[number])] = proposal.units.span(occurrence.first, occurrence.last)
      next[number] += 1
    }
    return spans
  }

  private func append(
    _ text: String.UTF8View, _ span: TextSpan, to bytes: inout [UInt8]
  ) -> Range<Int32> {
    let start = bytes.count
    let from = text.index(text.startIndex, offsetBy: span.lowerBound)
    bytes.append(contentsOf: text[from..<text.index(from, offsetBy: span.count)])
    return Int32(start)..<Int32(bytes.count)
  }

  /// The wording at most of the spans; the first by bytes among equals.
  private func form(
    of spans: some Collection<TextSpan>, _ source: TokenizedText, _ term: Range<Int32>,
    _ bytes: inout [UInt8]
  ) -> Range<Int32> {
    // Most terms are always written as they are in the canonical script.
    let canonical = bytes[term.indices]
    if spans.allSatisfy({ Self.isWritten($0, as: canonical, in: source.text) }) { return term }
    var forms: [Term: Int] = [:]
    for span in spans { forms[Term(source.text.sourceForm(of: span)), default: 0] += 1 }
    guard let best = forms.max(by: { a, b in (a.value, b.key) < (b.value, a.key) })?.key else {
      return term
    }
    let start = bytes.count
    bytes.append(contentsOf: best.text.utf8)
    return Int32(start)..<Int32(bytes.count)
  }

  private static func isWritten(
    _ span: TextSpan, as term: ArraySlice<UInt8>, in text: MappedText
  ) -> Bool {
    let place = text.sourceSpan(of: span)
    guard place.count == term.count else { return false }
    let source = text.source.utf8
    let start = source.index(source.startIndex, offsetBy: place.lowerBound)
    return source[start..<source.index(start, offsetBy: place.count)].elementsEqual(term)
  }

  /// Which characters there are, as bits.
  private static func characters(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var bits: UInt64 = 0
    var value: UInt64 = 0
    for byte in bytes {
      if byte & 0xC0 != 0x80, value != 0 {
        bits |= 1 &<< (value & 63)
        value = 0
      }
      value = value &* 31 &+ UInt64(byte)
    }
    return value == 0 ? bits : bits | 1 &<< (value & 63)
  }
}
