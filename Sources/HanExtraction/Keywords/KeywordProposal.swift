import HanCore

/// One document's way from words to candidates, counted.
struct KeywordProposal {
  let units: KeywordUnits
  private(set) var tallies: [KeywordTally] = []
  private(set) var occurrences: [KeywordOccurrence] = []

  private let model: KeywordModel
  private var index: HashIndex

  init(_ units: KeywordUnits, model: KeywordModel, maximumWords: Int, maximumWidth: Int) {
    self.units = units
    self.model = model
    let count = units.units.count
    index = HashIndex(capacity: count)
    occurrences.reserveCapacity(count * 3 / 2)
    let clauses = units.clauses
    var bounds: [Int] = []
    for clause in clauses {
      propose(clause, maximumWords, maximumWidth)
      bounds.append(occurrences.count)
    }
    var start = 0
    for (clause, end) in zip(clauses, bounds) {
      markNested(start..<end, in: clause, maximumWords)
      start = end
    }
  }

  private mutating func propose(_ clause: Range<Int>, _ maximumWords: Int, _ maximumWidth: Int) {
    for start in clause where units.units[start].canBegin {
      var width = 0
      var length = 0
      var hasContent = false
      for end in start..<min(clause.upperBound, start + maximumWords) {
        let unit = units.units[end]
        width += Int(unit.width)
        length += Int(unit.length)
        if width > maximumWidth { break }
        if unit.isContent { hasContent = true }
        guard unit.canEnd, hasContent, length >= 2 else { continue }
        add(start, end, length: length, in: clause)
      }
    }
  }

  private mutating func add(_ start: Int, _ end: Int, length: Int, in clause: Range<Int>) {
    let (first, last) = (units.units[start], units.units[end])
    let hash = model.hasher.hash(
      from: first.startPrefix, to: last.endPrefix, count: Int(last.end - first.start))
    let (number, isNew) = index.insert(hash)
    if isNew {
      tallies.append(
        KeywordTally(
          hash: hash, first: Int32(start), words: UInt8(end - start + 1),
          length: UInt16(clamping: length)))
    }
    occurrences.append(
      KeywordOccurrence(candidate: Int32(number), first: Int32(start), last: Int32(end)))
    let before = start > 0 ? units.units[start - 1] : nil
    let after = end + 1 < units.units.count ? units.units[end + 1] : nil
    // The edges of a text are breaks like those between lines.
    let edge: Int32 = 0
    let (wordBefore, wordAfter) = (before?.word ?? edge, after?.word ?? edge)
    tallies[number].count += 1
    if first.flags.contains(.isTitle) {
      tallies[number].titleCount += 1
      if before?.flags.contains(.isTitle) != true { tallies[number].startsTitle = true }
      if after?.flags.contains(.isTitle) != true { tallies[number].endsTitle = true }
    }
    if start >= units.apart {
      if tallies[number].textCount == 0 {
        // A title may be cut into other words.
        tallies[number].first = Int32(start)
        tallies[number].words = UInt8(end - start + 1)
      }
      tallies[number].textCount += 1
    }
    if before?.isBoundary ?? true, after?.isBoundary ?? true { tallies[number].freeCount += 1 }
    if before?.flags.contains(.isBreak) ?? true, after?.flags.contains(.isBreak) ?? true {
      tallies[number].aloneCount += 1
    }
    if let before, let after, before.flags.contains(.opensMarks), after.flags.contains(.closesMarks)
    {
      tallies[number].markedCount += 1
    }
    tallies[number].before += Int32(
      units.words[Int(wordBefore)].roles[KeywordRole.before.rawValue])
    tallies[number].after += Int32(units.words[Int(wordAfter)].roles[KeywordRole.after.rawValue])
    tallies[number].kindsBefore |= Self.kind(wordBefore)
    tallies[number].kindsAfter |= Self.kind(wordAfter)
  }

  /// One of 64 classes of words, as a bit.
  private static func kind(_ word: Int32) -> UInt64 {
    1 << UInt64((UInt32(bitPattern: word) &* 0x9E37_79B1) >> 26)
  }

  /// Counts occurrences inside longer candidates that occur more than once.
  private mutating func markNested(
    _ found: Range<Int>, in clause: Range<Int>, _ maximumWords: Int
  ) {
    // Occurrences come by start, then by end. `reach` is the furthest end of a repeated candidate
    // that began before the current start, `own` of those that begin at it.
    var reach: [Int32] = []
    for position in found where tallies[Int(occurrences[position].candidate)].count > 1 {
      if reach.isEmpty { reach = [Int32](repeating: -1, count: clause.count) }
      let occurrence = occurrences[position]
      let place = Int(occurrence.first) - clause.lowerBound
      reach[place] = max(reach[place], occurrence.last)
    }
    if reach.isEmpty { return }
    for position in found {
      let occurrence = occurrences[position]
      let place = Int(occurrence.first) - clause.lowerBound
      var isNested = reach[place] > occurrence.last
      var earlier = max(0, place - maximumWords + 1)
      while !isNested, earlier < place {
        isNested = reach[earlier] >= occurrence.last
        earlier += 1
      }
      if isNested { tallies[Int(occurrence.candidate)].nestedCount += 1 }
    }
  }
}

extension KeywordUnit {
  /// Whether a candidate beside it stands free on that side.
  var isBoundary: Bool { !flags.isDisjoint(with: [.isBreak, .isStop]) }
}
