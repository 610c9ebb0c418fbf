import HanCore

extension SloganText {
  /// What stands around a range: the marks that come from its place in the document.
  ///
  /// - Complexity: O(1): it looks at a few dozen scalars on either side.
  func placeEvidence(_ range: Range<Int>) -> SloganEvidenceSet {
    var marks = style
    let scalars = scalars.scalars
    let before = outside(before: range.lowerBound)
    let after = outside(after: range.upperBound)
    let isQuoted = before < range.lowerBound && after > range.upperBound
    marks.insert(.quoted, if: isQuoted)

    let previous = kind(before - 1)
    let next = kind(after)
    let opens = previous == .lineBreak || isItemLabel(endingAt: before)
    if let line = line(at: range.lowerBound) {
      let bounds = lines[line]
      let fills = before <= bounds.lowerBound && after >= bounds.upperBound
      marks.insert(.heading, if: fills)
      marks.insert(
        .title, if: line < 3 && bounds.count <= 44 && kind(bounds.upperBound - 1) != .stop)
      marks.insert(.opensParagraph, if: opens || before <= bounds.lowerBound)
    }
    marks.insert(.opensSentence, if: opens || previous.endsSentence)
    marks.insert(
      .endsSentence, if: next.endsSentence || (isQuoted && kind(after - 2).endsSentence))

    marks.insert(.freestanding, if: marks.contains(.opensSentence) && marks.contains(.endsSentence))
    if previous.isWord || previous == .colon {
      addIntroduction(to: &marks, endingAt: before, previous: previous)
    }
    if next.isWord {
      let scalar = scalars[after]
      marks.insert(.openList, if: scalar == "等")
      marks.insert(.beforeOf, if: scalar == "的")
      if !isQuoted {
        marks.insert(.beforeNoun, if: classes[after].isNominal)
      }
    }
    if isQuoted { addSpeech(to: &marks, before: before, after: after, end: range.upperBound) }
    addSentence(to: &marks, before: before, after: after)
    marks.insert(.afterColon, if: previous == .colon)
    marks.insert(.purpose, if: scalar(before - 1) == "以" && scalar(after) == "为")
    marks.insert(.endsDocument, if: count - after < 30)
    if isQuoted {
      marks.insert(.besideQuotation, if: isBesideQuotation(before: before, after: after))
    }
    if marks.contains(.beforeOf) {
      let high = min(count, after + 12)
      marks.insert(
        .attributeOfPeople, if: vocabulary.people.occurs(in: (after + 1)..<high, of: scalars))
    }
    addCalls(to: &marks, before: before, after: after, isQuoted: isQuoted)
    return marks
  }

  /// The start of the range with the quotation marks that open right before it.
  func outside(before start: Int) -> Int {
    var index = start
    while kind(index - 1) == .openQuote || kind(index - 1) == .plainQuote { index -= 1 }
    return index
  }

  /// The end of the range with the marks that close right behind it.
  func outside(after end: Int) -> Int {
    var index = end
    // A full stop may stand inside the quotation.
    if kind(index) == .stop || kind(index) == .comma, kind(index + 1) == .closeQuote { index += 1 }
    while kind(index) == .closeQuote || kind(index) == .plainQuote { index += 1 }
    return index
  }

  /// Whether 一是, 二要, 一、 or 1. ends at the index, at the start of a clause.
  func isItemLabel(endingAt end: Int) -> Bool {
    guard end >= 2 else { return false }
    let scalars = scalars.scalars
    let last = scalars[end - 1]
    guard last == "是" || last == "要" || last == "、" || last == "." || last == "）" else {
      return false
    }
    var start = end - 1
    while start > 0, end - start < 4,
      SloganNumerals.value(scalars[start - 1]) != nil || kind(start - 1) == .digit
    {
      start -= 1
    }
    guard start < end - 1 else { return false }
    return !kind(start - 1).isWord
  }

