import HanCore

/// What a detector finds: ranges of scalars and marks. Wordings are made for those alone that may
/// be reported.
struct SloganSpan {
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
  /// What its words add to its score, in logits.
  var wordScore = 0.0
}

extension SloganText {
  /// The candidate with its wordings and its place in the source.
  func candidate(_ proposal: SloganSpan) -> SloganCandidate {
    let canonicalTemplate = proposal.frame.flatMap { frame in
      frame.frame.template(of: frame.segment) { String(scalars.scalars[$0]) }
    }
    let template = proposal.frame.flatMap { frame in
      text.map.isUnchanged(scalars.span(frame.segment))
        ? canonicalTemplate : frame.frame.template(of: frame.segment, wording: sourceScalar)
    }
    let members = proposal.members.map {
      let wording = wording(of: $0)
      return SloganMember(text: wording.form, canonical: wording.canonical, span: wording.span)
    }
    var parts: [TextSpan] = []
    var (form, canonical, span) = wording(of: proposal.range)
    if !proposal.parts.isEmpty {
      let wordings = proposal.parts.map(wording)
      form = wordings.map(\.form).joined(separator: "、")
      canonical = wordings.map(\.canonical).joined(separator: "、")
      parts = wordings.map(\.span)
      span = parts[0]
    }
    return SloganCandidate(
      form: form, canonical: canonical, type: proposal.type, template: template,
      canonicalTemplate: canonicalTemplate, members: members, span: span, parts: parts,
      evidence: proposal.evidence, wordScore: proposal.wordScore)
  }

  /// How the document writes one scalar; the scalar itself where it stands for several.
  private func sourceScalar(at index: Int) -> String {
    let form = text.sourceForm(of: scalars.span(index..<(index + 1)))
    return form.unicodeScalars.count == 1 ? form : String(scalars.scalars[index])
  }

  /// The document's wording of a range, the normalised one, and its place in the source.
  private func wording(of range: Range<Int>) -> (form: String, canonical: String, span: TextSpan) {
    let span = scalars.span(range)
    let isNormal = range.allSatisfy {
      scalars.kinds[$0].isWord || SloganWording.isKept(scalars.scalars[$0])
    }
    let canonical =
      isNormal ? slice(span) : SloganWording.canonical(scalars.scalars[range])
    // Most wordings are normal as they are: those are made once.
    let form = isNormal && text.map.isUnchanged(span) ? canonical : text.sourceForm(of: span)
    return (form, canonical, text.sourceSpan(of: span))
  }

  /// The canonical text of a span, by its bytes: finding characters takes longer than copying them.
  private func slice(_ span: TextSpan) -> String {
    text.text.utf8.withContiguousStorageIfAvailable {
      String(decoding: $0[span.lowerBound..<span.upperBound], as: UTF8.self)
    } ?? String(text.text[span])
  }
}
