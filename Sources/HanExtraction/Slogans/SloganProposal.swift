import HanCore

/// What a detector finds: ranges of scalars and marks. Wordings are made for those alone that may
/// be reported.
struct SloganProposal {
  /// The scalars; the first part of a slogan that is spread over headings.
  var range: Range<Int>
  var type: SloganType
  var evidence: SloganEvidenceSet
  /// The frame, and the segment that shows it.
  var frame: (frame: SegmentFrame, segment: Range<Int>)?
  /// What a numeral counts.
  var members: [Range<Int>] = []
  /// All parts of a slogan that is spread over headings; else empty.
  var parts: [Range<Int>] = []
}

extension SloganDocument {
  /// The candidate with its wordings and its place in the source.
  func candidate(_ proposal: SloganProposal) -> SloganCandidate {
    let ranges = proposal.parts.isEmpty ? [proposal.range] : proposal.parts
    let spans = ranges.map { scalars.span($0) }
    return SloganCandidate(
      form: spans.map(text.sourceForm).joined(separator: "、"),
      canonical: ranges.map { SloganWording.canonical(scalars.scalars[$0]) }
        .joined(separator: "、"),
      type: proposal.type,
      template: proposal.frame.flatMap { $0.frame.template(of: $0.segment, in: scalars.scalars) },
      members: proposal.members.map(member), span: text.sourceSpan(of: spans[0]),
      parts: proposal.parts.isEmpty ? [] : spans.map(text.sourceSpan), evidence: proposal.evidence)
  }

  private func member(_ range: Range<Int>) -> SloganMember {
    let span = scalars.span(range)
    return SloganMember(
      text: text.sourceForm(of: span), canonical: SloganWording.canonical(scalars.scalars[range]),
      span: text.sourceSpan(of: span))
  }
}
