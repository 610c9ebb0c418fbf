import HanCore

extension SloganDocument {
  /// The marks that come from the words of segments.
  func addWords(to marks: inout SloganEvidenceSet, _ segments: [Range<Int>]) {
    let scalars = scalars.scalars
    var allVerbal = true
    var noVerb = true
    var endsNominal = true
    var singleWords = true
    var patterns: Set<[WordClass]> = []
    for segment in segments {
      var pattern: [WordClass] = []
      for index in segment {
        if starts[index] || index == segment.lowerBound { pattern.append(classes[index]) }
        marks.insert(.names, if: classes[index] == .name)
        marks.insert(.digits, if: kind(index) != .han)
      }
      let isVerbal = pattern.contains { $0 == .verb || $0 == .adjective || $0 == .adverb }
      allVerbal = allVerbal && isVerbal
      noVerb = noVerb && !isVerbal
      endsNominal = endsNominal && pattern.last?.isNominal == true
      singleWords = singleWords && pattern.count == 1
      patterns.insert(pattern)
      marks.insert(
        .narrative,
        if: segment.contains { index in
          starts[index]
            && SloganWords.narrative.length(at: index, to: segment.upperBound, in: scalars)
              .map { starts[index + $0] } == true
        })
      marks.insert(.demand, if: SloganWords.demand.occurs(in: segment, of: scalars))
      marks.insert(.personal, if: SloganWords.speech.occurs(in: segment, of: scalars))
      marks.insert(
        .idiom, if: classes[segment.lowerBound] == .idiom && pattern.count == 1)
    }
    marks.insert(.allVerbal, if: allVerbal)
    marks.insert(.noVerb, if: noVerb)
    marks.insert(.endsNominal, if: endsNominal)
    marks.insert(.singleWords, if: singleWords)
    marks.insert(.sameClasses, if: segments.count > 1 && patterns.count == 1)
  }

  /// A candidate for the given scalars.
  func candidate(
    _ range: Range<Int>, type: SloganType, template: String? = nil, members: [SloganMember] = [],
    evidence: SloganEvidenceSet
  ) -> SloganCandidate {
    let span = scalars.span(range)
    return SloganCandidate(
      form: text.sourceForm(of: span), canonical: SloganWording.canonical(scalars.scalars[range]),
      type: type, template: template, members: members, span: text.sourceSpan(of: span),
      evidence: evidence)
  }

  /// A member of a numeral slogan, by its scalars.
  func member(_ range: Range<Int>) -> SloganMember {
    let span = scalars.span(range)
    return SloganMember(
      text: text.sourceForm(of: span), canonical: SloganWording.canonical(scalars.scalars[range]),
      span: text.sourceSpan(of: span))
  }
}