  /// Signal verbs and the like before a candidate.
  private func addIntroduction(
    to marks: inout SloganEvidenceSet, endingAt end: Int, previous: MarkKind
  ) {
    let scalars = scalars.scalars
    var position = previous == .colon ? end - 1 : end
    let low = max(0, position - 14)
    for _ in 0..<4 {
      if vocabulary.signals.length(before: position, from: low, in: scalars) != nil {
        marks.insert(.signalVerb)
        return
      }
      if vocabulary.directives.length(before: position, from: low, in: scalars) != nil {
        marks.insert(.directive)
      }
      guard let length = vocabulary.adverbs.length(before: position, from: low, in: scalars) else {
        break
      }
      position -= length
    }
    if vocabulary.listOpeners.length(before: end, from: low, in: scalars) != nil {
      marks.insert(.opensList)
    }
    var start = end
    while start > low, kind(start - 1).isWord { start -= 1 }
    if start < end, vocabulary.signals.occurs(in: start..<end, of: scalars) {
      marks.insert(.signalNear)
    }
  }

  /// Signs that a quotation is what somebody said.
  private func addSpeech(
    to marks: inout SloganEvidenceSet, before: Int, after: Int, end: Int
  ) {
    let scalars = scalars.scalars
    marks.insert(.stopInside, if: kind(end) == .stop)
    var high = after
    if kind(high) == .comma || kind(high) == .stop { high += 1 }
    let start = high
    while high < count, high - start < 10, kind(high).isWord { high += 1 }
    let isSaid =
      vocabulary.says.occurs(in: start..<high, of: scalars)
      || (kind(before - 1) == .colon
        && vocabulary.says.occurs(in: max(0, before - 5)..<(before - 1), of: scalars))
    marks.insert(.speech, if: isSaid)
  }

  /// What the sentence around a candidate is about, forty characters on either side at most.
  private func addSentence(to marks: inout SloganEvidenceSet, before: Int, after: Int) {
    let bytes = words.bytes
    let kinds = scalars.kinds
    var index = before
    let low = max(0, before - 40)
    while index > low, !kinds[index - 1].endsSentence {
      index -= 1
      if kinds[index] == .digit { marks.insert(.figures) }
      let hints = bytes[index] & (WordMap.past | WordMap.demand)
      if hints == 0 { continue }
      if hints & WordMap.past != 0 { marks.insert(.pastSentence) }
      if hints & WordMap.demand != 0,
        vocabulary.demands.length(at: index, to: before, in: scalars.scalars) != nil
      {
        marks.insert(.demandingSentence)
      }
    }
    index = after
    let high = min(count, after + 40)
    while index < high, !kinds[index].endsSentence {
      if bytes[index] & WordMap.past != 0 { marks.insert(.pastSentence) }
      if kinds[index] == .digit { marks.insert(.figures) }
      index += 1
    }
  }

  /// Whether another quotation stands right before or behind, perhaps with 、 or 和 between.
  private func isBesideQuotation(before: Int, after: Int) -> Bool {
    func joins(_ index: Int) -> Bool {
      kind(index) == .enumerationComma || scalar(index) == "和" || scalar(index) == "与"
    }
    return kind(before - 1) == .closeQuote || kind(after) == .openQuote
      || joins(before - 1) && kind(before - 2) == .closeQuote
      || joins(after) && kind(after + 1) == .openQuote
  }

  /// Words near a candidate that say what it is.
  private func addCalls(
    to marks: inout SloganEvidenceSet, before: Int, after: Int, isQuoted: Bool
  ) {
    let scalars = scalars.scalars
    var low = before
    while low > 0, before - low < 14, !kind(low - 1).endsSentence { low -= 1 }
    var high = after
    let reach = isQuoted ? 10 : 6
    while high < count, high - after < reach, kind(high).isWord || kind(high).isQuote {
      high += 1
    }
    marks.insert(
      .calledSlogan,
      if: vocabulary.calledSlogan.occurs(in: low..<before, of: scalars)
        || vocabulary.calledSlogan.occurs(in: after..<high, of: scalars))
    marks.insert(.calledProblem, if: vocabulary.calledProblem.occurs(in: after..<high, of: scalars))
    marks.insert(
      .calledThing,
      if: isQuoted && vocabulary.calledThing.occurs(in: after..<min(high, after + 5), of: scalars))
    let near = max(low, before - 6)
    marks.insert(
      .opposed, if: vocabulary.opposing.occurs(in: max(low, before - 10)..<before, of: scalars))
    marks.insert(
      .honour, if: isQuoted && vocabulary.honours.occurs(in: near..<before, of: scalars))
    marks.insert(
      .calledPrinciple, if: vocabulary.calledPrinciple.occurs(in: after..<high, of: scalars))
  }
}
