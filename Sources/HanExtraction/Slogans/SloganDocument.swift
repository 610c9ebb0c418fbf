import HanCore

/// What detectors look at: the canonical text as scalars, with its runs and quotations.
struct SloganDocument {
  /// The canonical text.
  let text: MappedText
  /// Its scalars.
  let scalars: ScalarText
  /// Runs of segments.
  let runs: [SegmentRun]
  /// What stands between quotation marks on one line, without them; at most
  /// ``maximumQuotation`` characters.
  let quotations: [Range<Int>]

  static let maximumQuotation = 40

  init(_ text: MappedText) {
    self.text = text
    scalars = ScalarText(text.text)
    runs = SegmentRun.runs(in: scalars)
    quotations = Self.quotations(in: scalars.scalars)
  }

  /// A candidate for the given scalars.
  func candidate(
    _ range: Range<Int>, type: SloganType, template: String? = nil,
    evidence: Set<SloganEvidence>
  ) -> SloganCandidate {
    let span = scalars.span(range)
    return SloganCandidate(
      form: text.sourceForm(of: span), canonical: SloganWording.canonical(scalars.scalars[range]),
      type: type, template: template, span: text.sourceSpan(of: span), evidence: evidence)
  }

  /// Whether a verb that introduces demands stands within eight characters before `start`, in the
  /// same clause.
  func followsSignalVerb(_ start: Int) -> Bool {
    var low = start
    while low > 0, start - low < 8 {
      let scalar = scalars.scalars[low - 1]
      if !Marks.isWordScalar(scalar), !Marks.isQuote(scalar) { break }
      low -= 1
    }
    var before = String.UnicodeScalarView()
    before.append(contentsOf: scalars.scalars[low..<start])
    let context = String(before)
    return FrameWords.signals.contains { context.contains($0) }
  }

  private static func quotations(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for (index, scalar) in scalars.enumerated() {
      guard let closing = Marks.closing(scalar) else { continue }
      var end = index + 1
      let limit = min(scalars.count, index + 2 + maximumQuotation)
      while end < limit, scalars[end] != closing, scalars[end] != scalar, !scalars[end].isLineBreak
      {
        end += 1
      }
      if end < limit, scalars[end] == closing, end > index + 1 { result.append((index + 1)..<end) }
    }
    return result
  }
}

/// Finds one kind of slogan.
///
/// A detector proposes: it may find too much, as long as its evidence lets ranking sort it out. It
/// must be linear in the length of the text.
protocol SloganDetector: Sendable {
  /// What might be slogans of the document, in order.
  func candidates(in document: SloganDocument) -> [SloganCandidate]
}
