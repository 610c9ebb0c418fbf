import HanCore

extension SloganText {
  /// The marks that come from the words of segments.
  ///
  /// - Complexity: O(length of the segments).
  func addWords(
    to marks: inout SloganEvidenceSet, _ segments: some Collection<Range<Int>>
  ) {
    var words = SegmentWords()
    for segment in segments {
      words.add(pattern(of: segment, marks: &marks))
      addCharacters(to: &marks, segment)
    }
    marks.insert(.idiom, if: words.idioms)
    marks.insert(.shortVerbs, if: words.shortVerbs)
    marks.insert(.longVerbs, if: words.longVerbs && words.endsNominal)
    marks.insert(.allVerbal, if: words.allVerbal)
    marks.insert(.noVerb, if: words.noVerb)
    marks.insert(.endsNominal, if: words.endsNominal)
    marks.insert(.singleWords, if: words.singleWords)
    marks.insert(.verbObject, if: words.verbObject)
    marks.insert(.subjectPredicate, if: words.subjectPredicate)
    marks.insert(.sameClasses, if: segments.count > 1 && words.sameClasses)
  }

  /// The marks that come from the words of one segment.
  func addWords(to marks: inout SloganEvidenceSet, _ segment: Range<Int>) {
    addWords(to: &marks, CollectionOfOne(segment))
  }

  /// Whether a character stands twice in a range, which must be short.
  func repeatsCharacter(in range: Range<Int>) -> Bool {
    let scalars = scalars.scalars
    for index in range.dropFirst() {
      for other in range.lowerBound..<index where scalars[other] == scalars[index] { return true }
    }
    return false
  }

  /// Whether 、 stands beside a range, or a comma with a segment of the same length behind it.
  func isRunMember(_ range: Range<Int>) -> Bool {
    let (before, after) = (kind(range.lowerBound - 1), kind(range.upperBound))
    if before == .enumerationComma || after == .enumerationComma { return true }
    if before == .comma {
      var start = range.lowerBound - 1
      while kind(start - 1).isWord, range.lowerBound - start <= range.count + 1 { start -= 1 }
      if range.lowerBound - 1 - start == range.count { return true }
    }
    if after == .comma {
      var end = range.upperBound + 1
      while kind(end).isWord, end - range.upperBound <= range.count + 1 { end += 1 }
      if end - range.upperBound - 1 == range.count { return true }
    }
    return false
  }

  /// The classes of the words of a segment.
  private func pattern(of segment: Range<Int>, marks: inout SloganEvidenceSet) -> SegmentPattern {
    var pattern = SegmentPattern()
    for index in segment {
      let wordClass = classes[index]
      if starts[index] || index == segment.lowerBound {
        pattern.append(wordClass)
        marks.insert(.openList, if: scalars.scalars[index] == "等" && wordClass == .particle)
      }
      pattern.lengthen()
      marks.insert(.names, if: wordClass == .name)
      marks.insert(.digits, if: kind(index) != .han)
      marks.insert(
        .quantities,
        if: wordClass == .numeral && (SloganNumerals.value(scalars.scalars[index]) ?? 0) > 1)
    }
    return pattern
  }

  /// The marks that come from words whatever their class.
  private func addCharacters(to marks: inout SloganEvidenceSet, _ segment: Range<Int>) {
    let scalars = scalars.scalars
    let end = segment.upperBound
    for index in segment {
      // Inside a word (重要, 社会) the same characters demand nothing; negations do.
      if starts[index] || index == segment.lowerBound
        || vocabulary.negations.contains(scalars[index])
      {
        marks.insert(.demand, if: vocabulary.demand.length(at: index, to: end, in: scalars) != nil)
      }
      marks.insert(.personal, if: vocabulary.speech.length(at: index, to: end, in: scalars) != nil)
      if starts[index],
        let length = vocabulary.narrative.length(at: index, to: end, in: scalars)
      {
        marks.insert(.narrative, if: starts[index + length])
      }
    }
  }
}

/// The classes of a segment's words.
private struct SegmentPattern {
  private(set) var first: WordClass?
  private(set) var last: WordClass?
  private(set) var count = 0
  private(set) var isVerbal = false
  /// The number of characters of the first word.
  private(set) var firstLength = 0
  /// The classes, five bits each; segments have few words.
  private(set) var signature: UInt64 = 0

  mutating func append(_ wordClass: WordClass) {
    if first == nil { first = wordClass }
    last = wordClass
    count += 1
    isVerbal = isVerbal || wordClass == .verb || wordClass == .adjective || wordClass == .adverb
    signature = signature << 5 | UInt64(wordClass.rawValue)
  }

  /// Notes a character of the last word.
  mutating func lengthen() { if count == 1 { firstLength += 1 } }
}

/// What the words of all segments have in common.
private struct SegmentWords {
  var allVerbal = true
  var noVerb = true
  var endsNominal = true
  var singleWords = true
  var sameClasses = true
  var idioms = true
  /// Every segment begins with a verb, an adverb or the like of one character.
  var shortVerbs = true
  /// Every segment begins with a verb of two characters that is not all of it.
  var longVerbs = true
  /// Every segment begins with a verb and ends with a noun.
  var verbObject = true
  /// Every segment begins with a noun and ends with a verb or an adjective.
  var subjectPredicate = true
  private var signature: UInt64?
  private var count = 0

  mutating func add(_ pattern: SegmentPattern) {
    let isPair = pattern.count > 1
    verbObject =
      verbObject && isPair && pattern.first?.isVerbal == true && pattern.last?.isNominal == true
    subjectPredicate =
      subjectPredicate && isPair && pattern.first?.isNominal == true
      && pattern.last?.isVerbal == true
    allVerbal = allVerbal && pattern.isVerbal
    noVerb = noVerb && !pattern.isVerbal
    endsNominal = endsNominal && pattern.last?.isNominal == true
    singleWords = singleWords && pattern.count == 1
    idioms = idioms && pattern.count == 1 && pattern.first == .idiom
    shortVerbs =
      shortVerbs && pattern.count > 1 && pattern.firstLength == 1
      && pattern.first?.isVerbal == true
    longVerbs =
      longVerbs && pattern.count > 1 && pattern.firstLength == 2 && pattern.first == .verb
    if let signature {
      sameClasses = sameClasses && signature == pattern.signature && count == pattern.count
    }
    signature = pattern.signature
    count = pattern.count
  }
}
