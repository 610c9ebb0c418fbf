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
}
